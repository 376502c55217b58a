"""Glossary: words to avoid and the agreed term to write instead, from `glossary.yml`. Advice only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

from arasha.checks.texts import Rule, Text
from arasha.content import Problem

FILE = Path(__file__).parent / "glossary.yml"
MOST = 20
"""Warnings on one file."""
_QUOTES = {"en": ("“", "”")}
_OTHER_QUOTES = ("«", "»")


@dataclass(frozen=True, slots=True)
class Avoided:
    """A word to avoid: what is looked for first, the whole word, what to write, names that keep it."""

    find: str
    pattern: re.Pattern[str]
    write: str
    names: tuple[str, ...]


@cache
def terms() -> tuple[dict[str, Any], ...]:
    """The agreed terms as the file has them."""
    return tuple(yaml.load(FILE.read_text(encoding="utf-8"), yaml.CSafeLoader))


@cache
def avoided(language: str) -> tuple[Avoided, ...]:
    """The words to avoid in a language."""
    return tuple(
        Avoided(
            find=entry["find"],
            pattern=re.compile(rf"\b(?:{entry['pattern']})\b".replace(" ", r"\s+"), re.IGNORECASE),
            write=entry["write"],
            names=tuple(entry.get("names", ())),
        )
        for term in terms()
        for entry in term.get("avoid", {}).get(language, ())
    )


def agreed_terms(text: Text) -> Iterator[Problem]:
    """Words to avoid; those in quotes, which are names or somebody's words, stay."""
    yield from islice(_avoided(text), MOST)


def _avoided(text: Text) -> Iterator[Problem]:
    lower = text.prose.lower()
    for word in avoided(text.language):
        if word.find not in lower:
            continue
        for match in word.pattern.finditer(text.prose):
            if not (_in_name(text.prose, match, word.names) or _in_quotes(text, match.start())):
                yield text.problem("term-avoided", match.start(), warning=True, term=match[0], better=word.write)


def _in_name(prose: str, match: re.Match[str], names: tuple[str, ...]) -> bool:
    """Whether an official name covers the word."""
    around = max((len(name) for name in names), default=0)
    start = max(0, match.start() - around)
    near = " ".join(prose[start : match.end() + around].lower().split())
    return any(name in near for name in names)


def _in_quotes(text: Text, position: int) -> bool:
    """Whether the nearest quote before the word, in its line, opens."""
    opening, closing = _QUOTES.get(text.language, _OTHER_QUOTES)
    line = text.prose[text.prose.rfind("\n", 0, position) + 1 : position]
    return line.rfind(opening) > line.rfind(closing)


RULES: tuple[Rule, ...] = (agreed_terms,)
