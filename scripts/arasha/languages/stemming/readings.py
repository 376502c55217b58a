"""What a reader may have meant who typed without the letters, the alphabet or the keyboard of the language.

In the order of trust: the text itself; its missing letters put back (казак → қазақ); Latin letters read as the
language's (qukyk → құқық); the same keys on the other keyboard (ghfdf → права). A later reading is to be tried when an
earlier one finds little. A loose one guesses letters: its keys are to be compared by `bare`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from arasha.languages.stemming.folding import fold
from arasha.languages.stemming.steps import read_rule
from arasha.languages.stemming.tables import Table

LONGEST = 200
"""Characters of a text that are read again; a longer one was pasted, not mistyped."""
_CHUNKS = re.compile(r"([ \t\n\r]+)")


@dataclass(frozen=True)
class Reading:
    """One way to read what was typed.

    Attributes:
        text: the words meant; of the first reading, what was typed.
        kind: `typed`, `letters`, `latin` or `keyboard`.
        loose: letters in it are guessed: compare keys by `bare`.
    """

    text: str
    kind: str
    loose: bool = False


class _Rewriting:
    """Rules of a table, each applied wherever it fits, one after the other."""

    def __init__(self, rules: Iterable[Sequence[Any]]) -> None:
        self._rules = [read_rule(*rule) for rule in rules]

    def __call__(self, word: str) -> str:
        for pattern, written, _ in self._rules:
            word = pattern.sub(written, word)
        return word


class Readings:
    """The readings that a language's table knows (`typed`)."""

    def __init__(self, table: Table) -> None:
        data: dict[str, Any] = table.get("typed", {})
        self._own = re.compile(data.get("own", "(?!)"))
        self._other = re.compile(data.get("other", "(?!)"))
        self._keyboard = str.maketrans(*data["keyboard"]) if "keyboard" in data else None
        self._latin = _Rewriting(data["latin"]) if "latin" in data else None
        self._latin_letters = str.maketrans(*data["latin_letters"]) if "latin_letters" in data else {}
        self._rows = [(re.compile(row["if"]), _Rewriting(row["then"])) for row in data.get("letters", ())]
        self._ends = _Rewriting(data.get("ends", ()))

    def of(self, text: str) -> list[Reading]:
        """All readings, each once; the first is the text."""
        found = [Reading(text, "typed")]
        if len(text) <= LONGEST:
            chunks = _CHUNKS.split(text)
            chunks[::2] = map(fold, chunks[::2])
            found += self._guessed(chunks)
        return list(dict.fromkeys(found))

    def _guessed(self, chunks: list[str]) -> Iterator[Reading]:
        if self._rows and any(map(self._own.search, chunks)):
            yield from self._with_letters(chunks, "letters")
        foreign = [bool(self._other.search(chunk)) and not self._own.search(chunk) for chunk in chunks]
        if not any(foreign):
            return
        if self._latin:
            chunks_read = [self._from_latin(one) if other else one for one, other in zip(chunks, foreign, strict=True)]
            if self._rows:
                yield from self._with_letters(chunks_read, "latin")
            else:
                yield Reading("".join(chunks_read), "latin")
        if self._keyboard:
            pairs = zip(chunks, foreign, strict=True)
            yield Reading("".join(one.translate(self._keyboard) if other else one for one, other in pairs), "keyboard")

    def _from_latin(self, chunk: str) -> str:
        return self._latin(chunk).translate(self._latin_letters) if self._latin else chunk

    def _with_letters(self, chunks: list[str], kind: str) -> Iterator[Reading]:
        restored = [self._restored(chunk) for chunk in chunks]
        yield Reading("".join(map(self._ends, restored)), kind, loose=True)
        yield Reading("".join(restored), kind, loose=True)

    def _restored(self, chunk: str) -> str:
        for fits, rewrite in self._rows:
            if fits.search(chunk):
                return rewrite(chunk)
        return chunk
