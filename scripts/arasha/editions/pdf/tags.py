"""What WeasyPrint leaves out of the tag tree of a PDF and PDF/UA-1 or its readers want.

WeasyPrint 70 builds the tree in one private function, which is wrapped here; the version is pinned for that reason.
Added are the language of a phrase in another language (ISO 32000-1, 14.9.2; without it a screen reader says English in
Kazakh), `Note` with an ID for footnotes (ISO 14289-1, 7.9) and `Span` for emphasis. Left out is what the template hides
from a screen reader: it becomes an artifact (ISO 14289-1, 7.1).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pydyf  # type: ignore[import-untyped]
from PIL import ImageFile
from weasyprint.pdf import tags  # type: ignore[import-untyped]

from arasha.editions.pdf.dom import NOTE
from arasha.editions.pdf.structure import PART

ImageFile.LOAD_TRUNCATED_IMAGES = False
"""WeasyPrint sets it for the whole process; here a damaged picture must be told, not published by half."""

_EMPHASIS = frozenset({"em", "strong", "i", "b", "cite"})
_LANGUAGE = "lang"
_CONTENTS = "toc"
"""Class of the lists of contents in the templates."""


@contextmanager
def better_tags() -> Iterator[None]:
    """Documents written inside have the additions."""
    build = tags._build_box_tree
    notes = iter(range(1, 1_000_000))
    numbers: dict[Any, int] = {}

    def wrapped(box: Any, parent: Any, pdf: Any, *rest: Any) -> Iterator[Any]:
        shown, first = not _is_hidden(box), True
        for element in build(box, parent, pdf, *rest):
            if first:
                _improve(box, element, notes)
                _number(box, element, numbers)
            first = False
            if shown:
                yield element

    tags._build_box_tree = wrapped
    try:
        yield
    finally:
        tags._build_box_tree = build


def _is_hidden(box: Any) -> bool:
    source, inner = _source(box), getattr(box, "_box", box)
    return bool(getattr(inner, "is_leader", False)) or (source is not None and source.get("aria-hidden") == "true")


def _source(box: Any) -> Any:
    """The HTML element that a box was made of, None when there is none."""
    return getattr(getattr(box, "_box", box), "element", None)


def _improve(box: Any, element: Any, notes: Iterator[int]) -> None:
    source = _source(box)
    if source is None:
        return
    tag = str(getattr(getattr(box, "_box", box), "element_tag", ""))
    if source.get(_LANGUAGE) and tag not in ("html", "body") and ":" not in tag:
        element["Lang"] = pydyf.String(source.get(_LANGUAGE))
    if element["S"] == "/NonStruct" and tag in _EMPHASIS:
        element["S"] = "/Span"
    if tag == "span" and NOTE in source.get("class", "").split() and element["S"] in ("/Span", "/NonStruct"):
        element["S"] = "/Note"
        element["ID"] = pydyf.String(f"note-{next(notes)}")
    if tag == "ol" and _CONTENTS in source.get("class", "").split() and element["S"] == "/L":
        element["S"] = "/TOC"
    if tag == "dt" and element["S"] == "/LBody":
        element["S"] = "/Lbl"
    if tag.startswith("a:") and element["S"] == "/Link":
        element["S"] = "/Span"
    if tag.endswith("::footnote-call"):
        element["S"] = "/Reference"
    if tag.endswith("::footnote-marker"):
        element["S"] = "/Lbl"


def _number(box: Any, element: Any, numbers: dict[Any, int]) -> None:
    """The same number for what was made of the same element of HTML, on however many pages."""
    source = _source(box)
    if source is not None and ":" not in str(getattr(getattr(box, "_box", box), "element_tag", "")):
        element[PART] = numbers.setdefault(source, len(numbers) + 1)
