"""Books from their texts to the kept EPUB: one of each module, one of each course."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

from arasha.checks.media.parts import BrokenPictureError
from arasha.content import Item, Library
from arasha.editions.epub.documents import Text
from arasha.editions.epub.package import TEMPLATES, Binder, package_facts
from arasha.editions.pdf import keys
from arasha.editions.pdf.making import modules
from arasha.editions.pdf.papers import paper
from arasha.editions.pdf.printing import Order, Printed, Rendering
from arasha.editions.pdf.store import Store
from arasha.editions.zips import WRITER
from arasha.pages.assets import ASSETS
from arasha.pages.bodies import Bodies, Promises, broken_links
from arasha.pages.rendering import Renderer
from arasha.pages.site import Site

_DRAWN_WITH = ("assets/styles/tokens.css",)
"""Besides faces and emblems: the covers' colours."""


def orders(sites: Iterable[Site]) -> list[Order]:
    """All books: of the courses, which take longest, then of the modules."""
    found = [Order(site, course, "book", "EPUB") for site in sites for course in courses(site)]
    return found + [Order(site, item, "book", "EPUB") for site in sites for item in modules(site)]


def courses(site: Site) -> Iterator[Item]:
    """The courses that this language has, with a module at least."""
    for item in site.library.of_kind("course"):
        if site.code in item.versions and modules_of(site, item):
            yield item


def modules_of(site: Site, course: Item) -> list[Item]:
    """The modules of a course whose whole text there is in this language, in their order."""
    whole = {module.folder for module in modules(site)}
    return [module for module in site.library.modules_of(course) if module.folder in whole]


class Bindery:
    """Everything that all books of a run share.

    Args:
        docs: the content folder.
        theme: folder of templates, faces and emblems.
        config: the settings.
        store: where the books are kept.
        library: what texts can link to.
    """

    def __init__(self, docs: Path, theme: Path, config: Path, store: Store, library: Library) -> None:
        self._docs, self._theme, self._store = docs, theme, store
        self._tools = _tools_name(theme)
        self._around = keys.surroundings_name(library, theme, config)

    def kept(self, order: Order) -> Printed | None:
        """The book if it is up to date, None when it must be made."""
        stored = self._store.get(self._name(order))
        return Printed(stored) if stored else None

    def print(self, order: Order, rendering: Rendering) -> Printed:
        """Make a book and keep it."""
        site = order.site
        bodies = Bodies(site, Renderer(site, rendering.extensions, rendering.configs), rendering.lists[site.code])
        promises: list[Promises] = []
        texts = [_text(site, item, bodies, promises) for item in _items(order)]
        if problems := broken_links(site, promises):
            return Printed(problems=tuple(problems))
        try:
            data = Binder(self._docs, self._theme).book(site, order.item, texts)
        except BrokenPictureError as error:
            return Printed(failure=f"{order.item.folder}: {error}")
        return Printed(self._store.put(self._name(order), data))

    def _name(self, order: Order) -> str:
        """Of everything that the book is made of."""
        site = order.site
        items = _items(order)
        sources = [
            keys.source_name(self._tools, self._around, item, paper(site, item, "book"), site.settings.url)
            for item in items
        ]
        facts = package_facts(site, order.item, paper(site, order.item, "book"))
        pictures = sorted(
            f"{path} {offer.facts.digest}"
            for path, offer in site.pictures.items()
            if offer.folder in {item.folder for item in items}
        )
        return keys.text_name("\n".join([*sources, repr(facts), *pictures]))


def _items(order: Order) -> list[Item]:
    modules_ = modules_of(order.site, order.item) if order.item.kind == "course" else []
    return [order.item, *modules_]


def _text(site: Site, item: Item, bodies: Bodies, promises: list[Promises]) -> Text:
    address = site.address(item.folder)
    body, promised = bodies.body_of(item, address)
    promises += [promised] if promised else []
    name = "course" if item.kind == "course" else f"text-{item.slug}"
    return Text(paper(site, item, "book"), name, address, body.html)


def _tools_name(theme: Path) -> str:
    """Of what makes books besides our code, which is part of the surroundings: templates, faces, emblems, libraries."""
    assets = theme / ASSETS
    files = [
        *sorted(file for file in (theme / TEMPLATES).iterdir() if file.is_file()),
        *sorted((assets / "fonts").glob("*.woff2")),
        *sorted((assets / "emblems").glob("*.svg")),
        *(theme / name for name in _DRAWN_WITH),
    ]
    digest = hashlib.sha256(f"{WRITER} {version('pillow')} {version('tinyhtml5')}".encode())
    for file in files:
        digest.update(f"{file.name} ".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()
