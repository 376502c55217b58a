"""The pictures of a book: each once, no larger than a telephone or a reader can show, with nothing in it but itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from urllib.parse import unquote, urljoin

from arasha.cleaning import cleaned
from arasha.editions.epub.documents import Document
from arasha.editions.pdf.links import BASE
from arasha.pages.pictures.coding import ENDINGS, MEDIA_TYPES, variants
from arasha.pages.pictures.offers import Offer, beside
from arasha.pages.site import MEDIA, Site

WIDTHS = (1000, 800, 640, 480)
"""Pixels. A telephone's screen has some 1080 dots across; in a book of many pictures each counts, and all are made
smaller together until they fit."""
ROOM = 230_000
"""Bytes that the pictures of one module may take: with them a book stays below 300 kB, which a slow line carries."""
SVG = "image/svg+xml"
_TYPES = {ENDINGS[name]: kind for name, kind in MEDIA_TYPES.items()} | {
    ".jpeg": "image/jpeg",
    ".svg": SVG,
    ".gif": "image/gif",
}
_DIGITS = 10
_NOT_OF_BOOKS = {".avif"}
"""Kinds that are no core media types (EPUB 3.3, 3.2): readers need not know them."""


@dataclass(frozen=True, slots=True)
class BookFile:
    """A file of a book beside its texts."""

    name: str
    media_type: str
    data: bytes


def embed(site: Site, docs: Path, documents: Sequence[Document]) -> list[BookFile]:
    """Take the pictures that the texts show into the book.

    Args:
        site: any language.
        docs: the content folder.
        documents: the texts, whose pictures get their addresses in the book.

    Raises:
        BrokenPictureError: one can't be drawn.
    """
    shown = {
        image: unquote(urljoin(f"{BASE}{document.address}", image.get("src", "")).removeprefix(BASE))
        for document in documents
        for image in document.root.iter("img")
    }
    room = ROOM * max(1, sum(document.paper is not None for document in documents))
    found = _fitted(site, docs, dict.fromkeys(shown.values()), room)
    for image, source in shown.items():
        image.set("src", found[source].name)
        for size in ("width", "height"):
            image.attrib.pop(size, None)
    return list(found.values())


def _fitted(site: Site, docs: Path, sources: Iterable[str], room: int) -> dict[str, BookFile]:
    """The pictures as large as they may be for all to take no more room; the smallest, however much they take."""
    by_address = {f"{MEDIA}/{beside(one.folder, one.shown.name)}": one for one in site.pictures.values()}
    found: dict[str, BookFile] = {}
    for widest in WIDTHS:
        found = {source: _file(source, by_address.get(source), docs, widest) for source in sources}
        if sum(len(file.data) for file in found.values()) <= room:
            break
    return found


def _file(address: str, offered: Offer | None, docs: Path, widest: int) -> BookFile:
    name = f"picture-{hashlib.sha256(address.encode()).hexdigest()[:_DIGITS]}"
    ending = PurePath(address).suffix.lower()
    if offered is None or not (offered.variants or ending in _NOT_OF_BOOKS):
        file = docs / address.removeprefix(f"{MEDIA}/")
        return BookFile(f"{name}{ending}", _TYPES[ending], cleaned(file.read_bytes(), file)[0])
    shown, format_ = offered.shown, offered.shown.format or "PNG"
    width = min(shown.width, widest)
    size = (format_, width, max(1, round(shown.height * width / shown.width)))
    data = next(variants((docs / offered.path).read_bytes(), offered.facts.look, [size]))
    return BookFile(f"{name}{ENDINGS[format_]}", MEDIA_TYPES[format_], data)
