"""The front page of a language: lead story, latest news, ways in, events, projects, training, stories."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace

from arasha.content import Item
from arasha.pages.cards import card, group
from arasha.pages.feed_links import feed_links
from arasha.pages.help_pages import EDITORS
from arasha.pages.items import item_page, status
from arasha.pages.links import item_link, own_first, section_link
from arasha.pages.lists import events_by_phase, list_page, projects_by_phase
from arasha.pages.site import Site
from arasha.pages.views import Group, Link, Page

LATEST = 5
"""News beside the lead story."""
A_FEW = 3
"""Items of each other section."""


@dataclass(frozen=True, slots=True)
class FrontPage(Page):
    """The page's own slot: where each of the site's readers begins, with a line (`note`) on what is there."""

    ways: tuple[Link, ...] = ()


def front_page(site: Site) -> FrontPage:
    """The front page. A language whose content has no `index` file yet has one all the same, without a text."""
    item = site.library.items.get("")
    news = own_first(site, site.library.of_kind("news"))
    present = item is not None and site.code in item.versions
    page = item_page(site, item) if item and present else list_page(site, "", site.name, news)
    page = replace(
        page,
        template="home.html",
        kind="home",
        crumbs=(),
        standing=None,
        lead=card(site, news[0]) if news else None,
        groups=_groups(site, news[1:]),
        feeds=feed_links(site, ""),
    )
    return FrontPage(**{one.name: getattr(page, one.name) for one in fields(page)}, ways=tuple(_ways(site)))


def _ways(site: Site) -> Iterator[Link]:
    """For readers, for those who learn, for those who write and translate: the three that the site is made for."""
    yield replace(section_link(site, "topics"), text=site.text("way_readers"), note=site.text("way_readers_note"))
    yield replace(section_link(site, "training"), text=site.text("way_learners"), note=site.text("way_learners_note"))
    if editors := site.library.items.get(EDITORS):
        yield item_link(site, editors, site.text("way_editors"), site.text("way_editors_note"))


def _groups(site: Site, news: list[Item]) -> tuple[Group, ...]:
    return (
        *_some(site, "news", news, LATEST),
        *_events(site),
        *_some(site, "training", site.library.of_kind("course")[::-1], A_FEW),
        *_projects(site),
        *_some(site, "stories", site.library.of_kind("story")[::-1], A_FEW),
    )


def _events(site: Site) -> tuple[Group, ...]:
    """The coming events; when there are none, a line that says so, and the last ones."""
    coming, past = events_by_phase(site)
    if coming:
        return _some(site, "events", coming, A_FEW)
    found = _some(site, "events", past, A_FEW, "events_past")
    return tuple(replace(one, note=site.text("home_events_none")) for one in found)


def _projects(site: Site) -> tuple[Group, ...]:
    """Running projects first, each with its state."""
    projects = projects_by_phase(site)
    items = [*projects["running"], *projects["over"], *projects[""]]
    return _some(site, "projects", items, A_FEW, notes={item.folder: status(site, item) for item in items})


def _some(
    site: Site, section: str, items: list[Item], number: int, heading: str = "", notes: dict[str, str] | None = None
) -> tuple[Group, ...]:
    more = Link(site.text(f"all_{section}"), site.address(section))
    shown = own_first(site, items)[:number]
    found = group(site, site.text(f"home_{heading or section}"), shown, section, notes)
    return tuple(replace(one, more=more) for one in found)
