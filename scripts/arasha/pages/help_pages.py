"""The frame of the pages that help editors: not for search engines, below the page for editors."""

from __future__ import annotations

from dataclasses import replace
from typing import TypedDict

from arasha.pages.head import crumbs, list_head, list_switcher
from arasha.pages.links import item_link
from arasha.pages.site import Site
from arasha.pages.views import Choice, Head, Link

EDITORS = "editors"


class Frame(TypedDict):
    """What such a page has besides its own content: arguments of a `Page`."""

    address: str
    title: str
    head: Head
    switcher: tuple[Choice, ...]
    crumbs: tuple[Link, ...]


def frame(site: Site, folder: str, title: str) -> Frame:
    """The frame of the page in that folder."""
    editors = site.library.items.get(EDITORS)
    above = (item_link(site, editors),) if editors else ()
    head = replace(list_head(site, folder, title), indexed=False)
    return Frame(
        address=site.address(folder),
        title=title,
        head=head,
        switcher=list_switcher(site, folder),
        crumbs=crumbs(site, *above),
    )
