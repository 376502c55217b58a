"""All pages of one language: those that files stand for, and those made from the library."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from arasha.content import Item
from arasha.pages.front import front_page
from arasha.pages.gatherings import gathering_lists, gathering_page
from arasha.pages.head import crumbs, list_head, list_switcher
from arasha.pages.help_pages import EDITORS
from arasha.pages.items import item_page
from arasha.pages.lists import Plan, lists
from arasha.pages.problem_codes import PROBLEMS, problems_page
from arasha.pages.search_page import SEARCH, search_page
from arasha.pages.site import SECTIONS, Site
from arasha.pages.structured_items import structured
from arasha.pages.style_page import STYLE, style_page
from arasha.pages.translation_state import TRANSLATIONS, translations_page
from arasha.pages.views import Head, Link, Page
from arasha.pages.ways import NOT_FOUND, NOT_FOUND_FILE


def page_of(site: Site, item: Item) -> Page:
    """The page of an item in the site's language."""
    make = gathering_page if item.kind in ("topic", "country") else item_page
    return described(site, make(site, item) if item.folder else front_page(site), item)


def described(site: Site, page: Page, item: Item | None = None) -> Page:
    """The page with what it tells machines, which is taken from what it shows."""
    return replace(page, head=replace(page.head, structured=structured(site, page, item)))


def generated(site: Site) -> Iterator[Plan]:
    """The pages that no file of this language stands for."""
    home = site.library.items.get("")
    if home is None or site.code not in home.versions:
        yield _described_plan(site, Plan("", partial(front_page, site)))
    for plan in (*lists(site), *gathering_lists(site)):
        yield _described_plan(site, plan)
    yield Plan(SEARCH, partial(search_page, site))
    yield Plan(TRANSLATIONS, partial(translations_page, site))
    above = tuple(item for item in [site.library.items.get(EDITORS)] if item)
    yield Plan(PROBLEMS, partial(problems_page, site), above)
    yield Plan(STYLE, partial(style_page, site), above)
    yield Plan(NOT_FOUND, partial(not_found_page, site), ())
    for item in site.library.withdrawn.values():
        yield Plan(item.folder, partial(withdrawn_page, site, item), (), item.kind)
    yield from redirects(site)


def _described_plan(site: Site, plan: Plan) -> Plan:
    return replace(plan, make=lambda: described(site, plan.make()))


def read_addresses(site: Site) -> frozenset[str]:
    """Addresses of the pages that readers read: front page, items, lists; not pages for editors, nor signposts."""
    items = (item.folder for item in site.library.items.values() if site.code in item.versions)
    made = (plan.folder for plans in (lists, gathering_lists) for plan in plans(site))
    return frozenset(map(site.address, ("", *items, *made)))


def not_found_page(site: Site) -> Page:
    """The page for addresses that lead nowhere."""
    title = site.text("not_found_title")
    head = Head(title=f"{title} — {site.name}", description=title, canonical="", indexed=False)
    switcher = list_switcher(site, "")
    return Page(NOT_FOUND_FILE, NOT_FOUND, site.address(""), title, head, switcher, notice=site.text("not_found_text"))


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
                yield Plan(old.strip("/"), partial(_redirect, site, item, old.strip("/")), (item,))


def _redirect(site: Site, item: Item, old: str) -> Page:
    version = item.versions[site.code]
    head = replace(list_head(site, item.folder, version.title, codes=item.versions), indexed=False)
    target = Link(version.title, site.address(item.folder))
    return Page("redirect.html", "redirect", site.address(old), version.title, head, (), kicker=target)
