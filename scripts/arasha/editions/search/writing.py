"""All files of one language's search."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from arasha.content import Item
from arasha.editions.search.changes import changes_between
from arasha.editions.search.content import search_files
from arasha.editions.search.counting import Counting
from arasha.editions.search.documents import document, state
from arasha.editions.search.files import Texts, put_if_new, put_new, remove
from arasha.editions.search.gathering import Gathered, gathered
from arasha.editions.search.index import Index, mended_index, whole_index
from arasha.editions.search.manifest import MANIFEST
from arasha.editions.search.remembered import Remembered, recall, remember
from arasha.editions.search.vocabulary import Vocabulary
from arasha.pages.bodies import Shown
from arasha.pages.search_page import SEARCH
from arasha.pages.site import Site

TEXTS = "texts"
"""Folder of the parts' texts."""


class SearchWriter:
    """Takes in the items of a language one after the other; writes their search at the end.

    An item whose page is the same as in the last build need not be taken in again, if it can be kept.
    """

    def __init__(self, site: Site, folder: Path, memory: Path | None = None) -> None:
        """Begin.

        Args:
            site: the language.
            folder: where its pages stand, and perhaps the last build's search, which is brought up to date.
            memory: file that tells the next build what was gathered in this one.
        """
        self._site = site
        self._folder = folder / SEARCH
        self._memory = memory
        self._last = recall(memory)
        self._known = {one.card.folder: one for one in self._last.documents}
        self._vocabulary = Vocabulary(self._last.keys)
        self._counting = Counting(site.code, self._vocabulary)
        self._texts = Texts(self._folder / TEXTS)
        self._documents: dict[str, Gathered] = {}

    def take(self, item: Item, shown: Shown) -> None:
        """Take in an item's page. The front page only repeats the others."""
        if item.folder:
            self._documents[item.folder] = gathered(document(self._site, item, shown), self._counting, self._texts)

    def keep(self, item: Item) -> bool:
        """Whether an item, whose page has not changed since the last build, needs not be taken in again."""
        if not item.folder:
            return True
        known = self._known.get(item.folder)
        if known is None or known.state != state(self._site, item):
            return False
        if not all(self._texts.holds(part.text, part.size) for part in known.parts if part.text):
            return False
        self._documents[item.folder] = known
        return True

    def write(self) -> None:
        """Write everything but the texts, which stand there already; remove what is no longer needed."""
        documents = sorted(self._documents.values(), key=self._order)
        index = self._index(documents)
        order = self._sorted(index)
        words = [self._vocabulary.keys[number] for number in order]
        told = [index.words[number] for number in order]
        folder, files, whole = search_files(self._site, documents, words, told, index.groups)
        put_new(self._folder / folder, files)
        put_if_new(self._folder / MANIFEST, whole)
        self._texts.keep({part.text for one in documents for part in one.parts})
        self._remove_old(folder)
        if self._memory:
            keys = [key if text else "" for key, text in zip(self._vocabulary.keys, index.words, strict=True)]
            remember(self._memory, Remembered(documents, keys, order, index))

    def _index(self, documents: Sequence[Gathered]) -> Index:
        parts = [part.counted for one in documents for part in one.parts]
        words = len(self._vocabulary.keys)
        changes = changes_between(self._last.documents, documents)
        mended = mended_index(self._last.index, changes, words, len(parts)) if changes else None
        return mended or whole_index(parts, words)

    def _sorted(self, index: Index) -> list[int]:
        """Numbers of the words that stand anywhere, by their keys: nearly so already, as far as they were known."""
        known = [number for number in self._last.order if index.words[number]]
        seen = set(known)
        new = [number for number, told in enumerate(index.words) if told and number not in seen]
        return sorted([*known, *new], key=self._vocabulary.keys.__getitem__)

    def _remove_old(self, folder: str) -> None:
        """Remove the last build's folders; the search's page stands beside them."""
        for old in self._folder.iterdir():
            if old.is_dir() and old.name not in (folder, TEXTS):
                remove(old)

    def _order(self, document: Gathered) -> tuple[tuple[int, int, int], str]:
        return self._site.library.items[document.card.folder].order
