"""All files of one language's search."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path

from arasha.content import Item
from arasha.editions.search.cards import card_files
from arasha.editions.search.documents import document
from arasha.editions.search.files import script
from arasha.editions.search.filters import filters
from arasha.editions.search.gathering import DIGITS, Gathered, Gathering
from arasha.editions.search.manifest import MANIFEST, Files, manifest
from arasha.editions.search.pairs import pair_files
from arasha.editions.search.spellings import spelling_files
from arasha.editions.search.terms import separators, term_files
from arasha.languages.stemming import bare, keys, tokens
from arasha.languages.stemming.tables import table
from arasha.pages.bodies import Shown
from arasha.pages.search_page import SEARCH
from arasha.pages.site import Site


class SearchWriter:
    """Takes in the items of a language one after the other; writes their search at the end."""

    def __init__(self, site: Site, folder: Path) -> None:
        """`folder` is where the language's pages stand."""
        self._site = site
        self._folder = folder / SEARCH
        self._gathering = Gathering(self._words, self._folder)

    def take(self, item: Item, shown: Shown) -> None:
        """Take in an item's page. The front page only repeats the others."""
        if item.folder:
            self._gathering.add(document(self._site, item, shown))

    def write(self) -> None:
        """Write everything but the texts, which stand there already."""
        documents = sorted(self._gathering.documents, key=self._order, reverse=True)
        kinds = {kind: number for number, kind in enumerate(sorted({one.card.kind for one in documents}))}
        number = _numbers(documents, len(self._gathering.lengths))
        words = list(term_files(self._gathering.postings, self._gathering.lengths, number.__getitem__))
        spellings = list(spelling_files(self._gathering.postings, lambda key: bare(key, self._site.code)))
        pairs = pair_files(self._gathering.pairs, number.__getitem__)
        data = {
            **{f"words{place}": file.data for place, file in enumerate(words)},
            **{f"spellings{place}": file.data for place, file in enumerate(spellings)},
            **{f"pairs{place}": text for place, text in enumerate(pairs)},
            **{f"cards{place}": cards for place, cards in enumerate(card_files(documents, kinds))},
            "filters": filters(self._site, documents),
        }
        texts = {name: script(one) for name, one in data.items()}
        folder = _name(texts.values())
        self._put({f"{folder}/{name}.js": text for name, text in texts.items()}.items())
        files = Files(folder, separators(words), separators(spellings), len(spellings), len(pairs))
        whole = manifest(self._site, documents, files, kinds, table(self._site.code))
        self._put([(MANIFEST, script(whole))])

    def _words(self, text: str) -> Iterator[tuple[str, ...]]:
        return (keys(word, self._site.code) for word, _, _ in tokens(text, self._site.code))

    def _order(self, document: Gathered) -> tuple[tuple[int, int, int], str]:
        return self._site.library.items[document.card.folder].order

    def _put(self, files: Iterable[tuple[str, str]]) -> None:
        for name, text in files:
            target = self._folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")


def _numbers(documents: Sequence[Gathered], parts: int) -> list[int]:
    """For each part, in the order in which they came, its final number."""
    found = [0] * parts
    starts = accumulate((len(one.parts) for one in documents), initial=0)
    for one, start in zip(documents, starts, strict=False):
        for place in range(len(one.parts)):
            found[one.first + place] = start + place
    return found


def _name(texts: Iterable[str]) -> str:
    """Name of the folder of the files: of what they hold, so that a copy may be kept for ever."""
    whole = hashlib.sha256()
    for text in texts:
        whole.update(text.encode())
    return whole.hexdigest()[:DIGITS]
