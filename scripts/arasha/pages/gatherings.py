"""Topics and countries: a text, and everything under it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from arasha.content import Item
from arasha.pages.feed_links import feed_links
from arasha.pages.head import list_head, list_switcher
from arasha.pages.items import item_page
from arasha.pages.links import item_link, section_link
from arasha.pages.lists import Plan, list_page, news_groups, numbered
from arasha.pages.pagers import Slice, cut, pager
from arasha.pages.site import SECTIONS, Site
from arasha.pages.views import Page


def gathering_page(site: Site, item: Item) -> Page:
    """The page of a topic or a country: its text, its newest news, and everything else under it."""
    part = cut(site, item.folder, site.library.naming(item, "news"))[0]
    page = item_page(site, item)
    groups = news_groups(site, part, site.text("group_news")) + page.groups
    feeds = feed_links(site, item.folder)
    return replace(page, groups=groups, pager=pager(site, item.folder, part), feeds=feeds)


def gathering_lists(site: Site) -> Iterator[Plan]:
    """Pages 2 and on of the news of each topic and country; the first is the item's own page."""
    for item in site.library.of_kind("topic", "country"):
        if site.code in item.versions:
            for part in cut(site, item.folder, site.library.naming(item, "news"))[1:]:
                says = f"{part.number} {part.total}"
                yield Plan(part.folder, partial(_further_page, site, item, part), (item, *part.items), says)


def _further_page(site: Site, item: Item, part: Slice) -> Page:
    title = numbered(site, site.version(item).title, part)
    above = (section_link(site, SECTIONS[item.kind]), item_link(site, item))
    page = list_page(site, part.folder, title, list(part.items), *above)
    return replace(
        page,
        head=list_head(site, part.folder, title, page.head.lastmod, item.versions),
        switcher=list_switcher(site, part.folder, item.versions),
        groups=news_groups(site, part),
        pager=pager(site, item.folder, part),
    )
