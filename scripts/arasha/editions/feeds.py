"""The feeds of a language: which items stand in which, newest first, whatever format they are written in."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from arasha.content import Item
from arasha.content.fields import KindName
from arasha.editions.entries import Entry, permanent_folder
from arasha.editions.markup import printable
from arasha.editions.times import UNKNOWN, place_in_time, version_changed
from arasha.pages.feed_links import ATOM, JSON, gatherings
from arasha.pages.site import Site
from arasha.pages.views import Alternate

NEWEST = 30
"""Entries of a feed. What is older stands in the lists."""
KINDS: tuple[KindName, ...] = ("news", "event", "project", "story")
"""What happens and is told. Partners, courses and standing pages are no news."""
_ICON = "assets/icon.svg"


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed. Texts are plain, URLs absolute.

    Attributes:
        id: stays when the page that the feed is of moves.
        page: the page that the feed is of; `atom` and `json` are the feed itself in its two formats.
        author: the site's name, at `home`: never a person's.
        alternates: the Atom feed in the other languages that have it.
        updated: the latest change of an entry; the page's own where there is none.
    """

    id: str
    language: str
    title: str
    subtitle: str
    page: str
    atom: str
    json: str
    author: str
    home: str
    icon: str
    rights: str
    updated: datetime.datetime
    alternates: tuple[Alternate, ...]
    entries: tuple[Entry, ...]


def items_of_feeds(site: Site) -> dict[str, list[Item]]:
    """The items of each feed by the folder it stands in: empty for the site's, else of the topic or the country."""
    found: dict[str, list[Item]] = {folder: [] for folder in ("", *(item.folder for item in gatherings(site)))}
    for item in _newest_first(site):
        for folder in ("", *_gathered_by(site, item)):
            if folder in found and len(found[folder]) < NEWEST:
                found[folder].append(item)
    return found


def make_feed(site: Site, folder: str, entries: tuple[Entry, ...]) -> Feed:
    """The feed that stands in a folder, with these entries."""
    item = site.library.items.get(folder)
    version = item.versions.get(site.code) if item else None
    codes = [code for code in site.library.languages if not folder or (item and code in item.versions)]
    own = version_changed(site, version) if version else None
    first = permanent_folder(item) if folder and item else folder
    return Feed(
        id=site.url(f"{site.address(first)}{ATOM}"),
        language=site.code,
        title=printable(f"{version.title} — {site.name}" if folder and version else site.name),
        subtitle=printable(version.summary) if version else "",
        page=site.url(site.address(folder)),
        atom=site.url(f"{site.address(folder)}{ATOM}"),
        json=site.url(f"{site.address(folder)}{JSON}"),
        author=printable(site.name),
        home=site.url(site.address("")),
        icon=site.url(_ICON),
        rights=printable(site.settings.rights),
        updated=max((one.updated for one in entries if one.updated), default=own or UNKNOWN),
        alternates=tuple(
            Alternate(code, site.url(f"{site.address(folder, code)}{ATOM}")) for code in codes if code != site.code
        ),
        entries=entries,
    )


def feeds(site: Site, items: Mapping[str, list[Item]], entries: Mapping[str, Entry]) -> Iterator[tuple[str, Feed]]:
    """Each feed with its folder. `entries` are those of all the items, by folder."""
    for folder, shown in items.items():
        yield folder, make_feed(site, folder, tuple(entries[item.folder] for item in shown))


def earlier_folders(site: Site, folder: str) -> tuple[str, ...]:
    """Where the feed has stood: who follows it there goes on getting it, whatever the host makes of redirects."""
    item = site.library.items.get(folder)
    return tuple(old.strip("/") for old in item.facts.moved_from) if folder and item else ()


def _newest_first(site: Site) -> list[Item]:
    items = (item for item in site.library.items.values() if item.kind in KINDS and site.code in item.versions)
    return sorted(items, key=lambda item: (place_in_time(site, item), item.order), reverse=True)


def _gathered_by(site: Site, item: Item) -> Iterator[str]:
    for field in ("topics", "countries"):
        yield from (other.folder for other in site.library.named(item, field))
