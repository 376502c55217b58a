"""The generated lists: news by page and by year, and one page for each other section."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from arasha.content import Item
from arasha.content.fields import KindName
from arasha.content.kinds import KINDS, Event, Project
from arasha.content.places import UNDATED
from arasha.pages.cards import card, group
from arasha.pages.feed_links import feed_links
from arasha.pages.head import crumbs, lastmod, list_head, list_switcher
from arasha.pages.links import own_first, section_link
from arasha.pages.moments import phase
from arasha.pages.pagers import Slice, cut, pager
from arasha.pages.site import Site
from arasha.pages.views import Group, Link, Page


@dataclass(frozen=True, slots=True)
class Plan:
    """A page to come: its folder below the language, and how to make it when its turn comes.

    `items` are those that it shows, None where that can be any; `says` is all else that it says.
    """

    folder: str
    make: Callable[[], Page]
    items: tuple[Item, ...] | None = None
    says: str = ""


def lists(site: Site) -> Iterator[Plan]:
    """All lists. Their folders are the same in every language."""
    news = site.library.of_kind("news")
    years = by_year(news)
    yield from _news_lists(site, "news", site.text("section_news"), news, tuple(years))
    for year, items in years.items():
        yield from _news_lists(site, f"news/{year}", year_title(site, year), items, tuple(years))
    for section in _GROUPS:
        yield Plan(section, partial(section_page, site, section))


def by_year(news: list[Item]) -> dict[str, list[Item]]:
    """News by the year of their address, newest year first, undated ones last."""
    years: dict[str, list[Item]] = defaultdict(list)
    for item in news:
        years[item.folder.split("/")[1]].append(item)
    return dict(sorted(years.items(), key=lambda pair: (pair[0] != UNDATED, pair[0]), reverse=True))


def year_title(site: Site, year: str) -> str:
    """Heading of a year's archive."""
    return site.text("news_undated") if year == UNDATED else site.text("news_of_year", year=year)


def list_page(site: Site, folder: str, title: str, items: list[Item], *above: Link) -> Page:
    """The frame of a generated page: head, switcher, crumbs; `above` are the pages over it."""
    changes = [lastmod(site, version) for item in items for version in item.versions.values()]
    return Page(
        template="list.html",
        kind=folder.partition("/")[0],
        address=site.address(folder),
        title=title,
        head=list_head(site, folder, title, max(changes, default="")),
        switcher=list_switcher(site, folder),
        crumbs=crumbs(site, *above),
        section=folder.partition("/")[0],
        feeds=feed_links(site, folder),
    )


def numbered(site: Site, title: str, part: Slice) -> str:
    """The title with the page's number from the second page on, so that no two pages have the same."""
    return title if part.number == 1 else site.text("title_page", title=title, number=part.number)


def news_groups(site: Site, part: Slice, heading: str = "") -> tuple[Group, ...]:
    """The news of one page; those that exist only in other languages under a heading of their own."""
    own = [item for item in part.items if site.code in item.versions]
    borrowed = [item for item in part.items if site.code not in item.versions]
    return group(site, heading, own, "news" if heading else "") + group(
        site, site.text("group_borrowed"), borrowed, "borrowed"
    )


def section_page(site: Site, section: str) -> Page:
    """The page of a section that is not cut into pages."""
    groups = _GROUPS[section](site)
    items = [site.library.items[f] for f in site.library.items if f.startswith(f"{section}/")]
    page = list_page(site, section, site.text(f"section_{section}"), items)
    template = f"{section}.html" if section not in ("topics", "countries") else "list.html"
    return replace(page, template=template, groups=groups, notice="" if groups else site.text(f"empty_{section}"))


def events_by_phase(site: Site) -> tuple[list[Item], list[Item]]:
    """Coming events (running ones too), the next first, and past ones, the latest first."""
    events = [(item, item.facts) for item in site.library.of_kind("event")]
    past = [item for item, facts in events if isinstance(facts, Event) and phase(facts.period, site.today) == "over"]
    return [item for item, _ in reversed(events) if item not in past], past


def projects_by_phase(site: Site) -> dict[str, list[Item]]:
    """Projects as running (coming ones too), over, and those whose dates are not known (empty)."""
    found: dict[str, list[Item]] = {"running": [], "over": [], "": []}
    for item in site.library.of_kind("project"):
        if isinstance(item.facts, Project):
            state = phase(item.facts.period, site.today)
            found["running" if state == "coming" else state].append(item)
    return found


def _news_lists(site: Site, folder: str, title: str, items: list[Item], years: tuple[str, ...]) -> Iterator[Plan]:
    for part in cut(site, folder, items):
        says = f"{title} {part.number} {part.total} {years}"
        yield Plan(part.folder, partial(_news_page, site, folder, title, part, years), part.items, says)


def _news_page(site: Site, folder: str, title: str, part: Slice, years: tuple[str, ...]) -> Page:
    above = (section_link(site, "news"),) if part.folder != "news" else ()
    page = list_page(site, part.folder, numbered(site, title, part), list(part.items), *above)
    archive = tuple(
        Link(
            text=site.text("undated") if year == UNDATED else year,
            address=site.address(f"news/{year}"),
            current=folder == f"news/{year}",
        )
        for year in years
    )
    notice = "" if part.items else site.text("empty_news")
    groups = news_groups(site, part)
    return replace(page, groups=groups, pager=pager(site, folder, part), years=archive, notice=notice)


def _events(site: Site) -> tuple[Group, ...]:
    coming, past = events_by_phase(site)
    return group(site, site.text("events_coming"), coming, "coming") + group(
        site, site.text("events_past"), past, "past"
    )


def _projects(site: Site) -> tuple[Group, ...]:
    found = projects_by_phase(site)
    groups = group(site, site.text("projects_running"), found["running"], "running")
    groups += group(site, site.text("projects_over"), found["over"], "finished")
    return groups + group(site, site.text("projects_undated"), found[""], "undated")


def _by_title(site: Site, kind: KindName) -> list[Item]:
    return sorted(site.library.of_kind(kind), key=lambda item: site.language.sort_key(site.version(item).title))


def _partners(site: Site) -> tuple[Group, ...]:
    return group(site, "", _by_title(site, "partner"))


def _stories(site: Site) -> tuple[Group, ...]:
    return group(site, "", site.library.of_kind("story")[::-1])


def _gatherings(site: Site, kind: KindName) -> tuple[Group, ...]:
    """Topics or countries, each with how much there is under it."""
    items = _by_title(site, kind)
    notes = {item.folder: site.text("materials", n=len(site.library.naming(item, *KINDS))) for item in items}
    return group(site, "", items, notes=notes)


def _training(site: Site) -> tuple[Group, ...]:
    groups: tuple[Group, ...] = ()
    for course in own_first(site, _by_title(site, "course")):
        cards = tuple(card(site, module) for module in site.library.modules_of(course))
        groups += (
            Group(heading=site.version(course).title, cards=cards, anchor=course.slug, about=card(site, course)),
        )
    return groups


_GROUPS: dict[str, Callable[[Site], tuple[Group, ...]]] = {
    "events": _events,
    "projects": _projects,
    "partners": _partners,
    "training": _training,
    "stories": _stories,
    "topics": partial(_gatherings, kind="topic"),
    "countries": partial(_gatherings, kind="country"),
}
