"""Words with a hyphen stay on one line: еңбекші-мигрант, 33-бап, non-refoulement.

A program that reads a PDF takes a hyphen at the end of a line for one that the typesetter has put there, and makes
one word without a hyphen of it, which no search for the real word finds.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

UNBROKEN = "unbroken"
"""Class of what the print style sheet keeps on one line."""
_HYPHENED = re.compile(r"(?<![\w/.:-])([^\W_]+(?:-[^\W_]+)+)(?![\w/-])")
"""A word, not a part of an address."""
_LONGEST = 40
"""Letters that surely fit a line; a column of a table is another matter, there the word may be broken."""


def keep_whole(element: Element) -> None:
    """Mark the words with a hyphen in everything below the element."""
    for child in list(element):
        if child.get("class") != UNBROKEN:
            keep_whole(child)
    for place, child in reversed(list(enumerate(list(element)))):
        first, spans = _split(child.tail or "")
        if spans:
            child.tail = first
            element[place + 1 : place + 1] = spans
    first, spans = _split(element.text or "")
    if spans:
        element.text = first
        element[0:0] = spans


def _split(text: str) -> tuple[str, list[Element]]:
    """What comes before the first such word, and the words, each with what comes after it."""
    if "-" not in text:
        return text, []
    parts = _HYPHENED.split(text)
    spans = []
    for word, after in zip(parts[1::2], parts[2::2], strict=True):
        span = Element("span", {"class": UNBROKEN} if len(word) <= _LONGEST else {})
        span.text, span.tail = word, after
        spans.append(span)
    return parts[0], spans
