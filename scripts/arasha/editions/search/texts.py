"""A rendered body as plain text, in parts that can be quoted from."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

PART = 500
"""Words of a part, about: 3 KB of compressed Cyrillic text, which is what one quotation costs its reader."""
WHOLE = 750
"""A text of no more words is one part: nobody needs to be led into the middle of it."""
CHAPTER = 200
"""A heading begins a new part only after so many words."""

_TAG = r'[^<>"]*(?:"[^"]*"[^<>"]*)*>'
_NOTES = re.compile(rf'<sup\b{_TAG}.*?</sup>|<a class="footnote-backref"{_TAG}.*?</a>', re.DOTALL)
"""Numbers of footnotes, which would cling to the word before them, and the arrows back."""
_HEADING = re.compile(r'<h[23] [^<>]*?id="([^"]*)"[^<>]*>')
_BLOCK = re.compile(
    rf"</?(?:blockquote|br|d[dlt]|details|div|figcaption|h[1-6]|hr|li|ol|p|pre|summary|t[dhr]|ul)\b{_TAG}"
)
_INLINE = re.compile(rf"</?[a-z]{_TAG}")
_MARK = "\0"
"""Stands around the id of a heading while a text is taken apart; HTML can hold none (HTML, 13.2.3.5)."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a text; `anchor` is the id of the heading that it begins with or stands under; empty before any."""

    anchor: str
    text: str


def parts(body: str) -> list[Part]:
    """The parts of a rendered body, at least one."""
    blocks = list(_blocks(body))
    if sum(len(text.split()) for _, text in blocks) <= WHOLE:
        return [Part("", "\n".join(text for _, text in blocks))]
    found: list[Part] = []
    anchor = latest = ""
    words, texts = 0, list[str]()
    for heading, text in blocks:
        latest = heading or latest
        if words >= PART or (heading and words >= CHAPTER):
            found.append(Part(anchor, "\n".join(texts)))
            anchor, words, texts = latest, 0, []
        texts.append(text)
        words += len(text.split())
    return [*found, Part(anchor, "\n".join(texts))]


def _blocks(body: str) -> Iterator[tuple[str, str]]:
    """The paragraphs and headings in order, each with its id if it is a heading that has one."""
    text = _HEADING.sub(rf"\n{_MARK}\1{_MARK}", _NOTES.sub("", body))
    text = html.unescape(_INLINE.sub("", _BLOCK.sub("\n", text)))
    for line in text.split("\n"):
        anchor, _, rest = line[1:].partition(_MARK) if line.startswith(_MARK) else ("", "", line)
        if words := " ".join(rest.split()):
            yield anchor, words
