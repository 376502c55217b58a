"""Both copies of one language: the archive, and from it the ZIM."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from arasha.editions.manifest import BUILD, SUMS, Origin, origin_text
from arasha.editions.offline.holdings import INDEX, MOST, Holdings
from arasha.editions.offline.kiwix import write_zim
from arasha.editions.offline.packing import pack
from arasha.editions.offline.pages import TEMPLATES, CopyPages, filled, in_alphabet, slots
from arasha.editions.offline.rewriting import Rewriter, Terms
from arasha.editions.offline.scripts import Shortener
from arasha.editions.offline.searching import alone
from arasha.editions.pdf.names import prefix
from arasha.editions.search.manifest import MANIFEST
from arasha.languages import Language
from arasha.pages.search_page import SEARCH
from arasha.pages.settings import Settings

FOLDER = "offline"
"""Of the site: where its copies stand."""
ZIP, ZIM = "ZIP", "ZIM"
ILLUSTRATION = "illustration.png"
"""The site's mark in Kiwix' list of archives."""


@dataclass(frozen=True)
class Order:
    """One language to copy, with all that a process needs for it.

    Attributes:
        site: folder of the finished site, copies go into its `offline/`.
        signed: whether the archive will be signed, which its first page tells.
        most: bytes that the archive should not be larger than.
    """

    site: Path
    theme: Path
    language: Language
    settings: Settings
    origin: Origin
    signed: bool
    most: int = MOST

    def file(self, format_: str) -> Path:
        """Where the copy in this format stands."""
        return self.site / FOLDER / f"{prefix(self.settings)}{self.language.code}.{format_.lower()}"


def copy(order: Order) -> bytes:
    """Make both copies of one language.

    Returns:
        The list of the archive's files, for whoever signs it.
    """
    for format_ in (ZIP, ZIM):
        order.file(format_).unlink(missing_ok=True)
    pages = CopyPages(order.theme, order.language, order.settings, order.origin)
    text = pack(order.file(ZIP), _files(order, pages))
    with zipfile.ZipFile(order.file(ZIP)) as archive:
        held = ((name, archive.read(name)) for name in archive.namelist() if name not in (INDEX, SUMS, BUILD))
        write_zim(order.file(ZIM), held, f"{order.language.code}/{INDEX}", _told_to_kiwix(order))
    return text


def _files(order: Order, pages: CopyPages) -> Iterator[tuple[str, bytes]]:
    """What the archive holds: it opens with a page of its own."""
    folders = order.language.folders
    holdings = Holdings(order.site, folders, order.most)
    yield INDEX, pages.start(holdings, signed=order.signed).encode()
    rewriters = {folder: _rewriter(order, pages, holdings, folder) for folder in folders}
    shortener = Shortener(order.theme)
    listed = {path for _, path in slots([order.language])}
    for path in holdings.pages:
        text = (order.site / path).read_text(encoding="utf-8")
        if path in listed:
            text = filled(text, in_alphabet(order.language, path, pages.inside()))
        yield path, rewriters[path.partition("/")[0]].page(path, shortener.page(text)).encode()
    for path in (*holdings.scripts, *holdings.assets, *sorted(holdings.media)):
        data = (order.site / path).read_bytes()
        yield path, alone(data) if path == f"{folders[0]}/{SEARCH}/{MANIFEST}" else data
    yield BUILD, origin_text(order.origin)


def _rewriter(order: Order, pages: CopyPages, holdings: Holdings, folder: str) -> Rewriter:
    """What rewrites the pages of one of the language's folders, in whose alphabet it speaks."""
    language = order.language
    alphabet = language.transliteration
    tags = {language.code: language.code} | ({alphabet.folder: alphabet.code} if alphabet else {})
    terms = Terms(
        url=order.settings.url,
        languages=frozenset(tags.values()),
        online=" " + in_alphabet(language, f"{folder}/", pages.online(tags[folder])),
        note=in_alphabet(language, f"{folder}/", pages.note()),
    )
    return Rewriter(terms, holdings.take)


def _told_to_kiwix(order: Order) -> dict[str, str | bytes]:
    """The metadata that the specification asks for, and what is known besides."""
    language, settings = order.language, order.settings
    name = settings.names[language.code]
    return {
        "Name": f"{prefix(settings)}{language.code}",
        "Title": name,
        "Language": language.code,
        "Description": language.text("offline_title"),
        "Creator": name,
        "Publisher": name,
        "Date": order.origin.time.partition("T")[0],
        "Source": settings.url,
        "License": settings.rights,
        "Tags": "_ftindex:yes;_pictures:yes",
        "Illustration": (order.theme / TEMPLATES / ILLUSTRATION).read_bytes(),
    }
