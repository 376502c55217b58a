"""The front page of a language: lead story, latest news, coming events, projects, training, stories."""

from __future__ import annotations

from dataclasses import replace

from arasha.content import Item
from arasha.pages.cards import card, group
from arasha.pages.items import item_page
from arasha.pages.links import own_first
from arasha.pages.lists import events_by_phase, list_page, projects_by_phase
from arasha.pages.site import Site
from arasha.pages.views import Group, Link, Page

LATEST = 5
"""News beside the lead story."""
A_FEW = 3
"""Items of each other section."""


def front_page(site: Site) -> Page:
    """The front page. A language whose content has no `index` file yet has one all the same, without a text."""
    item = site.library.items.get("")
    news = own_first(site, site.library.of_kind("news"))
    present = item is not None and site.code in item.versions
    page = item_page(site, item) if item and present else list_page(site, "", site.name, news)
    return replace(
        page,
        template="home.html",
        kind="home",
        crumbs=(),
        standing=None,
        lead=card(site, news[0]) if news else None,
        groups=_groups(site, news[1:]),
    )


def _groups(site: Site, news: list[Item]) -> tuple[Group, ...]:
    coming, past = events_by_phase(site)
    projects = projects_by_phase(site)
    return (
        *_some(site, "news", news, LATEST),
        *_some(site, "events", coming or past, A_FEW, "events" if coming else "events_past"),
        *_some(site, "projects", [*projects["running"], *projects["over"], *projects[""]], A_FEW),
        *_some(site, "training", site.library.of_kind("course")[::-1], A_FEW),
        *_some(site, "stories", site.library.of_kind("story")[::-1], A_FEW),
    )


def _some(site: Site, section: str, items: list[Item], number: int, heading: str = "") -> tuple[Group, ...]:
    more = Link(site.text(f"all_{section}"), site.address(section))
    shown = own_first(site, items)[:number]
    found = group(site, site.text(f"home_{heading or section}"), shown, section)
    return tuple(replace(one, more=more) for one in found)
