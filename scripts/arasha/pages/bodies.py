"""The rendered texts of one language, and what their links lead to."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from functools import partial

from arasha.content import Item, Problem
from arasha.content.targets import resolve_link
from arasha.pages.rendering import Rendered, Renderer
from arasha.pages.site import Site
from arasha.pages.views import Page

_EMPTY = Rendered("", (), frozenset(), (), ())


@dataclass(frozen=True, slots=True)
class Shown:
    """An item's page as it was made: its facts and its rendered text. Editions are made from it."""

    view: Page
    html: str


class Bodies:
    """Renders the texts and remembers what its links promised, so that all of them can be judged at the end."""

    def __init__(self, site: Site, renderer: Renderer, lists: Container[str]) -> None:
        self._site = site
        self._renderer = renderer
        self._lists = lists
        self._anchors: dict[str, frozenset[str]] = {}
        self._promises: list[tuple[Item, str, str, str]] = []
        self._broken: list[Problem] = []

    def body_of(self, item: Item | None, address: str) -> Rendered:
        """The text of the item in this language; empty for pages that have none."""
        version = item.versions.get(self._site.code) if item else None
        if item is None or version is None or not version.body.strip():
            return _EMPTY
        resolve = partial(resolve_link, self._site.library, item, self._site.code, lists=self._lists)
        text = self._renderer.render(version.body, address, resolve)
        self._anchors[address] = text.anchors
        self._promises += [(item, written, other or address, part) for written, other, part in text.fragments]
        for written in text.broken:
            self._broken.append(Problem("link-broken", version.path, version.line_of(written), {"target": written}))
        return text

    def problems(self) -> list[Problem]:
        """Links that lead nowhere, or to a part that a page of this language hasn't got."""
        found = list(self._broken)
        for item, written, address, part in self._promises:
            if address in self._anchors and part not in self._anchors[address]:
                version = item.versions[self._site.code]
                found.append(Problem("anchor-broken", version.path, version.line_of(written), {"target": written}))
        return sorted(found, key=lambda problem: problem.order)
