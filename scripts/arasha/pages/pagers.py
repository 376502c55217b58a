"""Long lists cut into pages: `news/`, `news/page/2/` and so on."""

from __future__ import annotations

from dataclasses import dataclass

from arasha.content import Item
from arasha.pages.links import own_first
from arasha.pages.site import Site
from arasha.pages.views import Link, Pager


@dataclass(frozen=True, slots=True)
class Slice:
    """One page of a list: its folder, its number from 1, its items."""

    folder: str
    number: int
    total: int
    items: tuple[Item, ...]


def cut(site: Site, folder: str, items: list[Item]) -> list[Slice]:
    """A list cut into pages, at least one. What this language lacks stands at the end of the whole list."""
    ordered = own_first(site, items)
    size = site.settings.per_page
    total = max(1, -(-len(ordered) // size))
    return [
        Slice(page_folder(folder, number), number, total, tuple(ordered[(number - 1) * size : number * size]))
        for number in range(1, total + 1)
    ]


def page_folder(folder: str, number: int) -> str:
    """The folder of the list's page with that number."""
    return folder if number == 1 else f"{folder}/page/{number}"


def pager(site: Site, folder: str, part: Slice) -> Pager | None:
    """Links between the pages of a list; None when there is only one."""
    if part.total == 1:
        return None

    def link(number: int, text: str) -> Link:
        return Link(text, site.address(page_folder(folder, number)), current=number == part.number)

    return Pager(
        number=part.number,
        total=part.total,
        label=site.text("page_of", number=part.number, total=part.total),
        pages=tuple(link(number, str(number)) for number in _shown(part.number, part.total)),
        previous=link(part.number - 1, site.text("page_previous")) if part.number > 1 else None,
        next=link(part.number + 1, site.text("page_next")) if part.number < part.total else None,
    )


def _shown(number: int, total: int) -> list[int]:
    """First, last and the neighbours: links stay few however long the list is."""
    near = range(max(1, number - 2), min(total, number + 2) + 1)
    return sorted({1, *near, total})
