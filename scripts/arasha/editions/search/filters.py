"""Which documents belong to a section, a topic, a country, a year: answered by lists of their numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from arasha.editions.search.gathering import Gathered
from arasha.editions.search.numbers import gaps
from arasha.pages.site import SECTIONS, Site


def filters(site: Site, documents: Sequence[Gathered]) -> dict[str, list[list[str]]]:
    """By filter, its values that any document has: name, words, numbers of the documents."""
    found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, document in enumerate(documents):
        for name, values in document.marks:
            for value in values:
                found[name][value].append(number)
    order = {
        "section": [section for section in _sections(site) if section in found["section"]],
        "topic": sorted(found["topic"], key=lambda slug: site.language.sort_key(_title(site, "topics", slug))),
        "country": sorted(found["country"], key=lambda slug: site.language.sort_key(_title(site, "countries", slug))),
        "year": sorted(found["year"], reverse=True),
    }
    return {
        name: [[value, _words(site, name, value), gaps(found[name][value])] for value in values]
        for name, values in order.items()
    }


def _sections(site: Site) -> tuple[str, ...]:
    """Those of the menu in its order, then the others; topics and countries are filters of their own."""
    found = dict.fromkeys((*site.settings.header, *SECTIONS.values()))
    return tuple(section for section in found if section not in ("topics", "countries"))


def _words(site: Site, name: str, value: str) -> str:
    if name == "section":
        return site.text(f"section_{value}")
    if name == "year":
        return value
    return _title(site, "topics" if name == "topic" else "countries", value)


def _title(site: Site, section: str, slug: str) -> str:
    return site.version(site.library.items[f"{section}/{slug}"]).title
