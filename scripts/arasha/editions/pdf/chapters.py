"""A module's rendered text in its parts: the opening, the chapters, the answers taken out of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from xml.etree.ElementTree import Element

from arasha.editions.pdf.dom import classes, inner_html, parents, replace, to_html, with_class, words

TEST, PLAN = "test-yourself", "session-plan"
"""Anchors of the chapters that printed editions treat in their own way; the same in all languages."""
LEAD = "to-answer"
"""Class of the line that leads from an exercise to its answer."""


@dataclass
class Chapter:
    """What stands under one heading of level 2; the opening has neither anchor nor title."""

    anchor: str = ""
    title: str = ""
    elements: list[Element] = field(default_factory=list)
    heading: str = ""
    """The title as it is printed: with its emphasis, its languages, its footnotes."""

    @property
    def html(self) -> str:
        """Everything below the heading."""
        return "\n".join(to_html(element) for element in self.elements)

    def sections(self) -> Iterator[tuple[str, str]]:
        """Anchor and words of each heading of level 3."""
        for element in self.elements:
            for heading in element.iter("h3"):
                yield heading.get("id", ""), words(heading)


@dataclass(frozen=True)
class Answer:
    """One answer; its exercise leads to `anchor`."""

    anchor: str
    title: str
    elements: list[Element]


def chapters_of(body: Element) -> list[Chapter]:
    """The opening first (it may be empty), then the chapters."""
    found = [Chapter()]
    for element in body:
        if element.tag == "h2":
            found.append(Chapter(element.get("id", ""), words(element), heading=inner_html(element)))
        else:
            found[-1].elements.append(element)
    return found


def take_answers(chapter: Chapter, number: int) -> list[Answer]:
    """Take the answers out of a chapter, also those that the page shows open, leaving a link to each in its place.

    Args:
        chapter: loses its answers.
        number: of the first answer, by which its anchor is made.

    A chapter with one answer only gives it the chapter's own name: "Answers" says nothing in a chapter of answers.
    """
    holder = Element("div")
    holder.extend(chapter.elements)
    above = parents(holder)
    boxes = [box for box in holder.iter() if box.tag in ("details", "div") and "answer" in classes(box)]
    answers = []
    for place, box in enumerate(boxes, number):
        summary = next((one for one in box if one.tag == "summary" or "admonition-title" in classes(one)), None)
        name = chapter.title if summary is None else words(summary)
        if summary is not None:
            box.remove(summary)
        anchor = f"answer-{place}"
        title = name if len(boxes) > 1 else chapter.title
        answers.append(Answer(anchor, title, list(box)))
        replace(above[box], box, _lead(anchor, name))
    chapter.elements = list(holder)
    return answers


def as_book(chapters: list[Chapter], answers_title: str) -> list[Chapter]:
    """What a book holds: all chapters but the trainer's plan, boxes open, the answers behind the last that asks."""
    book = [chapter for chapter in chapters if chapter.anchor != PLAN]
    answers: list[Answer] = []
    place = len(book)
    for number, chapter in enumerate(book, 1):
        if taken := take_answers(chapter, len(answers) + 1):
            answers += taken
            place = number
        open_boxes(chapter)
    if answers:
        book.insert(place, _answers(answers_title, answers))
    return book


def leave_questions(chapter: Chapter) -> None:
    """Leave what a trainee gets to fill in: no answers, no ways to them, and nothing that the page shows closed."""
    take_answers(chapter, 1)
    holder = Element("div")
    holder.extend(chapter.elements)
    above = parents(holder)
    for one in (*with_class(holder, "p", LEAD), *holder.iter("details")):
        replace(above[one], one, None)
    chapter.elements = list(holder)


def open_boxes(chapter: Chapter) -> None:
    """Boxes that a page shows closed are printed open."""
    holder = Element("div")
    holder.extend(chapter.elements)
    for box in holder.iter("details"):
        box.tag = "div"
        box.set("class", " ".join(sorted(classes(box) | {"admonition"})))
        for summary in box.findall("summary"):
            summary.tag = "p"
            summary.set("class", "admonition-title")


def _answers(title: str, answers: list[Answer]) -> Chapter:
    chapter = Chapter("answers", title, heading=escape(title, quote=False))
    for answer in answers:
        heading = Element("h3", {"id": answer.anchor})
        heading.text = answer.title
        chapter.elements += [heading, *answer.elements]
    return chapter


def _lead(anchor: str, name: str) -> Element:
    paragraph = Element("p", {"class": LEAD})
    link = Element("a", {"href": f"#{anchor}"})
    link.text = name
    paragraph.append(link)
    return paragraph
