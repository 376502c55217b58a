"""A feed in Atom (RFC 4287)."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from arasha.editions.entries import Entry
from arasha.editions.feeds import Feed
from arasha.editions.times import UNKNOWN, rfc3339
from arasha.pages.feed_links import ATOM_TYPE

NAMESPACE = "http://www.w3.org/2005/Atom"
GENERATOR = "Arasha"
_HTML = "text/html"


def atom(feed: Feed) -> bytes:
    """The whole document in UTF-8."""
    root = Element("feed", {"xmlns": NAMESPACE, "xml:lang": feed.language})
    _text(root, "id", feed.id)
    _text(root, "title", feed.title)
    if feed.subtitle:
        _text(root, "subtitle", feed.subtitle)
    _text(root, "updated", rfc3339(feed.updated))
    _link(root, "self", feed.atom, ATOM_TYPE)
    _link(root, "alternate", feed.page, _HTML, hreflang=feed.language)
    for other in feed.alternates:
        _link(root, "alternate", other.url, ATOM_TYPE, hreflang=other.language)
    author = SubElement(root, "author")
    _text(author, "name", feed.author)
    _text(author, "uri", feed.home)
    if feed.rights:
        _text(root, "rights", feed.rights)
    _text(root, "icon", feed.icon)
    _text(root, "generator", GENERATOR)
    for entry in feed.entries:
        _entry(root, entry, feed.language)
    indent(root, "")
    return bytes(tostring(root, "utf-8", xml_declaration=True)) + b"\n"


def _entry(root: Element, entry: Entry, language: str) -> None:
    element = SubElement(root, "entry")
    _text(element, "id", entry.id)
    _text(element, "title", entry.title)
    _links(element, entry, language)
    if entry.published:
        _text(element, "published", rfc3339(entry.published))
    _text(element, "updated", rfc3339(entry.updated or UNKNOWN))
    for category in entry.categories:
        values = {"term": category.term, "scheme": category.scheme, "label": category.label}
        borrowed = {"xml:lang": category.language} if category.language != language else {}
        SubElement(element, "category", values | borrowed)
    if entry.summary:
        _text(element, "summary", entry.summary)
    _text(element, "content", entry.content, type="html")


def _links(element: Element, entry: Entry, language: str) -> None:
    """The page in all its languages, and the files.

    Some readers open the first alternate link, some the last (feedparser), whatever its language. So the page in the
    feed's own language stands at both ends: two links may not have the same type and language (4.1.2), but one of these
    names no language.
    """
    _link(element, "alternate", entry.url, _HTML)
    for other in sorted(entry.alternates, key=lambda one: one.language == language):
        _link(element, "alternate", other.url, _HTML, hreflang=other.language)
    for file in entry.enclosures:
        _link(element, "enclosure", file.url, file.media_type, title=file.name, length=str(file.length))


def _text(parent: Element, name: str, text: str, **attributes: str) -> None:
    SubElement(parent, name, attributes).text = text


def _link(parent: Element, relation: str, url: str, media_type: str, **attributes: str) -> None:
    SubElement(parent, "link", {"rel": relation, "type": media_type, "href": url} | attributes)
