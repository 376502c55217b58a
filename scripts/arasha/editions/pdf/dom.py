"""Rendered HTML as a tree, and the few moves that the printed editions make in it."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from xml.etree.ElementTree import Element, tostring

import tinyhtml5  # type: ignore[import-untyped]

NOTE = "at-foot"
"""Class of a footnote that stands where it is called; the print style sheet floats it to the foot of the page. No text
can bear it (`pages/sanitizing.py`): boxes are called `note`."""
CALL = "footnote-ref"
"""Class of the links that call a footnote, as Markdown writes them."""


def parse(html: str) -> Element:
    """The body element of a piece of HTML, read by the browsers' own algorithm."""
    document: Element = tinyhtml5.parse(html, namespace_html_elements=False)
    body = document.find("body")
    return Element("body") if body is None else body


def to_html(element: Element) -> str:
    """The element without what follows it."""
    tail, element.tail = element.tail, None
    text = tostring(element, encoding="unicode", method="html")
    element.tail = tail
    return text


def inner_html(element: Element) -> str:
    """What stands in the element."""
    return escape(element.text or "", quote=False) + "".join(
        tostring(child, encoding="unicode", method="html") for child in element
    )


def classes(element: Element) -> frozenset[str]:
    """The element's classes."""
    return frozenset(element.get("class", "").split())


def with_class(root: Element, tag: str, name: str) -> list[Element]:
    """All elements of that tag and class, in document order."""
    return [element for element in root.iter(tag) if name in classes(element)]


def parents(root: Element) -> dict[Element, Element]:
    """Each element's parent."""
    return {child: parent for parent in root.iter() for child in parent}


def words(element: Element) -> str:
    """The element's text on one line, without its footnotes."""
    return " ".join("".join(_texts(element)).split())


def replace(parent: Element, old: Element, new: Element | None) -> None:
    """Put an element in the place of another (None: nothing); the text after it stays."""
    place = list(parent).index(old)
    tail = old.tail or ""
    old.tail = None
    parent.remove(old)
    if new is not None:
        new.tail = tail
        parent.insert(place, new)
    elif place:
        before = parent[place - 1]
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail


def _texts(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if not classes(child) & {NOTE, CALL}:
            yield from _texts(child)
        yield child.tail or ""
