"""How to cite a module or a course, and under which licence it may be used."""

from __future__ import annotations

from arasha.content import Item
from arasha.content.kinds import Module
from arasha.languages import PartialDate
from arasha.languages.formats import date_text
from arasha.pages.site import Site
from arasha.pages.views import Link

LICENCE = Link("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/")


def citation(site: Site, item: Item) -> str:
    """One line: title, course, number, publisher, version, date, address; empty for what nobody cites.

    Title first: an organisation publishes, no person is named.
    """
    facts, version = item.facts, item.versions.get(site.code)
    if version is None or item.kind not in ("module", "course"):
        return ""
    course = site.library.course_of(item) if item.kind == "module" else None
    date = date_of(site, item)
    parts = [
        version.title,
        site.version(course).title if course else "",
        site.text("print_module", n=facts.number) if isinstance(facts, Module) else "",
        site.name,
        site.text("print_version", version=facts.version) if isinstance(facts, Module) else "",
        date_text(site.language, date) if date else "",
        site.url(site.address(item.folder)),
    ]
    return ". ".join(part.rstrip(".") for part in parts if part)


def date_of(site: Site, item: Item) -> PartialDate | None:
    """The date of a module's version; a course is as new as its newest module."""
    if isinstance(item.facts, Module):
        return item.facts.date
    dates = [module.facts.date for module in site.library.modules_of(item) if isinstance(module.facts, Module)]
    return max((date for date in dates if date and date.known), key=lambda date: date.order, default=None)
