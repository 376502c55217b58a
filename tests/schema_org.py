"""What schema.org allows of the types that our pages use, written from its own pages, and what in a graph breaks it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from trees import Html

Node = dict[str, Any]

PARENTS = {
    "CreativeWork": "Thing",
    "Article": "CreativeWork",
    "NewsArticle": "Article",
    "LearningResource": "CreativeWork",
    "Course": "LearningResource",
    "Comment": "CreativeWork",
    "CorrectionComment": "Comment",
    "MediaObject": "CreativeWork",
    "ImageObject": "MediaObject",
    "WebSite": "CreativeWork",
    "WebPage": "CreativeWork",
    "AboutPage": "WebPage",
    "ContactPage": "WebPage",
    "CollectionPage": "WebPage",
    "Event": "Thing",
    "Organization": "Thing",
    "Project": "Organization",
    "Place": "Thing",
    "Country": "Place",
    "VirtualLocation": "Thing",
    "ItemList": "Thing",
    "BreadcrumbList": "ItemList",
    "ListItem": "Thing",
    "Grant": "Thing",
    "MonetaryGrant": "Grant",
    "MonetaryAmount": "Thing",
    "PostalAddress": "Thing",
    "Audience": "Thing",
}
_LISTED = """
Thing: name Text, alternateName Text, description Text, url URL, image URL|ImageObject, mainEntityOfPage WebPage
CreativeWork: inLanguage Language, isPartOf CreativeWork, hasPart CreativeWork, dateModified Date, datePublished Date,
  translationOfWork CreativeWork, workTranslation CreativeWork, author Organization, publisher Organization,
  license URL, correction CorrectionComment, about Thing, contentLocation Place, keywords Text, position Integer,
  timeRequired Duration, version Text, isAccessibleForFree Boolean, teaches Text, audience Audience, text Text,
  encoding MediaObject, provider Organization, learningResourceType Text, educationalUse Text, mainEntity Thing,
  headline Text
MediaObject: contentUrl URL, encodingFormat Text, contentSize Text, sha256 Text
WebPage: breadcrumb BreadcrumbList
Event: startDate Date|DateTime, endDate Date|DateTime, eventStatus Status, eventAttendanceMode Mode,
  location Place|VirtualLocation, organizer Organization
Organization: logo URL|ImageObject, address PostalAddress, foundingDate Date, dissolutionDate Date,
  funder Organization, funding Grant, areaServed Place
ItemList: itemListElement ListItem
ListItem: position Integer, item URL
Grant: funder Organization
MonetaryGrant: amount MonetaryAmount
MonetaryAmount: value Integer, currency Currency
PostalAddress: addressCountry CountryCode
Place: address Text
Audience: audienceType Text
"""
PROPERTIES = {
    line.partition(":")[0]: dict(one.split() for one in line.partition(":")[2].split(","))
    for line in _LISTED.strip().replace("\n  ", " ").splitlines()
}
VALUES = {
    "Text": r"(?s)\S.*",
    "URL": r"https?://[^\s<>\"]+",
    "Date": r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?",
    "DateTime": r"\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d[+-]\d\d:\d\d",
    "Duration": r"PT(\d+H)?(\d+M)?",
    "Language": r"[a-z]{2,3}",
    "Currency": r"[A-Z]{3}",
    "CountryCode": r"[A-Z]{2}",
    "Status": r"https://schema\.org/Event(Scheduled|Cancelled)",
    "Mode": r"https://schema\.org/(Online|Offline|Mixed)EventAttendanceMode",
}
NEEDED = {
    "NewsArticle": {"headline", "author", "publisher", "image", "inLanguage"},
    "Event": {"name"},
    "VirtualLocation": {"name", "url"},
    "Course": {"name", "description", "provider"},
    "LearningResource": {"name", "teaches"},
    "ListItem": {"position", "name", "item"},
    "WebPage": {"url", "name", "isPartOf"},
}


def graph_of(page: Html) -> list[Node]:
    """The nodes of a page's structured data; none when it has none."""
    found = page.all("//script[@type='application/ld+json']/text()")
    assert len(found) <= 1
    if not found:
        return []
    data = json.loads(found[0])
    assert set(data) == {"@context", "@graph"}
    assert data["@context"] == "https://schema.org"
    return list(data["@graph"])


def kinds(type_: str) -> Iterator[str]:
    """A type and all above it."""
    yield type_
    while type_ in PARENTS:
        type_ = PARENTS[type_]
        yield type_


def faults(node: Node) -> list[str]:
    """What schema.org does not allow, in the node and those within it."""
    return list(_faults(node))


def nodes(value: object) -> Iterator[Node]:
    """A node and all within it."""
    if isinstance(value, dict):
        yield value
        for one in value.values():
            yield from nodes(one)
    elif isinstance(value, list):
        for one in value:
            yield from nodes(one)


def defined(graph: list[Node]) -> dict[str, str]:
    """Types of the nodes that are told of, by name."""
    return {node["@id"]: node["@type"] for node in nodes(graph) if "@id" in node and "@type" in node}


def named(graph: list[Node]) -> set[str]:
    """Names of nodes that are only pointed at."""
    return {node["@id"] for node in nodes(graph) if set(node) == {"@id"}}


def _faults(node: Node) -> Iterator[str]:
    type_ = node.get("@type")
    if type_ is None:
        if set(node) != {"@id"} or not re.fullmatch(VALUES["URL"], node["@id"]):
            yield f"neither type nor name: {node}"
        return
    if type_ != "Thing" and type_ not in PARENTS:
        yield f"no such type: {type_}"
    allowed = {key: range_ for kind in kinds(type_) for key, range_ in PROPERTIES.get(kind, {}).items()}
    for kind in kinds(type_):
        yield from (f"{type_} without {key}" for key in NEEDED.get(kind, set()) - set(node))
    for key, value in node.items():
        if key in ("@type", "@id"):
            continue
        if key not in allowed:
            yield f"{type_} has no {key}"
            continue
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                yield from _faults(one)
            if not _fits(one, allowed[key].split("|")):
                yield f"{type_}.{key}: {one!r}"


def _fits(value: object, wanted: list[str]) -> bool:
    if isinstance(value, dict):
        return "@type" not in value or any(kind in wanted for kind in kinds(value["@type"]))
    if isinstance(value, bool):
        return "Boolean" in wanted
    if isinstance(value, int):
        return "Integer" in wanted
    return isinstance(value, str) and any(one in VALUES and re.fullmatch(VALUES[one], value) for one in wanted)
