"""Footnotes: Markdown gathers them at the end of the text, paper wants each where it is called.

A note that is called twice is printed twice, each time with the number of its call: the reader finds it at the foot
of the page at hand.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from arasha.editions.pdf.dom import NOTE, classes, parents, replace, with_class, words
from arasha.editions.pdf.hyphens import LONGEST, UNBROKEN

_CALL = "footnote-ref"
_BACK = "footnote-backref"
_LAST = re.compile(rf"(?<!\S)\S{{1,{LONGEST}}}$")
_BLOCKS = frozenset(
    ["blockquote", "dd", "div", "dl", "dt", "figcaption", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p"]
) | {"pre", "section", "table", "tbody", "td", "th", "thead", "tr", "ul"}
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
    lines: dict[str, Element] = {}
    for gathered in [child for child in body if child.tag == "div" and "footnote" in classes(child)]:
        lines |= {entry.get("id", ""): _as_line(entry) for entry in gathered.findall("ol/li")}
        replace(body, gathered, None)
    return {name: _whole(name, lines) for name in lines}


def _whole(name: str, lines: Mapping[str, Element], within: tuple[str, ...] = ()) -> Element:
    """A note with those that it calls in brackets: at the foot of a page nothing has a foot of its own."""
    line = copy.deepcopy(lines[name])
    above = parents(line)
    for call in with_class(line, "a", _CALL):
        called, holder = call.get("href", "").removeprefix("#"), above[call]
        if called in (name, *within):  # it is being said
            replace(above[holder], holder, None)
            continue
        said = _whole(called, lines, (name, *within))
        said.attrib.clear()
        said.text = f" ({said.text or ''}"
        _append_text(said, ")")
        replace(above[holder], holder, said)
    return line


def _as_line(entry: Element) -> Element:
    """What stands in a note in one line, without the way back that only a page has."""
    above = parents(entry)
    for back in with_class(entry, "a", _BACK):
        replace(above[back], back, None)
    line = Element("span", {"class": NOTE})
    for piece in _pieces(entry):
        if not words(piece) and not len(piece):
            continue
        _strip_end(line)
        _append_text(line, " " if len(line) or line.text else "")
        _append_text(line, (piece.text or "").lstrip())
        for child in list(piece):
            line.append(child)
    _strip_end(line)
    return line


def _pieces(block: Element) -> Iterator[Element]:
    """The text between the borders of the block and of those in it, piece by piece; a point of a list has its mark."""
    piece = Element("span")
    piece.text = block.text
    for place, child in enumerate(block):
        if child.tag not in _BLOCKS:
            piece.append(child)
            continue
        yield piece
        for number, inner in enumerate(_pieces(child)):
            if child.tag == "li" and not number:
                inner.text = f"{_mark(block, place)} {(inner.text or '').lstrip()}"
            yield inner
        piece = Element("span")
        piece.text = child.tail
    yield piece


def _mark(points: Element, place: int) -> str:
    return f"{int(points.get('start', '1')) + place}." if points.tag == "ol" else "•"


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
