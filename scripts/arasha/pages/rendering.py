"""A text in Markdown becomes HTML: links lead where they should, headings have lasting ids, nothing in it can run.

One `Renderer` serves all pages of a process: making a Markdown instance costs more than a short page.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown

from arasha.content.targets import Target, TargetKind
from arasha.pages.links import language_words
from arasha.pages.pictures.showing import file_address
from arasha.pages.resolving import Resolving, unmasked
from arasha.pages.sanitizing import clean
from arasha.pages.site import Site
from arasha.pages.tables import Cells, framed
from arasha.pages.text_pictures import TextPictures

_ADMONITION = re.compile(
    r"(^(?:```|~~~).*?^(?:```|~~~))|^((?:!!!|\?\?\?\+?) +)([a-z]+)[ \t]*$", re.MULTILINE | re.DOTALL
)
"""A block of code, which is left alone, or the first line of a box without a title."""
_ID = re.compile(r'<\w+(?: [a-z-]+="[^"]*")*? id="([^"]*)"')
_AFTER_INLINE = 1
"""Priority of a tree processor that must see finished links: inline patterns run at 20, toc at 5."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished text.

    Attributes:
        html: the HTML.
        contents: id and text (plain, not escaped) of each level-2 heading.
        anchors: all ids in the text.
        broken: links that lead nowhere, as written.
        fragments: links to a part of a page: as written, address of the page (empty: this one), id.
    """

    html: str
    contents: tuple[tuple[str, str], ...]
    anchors: frozenset[str]
    broken: tuple[str, ...]
    fragments: tuple[tuple[str, str, str], ...]


class Renderer:
    """Renders the texts of one language."""

    def __init__(
        self,
        site: Site,
        extensions: Sequence[str],
        configs: Mapping[str, Mapping[str, Any]],
        wall: Callable[[str], str] = clean,
    ) -> None:
        """Get ready.

        Args:
            site: the language.
            extensions: Markdown's extensions.
            configs: their options.
            wall: what the HTML passes before it is shown; tests take it down to see that the other walls hold.
        """
        self._site = site
        self._wall = wall
        own = {key: dict(value) for key, value in configs.items()}
        if "footnotes" in extensions:
            title = site.text("footnote_back").replace("{n}", "{}")
            own["footnotes"] = {"BACKLINK_TITLE": title} | own.get("footnotes", {})
        self._options: dict[str, Any] = {"extensions": list(extensions), "extension_configs": own}
        self._begin_anew()

    def _begin_anew(self) -> None:
        self._markdown = Markdown(**self._options)
        self._links = _Links(self._markdown, self._site)
        self._pictures = TextPictures(self._markdown, self._site)
        self._markdown.treeprocessors.register(self._links, "arasha_links", _AFTER_INLINE)
        self._markdown.treeprocessors.register(self._pictures, "arasha_pictures", _AFTER_INLINE)
        self._markdown.treeprocessors.register(Cells(self._markdown), "arasha_tables", _AFTER_INLINE)

    def render(self, body: str, address: str, resolve: Callable[[str], Target]) -> Rendered:
        """Render one text.

        Args:
            body: the Markdown.
            address: the page's own address, which relative links start from.
            resolve: tells where a link leads.
        """
        self._links.begin(address, resolve)
        self._pictures.begin(address, resolve)
        self._markdown.reset()
        text = framed(self._wall(self._converted(body)), self._site.text("table"))
        tokens = getattr(self._markdown, "toc_tokens", [])
        return Rendered(
            html=text,
            contents=tuple((token["id"], html.unescape(token["name"])) for token in _level_two(tokens)),
            anchors=frozenset(_ID.findall(text)),
            broken=(*self._links.broken, *self._pictures.broken),
            fragments=tuple(self._links.fragments),
        )

    def _converted(self, body: str) -> str:
        """The body as HTML; one nested so deep that Markdown gives up is shown as it is written."""
        try:
            return self._markdown.convert(self._titled(body))
        except RecursionError:
            self._begin_anew()  # the old one stays in the middle of what it gave up
            return f"<pre>{html.escape(body)}</pre>"

    def _titled(self, body: str) -> str:
        """Boxes without a title of their own get their kind's name in the page's language, not in English."""

        def title(match: re.Match[str]) -> str:
            key = f"box_{match[3]}"
            named = match[1] is None and key in self._site.language.strings
            return f'{match[2]}{match[3]} "{self._site.text(key)}"' if named else match[0]

        return _ADMONITION.sub(title, body)


class _Links(Resolving):
    """Turns each link into an address that works from the page."""

    def begin(self, address: str, resolve: Callable[[str], Target]) -> None:
        """Get ready for the text of the page at `address`."""
        super().begin(address, resolve)
        self.fragments: list[tuple[str, str, str]] = []

    def run(self, root: Element) -> None:
        """Visit every link."""
        for element in root.iter("a"):
            if "href" in element.attrib:
                self._link(element, unmasked(element.get("href", "")))

    def _link(self, element: Element, written: str) -> None:
        if "\u0002" in written:
            return
        target = self._resolve(written)
        if target.kind is TargetKind.EXTERNAL:
            if written.startswith(("http:", "https:", "//")):
                element.set("rel", "noreferrer")
            return
        if target.kind is TargetKind.BROKEN:
            self.broken.append(written)
            return
        if target.kind is TargetKind.HELD:
            element.tag = "span"
            element.attrib.clear()
            return
        address = self._address(target)
        if target.fragment:
            self.fragments.append((written, address, target.fragment))
        if target.kind is not TargetKind.ANCHOR:
            fragment = f"#{target.fragment}" if target.fragment else ""
            element.set("href", f"{self._root}{address}{fragment}")
        if target.kind is TargetKind.ITEM and target.language != self._site.code:
            self._mark_borrowed(element, target.language)

    def _address(self, target: Target) -> str:
        if target.kind is TargetKind.ANCHOR:
            return ""
        if target.kind is TargetKind.FILE:
            return file_address(self._site, target.folder)
        return self._site.address(target.folder, target.language)

    def _mark_borrowed(self, element: Element, language: str) -> None:
        """The reader learns before the click that another language waits."""
        element.set("hreflang", language)
        label = Element("span", {"class": "borrowed"})
        label.text = f" ({language_words(self._site.language, language, 'in')})"
        element.append(label)


def _level_two(tokens: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The headings of level 2, whatever stands over them."""
    found = []
    for token in tokens:
        found += [token] if token["level"] == 2 else _level_two(token["children"])
    return found
