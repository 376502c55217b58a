"""The files of a new item in all languages: what must be filled in stands open, the rest is offered in comments."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic.fields import FieldInfo

from arasha.content.fields import KindName
from arasha.content.kinds import KINDS
from arasha.content.labels import example, label
from arasha.content.places import DATED, FLAT, TRAINING, UNDATED
from arasha.content.scanning import version_name
from arasha.content.standings import fingerprint
from arasha.content.texts import TEXTS
from arasha.languages import Language, PartialDate

DATE_FIELDS: dict[KindName, str] = {"news": "date", "event": "start", "project": "start", "module": "date"}
"""The field that a kind's one date goes to."""
_LATER = frozenset({"translated_from", "updated", "corrections", "moved_from", "withdrawn"})
"""Fields that no new item has use for, and the one that is written by itself."""
_TRANSLATION = "coverage"
_QUOTED = '""'
_OPEN = {"title": _QUOTED, "summary": _QUOTED, "person": _QUOTED, "aims": '\n  - ""', "version": '"1.0"'}
"""Required fields as they stand before anybody has written their value; all others are left blank."""


@dataclass(frozen=True)
class Wish:
    """What an editor has said of the item that is to be.

    Attributes:
        original: language that the item is written in first.
        date: its date, for the kinds that have one.
        course: folder of its course, for a module; `number` is its place there.
    """

    kind: KindName
    slug: str
    title: str
    original: str
    date: PartialDate | None = None
    course: str = ""
    number: int = 1

    @property
    def folder(self) -> str:
        """Where the item will stand, below the content folder."""
        if self.kind == "page":
            return self.slug
        if self.kind in ("course", "module"):
            return "/".join(part for part in (TRAINING, self.course, self.slug) if part)
        sections = {kind: section for section, kind in (DATED | FLAT).items()}
        year = str(self.date.year) if self.date and self.date.known else UNDATED
        return "/".join((sections[self.kind], *([year] if self.kind in DATED.values() else []), self.slug))


def drafts(wish: Wish, languages: Sequence[str], words: Language, docs: str = "docs") -> dict[str, str]:
    """The texts of the item's files by their path below the content folder, the original first.

    Args:
        wish: what the editor has said.
        languages: the site's languages.
        words: the editor's language, which the comments are in.
        docs: name of the content folder, for the commands that the comments tell.
    """
    order = sorted(languages, key=lambda code: code != wish.original)
    found = {}
    for code in order:
        path = f"{wish.folder}/{version_name(code)}"
        lines = _original(wish, words) if code == wish.original else _translation(wish, words, f"{docs}/{path}")
        found[path] = "\n".join(["---", *lines, "---", "", ""])
    return found


def _original(wish: Wish, words: Language) -> Iterator[str]:
    language = words.locale.languages.get(wish.original, wish.original)
    yield f"# {words.text('draft_original', language=language)}"
    fields = TEXTS[wish.kind].model_fields | KINDS[wish.kind].model_fields
    yield from _fields(wish, words, fields, _known(wish))


def _translation(wish: Wish, words: Language, file: str) -> Iterator[str]:
    yield f"# {words.text('draft_translation')}"
    yield f"# {words.text('draft_source', title=wish.title)}"
    yield f"# {words.text('draft_stamp', file=file)}"
    yield "translated_from:"
    yield f"  language: {wish.original}"
    yield f'  fingerprint: "{_mark(wish)}"'
    yield from _fields(wish, words, TEXTS[wish.kind].model_fields, {})


def _fields(wish: Wish, words: Language, fields: dict[str, FieldInfo], known: dict[str, str]) -> Iterator[str]:
    """Required fields and those whose value is known, then the others, each under what it is for."""
    offered = [name for name in fields if name not in _LATER and (name != _TRANSLATION or not known)]
    needed = [name for name in offered if fields[name].is_required() or name in known]
    yield f"# {words.text('draft_required')}"
    for name in needed:
        yield f"# {label(wish.kind, name, words.code)}"
        yield f"{name}: {known.get(name) or _OPEN.get(name, '')}".replace(": \n", ":\n").rstrip()
    yield "#"
    yield f"# {words.text('draft_optional')}"
    for name in (name for name in offered if name not in needed):
        yield f"# {label(wish.kind, name, words.code)}"
        yield f"#{name}: {example(wish.kind, name)}"
    yield "#"
    yield f"# {words.text('draft_body')}"


def _known(wish: Wish) -> dict[str, str]:
    """Values that the editor has given, in YAML. JSON's quotes are YAML's double quotes."""
    known = {"title": json.dumps(wish.title, ensure_ascii=False)}
    if wish.date is not None and wish.kind in DATE_FIELDS:
        known[DATE_FIELDS[wish.kind]] = str(wish.date)
    if wish.kind == "module":
        known["number"] = str(wish.number)
    return known


def _mark(wish: Wish) -> str:
    """The mark of a translation of the empty original: as soon as that has a text, the translation is behind it."""
    blank = {"title": wish.title, "summary": "", "person": "", "aims": ("",)}
    model = TEXTS[wish.kind]
    given: dict[str, Any] = {name: value for name, value in blank.items() if name in model.model_fields}
    return fingerprint(model.model_construct(**given), "")
