"""Items as lists show them, in groups under headings."""

from __future__ import annotations

from collections.abc import Iterable

from arasha.content import Item
from arasha.content.kinds import Module, News, Partner
from arasha.content.texts import PartnerTexts, StoryTexts
from arasha.pages.links import item_link, own_first
from arasha.pages.moments import moment_of_item
from arasha.pages.pictures.showing import thumbnail
from arasha.pages.site import Site
from arasha.pages.views import Card, Group, Link

_SMALL_WORDS = 3
"""Words of at most this length (of, the, и, по) give no initial when there are enough longer ones."""
_TOLD = frozenset({"news", "event", "project", "story"})
"""Kinds that tell of something that happens, which has a place, a subject and a picture."""


def kind_label(site: Site, item: Item) -> str:
    """What the item is, in words: "Press release", "Training module"."""
    facts = item.facts
    return site.text(f"kind_{facts.form.replace('-', '_')}" if isinstance(facts, News) else f"kind_{item.kind}")


def initials(title: str, abbreviation: str = "") -> str:
    """What stands where a logo would: the abbreviation when short, else the first letters of up to three main words."""
    if 0 < len(abbreviation) <= 6:
        return abbreviation
    words = [word.strip('«»"“”()—–-,.') for word in title.split()]
    words = [word for word in words if word and word[0].isalpha()]
    main = [word for word in words if len(word) > _SMALL_WORDS] or words
    return "".join(word[0].upper() for word in main[:3])


def mark_of(site: Site, item: Item) -> str:
    """Initials of a partner, number of a module."""
    texts = site.version(item).texts
    if isinstance(texts, PartnerTexts):
        return initials(texts.title, texts.abbreviation)
    return str(item.facts.number) if isinstance(item.facts, Module) else ""


def card(site: Site, item: Item, note: str = "") -> Card:
    """One item as a card."""
    texts = site.version(item).texts
    place = texts.person if isinstance(texts, StoryTexts) else texts.place
    return Card(
        link=item_link(site, item),
        kind=item.kind,
        kind_label=kind_label(site, item),
        summary=texts.summary,
        moment=moment_of_item(site, item),
        place=place,
        mark=mark_of(site, item),
        tags=tags(site, item) if item.kind in _TOLD else (),
        picture=thumbnail(site, item) if item.kind in _TOLD else None,
        note=note or (roles(site, item) if item.kind == "partner" else ""),
    )


def tags(site: Site, item: Item) -> tuple[Link, ...]:
    """Links to the countries and topics of an item."""
    named = site.library.named
    return tuple(item_link(site, other) for other in (*named(item, "countries"), *named(item, "topics")))


def roles(site: Site, item: Item) -> str:
    """A partner's roles in words, with commas."""
    if not isinstance(item.facts, Partner):
        return ""
    return ", ".join(site.text(f"role_{role.replace('-', '_')}") for role in item.facts.roles)


def group(
    site: Site,
    heading: str,
    items: Iterable[Item],
    anchor: str = "",
    notes: dict[str, str] | None = None,
    *,
    series: bool = False,
) -> tuple[Group, ...]:
    """Cards under a heading, or nothing when there are no items.

    Args:
        site: the language.
        heading: the words over them.
        items: what they lead to, in order.
        anchor: of the heading.
        notes: a card's note by folder.
        series: whether they are numbered: then also those that this language lacks stay in their place.
    """
    given = list(items)
    ordered = given if series else own_first(site, given)
    if not ordered:
        return ()
    cards = tuple(card(site, item, (notes or {}).get(item.folder, "")) for item in ordered)
    return (Group(heading=heading, cards=cards, anchor=anchor),)
