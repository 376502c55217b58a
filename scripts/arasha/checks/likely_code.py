"""What is most likely code: a liberal reading, for rules about language, where taking code for text is a false alarm.

The walls against scripts read strictly (`code`): what only may be code, they take for text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

CODE = re.compile(
    r"^[ \t>]*+(`{3,}+|~{3,}+)[^\n]*\n.*?^[ \t>]*+\1[`~]*+[ \t]*$|(?<!`)(`++)(?:[^\n]|\n(?!\s*\n))+?(?<!`)\2(?!`)",
    re.DOTALL | re.MULTILINE,
)
"""A block between fences, wherever it stands and however indented; code in a line, or over the lines of a paragraph."""
_MOST_TICKS = 5_000


def may_hold_code(text: str) -> bool:
    """Whether it is worth looking; not where backticks are so many that looking would take seconds."""
    return text.count("`") < _MOST_TICKS and ("`" in text or "~~~" in text)


def in_code(text: str, position: int, body_start: int) -> bool:
    """Whether this position of the body is most likely in code."""
    spans = _spans(text, body_start)
    place = bisect_right(spans, (position, len(text))) - 1
    return place >= 0 and position < spans[place][1]


@lru_cache(maxsize=1)
def _spans(text: str, body_start: int) -> list[tuple[int, int]]:
    """Kept for the text at hand: each rule asks about each of its findings."""
    return [match.span() for match in CODE.finditer(text, body_start)] if may_hold_code(text) else []
