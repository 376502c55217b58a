"""Links and pictures of a printed text: what is not in the document itself leads to the site, by its whole address."""

from __future__ import annotations

import re
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

BASE = "https://site.invalid/"
"""Where a document's pictures, fonts and styles seem to come from: nowhere (RFC 6761), the same on every machine."""


_BARE = re.compile(r"(https?://[^\s<>«»“”\"]*[^\s<>«»“”\".,;:!?)])")
"""An address written out in the text, without the mark that follows it."""


def lead_to_site(body: Element, url: str, address: str) -> None:
    """Make the links of a page's text absolute, and let its pictures come from `BASE`.

    Args:
        body: the text.
        url: address of the whole site; empty when it has none: then what leads to it is no link.
        address: the page's own address on the site.
    """
    for link in list(body.iter("a")):
        written = link.get("href", "")
        link.attrib = {key: value for key, value in link.attrib.items() if key in ("id", "lang", "class")}
        target = written if written.startswith("#") else urljoin(f"{url or BASE}{address}", written)
        if not target.startswith(BASE):
            link.set("href", target)
    for picture in body.iter("picture"):
        for source in picture.findall("source"):
            picture.remove(source)
    for picture in body.iter("img"):
        picture.set("src", urljoin(f"{BASE}{address}", picture.get("src", "")))
        for only_for_screens in ("loading", "srcset", "sizes"):
            picture.attrib.pop(only_for_screens, None)


def lead_out(body: Element, page: str) -> None:
    """Links to parts that this document does not hold lead to the page that holds them; without a page to nowhere."""
    here = {element.get("id") for element in body.iter()}
    for link in body.iter("a"):
        written = link.get("href", "")
        if written.startswith("#") and written[1:] not in here:
            if page:
                link.set("href", page + written)
            else:
                del link.attrib["href"]


def link_addresses(element: Element) -> None:
    """Make links of the addresses that stand in the text as they are."""
    for child in list(element):
        if child.tag != "a":
            link_addresses(child)
    for place, child in reversed(list(enumerate(list(element)))):
        child.tail, links = _linked(child.tail or "")
        element[place + 1 : place + 1] = links
    element.text, links = _linked(element.text or "")
    element[0:0] = links


def _linked(text: str) -> tuple[str, list[Element]]:
    """What comes before the first address, and the addresses, each with what comes after it."""
    parts = _BARE.split(text)
    links = []
    for address, after in zip(parts[1::2], parts[2::2], strict=True):
        link = Element("a", {"class": "address", "href": address})
        link.text, link.tail = address, after
        links.append(link)
    return parts[0], links
