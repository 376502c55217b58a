"""Footnotes: Markdown gathers them at the end of the text, paper wants each where it is called.

A note that is called twice is printed twice, each time with the number of its call: the reader finds it at the foot
of the page at hand.
"""

from __future__ import annotations

import copy
from xml.etree.ElementTree import Element

from arasha.editions.pdf.dom import NOTE, classes, parents, replace, with_class

_CALL = "footnote-ref"
_BACK = "footnote-backref"


def inline_notes(body: Element) -> int:
    """Put the text of each note where it is called and take the list of notes away; how many calls there were."""
    texts = _take_texts(body)
    above = parents(body)
    calls = with_class(body, "a", _CALL)
    for call in calls:
        holder = above[call]
        text = texts[call.get("href", "").removeprefix("#")]
        replace(above[holder], holder, copy.deepcopy(text))
    return len(calls)


def _take_texts(body: Element) -> dict[str, Element]:
    """Each note by its id, as an element for a line; they leave the body."""
    found: dict[str, Element] = {}
    for gathered in [child for child in body if child.tag == "div" and "footnote" in classes(child)]:
        for entry in gathered.iter("li"):
            found[entry.get("id", "")] = _as_line(entry)
        replace(body, gathered, None)
    return found


def _as_line(entry: Element) -> Element:
    """The paragraphs of a note one after the other, without the way back that only a page has."""
    line = Element("span", {"class": NOTE})
    for paragraph in entry:
        above = parents(paragraph)
        for back in with_class(paragraph, "a", _BACK):
            replace(above[back], back, None)
        _append_text(line, " " if len(line) or line.text else "")
        _append_text(line, paragraph.text or "")
        for child in list(paragraph):
            line.append(child)
    _strip_end(line)
    return line


def _append_text(line: Element, text: str) -> None:
    if len(line):
        line[-1].tail = (line[-1].tail or "") + text
    else:
        line.text = (line.text or "") + text


def _strip_end(line: Element) -> None:
    if len(line):
        line[-1].tail = (line[-1].tail or "").rstrip()
    else:
        line.text = (line.text or "").rstrip()
