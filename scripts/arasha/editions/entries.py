"""One item as an entry of a feed: everything a reader needs who never opens the page."""

from __future__ import annotations

import datetime
import html
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from arasha.cleaning import cleaned
from arasha.content import Item
from arasha.content.kinds import Event, News, Project
from arasha.editions.markup import absolute, paragraph, printable
from arasha.editions.times import changed, published
from arasha.languages import PartialDate
from arasha.pages.bodies import Shown
from arasha.pages.editions import MEDIA_TYPES, editions_of
from arasha.pages.mailboxes import shielded
from arasha.pages.site import MEDIA, SECTIONS, Site
from arasha.pages.views import Alternate, Page, Standing

BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file to take along: its absolute URL, name, media type, and length in bytes."""

    url: str
    name: str
    media_type: str
    length: int


@dataclass(frozen=True, slots=True)
class Category:
    """A topic or a country: its list's absolute URL, its slug, its title and the language that the title is in."""

    scheme: str
    term: str
    label: str
    language: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry, whatever format it is written in. Texts are plain but for `content`, which is HTML; URLs are absolute.

    Attributes:
        id: stays when the item moves.
        published: when it was published, None when nobody knows; `updated` likewise.
        picture: URL of the lead picture, or empty.
        alternates: the same item in all its languages, this one too.
    """

    id: str
    url: str
    title: str
    summary: str
    content: str
    published: datetime.datetime | None
    updated: datetime.datetime | None
    categories: tuple[Category, ...] = ()
    alternates: tuple[Alternate, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    picture: str = ""


def entry(site: Site, item: Item, shown: Shown, docs: Path) -> Entry:
    """The entry of an item that has a version in the site's language.

    What can endanger whoever is seen reading it gives its title and summary alone: a feed reader keeps the text on the
    device and shows it without the page's warnings.

    Args:
        site: the language.
        item: the item.
        shown: its page.
        docs: the content folder.
    """
    view = shown.view
    guarded = item.facts.sensitive
    return Entry(
        id=site.url(site.address(permanent_folder(item))),
        url=site.url(view.address),
        title=printable(view.title),
        summary=printable(BETWEEN.join([*_when_and_where(site, item, view), view.summary])),
        content=shielded(printable("\n".join(_guarded(view) if guarded else _content(site, item, shown)))),
        published=published(item),
        updated=changed(site, item),
        categories=_categories(site, item),
        alternates=_versions(site, item),
        enclosures=() if guarded else tuple(_enclosures(site, item, docs)),
        picture=site.url(view.picture.address) if view.picture and not guarded else "",
    )


def permanent_folder(item: Item) -> str:
    """The first folder that the item had: its addresses stay the item's own when it moves, and lead to the new one."""
    return item.facts.moved_from[0].strip("/") if item.facts.moved_from else item.folder


def _content(site: Site, item: Item, shown: Shown) -> Iterator[str]:
    """The parts of the full text: what a reader must know first, the text, who paid for it."""
    view, page = shown.view, site.url(shown.view.address)
    for correction in view.corrections:
        words = html.escape(site.text("correction_of", date=correction.moment.text))
        yield f"<p><strong>{words}</strong> {html.escape(correction.text)}</p>"
    if view.standing and view.standing.state in ("summary", "behind"):
        yield _standing(site, view.standing)
    if view.notice:
        yield paragraph(view.notice)
    if line := BETWEEN.join(_when_and_where(site, item, view)):
        yield paragraph(line)
    if view.picture:
        alt, address = html.escape(view.picture.alt), html.escape(site.url(view.picture.address))
        yield f'<p><img src="{address}" alt="{alt}"></p>'
    yield absolute(shown.html, page) or paragraph(view.summary)
    yield from _acknowledgements(view)


def _guarded(view: Page) -> Iterator[str]:
    yield paragraph(view.summary)
    yield from _acknowledgements(view)


def _acknowledgements(view: Page) -> Iterator[str]:
    for thanks in view.acknowledgements:
        yield paragraph(thanks.text, thanks.language)


def _standing(site: Site, standing: Standing) -> str:
    """The truthful line on the translation, with links to the other versions."""
    links = [
        f'<a href="{html.escape(site.url(link.address or ""))}" hreflang="{link.language}" lang="{link.language}">'
        f"{html.escape(link.text)}</a>"
        for link in standing.links
    ]
    return f"<p>{' '.join([html.escape(standing.text), *links])}</p>"


def _when_and_where(site: Site, item: Item, view: Page) -> list[str]:
    """Time and place in words, where the entry's date can't say them: of events, projects, news of a month or year."""
    facts = item.facts
    found = []
    if isinstance(facts, Event) and facts.cancelled:
        found.append(site.text("status_cancelled"))
    if view.moment and (isinstance(facts, Event | Project) or (isinstance(facts, News) and _vague(facts.date))):
        found.append(view.moment.text)
    if isinstance(facts, Event) and view.place:
        found.append(view.place)
    return found


def _vague(date: PartialDate) -> bool:
    return date.known and not date.day


def _categories(site: Site, item: Item) -> tuple[Category, ...]:
    return tuple(
        Category(section, other.slug, printable(version.title), version.language)
        for field in ("topics", "countries")
        for other in site.library.named(item, field)
        for section, version in [(site.url(site.address(SECTIONS[other.kind])), site.version(other))]
    )


def _versions(site: Site, item: Item) -> tuple[Alternate, ...]:
    codes = [code for code in site.library.languages if code in item.versions]
    return tuple(Alternate(code, site.url(site.address(item.folder, code))) for code in codes)


def _enclosures(site: Site, item: Item, docs: Path) -> Iterator[Enclosure]:
    """What was made of the item in this language, then the documents beside its text."""
    for edition in editions_of(site.editions, item.folder, site.code):
        if media_type := MEDIA_TYPES.get(edition.format):
            yield Enclosure(site.url(edition.address), edition.name, media_type, edition.size)
    for name in item.files:
        if media_type := MEDIA_TYPES.get(PurePath(name).suffix.lstrip(".").upper()):
            file = docs / item.folder / name
            length = len(cleaned(file.read_bytes(), file)[0])  # as long as the copy on the site will be
            yield Enclosure(site.url(f"{MEDIA}/{item.folder}/{name}"), name, media_type, length)
