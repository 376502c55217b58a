"""Original and translations: which version is which, and whether a translation still says what the original says."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from arasha.content.front_matter import Source
from arasha.content.library import State
from arasha.content.problem import Problem, ProblemError
from arasha.content.texts import Texts

FINGERPRINT_DIGITS = 8
_NOT_TEXT = frozenset({"translated_from", "coverage", "updated"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A version before its standing is known: the file as read and its checked language fields."""

    language: str
    source: Source
    texts: Texts

    @property
    def translated_from(self) -> str:
        """Language it was translated from, empty in an original."""
        return self.texts.translated_from.language if self.texts.translated_from else ""


def fingerprint(texts: Texts, body: str) -> str:
    """Eight hex digits of what a translator works from: all language fields and the body.

    White space is folded and letters composed (NFC), so that re-wrapping a paragraph changes nothing.
    """
    fields = texts.model_dump(mode="python", exclude=set(_NOT_TEXT), exclude_defaults=True)
    written = "\n".join([*(f"{key}: {_flat(value)}" for key, value in sorted(fields.items())), " ".join(body.split())])
    return hashlib.sha256(unicodedata.normalize("NFC", written).encode()).hexdigest()[:FINGERPRINT_DIGITS]


def _flat(value: object) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{key}={_flat(part)}" for key, part in sorted(value.items()))
    if isinstance(value, list | tuple):
        return "; ".join(_flat(part) for part in value)
    return " ".join(str(value).split())


def original_of(drafts: Mapping[str, Draft]) -> str:
    """The language of the one version that is no translation.

    Raises:
        ProblemError: two originals, none, a cycle, a translation from a version that is not there or without a stamp.
    """
    originals = [draft for draft in drafts.values() if not draft.translated_from]
    if len(originals) > 1:
        first, second = originals[:2]
        raise _problem("two-originals", second, ("title",), other=first.source.path, language=first.language)
    for draft in drafts.values():
        if draft.translated_from and draft.translated_from not in drafts:
            raise _problem("source-missing", draft, ("translated_from", "language"), language=draft.translated_from)
    for draft in drafts.values():
        chain = [draft.language]
        while upper := drafts[chain[-1]].translated_from:
            if upper in chain:
                round_trip = " → ".join([*chain[chain.index(upper) :], upper])
                raise _problem("translation-cycle", drafts[upper], ("translated_from",), chain=round_trip)
            chain.append(upper)
    for draft in drafts.values():
        if draft.texts.translated_from and not draft.texts.translated_from.fingerprint:
            upper_draft = drafts[draft.translated_from]
            stamp = fingerprint(upper_draft.texts, upper_draft.source.body)
            raise _problem("fingerprint-missing", draft, ("translated_from",), fingerprint=stamp)
    return originals[0].language


def states(drafts: Mapping[str, Draft]) -> dict[str, tuple[State, bool, str]]:
    """For each language: its state, whether it is behind, and its own fingerprint. Sound drafts only."""
    prints = {language: fingerprint(draft.texts, draft.source.body) for language, draft in drafts.items()}
    found: dict[str, tuple[State, bool, str]] = {}
    for language, draft in drafts.items():
        behind = _behind(draft, drafts, prints)
        state = State.BEHIND if behind else State.CURRENT
        if not draft.translated_from:
            state = State.ORIGINAL
        elif draft.texts.coverage == "summary":
            state = State.SUMMARY
        found[language] = (state, behind, prints[language])
    return found


def _behind(draft: Draft, drafts: Mapping[str, Draft], prints: Mapping[str, str]) -> bool:
    while stamp := draft.texts.translated_from:
        if stamp.fingerprint != prints[stamp.language]:
            return True
        draft = drafts[stamp.language]
    return False


def _problem(code: str, draft: Draft, location: tuple[str, ...], **values: object) -> ProblemError:
    return ProblemError(Problem(code, draft.source.path, draft.source.line_of(location), values))
