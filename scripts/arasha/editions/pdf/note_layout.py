"""Footnotes stay on the page of the line that calls them, and none is lost (WeasyPrint's issue 2502).

Two faults of WeasyPrint 70 are made good by wrapping two private functions; the version is pinned for that reason.

- Whether notes overflow their area is asked without tolerance: the rounding of a sum says yes, and lines go to the next
  page with half of this one empty. Our area has no height of its own, so it never overflows.
- When the second line of a paragraph is the first that doesn't fit a page, notes of the lines above are pushed on to
  the next page, the line takes the room that this makes, and its own notes are forgotten (since its change 2437). The
  paragraph goes to the next page instead, as `footnote-policy: line` asks.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.layout import LayoutContext, block  # type: ignore[import-untyped]


@contextmanager
def notes_stay() -> Iterator[None]:
    """Documents laid out inside keep each note with its call."""
    lay_lines, grow = block._linebox_layout, LayoutContext._update_footnote_area

    def grown(context: Any) -> bool:
        grow(context)
        return False

    block._linebox_layout = _holding(lay_lines)
    LayoutContext._update_footnote_area = grown
    try:
        yield
    finally:
        block._linebox_layout = lay_lines
        LayoutContext._update_footnote_area = grow


def _holding(lay_lines: Any) -> Any:
    """The function that lays the lines of a paragraph, but it gives the paragraph up where it would push notes on."""

    def wrapped(
        context: Any, box: Any, index: int, child: Any, done: list[Any], page_is_empty: bool, *rest: Any
    ) -> tuple[Any, ...]:
        here, pushed = list(context.current_page_footnotes), len(context.reported_footnotes)
        abort, *others = lay_lines(context, box, index, child, done, page_is_empty, *rest)
        if len(context.reported_footnotes) > pushed and not page_is_empty:
            _take_back(context, here, pushed)
            abort = True
        return (abort, *others)

    return wrapped


def _take_back(context: Any, here: list[Any], pushed: int) -> None:
    """The page's notes are again those from before the paragraph; its own wait until it is laid out anew."""
    for note in [*context.current_page_footnotes, *context.reported_footnotes[pushed:]]:
        context.unlayout_footnote(note)
    for note in here:
        context.layout_footnote(note)
