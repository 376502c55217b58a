"""Links of a book: within it from file to file, and everything else to the site by its whole address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urldefrag, urljoin
from xml.etree.ElementTree import Element

from arasha.editions.pdf.dom import CALL, classes
from arasha.editions.pdf.links import BASE

_NO_NAME = re.compile(r"[^\w.-]")
_KEPT = ("id", "lang", "class", "hreflang", "title")


@dataclass
class Places:
    """Where a book has what the site has on its pages.

    Attributes:
        first: for the address of a page, the file that its text begins in.
        anchors: for the address of a page, the file of each of its parts by anchor.
    """

    first: dict[str, str] = field(default_factory=dict)
    anchors: dict[str, dict[str, str]] = field(default_factory=dict)

    def of(self, address: str, anchor: str) -> str | None:
        """The place in the book, None for what it doesn't hold."""
        if not anchor:
            return self.first.get(address)
        file = self.anchors.get(address, {}).get(safe(anchor))
        return f"{file}#{safe(anchor)}" if file else None


def safe(anchor: str) -> str:
    """The anchor as XML allows it: a name without colons that begins with a letter (EPUB 3.3 takes no other as ID)."""
    name = _NO_NAME.sub("-", anchor)
    return name if not name or name[0].isalpha() else f"part-{name}"


def lead(body: Element, address: str, url: str, places: Places) -> None:
    """Let the links of a page's text lead within the book or to the site.

    Args:
        body: the text.
        address: the page's own address.
        url: of the whole site; empty when it has none: then what leads to it is no link.
        places: what the book holds.
    """
    for link in body.iter("a"):
        if CALL in classes(link):  # the notes' own matter
            continue
        written = link.attrib.get("href")
        link.attrib = {name: value for name, value in link.attrib.items() if name in _KEPT}
        if written is None:
            continue
        if found := _target(urljoin(f"{BASE}{address}", written), url, places):
            link.set("href", found)


def _target(absolute: str, url: str, places: Places) -> str | None:
    if not absolute.startswith(BASE):
        return absolute
    local, anchor = urldefrag(absolute.removeprefix(BASE))
    if found := places.of(local, unquote(anchor)):
        return found
    return f"{url}{absolute.removeprefix(BASE)}" if url else None


def anchors_of(elements: Mapping[str, Element]) -> dict[str, str]:
    """For each id in the files of a text, the name of its file."""
    return {
        element.get("id", ""): name for name, root in elements.items() for element in root.iter() if element.get("id")
    }
