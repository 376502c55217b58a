"""Rewriting a word step by step: how suffix-stripping stemmers of the Snowball family are written down.

A step is a list of rules; of each step the first rule whose pattern is found in the word rewrites it, once. A rule is
a regular expression, what stands for it (`$1`: its first group), and optionally how many of the steps that follow are
left out then. Patterns keep to what Python and JavaScript read alike: no look-behind, no flags.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

Rule = tuple[re.Pattern[str], str, int]
"""Pattern, what stands for it as Python writes that, how many steps are left out."""
Steps = tuple[tuple[tuple[re.Pattern[str], tuple[str | int, ...], int], ...], ...]
"""As rules; what stands for a match in pieces, a number being that of a group: Python would take it apart each time."""
_GROUP = re.compile(r"\$(\d)")


def read_steps(data: Iterable[Iterable[Sequence[Any]]]) -> Steps:
    """Compile steps from a table."""
    return tuple(tuple(_in_pieces(*rule) for rule in step) for step in data)


def read_rule(pattern: str, written: str, skip: int = 0) -> Rule:
    """Compile one rule."""
    return re.compile(pattern), _GROUP.sub(r"\\\1", written), skip


def rewritten(word: str, steps: Steps) -> str:
    """The word after all steps."""
    at = 0
    while at < len(steps):
        skip = 0
        for pattern, pieces, leave_out in steps[at]:
            match = pattern.search(word)
            if match:
                put = "".join([piece if isinstance(piece, str) else match[piece] or "" for piece in pieces])
                word = word[: match.start()] + put + word[match.end() :]
                skip = leave_out
                break
        at += 1 + skip
    return word


def _in_pieces(pattern: str, written: str, skip: int = 0) -> tuple[re.Pattern[str], tuple[str | int, ...], int]:
    pieces = enumerate(_GROUP.split(written))
    return re.compile(pattern), tuple(int(piece) if place % 2 else piece for place, piece in pieces if piece), skip
