"""What the editions of a module or a course say of it besides its text: facts in words, ready to print."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

from arasha.content import Item
from arasha.content.kinds import Module
from arasha.content.texts import TrainingTexts
from arasha.languages.formats import date_text
from arasha.pages.acknowledgements import acknowledgements
from arasha.pages.changes import changes
from arasha.pages.citations import LICENCE, citation, date_of
from arasha.pages.editions import EditionKind
from arasha.pages.fact_tables import hours_text
from arasha.pages.site import Site
from arasha.pages.truth import standing
from arasha.pages.views import Acknowledgement, Change, Fact, Link


@dataclass(frozen=True, slots=True)
class Paper:
    """The facts of one printed edition. Addresses are absolute, empty when the site has none.

    Attributes:
        name: what the edition calls itself beside the module's title; empty for the book.
        document_title: the title that a reader's program shows.
        module: the module's place in its course: "Module 1"; empty for a course, as `course` and `version` are then.
        number: that place as a figure, for the cover.
        imprint: rows of the page about the edition: language, version, date, hours, audience.
        versions: the module in the other languages.
        page_words: what stands before and after the number of a page in a reference to it.
    """

    kind: EditionKind
    language: str
    language_name: str
    title: str
    name: str
    document_title: str
    site_name: str
    module: str
    number: str
    course: str
    version: str
    date: str
    hours: str
    audience: str
    summary: str
    aims: tuple[str, ...]
    imprint: tuple[Fact, ...]
    versions: tuple[Link, ...]
    url: str
    citation: str
    standing: str
    licence: Link
    acknowledgements: tuple[Acknowledgement, ...]
    changes: tuple[Change, ...]
    page_words: tuple[str, str]

    @property
    def edition(self) -> str:
        """Version and date in words, as far as there are any."""
        return ", ".join(part for part in (self.version, self.date) if part)


def paper(site: Site, item: Item, kind: EditionKind) -> Paper:
    """The facts of one edition of a module or a course in the site's language, which must be among its versions."""
    version, date = item.versions[site.code], date_of(site, item)
    texts = cast("TrainingTexts", version.texts)
    module = item.facts if isinstance(item.facts, Module) else None
    course = site.library.course_of(item) if module else None
    name = site.text(f"print_{kind.replace('-', '_')}") if kind != "book" else ""
    before, _, after = site.text("print_at_page").partition("{n}")
    return Paper(
        kind=kind,
        language=site.code,
        language_name=site.language.name,
        title=version.title,
        name=name,
        document_title=f"{version.title} — {name}" if name else version.title,
        site_name=site.name,
        module=site.text("print_module", n=module.number) if module else "",
        number=str(module.number) if module else "",
        course=site.version(course).title if course else "",
        version=site.text("print_version", version=module.version) if module else "",
        date=date_text(site.language, date) if date else "",
        hours=hours_text(site, item),
        audience=texts.audience,
        summary=texts.summary,
        aims=texts.aims,
        imprint=_imprint(site, item),
        versions=_versions(site, item),
        url=site.url(site.address(item.folder)),
        citation=citation(site, item),
        # Without the history: a paper says the same wherever it is made
        standing=standing(replace(site, changed={}), item).text,
        licence=LICENCE,
        acknowledgements=acknowledgements(site, item),
        changes=changes(site, item),
        page_words=(f" {before}", after),
    )


def _imprint(site: Site, item: Item) -> tuple[Fact, ...]:
    date = date_of(site, item)
    rows = (
        ("print_publisher", site.name),
        ("fact_version", item.facts.version if isinstance(item.facts, Module) else ""),
        ("fact_date", date_text(site.language, date) if date else ""),
        ("print_language", site.language.name),
        ("fact_hours", hours_text(site, item)),
    )
    return tuple(Fact(site.text(key), (Link(value),)) for key, value in rows if value)


def _versions(site: Site, item: Item) -> tuple[Link, ...]:
    return tuple(
        Link(item.versions[code].title, site.url(site.address(item.folder, code)), code, site.languages[code].name)
        for code in site.library.languages
        if code in item.versions and code != site.code
    )
