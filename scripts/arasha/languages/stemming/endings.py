"""Stems of an agglutinative language: case, possessive and plural are taken off from the right.

Each form of an ending counts only after the sounds that choose it and in the row of vowels that the stem asks for; a
possessive changes the case endings that follow it. Of all readings the deepest is right, unless the stem of a
shallower one is on the list of whole words. What is left is read again until nothing comes off: белсенді looks
inflected itself, and белсенділер must end where it does.

Only nouns in the third person. Derivation, verbs, the first and second persons would cost more wrong finds than they
bring right ones: қалам is a pen, and "my city".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from arasha.languages.stemming.tables import Table

_REMEMBERED = 200_000


@dataclass(frozen=True)
class _Ending:
    """The letters and the row of vowels after which an ending stands; None: any."""

    after: str | None
    row: re.Pattern[str] | None


@dataclass(frozen=True)
class _Endings:
    """Endings by their text, and by their last letter how long they are."""

    forms: dict[str, _Ending]
    lengths: dict[str, tuple[int, ...]]


class Endings:
    """The endings of a language, as its table lists them."""

    def __init__(self, table: Table) -> None:
        harmony: dict[str, str] = table["harmony"]
        self._rows = tuple(re.compile(f"{harmony[row]}|{harmony['free']}") for row in ("back", "front"))
        self._sounds: dict[str, str] = table["sounds"]
        self._plural = self._read(table["plural"])
        self._case = self._read(table["case"])
        self._case_after_possessive = self._read(table["case_after_possessive"])
        self._short_possessive: tuple[str, ...] = tuple(table["possessive"])
        self._long_possessive: tuple[str, ...] = tuple(table["possessive_after_vowel"])
        self._closed = re.compile(table["closed"])
        self._not_long = re.compile(table["not_an_ending"])
        self._vowel = re.compile(table["vowel"])
        self._short = frozenset(table["short"].split())
        self._whole = frozenset(table["whole"].split())
        self._whole_endings: tuple[str, ...] = tuple(table["whole_endings"].split())
        self._both: tuple[str, ...] = tuple(table["both"])
        self._once = lru_cache(maxsize=_REMEMBERED)(self._read_once)

    def stems(self, word: str) -> tuple[str, ...]:
        """The stem; more than one if the word can come of several, the likeliest first."""
        first, *other = self._once(word)
        return tuple(dict.fromkeys(map(self._all_off, [first, *other])))

    def _all_off(self, word: str) -> str:
        while True:
            stem = self._once(word)[0]
            if stem == word:
                return word
            word = stem

    def _read_once(self, word: str) -> Sequence[str]:
        """What one reading leaves of the word; many words leave the same, which is then read again."""
        if self._stays(word):
            return [word]
        found = sorted({word, *self._readings(word)}, key=len)
        whole = [stem for stem in found if self._stays(stem)]
        if whole:
            return whole[::-1]
        if word.endswith(self._both) and word[:-1] in found and found[0] == word[:-2]:
            return [found[0], word[:-1]]
        return found[:1]

    def _stays(self, word: str) -> bool:
        return word in self._whole or word.endswith(self._whole_endings)

    def _readings(self, word: str) -> Iterator[str]:
        yield from self._without_plural(word)
        yield from self._without_possessive(word)
        for rest in self._without(word, self._case):
            yield rest
            yield from self._without_plural(rest)
        for rest in self._without(word, self._case_after_possessive):
            yield from self._without_possessive(rest)

    def _without_possessive(self, word: str) -> Iterator[str]:
        if not word.endswith(self._short_possessive):
            return
        row = self._rows[self._short_possessive.index(word[-1])]
        owned = [word[:-1]] if self._closed.search(word[:-1]) else []
        long = word.endswith(self._long_possessive) and word[-3:-2] in self._sounds["V"]
        if long and (word[:-2] in self._whole or not self._not_long.search(word)):
            owned.append(word[:-2])
        for stem in owned:
            if self._is_stem(stem) and row.search(stem):
                yield stem
                yield from self._without_plural(stem)

    def _without_plural(self, word: str) -> Iterator[str]:
        return self._without(word, self._plural)

    def _without(self, word: str, endings: _Endings) -> Iterator[str]:
        for length in endings.lengths.get(word[-1:], ()):
            ending = endings.forms.get(word[-length:])
            if ending:
                stem = word[:-length]
                sound = stem[-2:-1] if stem.endswith("ь") else stem[-1:]
                if (
                    self._is_stem(stem)
                    and (ending.after is None or sound in ending.after)
                    and (ending.row is None or ending.row.search(stem))
                ):
                    yield stem

    def _is_stem(self, word: str) -> bool:
        return (len(word) > 2 and self._vowel.search(word) is not None) or word in self._short

    def _read(self, lines: Sequence[str]) -> _Endings:
        """Endings from lines: the form of the back row, that of the front row, sounds; one form alone fits both."""
        found: dict[str, _Ending] = {}
        for line in lines:
            words = line.split()
            sounds = words.pop() if words[-1].isascii() else ""
            after = "".join(self._sounds[one] for one in sounds) if sounds else None
            for text, row in zip(words, self._rows if len(words) > 1 else (None,), strict=True):
                found[text] = _Ending(after, row)
        lengths: dict[str, set[int]] = {}
        for text in found:
            lengths.setdefault(text[-1], set()).add(len(text))
        return _Endings(found, {letter: tuple(sorted(every)) for letter, every in lengths.items()})
