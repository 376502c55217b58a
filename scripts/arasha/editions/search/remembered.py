"""What one build of a language's search leaves to the next: what was gathered of each document, and the index."""

from __future__ import annotations

import hashlib
import json
import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import arasha
from arasha.content.keeping import keep_parts, kept
from arasha.editions.search.counting import NUMBERS, Counted
from arasha.editions.search.documents import Card
from arasha.editions.search.gathering import Gathered, GatheredPart
from arasha.editions.search.index import Index

_CODE = ("editions/search", "languages/stemming")
"""What decides about the index besides the texts: where any of it has changed, nothing is remembered."""

_PIECES = 8


@dataclass(frozen=True, slots=True)
class Remembered:
    """The documents in their order; keys by number, and the numbers in the order of the keys."""

    documents: Sequence[Gathered] = ()
    keys: Sequence[str] = ()
    order: Sequence[int] = ()
    index: Index = field(default_factory=lambda: Index([], []))


def recall(file: Path | None) -> Remembered:
    """What the last build left; nothing, if there was none, or it was another program's."""
    found = kept(file, _made_by()) if file else None
    if found is None:
        return Remembered()
    documents, keys, order, words, groups, *counts = _pieces(found)
    return Remembered(
        documents=_documents(json.loads(documents), counts),
        keys=_lines(keys),
        order=array(NUMBERS, order),
        index=Index(_lines(words), _lines(groups)),
    )


def remember(file: Path, left: Remembered) -> None:
    """Leave this to the next build."""
    parts = [part for document in left.documents for part in document.parts]
    told = [[_card(one.card), one.state, one.marks, [_told(part) for part in one.parts]] for one in left.documents]
    pieces = [
        json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode(),
        "\n".join(left.keys).encode(),
        array(NUMBERS, left.order).tobytes(),
        "\n".join(left.index.words).encode(),
        "\n".join(left.index.groups).encode(),
        b"".join([part.counted.words for part in parts]),
        b"".join([part.counted.impacts for part in parts]),
        b"".join([part.counted.pairs for part in parts]),
    ]
    keep_parts([array("Q", map(len, pieces)).tobytes(), *pieces], file, _made_by())


def _pieces(found: memoryview) -> Iterator[bytes]:
    """The pieces, whose lengths stand before them."""
    start = _PIECES * array("Q").itemsize
    for size in array("Q", bytes(found[:start])):
        yield bytes(found[start : start + size])
        start += size


def _card(card: Card) -> tuple[str, ...]:
    return card.folder, card.title, card.kind, card.date, card.place, card.lead


def _told(part: GatheredPart) -> tuple[str, str, int, int, int]:
    return part.anchor, part.text, part.size, len(part.counted.impacts), len(part.counted.pairs)


def _documents(told: Iterable[Any], counts: Sequence[bytes]) -> list[Gathered]:
    words, impacts, pairs = counts
    width = array(NUMBERS).itemsize
    found = []
    word = pair = 0
    for card, state, marks, parts in told:
        gathered = []
        for anchor, text, size, count, bytes_of_pairs in parts:
            counted = Counted(
                words[word * width : (word + count) * width],
                impacts[word : word + count],
                pairs[pair : pair + bytes_of_pairs],
            )
            gathered.append(GatheredPart(anchor, text, size, counted))
            word, pair = word + count, pair + bytes_of_pairs
        given = tuple((name, tuple(values)) for name, values in marks)
        found.append(Gathered(Card(*card), state, given, tuple(gathered)))
    return found


def _lines(data: bytes) -> list[str]:
    return data.decode().split("\n") if data else []


@lru_cache(maxsize=1)
def _made_by() -> str:
    """Tells our own code, and what of Python decides about letters and numbers."""
    root = Path(arasha.__file__).parent
    files = sorted(file for folder in _CODE for form in ("*.py", "*/*.yml") for file in (root / folder).glob(form))
    whole = hashlib.sha256(f"{sys.version_info[:2]} {sys.byteorder}".encode())
    for file in files:
        whole.update(file.read_bytes())
    return whole.hexdigest()
