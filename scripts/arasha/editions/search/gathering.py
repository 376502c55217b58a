"""What the search of a language is made from, taken from each page as it is made, so that no text waits in memory."""

from __future__ import annotations

import hashlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise
from pathlib import Path

from arasha.editions.search.documents import Card, Document
from arasha.editions.search.files import script
from arasha.editions.search.pairs import bucket
from arasha.editions.search.texts import Part

TEXTS = "texts"
"""Folder of the parts' texts, each named by what it holds: it stays as long as the text does."""
DIGITS = 10
MOST = 255
"""Times that a word counts in one part at most."""
BITS = 8
"""Of a posting, the bits that hold how often the word stands there; the others hold the part."""

Words = Callable[[str], Iterator[Sequence[str]]]
"""The words of a text in their order, each as the keys that it is found by, the surest first."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """One document: its card, its marks; anchor and text file (empty: not to be quoted) of each of its parts."""

    card: Card
    marks: tuple[tuple[str, tuple[str, ...]], ...]
    parts: tuple[tuple[str, str], ...]
    first: int
    """Number of its first part, in the order in which the documents came."""


@dataclass
class Gathering:
    """The documents so far, and where their words stand."""

    words: Words
    folder: Path
    documents: list[Gathered] = field(default_factory=list)
    lengths: array[int] = field(default_factory=lambda: array("I"))
    """Words in each part, each counted by its weight."""
    postings: defaultdict[str, array[int]] = field(default_factory=lambda: defaultdict(lambda: array("I")))
    """For a word, the parts that it stands in, and how often."""
    pairs: defaultdict[int, array[int]] = field(default_factory=lambda: defaultdict(lambda: array("I")))
    """For a bucket of pairs, the parts that hold one of them."""

    def add(self, document: Document) -> None:
        """Take a document in, and write the texts of its parts below the folder."""
        first = len(self.lengths)
        named = []
        for number, part in enumerate(document.parts):
            self._count(part, document.fields if number == 0 else ())
            quoted = "\n".join(text for text in (document.summary if number == 0 else "", part.text) if text)
            named.append((part.anchor, self._kept(quoted) if document.quoted and quoted else ""))
        self.documents.append(Gathered(document.card, document.marks, tuple(named), first))

    def _count(self, part: Part, above: Sequence[tuple[str, int]]) -> None:
        number = len(self.lengths)
        counted: Counter[str] = Counter()
        pairs: set[int] = set()
        for text, weight in (*above, (part.text, 1)):
            sequence = list(self.words(text))
            for _ in range(weight):
                counted.update(chain.from_iterable(sequence))
            pairs.update(bucket(one[0], other[0]) for one, other in pairwise(sequence))
        counted.pop("", None)
        for key, times in counted.items():
            self.postings[key].append(number << BITS | min(times, MOST))
        for pair in pairs:
            self.pairs[pair].append(number)
        self.lengths.append(counted.total())

    def _kept(self, text: str) -> str:
        """Name of the file that holds the text."""
        data = script(text)
        name = hashlib.sha256(data.encode()).hexdigest()[:DIGITS]
        target = self.folder / TEXTS / f"{name}.js"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(data, encoding="utf-8")
        return name
