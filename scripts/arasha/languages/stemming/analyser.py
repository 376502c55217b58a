"""A language as the search uses it: words of a text, their keys, readings of what was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from arasha.languages.stemming.endings import Endings
from arasha.languages.stemming.folding import fold as folded
from arasha.languages.stemming.readings import Reading, Readings
from arasha.languages.stemming.steps import read_steps, rewritten
from arasha.languages.stemming.tables import table
from arasha.languages.stemming.words import words

LONGEST = 40
"""Letters of a word that are read; longer runs are no words, and nobody types them twice alike."""
_REMEMBERED = 200_000


class Analyser:
    """Everything the search knows of one language. Made once by `analyser`; remembers the keys of words."""

    def __init__(self, language: str) -> None:
        data = table(language)
        self.language = language
        self._fold = str.maketrans(data.get("fold", {}))
        self._bare = tuple(data.get("bare", {}).items())
        self._endings = Endings(data) if "case" in data else None
        self._steps = read_steps(data.get("key", ()))
        self._readings = Readings(data)
        self._behind_hyphen = re.compile(data.get("behind_hyphen", "(?!)"))
        self._apostrophe = re.compile(data.get("apostrophe", "(?!)"))
        self._same: dict[str, str] = {}
        for line in data.get("same", ()):
            first, *others = line.split()
            self._same |= dict.fromkeys(others, first)
        self._keys_of_folded = lru_cache(maxsize=_REMEMBERED)(self._keys)

    def fold(self, text: str) -> str:
        """A word as it is compared."""
        return folded(text, self._fold)

    def bare(self, key: str) -> str:
        """A key without the letters that many keyboards lack: equal for құқық and кукык."""
        for letter, plain in self._bare:
            key = key.replace(letter, plain)
        return key

    def tokens(self, text: str) -> Iterator[tuple[str, int, int]]:
        """Words of a text with start and end. An ending behind a hyphen is part of the word before it: БҰҰ-ның."""
        end = -2
        for word, start, after in words(text):
            if not (start == end + 1 and text[end] in "-‑" and self._behind_hyphen.search(self.fold(word))):
                yield word, start, after
            end = after

    def readings(self, text: str) -> list[Reading]:
        """What the typed text can mean, in the order of trust; the first is the text itself."""
        return self._readings.of(text)

    def keys(self, word: str) -> tuple[str, ...]:
        """The keys of a word, the likelier first."""
        return self._keys_of_folded(self.fold(word[: 4 * LONGEST])[:LONGEST])

    def _keys(self, word: str) -> tuple[str, ...]:
        word = self._apostrophe.sub("", word, count=1)
        word = self._same.get(word, word)
        stems = self._endings.stems(word) if self._endings else (word,)
        return tuple(dict.fromkeys(rewritten(stem, self._steps) for stem in stems))


@lru_cache(maxsize=32)
def analyser(language: str) -> Analyser:
    """The analyser of a language, made once."""
    return Analyser(language)


def keys(word: str, language: str) -> tuple[str, ...]:
    """The keys of a word: equal for all its forms, two where one form can belong to two words, the likelier first."""
    return analyser(language).keys(word)


def bare(key: str, language: str) -> str:
    """A key without the letters that many keyboards lack, see `Analyser.bare`."""
    return analyser(language).bare(key)


def fold(text: str, language: str) -> str:
    """A word as it is compared, see `folding.fold`."""
    return analyser(language).fold(text)


def tokens(text: str, language: str) -> Iterator[tuple[str, int, int]]:
    """Words of a text with start and end, see `Analyser.tokens`."""
    return analyser(language).tokens(text)


def readings(text: str, language: str) -> list[Reading]:
    """What a typed text can mean, see `readings`."""
    return analyser(language).readings(text)
