"""Footnotes: Markdown gathers them at the end of the text, a book has each in the file that calls it.

A reader's program shows such a note over the text when it is called (EPUB 3.3, semantics noteref and footnote).
The number is the one that the note has on the page; a note called in two chapters stands in both.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement

from arasha.editions.pdf.dom import CALL, classes, parents, replace, with_class, words

TYPE = "epub:type"
_BACK = "footnote-backref"


def take_notes(body: Element) -> dict[str, Element]:
    """The notes by their id, without the ways back; they leave the body."""
    found: dict[str, Element] = {}
    for gathered in [child for child in body if child.tag == "div" and "footnote" in classes(child)]:
        for entry in gathered.iter("li"):
            above = parents(entry)
            for back in with_class(entry, "a", _BACK):
                replace(above[back], back, None)
                _strip_end(above[back])
            found[entry.get("id", "")] = entry
        replace(body, gathered, None)
    return found


def put_notes(chapter: Element, notes: Mapping[str, Element], label: str, back: str) -> None:
    """Put the notes that a chapter calls behind its text, in the order of their calls.

    Args:
        chapter: the text.
        notes: all notes, by id.
        label: what the notes together are called, told aloud.
        back: words for the way from a note to its call; `{n}` is the note's number.
    """
    calls = with_class(chapter, "a", CALL)
    gathered = Element("section", {TYPE: "footnotes", "class": "notes", "aria-label": label})
    for number, first in _called(calls, notes).items():
        note = SubElement(gathered, "aside", {TYPE: "footnote", "role": "doc-footnote", "id": f"note-{number}"})
        note.extend(copy.deepcopy(list(notes[first])))
        _number(note, number, back.replace("{n}", number))
    if len(gathered):
        chapter.append(gathered)


def _called(calls: list[Element], notes: Mapping[str, Element]) -> dict[str, str]:
    """Number and id of each note called. The calls become a book's: the first of each number is where it leads back."""
    found: dict[str, str] = {}
    for call in calls:
        name, number = call.get("href", "").removeprefix("#"), words(call)
        if name not in notes:
            continue
        call.attrib = {"href": f"#note-{number}", TYPE: "noteref", "role": "doc-noteref"}
        if number not in found:
            call.set("id", f"call-{number}")
        found[number] = name
    return found


def _strip_end(paragraph: Element) -> None:
    """Take away the space that stood before the way back."""
    if len(paragraph):
        paragraph[-1].tail = (paragraph[-1].tail or "").rstrip()
    else:
        paragraph.text = (paragraph.text or "").rstrip()


def _number(note: Element, number: str, back: str) -> None:
    """The number before the note's first words; it leads back to the call."""
    first = note[0] if len(note) and note[0].tag == "p" else Element("p")
    if not len(note) or note[0] is not first:
        note.insert(0, first)
    link = Element("a", {"href": f"#call-{number}", "role": "doc-backlink", "title": back})
    link.text, link.tail = f"{number}.", f" {first.text or ''}"
    first.text = None
    first.insert(0, link)
