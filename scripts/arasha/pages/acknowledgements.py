"""The donors' acknowledgement that a page carries through its project: nobody has to remember it."""

from __future__ import annotations

from arasha.content import Item
from arasha.content.kinds import Partner
from arasha.content.texts import PartnerTexts
from arasha.pages.site import Site
from arasha.pages.views import Acknowledgement


def projects_of(site: Site, item: Item) -> list[Item]:
    """The projects that an item belongs to: itself, those it names, and for a module those of its course."""
    if item.kind == "project":
        return [item]
    found = site.library.named(item, "projects")
    if item.kind == "module" and (course := site.library.course_of(item)):
        found += [project for project in site.library.named(course, "projects") if project not in found]
    return found


def acknowledgements(site: Site, item: Item) -> tuple[Acknowledgement, ...]:
    """One for each donor of each project of the item, in the page's language."""
    return tuple(
        _acknowledgement(site, project, donor)
        for project in projects_of(site, item)
        for donor in site.library.named(project, "donors")
    )


def _acknowledgement(site: Site, project: Item, donor: Item) -> Acknowledgement:
    """The donor's own text in the page's language; where it has none, the site's general sentence in that language."""
    version = donor.versions.get(site.code)
    texts = version.texts if version else None
    pattern = texts.acknowledgement if isinstance(texts, PartnerTexts) else ""
    best = site.version(donor).texts
    name = (best.donor_title if isinstance(best, PartnerTexts) else "") or best.title
    carriers = [*site.library.named(project, "lead"), *site.library.named(project, "partners")]
    values = {
        "project": site.version(project).title,
        "carriers": ", ".join(site.version(carrier).title for carrier in carriers) or site.name,
        "donor": name,
    }
    for key, value in values.items():
        pattern = pattern.replace("{" + key + "}", value)
    emblem = donor.facts.emblem if isinstance(donor.facts, Partner) else None
    return Acknowledgement(
        text=pattern or site.text("acknowledged", **values),
        emblem=emblem or "",
        emblem_label=site.text(f"emblem_{emblem}") if emblem else "",
    )
