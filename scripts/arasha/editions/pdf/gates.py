"""What must be true of a document before anybody gets it: it would look finished without."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Name
from weasyprint.formatting_structure import boxes  # type: ignore[import-untyped]

FAMILY = "Arasha"
"""Every face of ours bears this name; anything else is a font of the machine that filled in for a missing letter."""


_HANGING = 5
"""Pixels of CSS, 1.3 mm, that may stand out: the space at the end of a line of code."""


def lost_notes(document: Any, calls: int) -> str:
    """Words for footnotes that the layout lost, empty when all are there.

    WeasyPrint can drop a note without a word (its issue 2502): each call in the text must have its mark on a page, and
    each mark its note.

    Args:
        document: what WeasyPrint has laid out.
        calls: how many notes the text calls.
    """
    called, printed = set(), set()
    for page in document.pages:
        for box in boxes_of(page._page_box):
            name = str(getattr(box, "element_tag", "") or "")
            if name.endswith("::footnote-call"):
                called.add(box.element)
            elif name.endswith("::footnote-marker"):
                printed.add(box.element)
    if len(called) == calls and called == printed:
        return ""
    return f"footnotes: {calls} in the text, {len(called)} called, {len(printed)} printed"


def is_cut_off(document: Any) -> bool:
    """Whether words or pictures stand beyond the margin at their right: paper has no scroll bar."""
    for page in document.pages:
        edge = page._page_box.content_box_x() + page._page_box.width + _HANGING
        for box in boxes_of(page._page_box.children[0]):
            if isinstance(box, boxes.TextBox | boxes.ReplacedBox) and box.position_x + box.width > edge:
                return True
    return False


def foreign_fonts(data: bytes) -> list[str]:
    """Fonts in a PDF that are not ours, not embedded, or can't be read as text."""
    wrong = set()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for font in (one for one in pdf.objects if isinstance(one, pikepdf.Dictionary)):
            if font.get(Name.Type) != Name.Font or Name.DescendantFonts not in font:
                continue
            name = str(font.BaseFont).lstrip("/").partition("+")[2]
            descriptor = font.DescendantFonts[0].FontDescriptor
            embedded = any(key in descriptor for key in (Name.FontFile, Name.FontFile2, Name.FontFile3))
            if not (name.startswith(FAMILY) and embedded and Name.ToUnicode in font):
                wrong.add(name)
        simple = {"/Type1", "/TrueType", "/Type3"}
        fonts = (one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get(Name.Type) == Name.Font)
        wrong |= {str(font.get(Name.BaseFont, "?")) for font in fonts if str(font.get(Name.Subtype)) in simple}
    return sorted(wrong)


def boxes_of(box: Any) -> Iterator[Any]:
    """A laid out box and everything in it."""
    waiting = [box]
    while waiting:
        one = waiting.pop()
        one = getattr(one, "_box", one)
        yield one
        waiting += getattr(one, "children", ())
