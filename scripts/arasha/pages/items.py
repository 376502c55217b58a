"""The page of one item: everything its template prints."""

from __future__ import annotations

from arasha.content import Item, Version
from arasha.content.kinds import Event, Partner, Project, Story
from arasha.content.texts import ProjectTexts, TrainingTexts
from arasha.pages import blocked
from arasha.pages.acknowledgements import acknowledgements
from arasha.pages.cards import kind_label, mark_of
from arasha.pages.changes import changes
from arasha.pages.citations import citation
from arasha.pages.downloads import downloads
from arasha.pages.fact_tables import fact_table
from arasha.pages.head import crumbs, item_head, item_switcher
from arasha.pages.links import item_link, section_link
from arasha.pages.moments import moment_in_full, moment_of, phase
from arasha.pages.neighbours import neighbours
from arasha.pages.pictures.showing import picture_of
from arasha.pages.reading_time import reading_time
from arasha.pages.related import groups_of
from arasha.pages.sharing import sharing
from arasha.pages.site import SECTIONS, Site
from arasha.pages.truth import corrections, standing
from arasha.pages.views import Activity, Link, Page, Picture

TEMPLATES = {
    "topic": "collection.html",
    "country": "collection.html",
    "page": "main.html",
}
"""Templates of the kinds that share one; any other kind has `<kind>.html`."""


def item_page(site: Site, item: Item) -> Page:
    """The item's page in the site's language, which must be among its versions."""
    version = item.versions[site.code]
    previous, following = neighbours(site, item)
    reached = blocked.reaching(site, item)
    return Page(
        template=blocked.TEMPLATE if reached else TEMPLATES.get(item.kind, f"{item.kind}.html"),
        kind=item.kind,
        address=site.address(item.folder),
        title=version.title,
        head=item_head(site, item),
        switcher=item_switcher(site, item),
        summary=version.summary,
        crumbs=_crumbs(site, item),
        section=SECTIONS.get(item.kind, ""),
        kicker=_kicker(site, item),
        moment=moment_in_full(site, item),
        place=version.texts.place,
        mark=mark_of(site, item),
        picture=_picture(site, item, version),
        status=status(site, item),
        facts=fact_table(site, item),
        aims=version.texts.aims if isinstance(version.texts, ProjectTexts | TrainingTexts) else (),
        activities=_activities(site, item),
        groups=groups_of(site, item),
        standing=standing(site, item),
        corrections=corrections(site, item),
        acknowledgements=acknowledgements(site, item),
        previous=previous,
        next=following,
        reading_time=reading_time(site, item),
        downloads=downloads(site, item),
        changes=changes(site, item),
        citation=citation(site, item),
        sharing=sharing(site, item),
        quick_exit=site.settings.quick_exit if item.facts.sensitive else "",
        reaching=reached,
        notice=site.text(f"consent_{item.facts.consent}") if isinstance(item.facts, Story) else "",
    )


def _picture(site: Site, item: Item, version: Version) -> Picture | None:
    """The lead picture, or a partner's logo."""
    name = item.facts.picture or (item.facts.logo if isinstance(item.facts, Partner) else None)
    return picture_of(site, item.folder, name, version.texts.picture_alt) if name else None


def _crumbs(site: Site, item: Item) -> tuple[Link, ...]:
    links = [section_link(site, SECTIONS[item.kind])] if item.kind in SECTIONS else []
    if item.kind == "module" and (course := site.library.course_of(item)):
        links.append(item_link(site, course))
    return crumbs(site, *links)


def _kicker(site: Site, item: Item) -> Link | None:
    if item.kind not in SECTIONS:
        return None
    return Link(text=kind_label(site, item), address=site.address(SECTIONS[item.kind]))


def status(site: Site, item: Item) -> str:
    """The state of an event or a project on the day of the build, in words; empty for all else."""
    facts = item.facts
    if isinstance(facts, Event) and facts.cancelled:
        return site.text("status_cancelled")
    if isinstance(facts, Event | Project):
        found = phase(facts.period, site.today)
        return site.text(f"status_{item.kind}_{found}") if found else ""
    return ""


def _activities(site: Site, item: Item) -> tuple[Activity, ...]:
    facts, texts = item.facts, item.versions[site.code].texts
    if not (isinstance(facts, Project) and isinstance(texts, ProjectTexts)):
        return ()
    named = site.library.named(item, "activities")
    by_reference: dict[tuple[str, str], Item] = {
        (other.kind, slug): other for other in named for slug in _ways_to_name(other)
    }
    return tuple(
        Activity(
            title=texts.activity_titles[activity.id],
            state=activity.state or "",
            state_label=site.text(f"activity_{activity.state}") if activity.state else "",
            moment=moment_of(site, activity.date) if activity.date else None,
            links=tuple(
                item_link(site, by_reference[kind, slug])
                for kind, slugs in (("news", activity.news), ("event", activity.events))
                for slug in slugs
                if (kind, slug) in by_reference
            ),
        )
        for activity in facts.activities
        if activity.id in texts.activity_titles
    )


def _ways_to_name(item: Item) -> tuple[str, str]:
    """The slug alone, or with its year."""
    return item.slug, item.folder.partition("/")[2]
