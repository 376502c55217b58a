"""What results show, eight documents a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from arasha.editions.search.gathering import Gathered

PER_FILE = 8


def card_files(documents: Sequence[Gathered], kinds: Mapping[str, int]) -> Iterator[list[list[object]]]:
    """The files' data: of each document its folder, title, kind, date, place, lead, and its parts.

    A part is its anchor and the name of its text; `kinds` numbers the words for kinds.
    """
    for start in range(0, len(documents), PER_FILE):
        yield [_card(one, kinds) for one in documents[start : start + PER_FILE]]


def _card(document: Gathered, kinds: Mapping[str, int]) -> list[object]:
    card = document.card
    parts = [text for part in document.parts for text in (part.anchor, part.text)]
    return [card.folder, card.title, kinds[card.kind], card.date, card.place, card.lead, *parts]
