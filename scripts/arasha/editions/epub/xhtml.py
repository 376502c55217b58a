"""Rendered HTML as EPUB wants it: well-formed, without what only a page in a browser has use for."""

from __future__ import annotations

from xml.etree.ElementTree import Element, tostring

from arasha.editions.epub.links import safe
from arasha.editions.markup import printable
from arasha.editions.pdf.dom import classes, words

_FOR_SCREENS = ("loading", "decoding", "srcset", "sizes", "tabindex", "rel")
_FRAME = "table"
"""Class of the frame in which a page lets a wide table scroll; a book has nothing to scroll in."""


def to_xhtml(element: Element) -> str:
    """The element without what follows it, as XML (XHTML's syntax, HTML 14.2)."""
    tail, element.tail = element.tail, None
    text = tostring(element, encoding="unicode", method="xml")
    element.tail = tail
    return printable(text)


def adapt(body: Element) -> None:
    """Take out what EPUB's HTML doesn't know or readers can't show, and add what tables need to be read aloud."""
    for element in body.iter():
        if name := element.get("id"):
            element.set("id", safe(name))
        if language := element.get("lang"):
            element.set("xml:lang", language)  # what programs that read XML look for (XHTML 1.0, C.7)
        for name in _FOR_SCREENS:
            element.attrib.pop(name, None)
        if element.tag == "div" and _FRAME in classes(element):
            element.attrib = {"class": _FRAME}
    for table in body.iter("table"):
        _name_cells(table)
    for picture in body.iter("picture"):
        for source in picture.findall("source"):
            picture.remove(source)
        picture.tag = "span"


def _name_cells(table: Element) -> None:
    """Give each cell its column's name, which a narrow screen shows before it, where it sets rows one under the other.

    The roles keep it a table for those who hear it: laid out so, it would be none to some programs.
    """
    heads = [words(cell) for row in table.iterfind("thead/tr") for cell in row]
    table.set("role", "table")
    for part in (*table.iter("thead"), *table.iter("tbody")):
        part.set("role", "rowgroup")
        for row in part.iter("tr"):
            row.set("role", "row")
            for place, cell in enumerate(row):
                _name_cell(cell, heads[place] if part.tag == "tbody" and place < len(heads) else "")


def _name_cell(cell: Element, head: str) -> None:
    if cell.tag == "th":
        cell.set("role", "rowheader" if cell.get("scope") == "row" else "columnheader")
        cell.attrib.setdefault("scope", "col")
        return
    cell.set("role", "cell")
    if head:
        cell.set("data-head", f"{head}: ")
