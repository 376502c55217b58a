"""All pages of one language: those that files stand for, and those made from the library."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from arasha.content import Item
from arasha.pages.front import front_page
from arasha.pages.gatherings import gathering_lists, gathering_page
from arasha.pages.head import crumbs, list_head, list_switcher
from arasha.pages.items import item_page
from arasha.pages.lists import Plan, lists
from arasha.pages.problem_codes import PROBLEMS, problems_page
from arasha.pages.site import SECTIONS, Site
from arasha.pages.translation_state import TRANSLATIONS, translations_page
from arasha.pages.views import Head, Link, Page

NOT_FOUND = "404"


def page_of(site: Site, item: Item) -> Page:
    """The page of an item in the site's language."""
    if not item.folder:
        return front_page(site)
    return gathering_page(site, item) if item.kind in ("topic", "country") else item_page(site, item)


def generated(site: Site) -> Iterator[Plan]:
    """The pages that no file of this language stands for."""
    home = site.library.items.get("")
    if home is None or site.code not in home.versions:
        yield Plan("", partial(front_page, site))
    yield from lists(site)
    yield from gathering_lists(site)
    yield Plan(TRANSLATIONS, partial(translations_page, site))
    yield Plan(PROBLEMS, partial(problems_page, site))
    yield Plan(NOT_FOUND, partial(not_found_page, site))
    for item in site.library.withdrawn.values():
        yield Plan(item.folder, partial(withdrawn_page, site, item))
    yield from redirects(site)


def not_found_page(site: Site) -> Page:
    """The page for addresses that lead nowhere."""
    title = site.text("not_found_title")
    head = Head(title=f"{title} — {site.name}", description=title, canonical="", indexed=False)
    switcher = list_switcher(site, "")
    return Page("404.html", "404", site.address(""), title, head, switcher, notice=site.text("not_found_text"))


def withdrawn_page(site: Site, item: Item) -> Page:
    """What is left of a withdrawn item: that it was withdrawn, and nothing of it."""
    title = site.text("withdrawn_title")
    head = Head(title=f"{title} — {site.name}", description=title, canonical="", indexed=False)
    return Page(
        template="withdrawn.html",
        kind="withdrawn",
        address=site.address(item.folder),
        title=title,
        head=head,
        switcher=list_switcher(site, item.folder),
        crumbs=crumbs(site),
        section=SECTIONS.get(item.kind, ""),
        notice=site.text("withdrawn_text"),
    )


def redirects(site: Site) -> Iterator[Plan]:
    """A page at each old address that leads to the new one."""
    for item in site.library.items.values():
        for old in item.facts.moved_from:
            if site.code in item.versions:
                yield Plan(old.strip("/"), partial(_redirect, site, item, old.strip("/")))


def _redirect(site: Site, item: Item, old: str) -> Page:
    version = item.versions[site.code]
    head = replace(list_head(site, item.folder, version.title, codes=item.versions), indexed=False)
    target = Link(version.title, site.address(item.folder))
    return Page("redirect.html", "redirect", site.address(old), version.title, head, (), kicker=target)
