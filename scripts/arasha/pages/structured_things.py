"""What an event, a project or a partner is in the words of schema.org: one thing, whatever language tells of it."""

from __future__ import annotations

from arasha.content import Item
from arasha.content.kinds import Event, Facts, Partner, Project
from arasha.content.texts import PartnerTexts
from arasha.pages.moments import phase
from arasha.pages.site import Site
from arasha.pages.structured import Node, filled, node_id
from arasha.pages.views import Page


def event_node(site: Site, item: Item, page: Page) -> Node:
    """An event: whether one comes or connects is said only where a place or the network is given.

    Google's "Event structured data" asks for the address of a place, and of a page for what is online; neither is known
    better than the place's words and our own page.
    """
    facts = item.facts
    if not isinstance(facts, Event):
        return {"@type": "Event"}
    place = place_node(page)
    hall = place | {"address": page.place} if place else None
    online = (
        {"@type": "VirtualLocation", "name": site.text("online"), "url": page.head.canonical} if facts.online else None
    )
    modes = {(True, True): "Mixed", (True, False): "Offline", (False, True): "Online"}
    mode = modes.get((bool(place), bool(online)))
    ends = facts.ends_on(facts.period.end)
    return {
        "@type": "Event",
        "name": page.title,
        "description": page.summary,
        "url": page.head.canonical,
        "startDate": facts.begins.isoformat() if facts.begins else facts.start.iso,
        "endDate": ends.isoformat() if ends else facts.period.end.iso,
        "eventStatus": f"https://schema.org/Event{'Cancelled' if facts.cancelled else 'Scheduled'}",
        "eventAttendanceMode": mode and f"https://schema.org/{mode}EventAttendanceMode",
        "location": [one for one in (hall, online) if one],
        "organizer": _organisations(site, item, "organisers"),
        "image": image_url(site, page),
    }


def project_node(site: Site, item: Item, page: Page) -> Node:
    """A project is an organisation to schema.org ("Project"): its first day is its founding."""
    facts = item.facts
    if not isinstance(facts, Project):
        return {"@type": "Project"}
    over = phase(facts.period, site.today) == "over"
    return {
        "@type": "Project",
        "name": page.title,
        "description": page.summary,
        "url": page.head.canonical,
        "foundingDate": facts.start.iso,
        "dissolutionDate": facts.end.iso if over else None,
        "funder": _organisations(site, item, "donors"),
        "funding": _grants(site, item, facts),
        "areaServed": [
            {"@type": "Country", "name": site.version(country).title} for country in named(site, item, "countries")
        ],
        "image": image_url(site, page),
    }


def _grants(site: Site, item: Item, facts: Project) -> list[Node]:
    donors = {partner.slug: partner for partner in named(site, item, "donors")}
    return [
        {
            "@type": "MonetaryGrant",
            "funder": {"@id": node_id(site, donors[str(donor.partner)])},
            "amount": {"@type": "MonetaryAmount", "value": donor.amount, "currency": facts.budget.currency},
        }
        for donor in facts.donors
        if donor.amount and facts.budget and str(donor.partner) in donors
    ]


def partner_node(site: Site, item: Item, page: Page) -> Node:
    """An organisation; `url` is its own site. Of its contacts nothing else is told to machines."""
    facts, texts = item.facts, item.versions[site.code].texts
    if not isinstance(facts, Partner):
        return {"@type": "Organization"}
    return {
        "@type": "Organization",
        "name": page.title,
        "alternateName": texts.abbreviation if isinstance(texts, PartnerTexts) else "",
        "description": page.summary,
        "url": _own_site(facts),
        "logo": site.url(page.picture.address) if page.picture and facts.logo else None,
        "address": {"@type": "PostalAddress", "addressCountry": facts.country} if facts.country else None,
    }


def named(site: Site, item: Item, field: str) -> list[Item]:
    """What a fact of the item names, without what only its own page may show."""
    return [one for one in site.library.named(item, field) if not one.facts.sensitive]


def place_node(page: Page) -> Node | None:
    """Where it is, as the page says it."""
    return {"@type": "Place", "name": page.place} if page.place else None


def image_url(site: Site, page: Page) -> str:
    """The lead picture, else the share picture."""
    if page.picture:
        return site.url(page.picture.address)
    return page.head.share_picture.url if page.head.share_picture else ""


def _organisations(site: Site, item: Item, field: str) -> list[Node]:
    return [
        filled(
            {
                "@type": "Organization",
                "@id": node_id(site, one),
                "name": site.version(one).title,
                "url": _own_site(one.facts),
            }
        )
        for one in named(site, item, field)
    ]


def _own_site(facts: Facts) -> str | None:
    """The organisation's own site, never our page of it."""
    return facts.contact.website if isinstance(facts, Partner) and facts.contact else None
