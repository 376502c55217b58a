"""The texts of a book, one XHTML file a chapter; links between them still lead to the pages of the site."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from arasha.editions.epub.links import Places, anchors_of, lead, safe
from arasha.editions.epub.notes import TYPE, put_notes, take_notes
from arasha.editions.epub.xhtml import adapt, to_xhtml
from arasha.editions.pdf.chapters import Chapter, as_book, chapters_of
from arasha.editions.pdf.dom import parse
from arasha.editions.pdf.papers import Paper
from arasha.pages.site import Site


@dataclass
class Document:
    """One file of a book.

    Attributes:
        name: of the file.
        title: as the contents name it.
        root: the text; of an opening only what follows its heading, which `paper` gives.
        address: of the page that the text is from.
        sections: anchor and words of the headings that the contents name below it.
        paper: the facts of the module or course that it opens, None in a chapter.
    """

    name: str
    title: str
    root: Element
    address: str
    sections: tuple[tuple[str, str], ...] = ()
    paper: Paper | None = None

    @property
    def html(self) -> str:
        """Its text as XHTML."""
        return to_xhtml(self.root)


@dataclass(frozen=True, slots=True)
class Text:
    """A module's or course's rendered text: its facts, what its files are called, the address of its page, the HTML."""

    paper: Paper
    name: str
    address: str
    html: str


@dataclass
class _Work:
    text: Text
    documents: list[Document]
    notes: dict[str, Element]


def documents(site: Site, texts: Iterable[Text]) -> list[Document]:
    """The files of a book of these texts, in their order, each opening before its chapters."""
    works = [_work(site, text) for text in texts]
    places = Places()
    for work in works:
        places.first[work.text.address] = work.documents[0].name
        places.anchors[work.text.address] = anchors_of({one.name: one.root for one in work.documents})
    for work in works:
        for root in (*(one.root for one in work.documents), *work.notes.values()):
            lead(root, work.text.address, site.settings.url, places)
        for one in work.documents:
            put_notes(one.root, work.notes, site.text("epub_notes"), site.text("footnote_back"))
    return [one for work in works for one in work.documents]


def _work(site: Site, text: Text) -> _Work:
    body = parse(text.html)
    notes = take_notes(body)
    for part in (body, *notes.values()):
        adapt(part)
    opening, *chapters = chapters_of(body)
    root = Element("div")
    root.extend(opening.elements)
    found = [Document(f"{text.name}.xhtml", text.paper.title, root, text.address, paper=text.paper)]
    for number, chapter in enumerate(as_book(chapters, site.text("print_answers")), 1):
        found.append(_chapter(f"{text.name}-{number:02}.xhtml", chapter, text.address))
    return _Work(text, found, notes)


def _chapter(name: str, chapter: Chapter, address: str) -> Document:
    anchor = safe(chapter.anchor) or "chapter"
    root = Element("section", {TYPE: "chapter", "role": "doc-chapter", "aria-labelledby": anchor})
    heading = Element("h2", {"id": anchor})
    printed = parse(chapter.heading)
    heading.text = printed.text
    heading.extend(printed)
    root.extend([heading, *chapter.elements])
    return Document(name, chapter.title, root, address, tuple(chapter.sections()))
