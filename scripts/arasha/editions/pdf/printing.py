"""One edition from its text to the kept PDF."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from arasha.content import Item, Library, Problem
from arasha.editions.pdf import keys
from arasha.editions.pdf.chapters import PLAN
from arasha.editions.pdf.documents import Printer
from arasha.editions.pdf.files import folders_of
from arasha.editions.pdf.papers import Paper, paper
from arasha.editions.pdf.store import Source, Store, Stored
from arasha.pages.bodies import Bodies, broken_links
from arasha.pages.editions import EditionFormat, EditionKind
from arasha.pages.rendering import Renderer
from arasha.pages.site import Site


@dataclass(frozen=True, slots=True)
class Rendering:
    """How texts become HTML.

    Attributes:
        extensions: Markdown's extensions.
        configs: their options.
        lists: for each language, the folders of the generated pages, which links may lead to.
    """

    extensions: Sequence[str]
    configs: Mapping[str, Mapping[str, Any]]
    lists: Mapping[str, Collection[str]]


@dataclass(frozen=True, slots=True)
class Order:
    """One edition to make."""

    site: Site
    item: Item
    kind: EditionKind
    format: EditionFormat = "PDF"


@dataclass(frozen=True, slots=True)
class Printed:
    """How it went: a file, or none because the module has nothing for this edition, or what stood in the way."""

    stored: Stored | None = None
    problems: tuple[Problem, ...] = ()
    failure: str = ""


class Press:
    """Everything that all editions of a run share.

    Args:
        docs: the content folder.
        theme: folder of templates, fonts and emblems.
        config: the settings.
        store: where PDFs are kept.
        library: what texts can link to.

    Raises:
        LibrariesMissingError: the system lacks a library.
    """

    def __init__(self, docs: Path, theme: Path, config: Path, store: Store, library: Library) -> None:
        self.theme, self.store = theme, store
        self.folders = folders_of(docs, theme)
        self._files: dict[str, str] = {}
        self._tools = keys.tools_name()
        self._around = keys.surroundings_name(library, theme, config)

    def kept(self, order: Order) -> Printed | None:
        """What the store has of an order, without rendering anything; None when it must be made."""
        name, _ = self._source(order)
        source = self.store.source(name)
        if source is None:
            return None
        if not source.text:
            return Printed()
        stored = self.store.get(self._document(source))
        return Printed(stored) if stored else None

    def print(self, order: Order, rendering: Rendering) -> Printed:
        """Make an edition and keep it."""
        name, facts = self._source(order)
        renderer = Renderer(order.site, rendering.extensions, rendering.configs)
        bodies = Bodies(order.site, renderer, rendering.lists[order.site.code])
        body, promises = bodies.body_of(order.item, order.site.address(order.item.folder))
        if problems := broken_links(order.site, [promises] if promises else []):
            return Printed(problems=tuple(problems))
        html = Printer(self.theme).document(order.site, order.item, facts, body.html)
        if html is None:
            self.store.put_source(name, Source(""))
            return Printed()
        source = Source(keys.text_name(html), keys.files_of(html))
        document = self._document(source)
        stored = self.store.get(document)
        made = Printed(stored) if stored else self._typeset(order, facts, html, document)
        if made.stored:
            self.store.put_source(name, source)
        return made

    def _source(self, order: Order) -> tuple[str, Paper]:
        facts = paper(order.site, order.item, order.kind)
        return keys.source_name(self._tools, self._around, order.item, facts, order.site.settings.url), facts

    def _document(self, source: Source) -> str:
        return keys.document_name(self._tools, source.text, [self._file(address) for address in source.pictures])

    def _file(self, address: str) -> str:
        """The name of what is in a file, looked up once: all documents share the fonts."""
        if address not in self._files:
            self._files[address] = keys.file_name(address, self.folders)
        return self._files[address]

    def _typeset(self, order: Order, facts: Paper, html: str, name: str) -> Printed:
        # Half a second to import, and it needs the system's libraries: only when something must be laid out
        from arasha.editions.pdf.proofs import TooLongError, proof  # noqa: PLC0415
        from arasha.editions.pdf.typesetting import TypesettingError  # noqa: PLC0415

        version = order.item.versions[order.site.code]
        try:
            data, pages = proof(html, facts, self.folders)
        except TooLongError:
            return Printed(problems=(Problem("session-plan-long", version.path, version.line_of(f"{{#{PLAN}")),))
        except TypesettingError as error:
            return Printed(failure=f"{version.path}: {error}")
        return Printed(self.store.put(name, data, pages))
