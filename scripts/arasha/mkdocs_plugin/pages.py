"""MkDocs pages whose text and facts come from the library.

MkDocs reads and parses every page before it writes the first one; here both wait until the page's turn to be written,
so that memory holds one page and not the whole site.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage

from arasha.content import Item
from arasha.pages.lists import Plan
from arasha.pages.plans import page_of
from arasha.pages.printing import file_of
from arasha.pages.site import Site
from arasha.pages.views import Page
from arasha.pages.ways import NOT_FOUND

PRINTED = "printed.html"
"""Template by which MkDocs prints what our own printer has made."""


class LibraryPage(MkDocsPage):
    """A page made from the library: `make` gives its view, `item` is what it is of (None for lists)."""

    def __init__(self, file: File, config: MkDocsConfig, make: Callable[[], Page], item: Item | None) -> None:
        super().__init__(None, file, config)
        self.make = make
        self.item = item

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs' signature
        """Nothing to read: the library has it."""
        self.markdown = ""
        self.meta = {"template": PRINTED}
        self.title = self.file.src_uri

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - MkDocs' signature
        """Nothing yet: the text is rendered when the page is written."""
        self.content = ""
        self.present_anchor_ids = set()
        self.links_to_anchors = {}


def item_files(site: Site, config: MkDocsConfig, files: Files) -> list[File]:
    """The files of this language that items stand for, each with its page. Files of no published item are left out."""
    found = []
    for item in site.library.items.values():
        version = item.versions.get(site.code)
        file = files.get_file_from_path(version.path) if version else None
        if file is None:
            continue
        file.inclusion = InclusionLevel.NOT_IN_NAV if item.folder else InclusionLevel.INCLUDED
        _place(file, config, site.address(item.folder))
        LibraryPage(file, config, partial(page_of, site, item), item)
        found.append(file)
    return found


def generated_file(site: Site, config: MkDocsConfig, plan: Plan) -> File:
    """A file for a page that no Markdown stands for."""
    path = f"{plan.folder}/index.md" if plan.folder else "index.md"
    inclusion = InclusionLevel.NOT_IN_NAV if plan.folder else InclusionLevel.INCLUDED
    file = File.generated(config, path, content="", inclusion=inclusion)
    _place(file, config, f"{site.code}/{NOT_FOUND}.html" if plan.folder == NOT_FOUND else site.address(plan.folder))
    _mark_for_i18n(file, site.code)
    LibraryPage(file, config, plan.make, None)
    return file


def _place(file: File, config: MkDocsConfig, address: str) -> None:
    """Where the page is written; static-i18n has put single-language builds at the root before us."""
    file.dest_uri = file_of(address)
    file.url = address
    file.dest_dir = config.site_dir
    file.abs_dest_path = f"{config.site_dir}/{file.dest_uri}"


def _mark_for_i18n(file: File, language: str) -> None:
    """static-i18n reads these from every page; files that it hasn't made itself lack them and would crash it."""
    marked: Any = file
    marked.locale = marked.localization = marked.locale_alternate_of = language
    marked.norm_src_uri = file.src_uri
    marked.alternates = {language: file}
