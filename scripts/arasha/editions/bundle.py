"""A course to take along: all its files in one archive, with a page that leads to them and needs no network."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import jinja2

from arasha.content import Item, Problem
from arasha.editions.epub.binding import courses, modules_of
from arasha.editions.pdf import keys
from arasha.editions.pdf.making import Made
from arasha.editions.pdf.names import stem
from arasha.editions.pdf.papers import paper
from arasha.editions.pdf.printing import Order, Printed
from arasha.editions.pdf.store import Store
from arasha.editions.zips import WRITER, Member, zipped
from arasha.languages.formats import size_text
from arasha.pages.downloads import label, pages_text, place
from arasha.pages.editions import Edition, by_item, editions_of
from arasha.pages.site import Site

TEMPLATES = "bundle"
"""Folder of the theme."""
LARGEST = 50_000_000
"""Bytes that every messenger and mailbox with a generous limit still carries."""
INDEX, SUMS = "index.html", "SHA256SUMS"


@dataclass(frozen=True, slots=True)
class Listed:
    """One file as the page lists it."""

    name: str
    text: str
    format: str
    pages: str
    size: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """The files of the course or of one module, under its title. `edition` is its version and date, as far as known."""

    title: str
    edition: str
    summary: str
    files: tuple[Listed, ...]


class Packer:
    """Makes the bundles of a run.

    Args:
        theme: folder of the templates.
        store: where bundles are kept.
        only_kept: make none: take what is up to date.
    """

    def __init__(self, theme: Path, store: Store, *, only_kept: bool = False) -> None:
        loader = jinja2.FileSystemLoader(theme / TEMPLATES)
        self._environment = jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined)
        self._store, self._only_kept = store, only_kept

    def pack(self, sites: Iterable[Site], made: Made) -> Made:
        """The bundles of all courses, from the files made of them and their modules."""
        found, editions = Made(), by_item(made.editions)
        for site in sites:
            for course in courses(site):
                order = Order(site, course, "bundle", "ZIP")
                found.add(order, self._packed(order, editions, made.files))
        return found

    def _packed(self, order: Order, editions: Mapping[str, tuple[Edition, ...]], files: Mapping[str, Path]) -> Printed:
        site, course = order.site, order.item
        items = [course, *modules_of(site, course)]
        own = {item.folder: sorted(editions_of(editions, item.folder, site.code), key=place) for item in items}
        members = [one for some in own.values() for one in some]
        if not members:
            return Printed()
        index = self._index(site, course, [_shelf(site, item, own[item.folder]) for item in items])
        name = keys.text_name("\n".join([WRITER, index, stem(site, course), *(one.sha256 for one in members)]))
        stored = self._store.get(name)
        if stored or self._only_kept:
            return Printed(stored)
        size = sum(one.size for one in members)
        if size > LARGEST:
            version = course.versions[site.code]
            values = {"size": size_text(site.language, size), "most": size_text(site.language, LARGEST)}
            return Printed(problems=(Problem("bundle-too-large", version.path, values=values),))
        return Printed(self._store.put(name, _archive(stem(site, course), index, members, files)))

    def _index(self, site: Site, course: Item, shelves: list[Shelf]) -> str:
        template = self._environment.get_template(INDEX)
        return template.render(paper=paper(site, course, "book"), shelves=shelves, t=site.text, sums=SUMS)


def _shelf(site: Site, item: Item, editions: list[Edition]) -> Shelf:
    files = tuple(
        Listed(one.name, label(site, one), one.format, pages_text(site, one.pages), size_text(site.language, one.size))
        for one in editions
    )
    facts = paper(site, item, "book")
    return Shelf(facts.title, facts.edition, facts.summary, files)


def _archive(folder: str, index: str, members: list[Edition], files: Mapping[str, Path]) -> bytes:
    page = index.encode()
    lines = [f"{one.sha256}  {one.name}\n" for one in members]
    lines.append(f"{hashlib.sha256(page).hexdigest()}  {INDEX}\n")
    return zipped(
        [
            Member(f"{folder}/{INDEX}", page),
            Member(f"{folder}/{SUMS}", "".join(lines).encode()),
            *(Member(f"{folder}/{one.name}", files[one.address].read_bytes(), stored=True) for one in members),
        ]
    )
