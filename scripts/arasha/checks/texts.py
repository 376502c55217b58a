"""A version's file as rules see it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any

from arasha.checks.prose import prose_of
from arasha.content import Item, Problem, Version


@dataclass(frozen=True)
class Text:
    r"""One file: what is written (`raw`, line ends as `\\n`), and of which item and version it is."""

    item: Item
    version: Version
    raw: str

    @property
    def language(self) -> str:
        """The language of the version."""
        return self.version.language

    @cached_property
    def body_start(self) -> int:
        """Position in the file where the body begins."""
        return self._starts[min(self.version.body_line, len(self._starts)) - 1]

    @cached_property
    def prose(self) -> str:
        """The file with everything blanked that is no prose; positions are those of the file."""
        return prose_of(self.raw, self.body_start)

    def line_at(self, position: int) -> int:
        """Line in the file of a position, from 1."""
        return bisect_right(self._starts, position)

    def problem(self, code: str, position: int, *, warning: bool = False, wording: str = "", **values: Any) -> Problem:
        """A problem at a position in the file."""
        return Problem(code, self.version.path, self.line_at(position), values, wording, warning)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(line) + 1 for line in self.raw.split("\n")[:-1])]


Rule = Callable[[Text], Iterator[Problem]]
"""A rule about one file alone. What it finds is kept until the file, the item's kind or the rules change."""
