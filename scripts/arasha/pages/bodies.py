"""The rendered texts of one language, and what their links lead to."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from arasha.content import Item, Problem
from arasha.content.targets import Target, TargetKind, resolve_link
from arasha.pages.rendering import Rendered, Renderer
from arasha.pages.site import Site
from arasha.pages.views import Page

_EMPTY = Rendered("", (), frozenset(), (), ())


@dataclass(frozen=True, slots=True)
class Shown:
    """An item's page as it was made: its facts and its rendered text. Editions are made from it."""

    view: Page
    html: str


class Promises(NamedTuple):
    """What a text's links promise, for all of them to be judged when all pages are known.

    Attributes:
        item: folder of the item.
        address: of the page.
        anchors: ids in the text that a link can lead to.
        fragments: links to a part of a page: as written, address of the page, id.
        broken: links that lead nowhere, as written.
        leads: each link as written, and where it led: as long as it leads there, the text need not be rendered anew.
    """

    item: str
    address: str
    anchors: frozenset[str]
    fragments: tuple[tuple[str, str, str], ...] = ()
    broken: tuple[str, ...] = ()
    leads: tuple[tuple[str, str], ...] = ()


class Bodies:
    """Renders the texts of one language."""

    def __init__(self, site: Site, renderer: Renderer, lists: Container[str]) -> None:
        """`lists` are the folders of the pages that no text stands for."""
        self._site = site
        self._renderer = renderer
        self._lists = lists

    def body_of(self, item: Item | None, address: str) -> tuple[Rendered, Promises | None]:
        """The text of the item in this language, and what it promises; empty for pages that have none."""
        version = item.versions.get(self._site.code) if item else None
        if item is None or version is None or not version.body.strip():
            return _EMPTY, None
        leads: dict[str, str] = {}

        def resolve(written: str) -> Target:
            target = resolve_link(self._site.library, item, self._site.code, written, lists=self._lists)
            leads[written] = _where(self._site, target)
            return target

        text = self._renderer.render(version.body, address, resolve)
        fragments = tuple((written, other or address, part) for written, other, part in text.fragments)
        return text, Promises(item.folder, address, text.anchors, fragments, text.broken, tuple(leads.items()))


def still_leads(site: Site, promises: Promises, lists: Container[str]) -> bool:
    """Whether every link of the text leads where it led when it was rendered."""
    item = site.library.items[promises.item]
    return all(
        _where(site, resolve_link(site.library, item, site.code, written, lists=lists)) == there
        for written, there in promises.leads
    )


def broken_links(site: Site, texts: Iterable[Promises]) -> list[Problem]:
    """Links that lead nowhere, or to a part that a page of this language hasn't got."""
    known = {one.address: one for one in texts}
    found = []
    for one in known.values():
        wrong = [("link-broken", written) for written in one.broken]
        for written, address, part in one.fragments:
            if address in known and part not in known[address].anchors:
                wrong.append(("anchor-broken", written))
        version = site.library.items[one.item].versions[site.code]
        for code, written in wrong:
            found.append(Problem(code, version.path, version.line_of(written), {"target": written}))
    return sorted(found, key=lambda problem: problem.order)


def _where(site: Site, target: Target) -> str:
    """All that a rendered link shows of its target; of a file also how it is offered."""
    offered = site.pictures.get(target.folder) if target.kind is TargetKind.FILE else None
    return f"{target} {offered}" if offered else f"{target}"
