"""The print documents of a module as HTML: the book, the handout, the session plan."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element

import jinja2
from markupsafe import Markup

from arasha.checks.anchors import EXERCISES
from arasha.content import Item
from arasha.editions.pdf.chapters import PLAN, TEST, Chapter, as_book, chapters_of, leave_questions
from arasha.editions.pdf.dom import classes, parse, to_html
from arasha.editions.pdf.files import PRINT
from arasha.editions.pdf.links import lead_to_site
from arasha.editions.pdf.notes import inline_notes
from arasha.editions.pdf.papers import Paper
from arasha.editions.pdf.touches import touch_up
from arasha.pages.editions import EditionKind
from arasha.pages.site import Site

KINDS: tuple[EditionKind, ...] = ("book", "handout", "session-plan")
TEMPLATES: dict[EditionKind, str] = {
    "book": "module.html",
    "handout": "handout.html",
    "session-plan": "session-plan.html",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contents; `sections` are the headings below it."""

    anchor: str
    title: str
    sections: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One chapter, ready to print."""

    anchor: str
    title: Markup
    body: Markup


class Printer:
    """Makes documents with one theme's templates."""

    def __init__(self, theme: Path) -> None:
        self._folder = theme / PRINT
        loader = jinja2.FileSystemLoader(self._folder)
        self._environment = jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined)

    def document(self, site: Site, item: Item, paper: Paper, text: str) -> str | None:
        """The HTML of one edition.

        Args:
            site: the language.
            item: the module.
            paper: which edition, and its facts.
            text: the module's rendered text.

        Returns:
            None when the module has nothing for this edition: no exercises, no plan.
        """
        body = parse(text)
        inline_notes(body)
        lead_to_site(body, site.settings.url, site.address(item.folder))
        opening, *chapters = chapters_of(body)
        contents: tuple[Entry, ...] = ()
        if paper.kind == "book":
            parts, contents = _book(site, chapters)
        else:
            wanted = {EXERCISES, TEST} if paper.kind == "handout" else {PLAN}
            found = [chapter for chapter in chapters if chapter.anchor in wanted]
            if not found:
                return None
            parts = _handout(found) if paper.kind == "handout" else _parts(found)
        html = self._environment.get_template(TEMPLATES[paper.kind]).render(
            paper=paper,
            t=site.text,
            style=Markup(self._style(paper.kind)),  # noqa: S704 - the theme's own
            opening=Markup(opening.html),  # noqa: S704 - our renderer's output
            parts=parts,
            contents=contents,
        )
        return _finished(html, paper)

    def _style(self, kind: EditionKind) -> str:
        names = ("fonts.css", "paper.css", TEMPLATES[kind].replace(".html", ".css"))
        return "\n".join((self._folder / name).read_text(encoding="utf-8") for name in names)


def _book(site: Site, chapters: list[Chapter]) -> tuple[tuple[Part, ...], tuple[Entry, ...]]:
    chapters = as_book(chapters, site.text("print_answers"))
    contents = tuple(Entry(chapter.anchor, chapter.title, tuple(chapter.sections())) for chapter in chapters)
    return _parts(chapters), contents


def _handout(chapters: list[Chapter]) -> tuple[Part, ...]:
    """The questions, each with room to write; no answers."""
    for chapter in chapters:
        leave_questions(chapter)
        chapter.elements = [_with_room(one) for one in chapter.elements]
    return _parts(chapters)


def _with_room(element: Element) -> Element:
    """An exercise, or a list of questions, with empty lines below each."""
    if element.tag == "ol":
        for question in element.findall("li"):
            question.append(Element("div", {"class": "room small"}))
    if "exercise" not in classes(element):
        return element
    task = Element("div", {"class": "task"})
    task.extend([element, Element("div", {"class": "room"})])
    return task


def _parts(chapters: list[Chapter]) -> tuple[Part, ...]:
    return tuple(
        Part(chapter.anchor, Markup(chapter.heading), Markup(chapter.html))  # noqa: S704 - our renderer's output
        for chapter in chapters
    )


def _finished(html: str, paper: Paper) -> str:
    """The last touches, on the whole document."""
    head, _, rest = html.partition("<body>")
    body = parse(rest)
    touch_up(body, paper)
    return f"{head}{to_html(body)}</html>"
