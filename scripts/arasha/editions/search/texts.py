"""A rendered body as plain text, in parts that can be quoted from.

A part is what one quotation costs its reader: 3 KB of compressed Cyrillic at most, 0.7 bytes a letter.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

WHOLE = 4_200
"""Letters of a part at most. A text of no more is one part: nobody needs to be led into the middle of it."""
PART = 2_800
"""Letters after which a part ends with its paragraph."""
CHAPTER = 1_200
"""A heading begins a new part only after so many letters."""
_PIECE = WHOLE - PART
"""Letters of a paragraph at most; a longer one is cut behind a sentence."""

_TAG = r'[^<>"]*(?:"[^"]*"[^<>"]*)*>'
_NOTES = re.compile(rf'<sup\b{_TAG}.*?</sup>|<a class="footnote-backref"{_TAG}.*?</a>', re.DOTALL)
"""Numbers of footnotes, which would cling to the word before them, and the arrows back."""
_HEADING = re.compile(r'<h[23] [^<>]*?id="([^"]*)"[^<>]*>')
_BLOCK = re.compile(
    rf"</?(?:blockquote|br|d[dlt]|details|div|figcaption|h[1-6]|hr|li|ol|p|pre|summary|t[dhr]|ul)\b{_TAG}"
)
_INLINE = re.compile(rf"</?[a-z]{_TAG}")
_SENTENCE = re.compile(r".*[.!?…][»”\"')\]]* ", re.DOTALL)
_MARK = "\0"
"""Stands around the id of a heading while a text is taken apart; HTML can hold none (HTML, 13.2.3.5)."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a text; `anchor` is the id of the heading that it begins with or stands under; empty before any."""

    anchor: str
    text: str


def parts(body: str, before: int = 0) -> list[Part]:
    """The parts of a rendered body, at least one; `before` letters stand before the text of the first."""
    blocks = list(_blocks(body))
    if before + sum(len(text) + 1 for _, text in blocks) <= WHOLE:
        return [Part("", "\n".join(text for _, text in blocks))]
    found: list[Part] = []
    anchor = latest = ""
    letters, texts = before, list[str]()
    for heading, block in blocks:
        latest = heading or latest
        if texts and heading and letters >= CHAPTER:
            found.append(Part(anchor, "\n".join(texts)))
            anchor, letters, texts = latest, 0, []
        for piece in _pieces(block):
            if texts and (letters >= PART or letters + len(piece) > WHOLE):
                found.append(Part(anchor, "\n".join(texts)))
                anchor, letters, texts = latest, 0, []
            texts.append(piece)
            letters += len(piece) + 1
    return [*found, Part(anchor, "\n".join(texts))]


def _pieces(block: str) -> Iterator[str]:
    """A paragraph, cut behind a sentence or, if there is none, between words, or, if it has none, anywhere."""
    while len(block) > _PIECE:
        sentence = _SENTENCE.match(block, 0, _PIECE)
        cut = sentence.end() if sentence else block.rfind(" ", 0, _PIECE) + 1 or _PIECE
        yield block[:cut].rstrip()
        block = block[cut:]
    yield block


def _blocks(body: str) -> Iterator[tuple[str, str]]:
    """The paragraphs and headings in order, each with its id if it is a heading that has one."""
    text = _HEADING.sub(rf"\n{_MARK}\1{_MARK}", _NOTES.sub("", body))
    text = html.unescape(_INLINE.sub("", _BLOCK.sub("\n", text)))
    for line in text.split("\n"):
        anchor, _, rest = line[1:].partition(_MARK) if line.startswith(_MARK) else ("", "", line)
        if words := " ".join(rest.split()):
            yield anchor, words
