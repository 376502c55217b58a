"""What one language has beside its pages: feeds, calendar, search, pictures of shared links, sitemap."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from arasha.content import Item
from arasha.editions.search.writing import SearchWriter
from arasha.editions.share_drawing import Studio
from arasha.editions.syndication import feeds_and_calendar, needed
from arasha.mkdocs_plugin.project import Project
from arasha.pages.bodies import Shown
from arasha.pages.root import SITEMAP, Entry, sitemap
from arasha.pages.search_page import SEARCH
from arasha.pages.share_cards import shared_cards
from arasha.pages.site import Site
from arasha.pages.views import Alternate
from arasha.publish.incremental.memory import Record
from arasha.publish.incremental.templates import environment_of
from arasha.publish.incremental.tree import Tree


class Editions:
    """The editions of one language: hears of each page, writes at the end."""

    def __init__(self, project: Project, site: Site, tree: Tree, memory: Path) -> None:
        self._project, self._site, self._tree = project, site, tree
        self._search = SearchWriter(site, tree.root / site.code, memory / f"search-{site.code}")
        self._needed = needed(site)

    def knows(self, item: Item, record: Record) -> bool:
        """Whether an item's page need not be printed for the sake of the editions."""
        return (record.entry is not None or item.folder not in self._needed) and self._search.keep(item)

    def take(self, item: Item, shown: Shown) -> None:
        """An item's page was printed."""
        self._search.take(item, shown)

    def write(self, records: Mapping[str, Record]) -> None:
        """Write all of it into the tree, of all pages by their file; what was there and is not now goes."""
        code = self._site.code
        written = dict(self._files(records))
        for address, data in written.items():
            self._tree.put(address, data)
        self._search.write()
        search = f"{code}/{SEARCH}/"
        self._tree.look(search.rstrip("/"))
        wanted = {address for record in records.values() for address in record.files} | set(written)
        mine = tuple(f"{folder}/" for folder in self._site.language.folders)
        there = [address for address in self._tree.files if address.startswith(mine)]
        self._tree.remove(one for one in there if one not in wanted and not one.startswith(search))

    def _files(self, records: Mapping[str, Record]) -> Iterator[tuple[str, bytes]]:
        site = self._site
        if not site.settings.url:
            return
        environment = environment_of(self._project)
        lines = (record.line for record in records.values() if record.line)
        listed = [Entry(url, changed, tuple(Alternate(*one) for one in others)) for url, changed, others in lines]
        yield f"{site.code}/{SITEMAP}", sitemap(environment, listed).encode()
        entries = {record.item: record.entry for record in records.values() if record.entry and record.item is not None}
        yield from feeds_and_calendar(site, entries)
        studio = Studio(self._project.theme)
        for card in shared_cards(site):
            yield card.address, studio.draw(card)
