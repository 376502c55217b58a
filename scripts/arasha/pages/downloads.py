"""Files to take away: the editions of an item in all its languages, and the documents beside its text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from arasha.content import Item
from arasha.languages.formats import size_text
from arasha.pages.citations import date_of
from arasha.pages.editions import Edition, EditionFormat, EditionKind
from arasha.pages.links import language_words
from arasha.pages.moments import moment_of
from arasha.pages.pictures.offers import beside
from arasha.pages.site import MEDIA, Site
from arasha.pages.views import Download, Link

_ORDER: tuple[tuple[EditionKind, EditionFormat], ...] = (
    ("book", "PDF"),
    ("book", "EPUB"),
    ("bundle", "ZIP"),
    ("handout", "PDF"),
    ("session-plan", "PDF"),
)


def downloads(site: Site, item: Item) -> tuple[Download, ...]:
    """What the page offers: this language's files first, with what only other languages have; then theirs."""
    editions = site.editions.get(item.folder, ())
    mine: list[Download] = []
    others: list[Download] = []
    for wanted in _ORDER:
        made = {one.language: one for one in editions if (one.kind, one.format) == wanted}
        own = made.pop(site.code, None)
        rest = [made[code] for code in site.library.languages if code in made]
        if own:
            mine.append(_edition(site, item, own))
            others += (_edition(site, item, one, elsewhere=True) for one in rest)
        else:
            mine += (_edition(site, item, one, only=len(rest) == 1) for one in rest)
    others.sort(key=lambda one: site.library.languages.index(one.link.language or site.code))
    return (*mine, *_documents(site, item), *others)


def place(edition: Edition) -> int:
    """Where an edition stands among those of its item."""
    return _ORDER.index((edition.kind, edition.format))


def label(site: Site, edition: Edition) -> str:
    """What an edition is, in words: "Full text", "Exercises"."""
    if edition.kind == "book" and edition.folder in site.library.items:
        return site.text("download_course" if site.library.items[edition.folder].kind == "course" else "download_book")
    names = {"bundle": "download_bundle", "handout": "print_handout", "session-plan": "print_session_plan"}
    return site.text(names[edition.kind])


def pages_text(site: Site, pages: int) -> str:
    """A number of pages in words; empty where there are none to count."""
    return site.text("download_pages", n=pages) if pages else ""


def _edition(site: Site, item: Item, edition: Edition, *, only: bool = False, elsewhere: bool = False) -> Download:
    date = date_of(site, item)
    return Download(
        link=_link(site, label(site, edition), edition.address, edition.language, only=only),
        format=edition.format,
        size=size_text(site.language, edition.size),
        pages=pages_text(site, edition.pages),
        moment=moment_of(site, date) if date else None,
        checksum=edition.sha256,
        name=edition.name,
        elsewhere=elsewhere,
    )


def _documents(site: Site, item: Item) -> Iterator[Download]:
    """The documents beside the text, by their names: nothing else says in words what they are."""
    for name in item.files:
        if facts := site.documents.get(beside(item.folder, name)):
            yield Download(
                link=_link(site, name, f"{MEDIA}/{beside(item.folder, name)}", facts.language or site.code),
                format=PurePath(name).suffix.lstrip(".").upper(),
                size=size_text(site.language, facts.size),
                pages=pages_text(site, facts.pages),
                name=name,
            )


def _link(site: Site, text: str, address: str, language: str, *, only: bool = False) -> Link:
    """A link to a file; of one in another language it says so, also when there is no other."""
    if language == site.code:
        return Link(text, address)
    words = language_words(site.language, language, "in")
    return Link(text, address, language, site.text("download_only", language=words) if only else words)
