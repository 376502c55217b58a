"""A picture of an item as a template, a feed or a share card needs it."""

from __future__ import annotations

from itertools import groupby

from arasha.content import Item
from arasha.pages.pictures.coding import MEDIA_TYPES
from arasha.pages.pictures.offers import Offer, beside
from arasha.pages.site import MEDIA, Site
from arasha.pages.views import Picture, Source


def picture_of(site: Site, folder: str, name: str, alt: str = "") -> Picture:
    """A file beside an item's text as pages show it. One that nothing is known of is shown as it is, without a size.

    Args:
        site: any language: pictures are the same in all.
        folder: of the item.
        name: of the file there.
        alt: its words; empty when it only decorates.
    """
    offered = site.pictures.get(beside(folder, name))
    if offered is None:
        return Picture(f"{MEDIA}/{beside(folder, name)}", alt)
    shown = offered.shown
    address = f"{MEDIA}/{beside(folder, shown.name)}"
    return Picture(address, alt, shown.width, shown.height, _sources(offered))


def thumbnail(site: Site, item: Item) -> Picture | None:
    """The lead picture beside the item's title in a list, which says what words could."""
    return picture_of(site, item.folder, item.facts.picture) if item.facts.picture else None


def file_address(site: Site, path: str) -> str:
    """Where a link to a file leads: to the file, or to what pages show of a picture that is not published itself.

    Args:
        site: any language.
        path: of the file, relative to the content folder.
    """
    offered = site.pictures.get(path)
    if offered is None or offered.published:
        return f"{MEDIA}/{path}"
    return f"{MEDIA}/{beside(offered.folder, offered.shown.name)}"


def _sources(offered: Offer) -> tuple[Source, ...]:
    groups = groupby(offered.variants[:-1], key=lambda variant: variant.format)
    return tuple(
        Source(
            MEDIA_TYPES[format_],
            tuple((f"{MEDIA}/{beside(offered.folder, variant.name)}", variant.width) for variant in variants),
        )
        for format_, variants in groups
    )
