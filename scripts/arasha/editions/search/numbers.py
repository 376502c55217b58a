"""Whole numbers as printable ASCII: the smaller, the shorter.

A number's last digit is one of 57 characters and all before it are of 34 others, so that none needs a separator. Every
number begins on a character, which lets gzip see how often each occurs; Base64 of bytes would blur that. Quotation mark
and backslash, which JSON would escape, are not among them. `engine-numbers.js` reads them.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

LAST = "".join(map(chr, range(35, 92)))
"""`#` to `[`."""
BEFORE = "".join(map(chr, range(93, 127)))
"""`]` to `~`."""


def _spelt(number: int) -> str:
    rest, last = divmod(number, len(LAST))
    found = LAST[last]
    while rest:
        rest, digit = divmod(rest, len(BEFORE))
        found = BEFORE[digit] + found
    return found


_READY = tuple(_spelt(number) for number in range(len(BEFORE) * len(LAST)))
"""Most numbers are small."""


def digits(number: int) -> str:
    """One number from 0."""
    return _READY[number] if number < len(_READY) else _spelt(number)


def gaps(numbers: Iterable[int]) -> str:
    """Ascending numbers, each as its distance from the one before, the first from -1."""
    return "".join([digits(number - before - 1) for before, number in pairwise((-1, *numbers))])
