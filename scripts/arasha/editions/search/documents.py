"""What is found of an item, and what a result shows of it."""

from __future__ import annotations

from dataclasses import dataclass

from arasha.content import Item
from arasha.content.texts import PartnerTexts, ProjectTexts, StoryTexts, TrainingTexts
from arasha.editions.search.texts import Part, parts
from arasha.pages.bodies import Shown
from arasha.pages.cards import card
from arasha.pages.site import SECTIONS, Site

TITLE, SUMMARY, OTHER = 6, 2, 1
"""How much a word counts by where it stands; in the text, 1."""
LEAD = 140
"""Letters of the summary that a result shows."""


@dataclass(frozen=True, slots=True)
class Card:
    """What a result shows. `folder` is its address below the language; `kind`, `date` and `place` are words."""

    folder: str
    title: str
    kind: str
    date: str
    place: str
    lead: str


@dataclass(frozen=True, slots=True)
class Document:
    """One item in one language.

    Attributes:
        card: what a result shows of it.
        fields: texts beside the body, each with what a word in it counts.
        summary: one of them, which is quoted from as the body is.
        parts: the body.
        quoted: whether the parts may be quoted from.
        marks: what it can be filtered by: names of values by filter.
    """

    card: Card
    fields: tuple[tuple[str, int], ...]
    summary: str
    parts: tuple[Part, ...]
    quoted: bool
    marks: tuple[tuple[str, tuple[str, ...]], ...]


def document(site: Site, item: Item, shown: Shown) -> Document:
    """The document of an item that has a version in the site's language.

    Of a page that can endanger whoever is seen reading it, a result shows the title alone.
    """
    guarded = item.facts.sensitive
    texts = item.versions[site.code].texts
    named = {field: site.library.named(item, field) for field in ("topics", "countries")}
    fields = [(texts.title, TITLE), (texts.summary, SUMMARY), (texts.place, OTHER)]
    fields += [(site.version(other).title, OTHER) for others in named.values() for other in others]
    if isinstance(texts, ProjectTexts | TrainingTexts):
        fields += [(aim, OTHER) for aim in texts.aims]
    if isinstance(texts, PartnerTexts):
        fields.append((texts.abbreviation, TITLE))
    if isinstance(texts, StoryTexts):
        fields.append((texts.person, SUMMARY))
    return Document(
        card=_card(site, item, guarded=guarded),
        fields=tuple((text, weight) for text, weight in fields if text),
        summary=texts.summary,
        parts=tuple(parts(shown.html)),
        quoted=not guarded,
        marks=(
            ("section", (SECTIONS[item.kind],) if item.kind in SECTIONS else ()),
            ("topic", tuple(other.slug for other in named["topics"])),
            ("country", tuple(other.slug for other in named["countries"])),
            ("year", (str(item.facts.when[0]),) if item.facts.when[0] else ()),
        ),
    )


def _card(site: Site, item: Item, *, guarded: bool) -> Card:
    shown = card(site, item)
    if guarded:
        return Card(item.folder, shown.link.text, "", "", "", "")
    date = shown.moment.text if shown.moment else ""
    return Card(item.folder, shown.link.text, shown.kind_label, date, shown.place, lead(shown.summary))


def lead(summary: str) -> str:
    """The beginning of a summary, cut between words."""
    if len(summary) <= LEAD:
        return summary
    return summary[:LEAD].rpartition(" ")[0].rstrip(" ,;:—–-") + "…"
