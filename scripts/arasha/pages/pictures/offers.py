"""The widths and formats that a picture is offered in, and what the files are called.

A name holds a hash of the picture and of how it is coded, so that a copy may be kept for ever.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import PurePath

from arasha.pages.pictures.coding import CODINGS, ENDINGS, VERSION
from arasha.pages.pictures.facts import Facts, Look

WIDTHS = (360, 720, 1000, 1280)
"""In pixels. A phone of 720 dots wants some 660 between its margins, one of 1080 dots 980 to 997; a thumbnail 312."""
NEAR = 1.25
"""A step less than this many times narrower than the widest is left out: it would save little."""
SMALL = 20_000
"""Bytes. Variants of a file so small save nothing worth another request."""
HIGHEST = 16_383
"""What WebP can hold (RFC 9649, 2.4)."""
HASH_DIGITS = 10


@dataclass(frozen=True, slots=True)
class Variant:
    """One file that a picture is offered as: its name beside the original, its format in Pillow's words, its size."""

    name: str
    format: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Offer:
    """How pages offer a picture.

    Attributes:
        folder: of its item; name: of its file there.
        variants: of each format from the narrowest, the best format first; the last is for browsers that know none of
            the others. Empty when the file itself is what pages show.
        linked: whether a text leads to the file itself.
    """

    folder: str
    name: str
    facts: Facts
    variants: tuple[Variant, ...]
    linked: bool = False

    @property
    def path(self) -> str:
        """The file, relative to the content folder."""
        return beside(self.folder, self.name)

    @property
    def published(self) -> bool:
        """Whether the file itself stands on the site, and not only its variants."""
        return self.linked or not self.variants

    @property
    def shown(self) -> Variant:
        """What every browser can show."""
        facts = self.facts
        return self.variants[-1] if self.variants else Variant(self.name, "", facts.width, facts.height)


def offer(folder: str, name: str, facts: Facts, *, linked: bool = False) -> Offer:
    """How a picture is offered."""
    stem = re.sub(r"[^A-Za-z0-9_-]+", "-", PurePath(name).stem).strip("-") or "picture"
    digest = hashlib.sha256(f"{VERSION} {facts.digest}".encode()).hexdigest()[:HASH_DIGITS]
    sizes = [(width, _scaled(facts.height, width, facts.width)) for width in widths(facts)]
    formats = CODINGS[facts.look] if sizes else ()
    variants = [
        Variant(f"{stem}.{digest}.{width}{ENDINGS[format_]}", format_, width, height)
        for format_ in formats
        for width, height in (sizes[-1:] if format_ == formats[-1] else sizes)
    ]
    return Offer(folder, name, facts, tuple(variants), linked)


def widths(facts: Facts) -> tuple[int, ...]:
    """The widths that a picture is offered in, never wider than it is; none when its own file will do."""
    if facts.look is Look.AS_IT_IS or facts.weight < SMALL:
        return ()
    widest = min(facts.width, WIDTHS[-1])
    if _scaled(facts.height, widest, facts.width) > HIGHEST:
        return ()
    return (*(width for width in WIDTHS if width * NEAR <= widest), widest)


def beside(folder: str, name: str) -> str:
    """The path of a file in an item's folder; the front page's folder is empty."""
    return f"{folder}/{name}" if folder else name


def _scaled(height: int, width: int, full_width: int) -> int:
    return max(1, round(height * width / full_width))
