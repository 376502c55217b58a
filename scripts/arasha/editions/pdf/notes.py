"""Footnotes: Markdown gathers them at the end of the text, paper wants each where it is called.

A note that is called twice is printed twice, each time with the number of its call: the reader finds it at the foot
of the page at hand.
"""

from __future__ import annotations

import copy
import re
from xml.etree.ElementTree import Element

from arasha.editions.pdf.dom import NOTE, classes, parents, replace, with_class, words
from arasha.editions.pdf.hyphens import LONGEST, UNBROKEN

_CALL = "footnote-ref"
_BACK = "footnote-backref"
_LAST = re.compile(rf"(?<!\S)\S{{1,{LONGEST}}}$")
_MARKS = ".,:;!?)]»”’"
"""What may follow a call and begins no line."""


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


def hold_calls(body: Element) -> None:
    """Keep the call of each note on the line of the word before it, and the mark after it too."""
    above = parents(body)
    for note in with_class(body, "span", NOTE):
        holder = above[note]
        if (span := _span_before(holder, list(holder).index(note))) is None:
            continue
        tail = note.tail or ""
        span.tail = tail.lstrip(_MARKS)
        note.tail = tail[: len(tail) - len(span.tail)]
        holder.remove(note)
        span.append(note)


def _span_before(holder: Element, place: int) -> Element | None:
    """An unbroken span in the element that ends right before that place; None when nothing there could hold a call."""
    before = holder[place - 1] if place else None
    text = (holder.text if before is None else before.tail) or ""
    span = Element("span", {"class": UNBROKEN})
    if last := _LAST.search(text):
        span.text = last[0]
        if before is None:
            holder.text = text[: last.start()]
        else:
            before.tail = text[: last.start()]
        holder.insert(place, span)
    elif before is None or text or len(words(before)) > LONGEST:
        return None
    elif UNBROKEN in classes(before):
        return before
    else:
        holder[place - 1] = span
        span.append(before)
    return span


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
