"""The files that are made of an item beside its pages, as the pages offer them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

EditionKind = Literal["book", "bundle", "handout", "session-plan"]
"""The whole text, all files of a course together, the exercises to fill in, the plan of the session for trainers."""
EditionFormat = Literal["PDF", "EPUB", "ZIP"]
"""As people call it; the ending of the file, in capitals."""
MEDIA_TYPES = {"PDF": "application/pdf", "EPUB": "application/epub+zip"}
"""Of files that a reader keeps, by their format (RFC 8118; EPUB 3.3, appendix I)."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One finished file.

    Attributes:
        folder: the item that it is made of.
        language: the language of its text.
        kind: what of the item it holds.
        name: the file's name for people.
        address: where it stands, relative to the root of the site.
        pages: how many it has; 0 for what has none.
        size: in bytes.
        sha256: of its bytes, in hexadecimal.
    """

    folder: str
    language: str
    kind: EditionKind
    format: EditionFormat
    name: str
    address: str
    pages: int
    size: int
    sha256: str


Editions = Mapping[str, tuple[Edition, ...]]
"""The editions of each item, by its folder; of all languages."""


def by_item(editions: Iterable[Edition]) -> dict[str, tuple[Edition, ...]]:
    """The editions by the folder of their item, in the order given."""
    found: dict[str, tuple[Edition, ...]] = {}
    for one in editions:
        found[one.folder] = (*found.get(one.folder, ()), one)
    return found


def editions_of(editions: Editions, folder: str, language: str) -> tuple[Edition, ...]:
    """The editions of one version of an item: those that the language's page offers."""
    return tuple(edition for edition in editions.get(folder, ()) if edition.language == language)
