"""How much paper a document takes, as WeasyPrint has laid it out."""

from __future__ import annotations

from typing import Any

from weasyprint.formatting_structure import boxes  # type: ignore[import-untyped]

from arasha.editions.pdf.gates import boxes_of

_THIN = 0.25
"""The part of a page's height that its text must fill."""


def thin_pages(document: Any) -> list[int]:
    """Numbers of the pages behind the cover that are nearly empty."""
    return [number for number, page in enumerate(document.pages[1:], 2) if _filled(page._page_box) < _THIN]


def paper_taken(document: Any) -> tuple[int, int]:
    """Pages, and how many of them are nearly empty in the midst of the document; the smaller, the better."""
    pages = len(document.pages)
    return pages, sum(number < pages for number in thin_pages(document))


def _filled(page: Any) -> float:
    """How far down the page its last line of text stands, footnotes aside: 1 is the bottom."""
    lines = (box for box in boxes_of(page.children[0]) if isinstance(box, boxes.LineBox))
    lowest = max((line.position_y + line.height for line in lines), default=0)
    return float((lowest - page.content_box_y()) / page.height)
