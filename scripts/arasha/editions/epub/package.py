"""A whole book: its texts, what stands before and behind them, and the package that says what it is (EPUB 3.3, 5)."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from arasha.content import Item
from arasha.content.kinds import Module
from arasha.editions.epub.covers import Cover, draw
from arasha.editions.epub.documents import Document, Text, documents
from arasha.editions.epub.links import safe
from arasha.editions.epub.pictures import SVG, BookFile, embed
from arasha.editions.markup import printable
from arasha.editions.pdf.papers import Paper
from arasha.editions.times import UNKNOWN, midnight, rfc3339
from arasha.editions.zips import Member, zipped
from arasha.languages import PartialDate
from arasha.pages.assets import ASSETS
from arasha.pages.citations import date_of
from arasha.pages.site import Site

TEMPLATES = "epub"
"""Folder of the theme."""
COVER, STYLE = "cover.png", "style.css"
_ROOT = "EPUB"
_MIMETYPE = Member("mimetype", b"application/epub+zip", stored=True)
"""First and as it is, so that programs know the file by its first bytes (EPUB OCF 3.3, 4.3)."""
_CONTAINER = Member(
    "META-INF/container.xml",
    b'<?xml version="1.0" encoding="utf-8"?>\n'
    b'<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    b'<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n',
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contents."""

    address: str
    title: str
    below: tuple[Entry, ...] = ()


class Binder:
    """Makes books with one theme's templates."""

    def __init__(self, docs: Path, theme: Path) -> None:
        self._docs, self._theme = docs, theme
        loader = jinja2.FileSystemLoader(theme / TEMPLATES)
        self._environment = jinja2.Environment(
            loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True
        )

    def book(self, site: Site, item: Item, texts: list[Text]) -> bytes:
        """The book of a module, or of a course with its modules.

        Args:
            site: the language.
            item: the module or course.
            texts: its own rendered text, then those of the modules.

        Raises:
            BrokenPictureError: a picture can't be drawn.
        """
        paper = texts[0].paper
        found = documents(site, texts)
        pictures = embed(site, self._docs, found)
        cover = Cover(paper.site_name, paper.course, paper.title, paper.edition)
        files = [
            BookFile(COVER, "image/png", draw(cover, self._theme)),
            BookFile(STYLE, "text/css", (self._theme / TEMPLATES / STYLE).read_bytes()),
            *self._emblems(paper),
            *pictures,
        ]
        shared = {"paper": paper, "t": site.text, "several": len(texts) > 1, "cover": COVER}
        front = {name: self._made(name, shared) for name in ("cover.xhtml", "imprint.xhtml")}
        made = front | {one.name: self._text(one, shared) for one in found}
        nav = self._made("nav.xhtml", shared | {"contents": contents(site, found), "start": found[0].name})
        facts = package_facts(site, item, paper) | {"files": files, "texts": list(made), "pictures": pictures}
        package = self._made("package.opf", shared | facts)
        parts = {"package.opf": package, "nav.xhtml": nav} | made
        return zipped(
            [
                _MIMETYPE,
                _CONTAINER,
                *(Member(f"{_ROOT}/{name}", data) for name, data in parts.items()),
                *(Member(f"{_ROOT}/{file.name}", file.data) for file in files),
            ]
        )

    def _text(self, document: Document, shared: dict[str, Any]) -> bytes:
        template = "opening.xhtml" if document.paper else "chapter.xhtml"
        html = Markup(document.html)  # noqa: S704 - our renderer's output
        return self._made(template, shared | {"document": document, "html": html})

    def _made(self, template: str, values: dict[str, Any]) -> bytes:
        return printable(self._environment.get_template(template).render(values)).encode()

    def _emblems(self, paper: Paper) -> Iterable[BookFile]:
        names = dict.fromkeys(thanks.emblem for thanks in paper.acknowledgements if thanks.emblem)
        folder = self._theme / ASSETS / "emblems"
        return [BookFile(f"{name}.svg", SVG, (folder / f"{name}.svg").read_bytes()) for name in names]


def contents(site: Site, found: list[Document]) -> list[Entry]:
    """The contents: chapters with their sections; of a course modules with their chapters."""
    several = sum(one.paper is not None for one in found) > 1
    entries = [Entry("imprint.xhtml", site.text("print_imprint"))]
    for one in found:
        if one.paper:
            entries.append(Entry(one.name, one.title))
        elif several:
            last = entries[-1]
            entries[-1] = Entry(last.address, last.title, (*last.below, Entry(one.name, one.title)))
        else:
            below = tuple(Entry(f"{one.name}#{safe(anchor)}", title) for anchor, title in one.sections if anchor)
            entries.append(Entry(one.name, one.title, below))
    return entries


def package_facts(site: Site, item: Item, paper: Paper) -> dict[str, Any]:
    """What the package says of the book. Its identifier changes with the page's address, the language, the version."""
    date = date_of(site, item)
    modules = [item] if item.kind == "module" else site.library.modules_of(item)
    versions = " ".join(f"{one.slug} {one.facts.version}" for one in modules if isinstance(one.facts, Module))
    name = f"{paper.url or site.address(item.folder)} {site.code} {versions}"
    return {
        "identifier": uuid.uuid5(uuid.NAMESPACE_URL, name).urn,
        "day": (date.iso or "") if date else "",
        "modified": rfc3339(_modified(site, [item, *modules], date)),
        "subjects": [site.version(topic).title for topic in site.library.named(item, "topics")],
        "number": item.facts.number if isinstance(item.facts, Module) else 0,
    }


def _modified(site: Site, items: Iterable[Item], date: PartialDate | None) -> datetime.datetime:
    """The day of the version, or the last day that a text in it says it was changed: programs fetch what is newer."""
    texts = (item.versions[site.code].texts for item in items if site.code in item.versions)
    days = (date, *(one.updated for one in texts))
    return max((moment for day in days if day and (moment := midnight(day))), default=UNKNOWN)
