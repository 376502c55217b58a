"""Which pictures the published items have, and how each is offered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath

from arasha.checks.media.formats import FORMATS
from arasha.content import Item, Library
from arasha.content.targets import TargetKind, resolve_link
from arasha.pages.pictures.facts import DRAWING
from arasha.pages.pictures.known import Known
from arasha.pages.pictures.offers import Offer, beside, offer

Offers = Mapping[str, Offer]
"""By the path of the picture's file, relative to the content folder."""
_ENDINGS = (*FORMATS, DRAWING)
_ENDING = re.compile("|".join(map(re.escape, _ENDINGS)), re.IGNORECASE)
_INLINE_PICTURE = re.compile(r"!\[[^\[\]]*\]\([^()]*\)")
_LINK = re.compile(r"\]\(\s*<?([^()\s<>]+)|^ {0,3}\[[^\]\n]+\]:[ \t]*<?([^\s<>]+)", re.MULTILINE)


def survey(library: Library, docs: Path, cache: Path | None = None) -> dict[str, Offer]:
    """How each picture beside a text is offered.

    Args:
        library: the published items.
        docs: the content folder.
        cache: folder where what is known of the files is kept until the next time.
    """
    known = Known(cache)
    linked = linked_pictures(library)
    found: dict[str, Offer] = {}
    for item in library.items.values():
        for name in item.files:
            path = beside(item.folder, name)
            facts = known.facts(docs, path) if is_picture(name) else None
            if facts:
                found[path] = offer(item.folder, name, facts, linked=path in linked)
    known.save()
    return found


def linked_pictures(library: Library) -> frozenset[str]:
    """Pictures that a text leads to as to a file, by path.

    A link written in a way that this misses leads to a variant instead (`showing.file_address`).
    """
    return frozenset(path for item in library.items.values() for path in _linked(library, item))


def _linked(library: Library, item: Item) -> Iterator[str]:
    for version in item.versions.values():
        if not _ENDING.search(version.body):  # most texts lead to no picture, and to look for links takes long
            continue
        for match in _LINK.finditer(_INLINE_PICTURE.sub("", version.body)):
            written = match[1] or match[2]
            if _ENDING.search(written):
                target = resolve_link(library, item, version.language, written, ())
                if target.kind is TargetKind.FILE:
                    yield target.folder


def is_picture(name: str) -> bool:
    """Whether a file is a picture by its ending."""
    return PurePath(name).suffix.lower() in _ENDINGS
