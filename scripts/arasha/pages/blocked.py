"""The page for readers of a site that is blocked: other ways to it, and how a true copy is known."""

from __future__ import annotations

from arasha.content import Item
from arasha.pages.site import Site
from arasha.pages.views import Link, Reaching

BLOCKED = "blocked"
"""Folder of the page, whose template shows what is below."""
TEMPLATE = "blocked.html"
COPIES_BEGIN, COPIES_END = "<!--copies-->", "<!--/copies-->"
"""Between these, `editions/offline` lists the copies when they are made, which is after the pages."""


def reaching(site: Site, item: Item) -> Reaching | None:
    """The ways to the site that its owner named; None on any other page."""
    if item.folder != BLOCKED:
        return None
    settings = site.settings
    return Reaching(
        mirrors=mirrors(site),
        onion=Link(settings.onion, settings.onion) if settings.onion else None,
        public_key=settings.public_key,
    )


def mirrors(site: Site) -> tuple[Link, ...]:
    """The site's copies under other addresses, by their names."""
    return tuple(Link(mirror.name, mirror.url) for mirror in site.settings.mirrors)
