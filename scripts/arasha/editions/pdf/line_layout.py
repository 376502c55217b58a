"""Lines are as full as they can be, before an element too.

A fault of WeasyPrint 70 is made good by wrapping one of its functions; the version is pinned for that reason. A text
before an element (`the law <em>in force</em>`) that fits its line but for its last space is measured with that space,
found too long, and given up down to its first word, which then stands on a line alone. By CSS Text 3, section 4.1.2,
spaces at a line's end hang and count for nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.layout import inline  # type: ignore[import-untyped]


@contextmanager
def lines_are_full() -> Iterator[None]:
    """Documents laid out inside have no lines of one word where more fit."""
    split = inline.split_first_line
    inline.split_first_line = _hanging(split)
    try:
        yield
    finally:
        inline.split_first_line = split


def _hanging(split: Any) -> Any:
    """The function that finds the first line of a text, but the text's last space takes no room."""

    def wrapped(text: str, *rest: Any, **options: Any) -> tuple[Any, ...]:
        line: tuple[Any, ...] = split(text, *rest, **options)
        layout, _, resume, *_ = line
        bare = text.rstrip(" ")
        if resume is None or bare == text or " " in layout.text.strip(" ") or " " not in bare:
            return line
        whole: tuple[Any, ...] = split(bare, *rest, **options)
        if whole[2] is not None:
            return line
        return (*whole[:2], len(text.encode()), *whole[3:])

    return wrapped
