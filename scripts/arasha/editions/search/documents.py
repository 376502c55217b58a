"""What is found of an item, and what a result shows of it."""

from __future__ import annotations

from dataclasses import dataclass

from arasha.content import Item
from arasha.content.texts import PartnerTexts, ProjectTexts, StoryTexts, TrainingTexts
from arasha.editions.search.counting import Field
from arasha.editions.search.texts import Part, parts
from arasha.pages.bodies import Shown
from arasha.pages.cards import kind_label
from arasha.pages.moments import moment_of_item
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
        state: changes when another text is to be told of it, or less.
        fields: texts beside the body. Phrases are found in those that a result shows or quotes from.
        opening: those of them that are quoted from as the body is.
        parts: the body.
        quoted: whether the parts may be quoted from.
        marks: what it can be filtered by: names of values by filter.
    """

    card: Card
    state: str
    fields: tuple[Field, ...]
    opening: tuple[str, ...]
    parts: tuple[Part, ...]
    quoted: bool
    marks: tuple[tuple[str, tuple[str, ...]], ...]


def document(site: Site, item: Item, shown: Shown) -> Document:
    """The document of an item that has a version in the site's language.

    Of a page that can endanger whoever is seen reading it, a result shows the title alone.
    """
    guarded = item.facts.sensitive
    above = _card(site, item)
    texts = item.versions[site.code].texts
    named = {field: site.library.named(item, field) for field in ("topics", "countries")}
    opening = [texts.summary, *(texts.aims if isinstance(texts, ProjectTexts | TrainingTexts) else ())]
    fields = [Field(texts.title, TITLE, phrases=True), Field(texts.summary, SUMMARY, phrases=True)]
    fields += [Field(aim, OTHER, phrases=True) for aim in opening[1:]]
    fields.append(Field(texts.place, OTHER, phrases=not isinstance(texts, StoryTexts)))
    fields += [Field(site.version(one).title, OTHER, phrases=False) for found in named.values() for one in found]
    if isinstance(texts, PartnerTexts):
        fields.append(Field(texts.abbreviation, TITLE, phrases=False))
    if isinstance(texts, StoryTexts):
        fields.append(Field(texts.person, SUMMARY, phrases=True))
    return Document(
        card=Card(item.folder, above.title, "", "", "", "") if guarded else above,
        state=state(site, item),
        fields=tuple(field for field in fields if field.text),
        opening=tuple(text for text in opening if text),
        parts=tuple(parts(shown.html, sum(map(len, opening)))),
        quoted=not guarded,
        marks=(
            ("section", (SECTIONS[item.kind],) if item.kind in SECTIONS else ()),
            ("topic", tuple(other.slug for other in named["topics"])),
            ("country", tuple(other.slug for other in named["countries"])),
            ("year", (str(item.facts.when[0]),) if item.facts.when[0] else ()),
        ),
    )


def state(site: Site, item: Item) -> str:
    """Changes when the item's text does, or whether it may be quoted from."""
    return f"{item.versions[site.code].fingerprint}{' sensitive' * item.facts.sensitive}"


def _card(site: Site, item: Item) -> Card:
    texts = site.version(item).texts
    moment = moment_of_item(site, item)
    return Card(
        folder=item.folder,
        title=texts.title,
        kind=kind_label(site, item),
        date=moment.text if moment else "",
        place=texts.person if isinstance(texts, StoryTexts) else texts.place,
        lead=lead(texts.summary),
    )


def lead(summary: str) -> str:
    """The beginning of a summary, cut between words."""
    if len(summary) <= LEAD:
        return summary
    return summary[:LEAD].rpartition(" ")[0].rstrip(" ,;:—–-") + "…"
