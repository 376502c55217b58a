"""What belongs on one line stays there: еңбекші-мигрант, 33-бап; № 12, ст. 3; a dash and the word before it.

A program that reads a PDF takes a hyphen at the end of a line for one that the typesetter has put there, and makes
one word without a hyphen of it, which no search for the real word finds. The rest is for the eye. Spaces stay spaces,
for a search again.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

UNBROKEN = "unbroken"
"""Class of what the print style sheet keeps on one line."""
_WORD = r"[^\W_]+(?:[-–][^\W_]+)*"
_NUMBERED = (
    r"(?:№|Nos?\.|[Aa]rt(?:s?\.|icles?)|[Pp]ara(?:s?\.|graphs?)|[Сс]т(?:\.|ат[а-я]{1,4})|[Пп](?:п?\.|ункт[а-я]{0,3}))"
    r"\s\d[\w/–-]*"
)
"""The sign or the word before a number (статья 33, paragraph 7), and the number."""
_SYMBOL = r"[A-Z]{1,6}(?:/[\w.]*\w)+"
"""Of a document of the United Nations: CCPR/C/GC/36."""
_LISTED = r"(?<=[.:;?!]\s)\d{1,2}\.\s[^\W_]+"
"""The number of a question within a paragraph, and its first word."""
_DASH = r"\s[—–](?=\s)"
_HYPHENED = r"[^\W_]+(?:[-–][^\W_]+)+(?![\w/-])"
"""A word, not a part of an address."""
_WHOLE = re.compile(rf"(?<![\w/.:-])((?:{_NUMBERED}|{_SYMBOL}|{_LISTED}|{_HYPHENED})(?:{_DASH})?|{_WORD}{_DASH})")
LONGEST = 40
"""Letters that surely fit a line; a column of a table is another matter, there the word may be broken."""


def keep_whole(element: Element) -> None:
    """Mark what belongs on one line in everything below the element."""
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
    """What comes before the first such place, and the places, each with what comes after it."""
    parts = _WHOLE.split(text)
    spans = []
    for whole, after in zip(parts[1::2], parts[2::2], strict=True):
        span = Element("span", {"class": UNBROKEN} if len(whole) <= LONGEST else {})
        span.text, span.tail = whole, after
        spans.append(span)
    return parts[0], spans
