"""The page for editors that shows what is left to translate."""

from __future__ import annotations

from dataclasses import dataclass

from arasha.content.status import STATES, Cell, Row, status
from arasha.languages import PartialDate
from arasha.languages.formats import date_text, number_text
from arasha.pages.help_pages import EDITORS, frame
from arasha.pages.links import item_link
from arasha.pages.site import Site
from arasha.pages.views import Link, Page

TRANSLATIONS = f"{EDITORS}/translations"
_MOST = 500
"""Rows of the page; an archive of which much is still untranslated would make it too heavy to open."""


@dataclass(frozen=True, slots=True)
class Column:
    """A language of the table; `name` is its name for itself."""

    language: str
    name: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many items are in a state, by language."""

    label: str
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class State:
    """An item in one language: in words, and since when it is so."""

    state: str
    text: str
    since: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """An item that is not finished in every language."""

    link: Link
    kind: str
    states: tuple[State, ...]


@dataclass(frozen=True, slots=True)
class TranslationsPage(Page):
    """The page's own slots: one column for each language, the counts, and the items with work left, newest first."""

    columns: tuple[Column, ...] = ()
    counts: tuple[Count, ...] = ()
    work: tuple[Work, ...] = ()
    more: str = ""


def translations_page(site: Site) -> TranslationsPage:
    """The state of all published items: what is held back or withdrawn must not be seen here either."""
    found = status(site.library.items.values(), site.library.languages, site.changed)
    open_rows = [row for row in found.rows if not row.finished]
    return TranslationsPage(
        template="translations.html",
        kind="help",
        **frame(site, TRANSLATIONS, site.text("status_title")),
        summary=site.text("status_intro"),
        notice="" if open_rows else site.text("status_done"),
        columns=tuple(Column(code, site.languages[code].name) for code in found.languages),
        counts=tuple(_counts(site, found.totals)),
        work=tuple(_work(site, row) for row in open_rows[:_MOST]),
        more=site.text("status_more", n=len(open_rows) - _MOST) if len(open_rows) > _MOST else "",
    )


def _counts(site: Site, totals: dict[str, dict[str, int]]) -> list[Count]:
    found = []
    for state in STATES:
        numbers = [counts[state] for counts in totals.values()]
        if any(numbers):
            texts = tuple(number_text(site.language, number) for number in numbers)
            found.append(Count(site.text(f"state_{state}"), texts))
    return found


def _work(site: Site, row: Row) -> Work:
    states = tuple(_state(site, row.cells[code]) for code in site.library.languages)
    return Work(item_link(site, row.item), site.text(f"kind_{row.item.kind}"), states)


def _state(site: Site, cell: Cell) -> State:
    since = site.text("state_since", date=date_text(site.language, PartialDate.parse(cell.since))) if cell.since else ""
    return State(cell.state, site.text(f"state_{cell.state}"), since)
