"""What the search of a language is made from, taken from each page as it is made, so that no text waits in memory."""

from __future__ import annotations

from dataclasses import dataclass

from arasha.editions.search.counting import Counted, Counting, Field
from arasha.editions.search.documents import Card, Document
from arasha.editions.search.files import Texts


@dataclass(frozen=True, slots=True)
class GatheredPart:
    """A part of a document: its anchor, name and bytes of its text's file (empty: not to be quoted), its words."""

    anchor: str
    text: str
    size: int
    counted: Counted


@dataclass(frozen=True, slots=True)
class Gathered:
    """One document: see `Document`; `state` tells whether what was gathered is still right."""

    card: Card
    state: str
    marks: tuple[tuple[str, tuple[str, ...]], ...]
    parts: tuple[GatheredPart, ...]


def gathered(document: Document, counting: Counting, texts: Texts) -> Gathered:
    """Count a document's words, and put its texts where they can be quoted from."""
    found = []
    opening = "\n".join(document.opening)
    for number, part in enumerate(document.parts):
        fields = [Field(part.text, 1, phrases=True), *(document.fields if number == 0 else ())]
        quoted = f"{opening}\n{part.text}".strip() if number == 0 else part.text
        name, size = texts.add(quoted) if document.quoted and quoted else ("", 0)
        found.append(GatheredPart(part.anchor, name, size, counting.counted(fields)))
    return Gathered(document.card, document.state, document.marks, tuple(found))
