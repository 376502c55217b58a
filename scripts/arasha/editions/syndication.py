"""The feeds and the calendar of one language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from arasha.editions.atom import atom
from arasha.editions.calendar import calendar
from arasha.editions.entries import Entry
from arasha.editions.feeds import earlier_folders, feeds, items_of_feeds
from arasha.editions.json_feed import json_feed
from arasha.pages.feed_links import ATOM, CALENDAR, JSON
from arasha.pages.site import Site


def needed(site: Site) -> frozenset[str]:
    """Folders of the items whose pages the editions are made from."""
    if not site.settings.url:
        return frozenset()
    return frozenset(item.folder for items in items_of_feeds(site).values() for item in items)


def feeds_and_calendar(site: Site, entries: Mapping[str, Entry]) -> Iterator[tuple[str, bytes]]:
    """The feeds and the calendar by their address; none while the site has no URL, which all of them must name.

    Args:
        site: the language.
        entries: those of the items that `needed` names, by their folder.
    """
    if not site.settings.url:
        return
    for folder, feed in feeds(site, items_of_feeds(site), entries):
        as_atom, as_json = atom(feed), json_feed(feed)
        for place in (folder, *earlier_folders(site, folder)):
            yield f"{site.address(place)}{ATOM}", as_atom
            yield f"{site.address(place)}{JSON}", as_json
    yield f"{site.address('')}{CALENDAR}", calendar(site)
