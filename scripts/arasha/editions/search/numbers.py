"""Whole numbers as printable ASCII: the smaller, the shorter.

A number's last digit is one of 57 characters and all before it are of 34 others, so that none needs a separator. Every
number begins on a character, which lets gzip see how often each occurs; Base64 of bytes would blur that. Quotation mark
and backslash, which JSON would escape, are not among them. `engine-numbers.js` reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate, pairwise

LAST = "".join(map(chr, range(35, 92)))
"""`#` to `[`."""
BEFORE = "".join(map(chr, range(93, 127)))
"""`]` to `~`."""
_NUMBER = re.compile(r"[\]-~]*[#-\[]")


class _Spelt(dict[int, str]):
    """Numbers as text, each made once."""

    def __missing__(self, number: int) -> str:
        rest, last = divmod(number, len(LAST))
        found = LAST[last]
        while rest:
            rest, digit = divmod(rest, len(BEFORE))
            found = BEFORE[digit] + found
        self[number] = found
        return found


class _Read(dict[str, int]):
    """Texts as numbers, each read once."""

    def __missing__(self, text: str) -> int:
        number = 0
        for letter in text[:-1]:
            number = number * len(BEFORE) + BEFORE.index(letter)
        number = number * len(LAST) + LAST.index(text[-1])
        self[text] = number
        return number


_SPELT = _Spelt()
_READ = _Read()
digits = _SPELT.__getitem__
"""One number from 0."""


def gaps(numbers: Iterable[int], start: int = 0) -> str:
    """Ascending numbers from `start`, each as its distance from the one before, the first from that before `start`."""
    spelt = _SPELT
    return "".join([spelt[number - before - 1] for before, number in pairwise((start - 1, *numbers))])


def numbers(text: str) -> list[int]:
    """The numbers that a text holds."""
    return list(map(_READ.__getitem__, _NUMBER.findall(text)))


def ascending(distances: Iterable[int], start: int = 0) -> list[int]:
    """The numbers that `gaps` made distances of."""
    return [number - 1 for number in accumulate((start, *[one + 1 for one in distances]))][1:]
