"""The last touches on a print document: what its style sheet must know of tables, titles, boxes and references."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from arasha.editions.pdf.dom import NOTE, classes, with_class, words
from arasha.editions.pdf.hyphens import UNBROKEN, keep_whole
from arasha.editions.pdf.links import lead_out, link_addresses
from arasha.editions.pdf.notes import hold_calls
from arasha.editions.pdf.papers import Paper

_FEW = 5
"""Columns of a table in the usual type; of more, words would break."""
_FIGURE = 20
"""Letters of a sum or a number at the right of its column: 1 250 000 ₸ stays on one line."""
_HEAD, _HEAD_LETTERS = 7, 60
"""Words and letters of a running head: a checker takes longer ones for prose that nobody hears (outloud, TAG-002)."""
_SHORT, _LETTERS = 10, 85
"""Lines of a box up to which it stays on one page, and letters of a line; a longer box would leave a gap."""


def touch_up(body: Element, paper: Paper) -> None:
    """Get the body of a document ready for the typesetter."""
    lead_out(body, paper.url)
    link_addresses(body)
    for table in body.iter("table"):
        _touch_table(table)
    for heading in (one for level in ("h1", "h2", "h3", "h4") for one in body.iter(level)):
        heading.set("data-short", in_short(words(heading)))
        if with_class(heading, "span", NOTE):
            heading.set("data-words", words(heading))
    before, after = paper.page_words
    for paragraph in (one for one in body.iter("p") if "to-answer" in classes(one)):
        for link in paragraph.iter("a"):
            link.attrib |= {"data-before": before, "data-after": after}
    for box in body.iter("div"):
        if "admonition" in classes(box) and _lines(box) <= _SHORT:
            box.set("class", " ".join(sorted(classes(box) | {"short"})))
    keep_whole(body)
    hold_calls(body)


def in_short(title: str) -> str:
    """A title as the head of a page has room for."""
    taken = title.split()[:_HEAD]
    while len(" ".join(taken)) > _HEAD_LETTERS and len(taken) > 1:
        taken.pop()
    short = " ".join(taken)
    return short if short == title else f"{short.rstrip('.,:;–—- ')}…"


def _touch_table(table: Element) -> None:
    if max((len(row) for row in table.iter("tr")), default=0) > _FEW:
        table.set("class", "many")
    for cell in table.iter("td"):
        if "to-right" in classes(cell) and len(words(cell)) <= _FIGURE:
            cell.set("class", f"to-right {UNBROKEN}")
    for row in table.iter("thead"):
        for cell in row.iter("th"):
            cell.set("scope", "col")


def _lines(box: Element) -> int:
    """How many lines a box takes, more or less."""
    return sum(1 + len(words(block)) // _LETTERS for tag in ("p", "li") for block in box.iter(tag))
