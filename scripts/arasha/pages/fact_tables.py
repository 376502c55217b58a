"""The fact table of each kind: rows of a label and its values."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from arasha.content import Item
from arasha.content.fields import Contact, Donor
from arasha.content.kinds import Event, Module, News, Partner, Project, Story
from arasha.content.texts import PartnerTexts, StoryTexts, TrainingTexts
from arasha.languages.formats import country_name, money_text, number_text
from arasha.pages.blocked import BLOCKED
from arasha.pages.cards import roles
from arasha.pages.citations import LICENCE
from arasha.pages.links import item_link
from arasha.pages.moments import moment_in_full, moment_of, moment_of_period
from arasha.pages.site import Site
from arasha.pages.views import Fact, Link

ABOUT = "about"
"""Folder of the page about the site."""
Rows = Iterator[tuple[str, list[Link]]]


def fact_table(site: Site, item: Item) -> tuple[Fact, ...]:
    """The rows that have a value, each value ready to print."""
    rows = _ROWS.get(item.kind, _no_rows)(site, item)
    return tuple(Fact(site.text(_label(name)), tuple(values)) for name, values in rows if values)


def _label(name: str) -> str:
    return name if name == "public_key" else f"fact_{name}"


def donor_links(site: Site, item: Item) -> list[Link]:
    """The donors of a project with what each gives: "European Union, €300,000 (95 %)"."""
    facts = item.facts
    if not isinstance(facts, Project):
        return []
    named = site.library.named(item, "donors")
    found = {partner.slug: partner for partner in named}
    links = []
    for donor in facts.donors:
        if partner := found.get(str(donor.partner)):
            texts = site.version(partner).texts
            name = texts.donor_title if isinstance(texts, PartnerTexts) else ""
            links.append(item_link(site, partner, name, _share(site, facts, donor)))
    return links


def _share(site: Site, project: Project, donor: Donor) -> str | None:
    if not (donor.amount and project.budget):
        return None
    sum_text = money_text(site.language, donor.amount, project.budget.currency)
    percent = number_text(site.language, round(100 * donor.amount / project.budget.total))
    return site.text("donor_share", sum=sum_text, percent=percent)


def _links(site: Site, item: Item, field: str) -> list[Link]:
    return [item_link(site, other) for other in site.library.named(item, field)]


def _shared(site: Site, item: Item) -> Rows:
    yield "projects", _links(site, item, "projects")
    yield "countries", _links(site, item, "countries")
    yield "topics", _links(site, item, "topics")


def _news(site: Site, item: Item) -> Rows:
    facts = item.facts
    if isinstance(facts, News):
        if facts.held:
            yield "held", [Link(moment_of_period(site, facts.held).text)]
        yield "organisers", _links(site, item, "organisers")
        yield "partners", _links(site, item, "partners")
        yield "events", _links(site, item, "events")
        yield from _shared(site, item)
        yield "contact", _contact(site, item, facts.contact)


def _event(site: Site, item: Item) -> Rows:
    facts = item.facts
    if isinstance(facts, Event):
        moment = moment_in_full(site, item) or moment_of_period(site, facts.period)
        yield "held", [Link(moment.text)]
        place = site.version(item).texts.place or (site.text("online") if facts.online else "")
        yield "place", [Link(place)] if place else []
        yield "organisers", _links(site, item, "organisers")
        yield "partners", _links(site, item, "partners")
        yield from _shared(site, item)
        yield "contact", _contact(site, item, facts.contact)


def _project(site: Site, item: Item) -> Rows:
    facts = item.facts
    if isinstance(facts, Project):
        yield "period", [Link(moment_of_period(site, facts.period).text)]
        yield "lead", _links(site, item, "lead")
        yield "partners", _links(site, item, "partners")
        yield "donors", donor_links(site, item)
        if facts.budget:
            yield "budget", [Link(money_text(site.language, facts.budget.total, facts.budget.currency))]
        yield "countries", _links(site, item, "countries")
        yield "topics", _links(site, item, "topics")


def _partner(site: Site, item: Item) -> Rows:
    facts, texts = item.facts, site.version(item).texts
    if isinstance(facts, Partner) and isinstance(texts, PartnerTexts):
        yield "roles", [Link(words) for words in (roles(site, item),) if words]
        yield "country", _country(site, facts.country)
        yield "place", [Link(text) for text in (texts.place,) if text]
        yield "address", [Link(text) for text in (texts.address,) if text]
        yield "contact", _contact(site, item, facts.contact)


def _story(site: Site, item: Item) -> Rows:
    texts = site.version(item).texts
    if isinstance(item.facts, Story) and isinstance(texts, StoryTexts):
        yield "person", [Link(texts.person)]
        yield "partners", _links(site, item, "partners")
        yield from _shared(site, item)


def _training(site: Site, item: Item) -> Rows:
    facts, texts = item.facts, site.version(item).texts
    if isinstance(facts, Module):
        course = site.library.course_of(item)
        yield "course", [item_link(site, course)] if course else []
        yield "version", [Link(facts.version)]
        yield "date", [Link(moment_of(site, facts.date).text)] if facts.date else []
    yield "hours", [Link(hours) for hours in (hours_text(site, item),) if hours]
    if isinstance(texts, TrainingTexts):
        yield "audience", [Link(texts.audience)] if texts.audience else []
    yield "licence", [LICENCE]
    yield "partners", _links(site, item, "partners")
    yield from _shared(site, item)


def hours_text(site: Site, item: Item) -> str:
    """The time that a module takes, in words; of a course that of all its modules, if each tells it."""
    modules = [item] if item.kind == "module" else site.library.modules_of(item)
    hours = [module.facts.hours for module in modules if isinstance(module.facts, Module) and module.facts.hours]
    if not hours or len(hours) < len(modules):
        return ""
    return site.text("print_hours", n=sum(hours), number=number_text(site.language, sum(hours)))


def _country(site: Site, code: str | None) -> list[Link]:
    if not code:
        return []
    found = site.library.countries.get(code)
    return [item_link(site, found) if found else Link(country_name(site.language, code))]


def _contact(site: Site, item: Item, contact: Contact | None) -> list[Link]:
    if contact is None:
        return []
    links = [item_link(site, partner) for partner in site.library.named(item, "contact")]
    if contact.email:
        links.append(Link(contact.email, f"mailto:{contact.email}"))
    if contact.phone:
        links.append(Link(contact.phone, "tel:" + "".join(c for c in contact.phone if c in "+0123456789")))
    if contact.website:
        links.append(Link(contact.website.partition("://")[2].strip("/"), contact.website))
    return links


def _page(site: Site, item: Item) -> Rows:
    """On the page about the site, the key by which a copy is proven genuine, and where that is explained."""
    if item.folder == ABOUT and site.settings.public_key:
        there = site.library.items.get(BLOCKED)
        more = [item_link(site, there)] if there else []
        yield "public_key", [Link(site.settings.public_key), *more]


def _no_rows(_site: Site, _item: Item) -> Rows:
    yield from ()


_ROWS: dict[str, Callable[[Site, Item], Rows]] = {
    "news": _news,
    "event": _event,
    "page": _page,
    "project": _project,
    "partner": _partner,
    "story": _story,
    "course": _training,
    "module": _training,
}
