"""The page that shows every component of the look once, in the words of the page's language.

Designers see here what there is before they add more, and the browser tests look at all of it at once, in each palette.
Its words are those of the interface, so it needs none of its own and speaks every language that the site does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from arasha.content.fields import KindName
from arasha.languages import PartialDate
from arasha.pages.cards import initials
from arasha.pages.head import crumbs
from arasha.pages.help_pages import EDITORS, frame
from arasha.pages.links import language_words, section_link
from arasha.pages.moments import moment_of
from arasha.pages.site import SECTIONS, Site
from arasha.pages.views import (
    Acknowledgement,
    Activity,
    Card,
    Change,
    Correction,
    Download,
    Fact,
    Group,
    Link,
    Moment,
    Page,
    Pager,
    Standing,
)

STYLE = f"{EDITORS}/style"
PALETTES = ("light", "dark", "contrast")
COLOURS = ("news", "events", "projects", "training", "stories", "partners")
"""Names of the sections' colours in `tokens.css`."""
_SIDE_BY_SIDE: tuple[KindName, ...] = ("project", "partner", "story")
_DATE = PartialDate.parse("2024-08-21")


@dataclass(frozen=True, slots=True)
class StylePage(Page):
    """The page's own slots: names of palettes and of colours, a made-up module, every standing."""

    palettes: tuple[str, ...] = ()
    colours: tuple[str, ...] = ()
    sample: Page | None = None
    standings: tuple[Standing, ...] = ()


def style_page(site: Site) -> StylePage:
    """All components, filled with interface words; the links lead to pages that every site has."""
    page = frame(site, STYLE, site.text("style_title"))
    return StylePage(
        template="style.html",
        kind="style",
        **page,
        kicker=section_link(site, "news"),
        moment=moment_of(site, _DATE),
        place=site.text("online"),
        status=site.text("status_event_coming"),
        summary=site.text("style_intro"),
        notice=site.text("consent_pseudonym"),
        lead=_card(site, "news"),
        groups=tuple(_groups(site)),
        palettes=PALETTES,
        colours=COLOURS,
        sample=_sample(site, page["address"]),
        standings=tuple(_standings(site)),
    )


def _sample(site: Site, address: str) -> Page:
    """What the margins and the end of an article hold."""
    here = Link(site.text("style_title"), address)
    date = moment_of(site, _DATE)
    said = site.text("problems_intro")
    return Page(
        template="",
        kind="module",
        address=address,
        title=here.text,
        head=frame(site, STYLE, here.text)["head"],
        switcher=(),
        crumbs=crumbs(site, here),
        facts=tuple(_facts(site)),
        aims=(site.text("way_readers_note"), site.text("way_learners_note")),
        activities=tuple(_activities(site, date)),
        corrections=(Correction(date, said),),
        acknowledgements=(_acknowledgement(site),),
        previous=section_link(site, "training"),
        next=section_link(site, "projects"),
        years=(Link("2024", address), Link("2023", address, current=True), Link(site.text("undated"), address)),
        pager=_pager(site, address),
        downloads=(Download(here, "PDF", "312 KB", "35", date, "3f9a1c2e" * 8), Download(here, "EPUB", "148 KB")),
        changes=(Change("1.1", date, said), Change("1.0", None, site.text("status_intro"))),
        citation=f"{site.name}. {here.text}. {site.url(address) or address}",
        sharing=tuple(Link(name, f"{site.url(address)}#share") for name in ("Telegram", "WhatsApp")),
        feeds=(Link("Atom", address), Link("JSON", address), Link("iCalendar", address)),
    )


def _groups(site: Site) -> list[Group]:
    """A register, and what stands side by side; one card of each kind, one of them borrowed from another language."""
    news = (_card(site, "news"), _borrowed(site))
    more = Link(site.text("all_news"), site.address("news"))
    return [
        Group(site.text("group_news"), news, "news", more),
        Group(site.text("group_event"), (), "event", note=site.text("home_events_none")),
        *(Group(site.text(f"group_{kind}"), (_card(site, kind),) * 3, kind) for kind in _SIDE_BY_SIDE),
    ]


def _card(site: Site, kind: KindName) -> Card:
    section = section_link(site, SECTIONS[kind])
    said = {"partner": site.text("role_donor"), "project": site.text("status_project_running")}
    return Card(
        link=section,
        kind=kind,
        kind_label=site.text(f"kind_{kind}"),
        summary=site.text("way_readers_note"),
        moment=moment_of(site, _DATE) if kind in ("news", "event") else None,
        place=site.text("online"),
        mark=initials(section.text) if kind == "partner" else "",
        tags=(section_link(site, "topics"), section_link(site, "countries")) if kind != "partner" else (),
        note=said.get(kind, ""),
    )


def _borrowed(site: Site) -> Card:
    """A card whose words are in another language, and say so."""
    other = next((code for code in reversed(site.library.languages) if code != site.code), site.code)
    words = site.languages[other]
    label = language_words(site.language, other, "in")
    link = Link(words.text("section_projects"), site.address("projects", other), other, label)
    return Card(link, "project", site.text("kind_project"), words.text("way_readers_note"))


def _facts(site: Site) -> list[Fact]:
    return [
        Fact(site.text("fact_topics"), (section_link(site, "topics"), section_link(site, "countries"))),
        Fact(site.text("fact_version"), (Link("1.1"),)),
        Fact(site.text("fact_audience"), (Link(site.text("way_learners")),)),
    ]


def _activities(site: Site, date: Moment) -> list[Activity]:
    """One of each state."""
    link = section_link(site, "events")
    kinds = get_args(KindName)
    return [
        Activity(site.text(f"kind_{kind}"), state, site.text(f"activity_{state}"), date, (link,))
        for kind, state in zip(kinds, ("done", "running", "planned"), strict=False)
    ]


def _acknowledgement(site: Site) -> Acknowledgement:
    values = {"project": site.text("kind_project"), "donor": site.text("role_donor"), "carriers": site.name}
    return Acknowledgement(site.text("acknowledged", **values), "eu", site.text("emblem_eu"))


def _pager(site: Site, address: str) -> Pager:
    pages = tuple(Link(str(number), address, current=number == 2) for number in (1, 2, 3))
    before, after = Link(site.text("page_previous"), address), Link(site.text("page_next"), address)
    return Pager(2, 3, site.text("page_of", number=2, total=3), pages, before, after)


def _standings(site: Site) -> list[Standing]:
    source = language_words(site.language, site.library.languages[0], "from")
    words = {"language": language_words(site.language, site.code, "in"), "source": source}
    return [
        Standing(state, site.text(f"standing_{state}", **words), (section_link(site, "news"),))
        for state in ("original", "current", "behind", "summary")
    ]
