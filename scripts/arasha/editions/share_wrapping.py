"""A title set in lines: as large as it can be, in as few lines, and those of like length."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from arasha.editions.share_words import ELLIPSIS, SPACE

_LONE = re.compile(r"(?<!\S)([^\W\d_]) (?=\S)")
_HALVINGS = 6
"""Tries at making lines of like length; after six the room is known to a sixty-fourth."""

Measure = Callable[[str], float]
"""The width of a text in pixels, at one size."""


@dataclass(frozen=True, slots=True)
class Step:
    """A size of letters in pixels, and how many lines of it there is room for."""

    size: int
    lines: int


@dataclass(frozen=True, slots=True)
class Setting:
    """A text that was set: the size of its letters and its lines."""

    size: int
    lines: tuple[str, ...]


def fitted(text: str, steps: Sequence[Step], measure: Callable[[int], Measure], room: float) -> Setting:
    """Set a text at the largest step that holds it; at the last one it is cut, with an ellipsis.

    Args:
        text: what to set.
        steps: sizes from the largest to the smallest.
        measure: gives for a size the function that measures at it.
        room: width of a line in pixels.
    """
    words = [word for word in SPACE.split(text) if word]
    for step in steps:
        width = measure(step.size)
        lines = wrapped(words, width, room)
        if len(lines) <= step.lines and all(width(line) <= room for line in lines):
            return Setting(step.size, tuple(_balanced(words, lines, width, room)))
    last = steps[-1]
    width = measure(last.size)
    lines = wrapped([part for word in words for part in _broken(word, width, room)], width, room)
    return Setting(last.size, tuple(_cut(lines, last.lines, width, room)))


def bound(text: str) -> str:
    """The text with words of one letter (и, в, a) bound to the next: Russian typesetters leave none at a line's end."""
    return _LONE.sub("\\1\u00a0", text)


def wrapped(words: Sequence[str], width: Measure, room: float) -> list[str]:
    """Words in lines, each line as full as it gets; a word wider than the room has a line to itself."""
    lines: list[str] = []
    space, filled = width(" "), 0.0
    for word in words:
        wide = width(word)
        if lines and filled + space + wide <= room:
            lines[-1] += f" {word}"
            filled += space + wide
        else:
            lines.append(word)
            filled = wide
    return lines


def _balanced(words: Sequence[str], lines: list[str], width: Measure, room: float) -> list[str]:
    """The same number of lines in the least room that holds them."""
    narrow, wide = max(map(width, words), default=0.0), room
    for _ in range(_HALVINGS if len(lines) > 1 else 0):
        middle = (narrow + wide) / 2
        tried = wrapped(words, width, middle)
        if len(tried) > len(lines):
            narrow = middle
        else:
            lines, wide = tried, middle
    return lines


def _broken(word: str, width: Measure, room: float) -> list[str]:
    """A word in parts that fit; nearly always the word itself."""
    parts = [""]
    for letter in word:
        if width(parts[-1] + letter) > room:
            parts.append("")
        parts[-1] += letter
    return parts


def _cut(lines: list[str], number: int, width: Measure, room: float) -> list[str]:
    """The first lines, the last of them ending in an ellipsis if more would follow."""
    if len(lines) <= number:
        return lines
    last = lines[number - 1]
    while last and width(f"{last}{ELLIPSIS}") > room:
        last = last.rpartition(" ")[0] or last[:-1]
    return [*lines[: number - 1], f"{last.rstrip(' ,;:.–—-')}{ELLIPSIS}"]
