"""What a page says of itself: title, canonical address, alternates, the switcher, the crumbs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from arasha.content import Item, State, Version
from arasha.content.kinds import News
from arasha.pages.feed_links import announced
from arasha.pages.share_cards import item_card, list_card, share_picture
from arasha.pages.site import SECTIONS, Site
from arasha.pages.views import Alternate, Choice, Head, Link

X_DEFAULT = "x-default"


def item_head(site: Site, item: Item) -> Head:
    """The head of an item's page: alternates are the versions, x-default is the original (at home, the chooser)."""
    version = item.versions[site.code]
    addresses = {code: site.address(item.folder, code) for code in site.library.languages if _has_page(item, code)}
    default = addresses[item.original] if item.folder else ""
    title = f"{version.title} — {site.name}" if item.folder else site.name
    head = _head(site, title, version.summary, addresses, default, lastmod(site, version))
    facts, sensitive = item.facts, item.facts.sensitive
    return replace(
        head,
        feeds=announced(site, item.folder),
        share_picture=share_picture(site, item_card(site, item)),
        preview=site.name if sensitive else "",
        published=(facts.date.iso or "") if isinstance(facts, News) and not sensitive else "",
    )


def list_head(site: Site, folder: str, title: str, changed: str = "", codes: Iterable[str] = ()) -> Head:
    """The head of a generated page; `codes` are the languages that have it, all by default."""
    addresses = {code: site.address(folder, code) for code in codes or site.library.languages}
    full_title = f"{title} — {site.name}" if folder else site.name
    head = _head(site, full_title, title, addresses, "", changed)
    return replace(head, feeds=announced(site, folder), share_picture=share_picture(site, list_card(site, folder)))


def lastmod(site: Site, version: Version) -> str:
    """ISO date of a version's last change: from the history of the file, else from its own `updated`."""
    said = version.texts.updated.iso if version.texts.updated else ""
    return site.changed.get(version.path, "") or said or ""


def item_switcher(site: Site, item: Item) -> tuple[Choice, ...]:
    """All languages; one that lacks the item leads to its list and says so."""
    section = SECTIONS.get(item.kind, "")
    return tuple(
        Choice(
            language=code,
            own_name=site.languages[code].name,
            address=site.address(item.folder if code in item.versions else section, code),
            state_label=state_label(site, item.versions.get(code)),
            exists=_has_page(item, code),
            current=code == site.code,
        )
        for code in site.library.languages
    )


def list_switcher(site: Site, folder: str, codes: Iterable[str] = ()) -> tuple[Choice, ...]:
    """All languages, at the same list; a language that lacks it leads to the section."""
    there = tuple(codes) or site.library.languages
    section = folder.partition("/")[0]
    return tuple(
        Choice(
            language=code,
            own_name=site.languages[code].name,
            address=site.address(folder if code in there else section, code),
            state_label="" if code in there else state_label(site, None),
            exists=code in there,
            current=code == site.code,
        )
        for code in site.library.languages
    )


def state_label(site: Site, version: Version | None) -> str:
    """What waits in a language, in a word or two: "original", "translation, behind", "not there yet"."""
    if version is None:
        return site.text("state_missing")
    if version.state is State.SUMMARY and version.behind:
        return site.text("state_summary_behind")
    return site.text(f"state_{version.state.value}")


def crumbs(site: Site, *links: Link) -> tuple[Link, ...]:
    """The way from the front page."""
    return (Link(text=site.text("home"), address=site.address("")), *links)


def _has_page(item: Item, language: str) -> bool:
    """Whether there is a page of the item in that language; a front page is there even before its text is."""
    return language in item.versions or not item.folder


def _head(site: Site, title: str, description: str, addresses: Mapping[str, str], default: str, changed: str) -> Head:
    alternates: tuple[Alternate, ...] = ()
    if site.settings.url:
        found = [Alternate(code, site.url(address)) for code, address in addresses.items()]
        alternates = (*found, Alternate(X_DEFAULT, site.url(default)))
    return Head(
        title=title,
        description=description,
        canonical=site.url(addresses[site.code]),
        alternates=alternates,
        lastmod=changed,
        onion=f"{site.settings.onion}{addresses[site.code]}" if site.settings.onion else "",
    )
