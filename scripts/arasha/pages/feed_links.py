"""Where the feeds and the calendar of a language stand: heads announce them, lists link to them, `editions` makes them.

The feed of the site stands beside the front page, the feed of a topic or a country beside its page.
"""

from __future__ import annotations

from collections.abc import Iterator

from arasha.content import Item
from arasha.pages.site import Site
from arasha.pages.views import Feed, Link

ATOM = "feed.xml"
JSON = "feed.json"
CALENDAR = "events.ics"
ATOM_TYPE = "application/atom+xml"
JSON_TYPE = "application/feed+json"
CALENDAR_TYPE = "text/calendar"
_GATHERINGS = ("topics", "countries")
_OF_THE_SITE = ("", "news", "events", "projects", "stories")
"""Lists whose items stand in the site's feed."""


def gatherings(site: Site) -> Iterator[Item]:
    """Topics and countries that have a page in this language, and so a feed."""
    for item in site.library.of_kind("topic", "country"):
        if site.code in item.versions:
            yield item


def announced(site: Site, folder: str) -> tuple[Feed, ...]:
    """The feeds that the page in a folder announces, its own before the site's; none while the site has no URL."""
    if not site.settings.url:
        return ()
    feeds = _pair(site, "", site.name)
    if item := _gathering(site, folder):
        feeds = _pair(site, item.folder, f"{site.version(item).title} — {site.name}") + feeds
    if folder == "events":
        title = f"{site.text('section_events')} — {site.name} (iCalendar)"
        feeds = (Feed(title, CALENDAR_TYPE, _address(site, "", CALENDAR)), *feeds)
    return feeds


def feed_links(site: Site, folder: str) -> tuple[Link, ...]:
    """Links for a reader of the list in a folder; none on lists that no feed is of."""
    item = _gathering(site, folder)
    if not site.settings.url or not (item or folder.partition("/")[0] in _OF_THE_SITE):
        return ()
    place = item.folder if item else ""
    links: tuple[Link, ...] = (
        Link("Atom", _address(site, place, ATOM)),
        Link("JSON Feed", _address(site, place, JSON)),
    )
    if folder == "events":
        links = (Link(site.text("feed_calendar"), _address(site, "", CALENDAR)), *links)
    return links


def site_feed_link(site: Site) -> tuple[Link, ...]:
    """The link to the site's feed that every page has at its foot; none while the site has no URL."""
    return (Link(site.text("feed_of_site"), _address(site, "", ATOM)),) if site.settings.url else ()


def _pair(site: Site, folder: str, title: str) -> tuple[Feed, ...]:
    return (
        Feed(f"{title} (Atom)", ATOM_TYPE, _address(site, folder, ATOM)),
        Feed(f"{title} (JSON Feed)", JSON_TYPE, _address(site, folder, JSON)),
    )


def _gathering(site: Site, folder: str) -> Item | None:
    """The topic or country on whose pages the folder is, `topics/rights/page/2` too."""
    parts = folder.split("/")
    item = site.library.items.get("/".join(parts[:2])) if parts[0] in _GATHERINGS else None
    return item if item and site.code in item.versions else None


def _address(site: Site, folder: str, name: str) -> str:
    return f"{site.address(folder)}{name}"
