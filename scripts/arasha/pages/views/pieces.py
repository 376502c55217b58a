"""The parts that pages are put together from."""

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
    picture: Picture | None = None
    """The lead picture, small, with no words of its own: the title beside it says them."""


@dataclass(frozen=True, slots=True)
class Group:
    """Cards under one heading; `heading` is empty for the only group of a page. `anchor` is an id in ASCII."""

    heading: str
    cards: tuple[Card, ...]
    anchor: str = ""
    more: Link | None = None
    about: Card | None = None
    """The item that the group is of, where it has one: the course of these modules."""
    note: str = ""
    """A line under the heading: that no events are coming."""


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
class Source:
    """One format of a picture: its media type and the `srcset` of its widths, addresses relative to the site's root."""

    media_type: str
    candidates: tuple[tuple[str, int], ...]
    """Address and width in pixels, from the narrowest."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture over the text: a lead picture or a logo. `alt` is empty when it only decorates.

    `width` and `height` are those of the file at `address`, in pixels (0: not known, as for drawings without a size).
    """

    address: str
    alt: str
    width: int = 0
    height: int = 0
    sources: tuple[Source, ...] = ()
    """Smaller or better formats, best first; the file at `address` is for browsers that take none of them."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take away: an edition of the item, or a file beside it."""

    link: Link
    format: str
    """`PDF`, `EPUB`, `ZIP`: as people call it."""
    size: str
    """As people read it: `312 KB`."""
    pages: str = ""
    moment: Moment | None = None
    checksum: str = ""
    """SHA-256 in hexadecimal; empty where nobody would check it."""
    name: str = ""
    """Of the file."""
    elsewhere: bool = False
    """Whether it is in another language, and the page's own has the same."""


@dataclass(frozen=True, slots=True)
class Reaching:
    """How a blocked site is reached, and the key that proves a copy genuine; empty and None where there is nothing."""

    mirrors: tuple[Link, ...] = ()
    onion: Link | None = None
    public_key: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What one version of a module changed."""

    version: str
    moment: Moment | None
    text: str
