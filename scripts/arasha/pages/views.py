"""What a template is given: ready facts, worded in the page's language.

A template prints these and computes nothing. Every `address` is relative to the root of the whole site and begins with
a language (`ru/news/2024/academy/`); a template writes it as `{{ to(address) }}`, which puts the way from the page to
the root before it. Every text is plain text: the templates escape.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """A piece of text that may lead somewhere.

    `language` is set only when the target's language is not the page's: the template then prints `hreflang=`, `lang=`
    for the borrowed text, and `language_label` ("in Russian"). `address` may be absolute too (`https:`, `mailto:`).
    """

    text: str
    address: str | None = None
    language: str | None = None
    language_label: str | None = None
    note: str | None = None
    current: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or a period: `text` for people, `iso` for machines (None when only words can say it)."""

    text: str
    iso: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of a fact table: a label and its values."""

    label: str
    values: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """An item as a list shows it."""

    link: Link
    kind: str
    kind_label: str
    summary: str = ""
    moment: Moment | None = None
    place: str = ""
    mark: str = ""
    """Initials, shown where a logo would stand (partners), or a number (modules)."""
    tags: tuple[Link, ...] = ()
    note: str = ""
    """What the card's item is to the page that shows it: "donor", "organiser"."""


@dataclass(frozen=True, slots=True)
class Group:
    """Cards under one heading; `heading` is empty for the only group of a page. `anchor` is an id in ASCII."""

    heading: str
    cards: tuple[Card, ...]
    anchor: str = ""
    more: Link | None = None
    about: Card | None = None
    """The item that the group is of, where it has one: the course of these modules."""


@dataclass(frozen=True, slots=True)
class Pager:
    """Where this page of a list stands. `pages` holds a link for each page, the current one marked."""

    number: int
    total: int
    label: str
    pages: tuple[Link, ...]
    previous: Link | None = None
    next: Link | None = None


@dataclass(frozen=True, slots=True)
class Activity:
    """One activity of a project. `state` is done, running, planned or empty (not reported)."""

    title: str
    state: str
    state_label: str
    moment: Moment | None = None
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """A donor's acknowledgement. `emblem` names a picture of the theme (`eu`), empty for none."""

    text: str
    emblem: str = ""
    emblem_label: str = ""
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """The truthful line about original and translation.

    `state` is original, current, behind or summary; `text` the sentence; `links` the other versions.
    """

    state: str
    text: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction that was made after publication."""

    moment: Moment
    text: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One language in the switcher.

    `address` leads to the same page in that language, or, when there is none, to that language's best page (`exists` is
    False then). `state_label` says what is there before the click; `own_name` is the language's name for itself.
    """

    language: str
    own_name: str
    address: str
    state_label: str
    exists: bool
    current: bool = False


@dataclass(frozen=True, slots=True)
class Alternate:
    """One `<link rel="alternate" hreflang>`: an absolute URL."""

    language: str
    url: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture over the text: a lead picture or a logo. `alt` is empty when it only decorates."""

    address: str
    alt: str


@dataclass(frozen=True, slots=True)
class Head:
    """What the page says of itself to browsers and search engines. URLs are absolute, empty when the site has none."""

    title: str
    description: str
    canonical: str
    alternates: tuple[Alternate, ...] = ()
    lastmod: str = ""
    """ISO date of the last real change; empty when nothing tells it."""
    indexed: bool = True


@dataclass(frozen=True, slots=True)
class Page:
    """One page, of whatever kind; slots that a kind has no use for stay empty.

    `template` is the template's file name, `kind` the item's kind or the list's name.
    """

    template: str
    kind: str
    address: str
    title: str
    head: Head
    switcher: tuple[Choice, ...]
    summary: str = ""
    crumbs: tuple[Link, ...] = ()
    section: str = ""
    """First part of the address (`news`), by which the header marks the current section."""
    kicker: Link | None = None
    """The small line over the title: what this is ("Press release"), linked to its list."""
    moment: Moment | None = None
    place: str = ""
    mark: str = ""
    picture: Picture | None = None
    status: str = ""
    """Words for the item's state: "Running", "Finished", "Coming", "Past"."""
    facts: tuple[Fact, ...] = ()
    aims: tuple[str, ...] = ()
    activities: tuple[Activity, ...] = ()
    groups: tuple[Group, ...] = ()
    pager: Pager | None = None
    years: tuple[Link, ...] = ()
    """The archive: one link for each year."""
    standing: Standing | None = None
    corrections: tuple[Correction, ...] = ()
    acknowledgements: tuple[Acknowledgement, ...] = ()
    previous: Link | None = None
    next: Link | None = None
    notice: str = ""
    """One sentence that a reader must see before the text (a pseudonym, an empty list)."""
    lead: Card | None = None
    """The front page's first story."""


@dataclass(frozen=True, slots=True)
class Shell:
    """What all pages of one language share."""

    language: str
    site_name: str
    tagline: str
    home: str
    header: tuple[Link, ...]
    footer: tuple[Link, ...]
    styles: str
    """Address of the one style sheet."""
    icon: str
    chooser: str = ""
    """Address of the language-choosing page at the root."""
