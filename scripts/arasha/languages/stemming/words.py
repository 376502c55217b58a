"""Where the words of a text are."""

from __future__ import annotations

import re
from collections.abc import Iterator

_INSIDE = "\u00ad\u0300-\u036f\u200b-\u200d\u2060\ufeff"
"""Soft hyphens, accents and joiners stand within words."""
_RUN = rf"[^\W_]+(?:[{_INSIDE}]+[^\W_]*)*"
_WORD = re.compile(rf"{_RUN}(?:['’ʼ]{_RUN})*")
_CHAIN = re.compile(rf"{_WORD.pattern}(?:[-‑]{_WORD.pattern})*")


def words(text: str) -> Iterator[tuple[str, int, int]]:
    """Words with their start and end: runs of letters and digits, an apostrophe within letters included.

    A hyphen ends a word: іс-шара is found by either half, and the other half must be there too when both are asked for.
    """
    for match in _WORD.finditer(text):
        yield match[0], match.start(), match.end()


def chains(text: str) -> list[str]:
    """The words in their order, those that only a hyphen parts in one: іс-шара. Fast, for texts by the thousand."""
    return _CHAIN.findall(text)
