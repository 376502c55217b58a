"""All editions of one language, written beside its pages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from arasha.editions.atom import atom
from arasha.editions.calendar import calendar
from arasha.editions.entries import entry
from arasha.editions.feeds import feeds, items_of_feeds
from arasha.editions.json_feed import json_feed
from arasha.pages.bodies import Shown
from arasha.pages.feed_links import ATOM, CALENDAR, JSON
from arasha.pages.site import Site


def needed(site: Site) -> frozenset[str]:
    """Folders of the items whose pages the editions are made from."""
    if not site.settings.url:
        return frozenset()
    return frozenset(item.folder for items in items_of_feeds(site).values() for item in items)


def write_editions(site: Site, shown: Mapping[str, Shown], docs: Path, folder: Path) -> None:
    """Write the feeds and the calendar; none while the site has no URL, which all of them must name.

    Args:
        site: the language.
        shown: the pages of the items that `needed` names, by their folder.
        docs: the content folder.
        folder: where the language's pages stand.
    """
    if not site.settings.url:
        return
    entries = {name: entry(site, site.library.items[name], page, docs) for name, page in shown.items()}
    for place, feed in feeds(site, items_of_feeds(site), entries):
        (folder / place).mkdir(parents=True, exist_ok=True)
        (folder / place / ATOM).write_bytes(atom(feed))
        (folder / place / JSON).write_bytes(json_feed(feed))
    (folder / CALENDAR).write_bytes(calendar(site))
