"""A whole page, its head, and the shell that all pages of a language share."""

from __future__ import annotations

from dataclasses import dataclass

from arasha.pages.views.pieces import (
    Acknowledgement,
    Activity,
    Card,
    Change,
    Correction,
    Download,
    Fact,
    Group,
    Link,
    Moment,
    Pager,
    Picture,
    Reaching,
    Standing,
)


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
class Feed:
    """One `<link rel="alternate" type=…>` of a feed or a calendar: its title, media type and address from the root."""

    title: str
    media_type: str
    address: str


@dataclass(frozen=True, slots=True)
class SharePicture:
    """The picture that a shared link shows: an absolute URL, its size in pixels, its words."""

    url: str
    width: int
    height: int
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
    feeds: tuple[Feed, ...] = ()
    share_picture: SharePicture | None = None
    structured: str = ""
    """JSON-LD, safe to stand in a script element as it is."""
    preview: str = ""
    """All that the preview of a shared link may say; empty when it may say title and description."""
    published: str = ""
    """ISO date of publication, as precise as it is known; only of news."""
    onion: str = ""
    """URL of the page in the Tor network."""


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
    reading_time: str = ""
    """How long the text takes to read, in words: "4 minutes"."""
    downloads: tuple[Download, ...] = ()
    changes: tuple[Change, ...] = ()
    """What each version changed, the newest first."""
    citation: str = ""
    """How to cite the page."""
    sharing: tuple[Link, ...] = ()
    """Plain links that pass the page on: Telegram, WhatsApp, e-mail."""
    transliteration: Link | None = None
    """The same page in another alphabet, or, there, the page that it was made from."""
    feeds: tuple[Link, ...] = ()
    """Links to the feeds of this list."""
    quick_exit: str = ""
    """Address of a harmless page elsewhere; set only on pages that can endanger their reader."""
    reaching: Reaching | None = None
    """The other ways to the site; set only on the page for readers of a blocked one."""


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
    script: str = ""
    """The one script, which stands in every page and which nothing on a page depends on."""
    script_hash: str = ""
    """By which the page's policy knows it."""
    mirrors: tuple[Link, ...] = ()
    """Copies of the whole site under other addresses."""
