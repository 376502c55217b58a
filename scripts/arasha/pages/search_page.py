"""The page of a language's search: a form where its script runs, and the ways to everything for all others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from arasha.content.fields import KindName
from arasha.content.places import UNDATED
from arasha.pages.head import crumbs, list_head, list_switcher
from arasha.pages.links import item_link, section_link
from arasha.pages.lists import by_year
from arasha.pages.site import SECTIONS, Site
from arasha.pages.views import Link, Page

SEARCH = "search"
_SECTIONS = tuple(section for section in dict.fromkeys(SECTIONS.values()) if section not in ("topics", "countries"))


@dataclass(frozen=True, slots=True)
class Shelf:
    """Links of one kind under a heading: the years, the topics."""

    heading: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SearchPage(Page):
    """The page's own slot: where everything is found without a search."""

    shelves: tuple[Shelf, ...] = ()


def search_page(site: Site) -> SearchPage:
    """The page; search engines pass it over, since it holds no text of its own."""
    title = site.text("search_title")
    return SearchPage(
        template="search.html",
        kind=SEARCH,
        address=site.address(SEARCH),
        title=title,
        head=replace(list_head(site, SEARCH, title), indexed=False),
        switcher=list_switcher(site, SEARCH),
        crumbs=crumbs(site),
        section=SEARCH,
        shelves=tuple(shelf for shelf in _shelves(site) if shelf.links),
    )


def _shelves(site: Site) -> Iterator[Shelf]:
    yield Shelf(site.text("search_by_section"), tuple(section_link(site, section) for section in _SECTIONS))
    years = by_year(site.library.of_kind("news"))
    links = (Link(site.text("undated") if year == UNDATED else year, site.address(f"news/{year}")) for year in years)
    yield Shelf(site.text("search_by_year"), tuple(links))
    yield Shelf(site.text("search_by_topic"), _by_title(site, "topic"))
    yield Shelf(site.text("search_by_country"), _by_title(site, "country"))


def _by_title(site: Site, kind: KindName) -> tuple[Link, ...]:
    links = (item_link(site, item) for item in site.library.of_kind(kind))
    return tuple(sorted(links, key=lambda link: site.language.sort_key(link.text)))
