"""Prints pages, on all cores when there are many of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from arasha.content import Item
from arasha.editions.entries import Entry
from arasha.editions.entries import entry as entry_of
from arasha.editions.share_drawing import Studio
from arasha.editions.syndication import needed
from arasha.mkdocs_plugin.markdown_settings import MarkdownSettings
from arasha.mkdocs_plugin.project import Project
from arasha.pages.bodies import Shown
from arasha.pages.plans import read_addresses
from arasha.pages.printing import Printer, file_of
from arasha.pages.rendering import Renderer
from arasha.pages.root import entry
from arasha.pages.share_cards import item_card
from arasha.pages.site import Site
from arasha.pages.views import Head
from arasha.publish.incremental.digests import SERIES, digest
from arasha.publish.incremental.jobs import Job
from arasha.publish.incremental.judging import Judged, folders_of
from arasha.publish.incremental.looks import Looks
from arasha.publish.incremental.memory import Line, Record
from arasha.publish.incremental.templates import environment_of
from arasha.publish.incremental.tree import File, write
from arasha.publish.timing import Times


@dataclass(frozen=True, slots=True)
class Done:
    """A page that was looked at.

    Attributes:
        file: where it stands.
        record: how it came about.
        written: its files in the tree; empty when the facts turned out to be those that it has.
        shown: what editions are made from; None where they need not hear of it.
    """

    file: str
    record: Record
    written: Mapping[str, File]
    shown: Shown | None


@dataclass
class Shop:
    """All that printing needs; what is made for one language is made when its first page comes.

    Attributes:
        jobs: the pages of each language by their file.
        before: how they came about the last time.
        judged: what was found out about them beforehand.
        tree: folder of the tree.
        drawn: files of the tree; a picture for shared links that is among them is not drawn again.
    """

    project: Project
    sites: Mapping[str, Site]
    jobs: Mapping[str, Mapping[str, Job]]
    before: Mapping[str, Mapping[str, Record]]
    judged: Mapping[str, Judged]
    markdown: MarkdownSettings
    tree: Path
    drawn: Mapping[str, File]
    times: Times = field(default_factory=Times)
    _counters: dict[str, Counter] = field(default_factory=dict)

    def print(self, code: str, file: str) -> Done:
        """Print one page of a language."""
        if code not in self._counters:
            self._counters[code] = Counter(self, self.sites[code])
        counter, job, before = self._counters[code], self.jobs[code][file], self.before[code].get(file)
        folder = job.item.folder if job.item else None
        with self.times.of("facts"):
            view = counter.printer.led(job.make())
            facts = repr(view)
            seen = digest(facts)
            shown = _items_in(facts, counter.site) if job.item and job.item.kind in SERIES else ()
        if before and before.view == seen and file in self.judged[code].doubtful:
            return Done(file, before._replace(around=job.around(shown), shown=shown), {}, None)
        with self.times.of("text"):
            printed = counter.printer.printed(view, job.item, file)
        data = {file: printed.html.encode()}
        if printed.twin:
            data[file_of(printed.twin[0])] = printed.twin[1].encode()
        picture = self._picture(counter, job.item, data)
        record = Record(
            own=job.own,
            around=job.around(shown),
            view=seen,
            template=view.template,
            look=counter.looks.of(view.template),
            shown=shown,
            files=(*data, *(one for one in picture if one not in data)),
            promises=printed.promises,
            line=_line(view.head),
            entry=counter.entry(job.item, printed.shown),
            item=folder,
        )
        with self.times.of("write"):
            written = picture | {address: write(self.tree, address, content) for address, content in data.items()}
        same = before and file in self.judged[code].known and _says_the_same(before, record)
        return Done(file, record, written, None if same or not job.item else printed.shown)

    def _picture(self, counter: Counter, item: Item | None, data: dict[str, bytes]) -> dict[str, File]:
        """The picture for shared links of an item's page: as it lies in the tree, else drawn and added to the data."""
        if item is None or not counter.site.settings.url:
            return {}
        card = item_card(counter.site, item)
        if card.address in self.drawn:
            return {card.address: self.drawn[card.address]}
        with self.times.of("share"):
            data[card.address] = counter.studio.draw(card)
        return {}


class Counter:
    """Where the pages of one language are printed."""

    def __init__(self, shop: Shop, site: Site) -> None:
        self.site = site
        environment = environment_of(shop.project)
        renderer = Renderer(site, shop.markdown.extensions, shop.markdown.configs)
        self.printer = Printer(
            site, environment, renderer, folders_of(site, shop.jobs[site.code]), read_addresses(site)
        )
        self.studio = Studio(shop.project.theme)
        self.looks = Looks(shop.project.theme)
        self._docs = shop.project.docs
        self._needed = needed(site)

    def entry(self, item: Item | None, shown: Shown) -> Entry | None:
        """The entry of an item that a feed needs."""
        return entry_of(self.site, item, shown, self._docs) if item and item.folder in self._needed else None


def _says_the_same(before: Record, record: Record) -> bool:
    """Whether a page was printed from the same facts and the same text."""
    return (before.own, before.view, before.promises) == (record.own, record.view, record.promises)


def _line(head: Head) -> Line | None:
    found = entry(head)
    return (found.url, found.lastmod, tuple((one.language, one.url) for one in found.alternates)) if found else None


def _items_in(facts: str, site: Site) -> tuple[str, ...]:
    """Folders of the items whose addresses stand in these facts."""
    found = dict.fromkeys(_ADDRESS.findall(facts))
    return tuple(folder for folder in found if folder in site.library.items)


_ADDRESS = re.compile(r"'[a-z-]{2,8}/([a-z0-9/-]*)/'")
