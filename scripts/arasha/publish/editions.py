"""The files of a build or of one command: made before the pages, which tell their size, put beside them at the end."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from pathlib import Path

from arasha.editions.bundle import Packer
from arasha.editions.epub import binding
from arasha.editions.epub.binding import Bindery
from arasha.editions.pdf.libraries import LibrariesMissingError
from arasha.editions.pdf.making import Made, Maker, Progress, make, orders
from arasha.editions.pdf.printing import Order, Press, Printed, Rendering
from arasha.editions.pdf.store import Store
from arasha.mkdocs_plugin.markdown_settings import read_markdown_settings
from arasha.mkdocs_plugin.project import Project
from arasha.pages.editions import Edition
from arasha.pages.plans import generated
from arasha.pages.site import Site

STORE = "pdf"
"""Folder of the cache that keeps finished PDFs."""
BOOKS, BUNDLES = "epub", "bundle"
"""And those that keep the EPUBs and the bundles."""


def make_editions(project: Project, sites: Collection[Site], progress: Progress) -> Made:
    """The PDFs, the EPUBs and the bundles of these languages, as far as nothing stands in the way.

    Raises:
        LibrariesMissingError: the system lacks a library that WeasyPrint needs.
    """
    made = make_pdfs(project, sites, progress)
    if wanted := binding.orders(sites):
        made.join(make(_bindery(project, sites), wanted, lambda: _rendering(project, sites), progress, "EPUB"))
    if not (made.problems or made.failures):
        made.join(_packer(project).pack(sites, made))
    return made


def kept_editions(project: Project, sites: Collection[Site]) -> Made:
    """Those that are up to date since the last time, without making any; in the order in which they are made."""
    books = _kept(_bindery(project, sites), binding.orders(sites))
    try:
        made = _kept(_press(project, sites), orders(sites))
    except LibrariesMissingError:  # then no PDF can be told from one that is out of date
        return books
    made.join(books)
    made.join(_packer(project, only_kept=True).pack(sites, made))
    return made


def make_pdfs(project: Project, sites: Collection[Site], progress: Progress, folders: Collection[str] = ()) -> Made:
    """The PDFs of all modules of these languages, or only of the modules in `folders`.

    Raises:
        LibrariesMissingError: the system lacks a library that WeasyPrint needs.
    """
    wanted = orders(sites, folders)
    return make(_press(project, sites), wanted, lambda: _rendering(project, sites), progress) if wanted else Made()


def published(project: Project, sites: Collection[Site], site: Path) -> list[Edition]:
    """What the last build has published of languages that this one leaves as they are, as far as it is up to date."""
    made = kept_editions(project, sites) if sites else Made()
    return [one for one in made.editions if _sha256(site / one.address) == one.sha256]


def forget_old(project: Project) -> None:
    """Throw away files that nobody has asked for in a long time."""
    for folder in (STORE, BOOKS, BUNDLES):
        Store(project.cache / folder).forget_old()


def _kept(maker: Maker, wanted: Collection[Order]) -> Made:
    made = Made()
    for order in wanted:
        made.add(order, maker.kept(order) or Printed())
    return made


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else ""


def _press(project: Project, sites: Collection[Site]) -> Press:
    library = next(iter(sites)).library
    return Press(project.docs, project.theme, project.config, Store(project.cache / STORE), library)


def _bindery(project: Project, sites: Collection[Site]) -> Bindery:
    library = next(iter(sites)).library
    return Bindery(project.docs, project.theme, project.config, Store(project.cache / BOOKS, ".epub"), library)


def _packer(project: Project, *, only_kept: bool = False) -> Packer:
    return Packer(project.theme, Store(project.cache / BUNDLES, ".zip"), only_kept=only_kept)


def _rendering(project: Project, sites: Collection[Site]) -> Rendering:
    """How texts are rendered, as the pages are."""
    settings = read_markdown_settings(project.config)
    lists = {site.code: frozenset(plan.folder for plan in generated(site)) for site in sites}
    return Rendering(settings.extensions, settings.configs, lists)
