"""All pages of one language as work to be done: where each stands, how it is made, and what it is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from arasha.content import Item
from arasha.pages.plans import generated, page_of
from arasha.pages.printing import file_of
from arasha.pages.site import Site
from arasha.pages.translation_state import TRANSLATIONS
from arasha.pages.views import Page
from arasha.pages.ways import NOT_FOUND, NOT_FOUND_FILE
from arasha.publish.incremental.digests import Facts


@dataclass(frozen=True, slots=True)
class Job:
    """One page.

    Attributes:
        file: where it stands in the site.
        make: gives its facts.
        item: whose page it is; None for one that no text stands for.
        own: digest of what it says of its own item or list.
        around: gives the digest of what it may show of others, from the folders that it showed the last time.
    """

    file: str
    make: Callable[[], Page]
    item: Item | None
    own: str
    around: Callable[[tuple[str, ...]], str]


def jobs(site: Site, facts: Facts) -> dict[str, Job]:
    """All pages by their file; where two claim one, the text's."""
    found = {job.file: job for job in _lists(site, facts)}
    return found | {job.file: job for job in _items(site, facts)}


def _items(site: Site, facts: Facts) -> Iterator[Job]:
    for item in site.library.items.values():
        if site.code in item.versions:
            around = partial(facts.around, item)
            yield Job(file_of(site.address(item.folder)), partial(page_of, site, item), item, facts.own(item), around)


def _lists(site: Site, facts: Facts) -> Iterator[Job]:
    for plan in generated(site):
        file = f"{site.code}/{NOT_FOUND_FILE}" if plan.folder == NOT_FOUND else file_of(site.address(plan.folder))
        if plan.items is None:
            around = f"{facts.everything} {facts.states}" if plan.folder == TRANSLATIONS else facts.everything
        else:
            around = " ".join(facts.outer[item.folder] for item in plan.items)
        yield Job(file, plan.make, None, f"{facts.language} {plan.says}", partial(_always, around))


def _always(around: str, _shown: tuple[str, ...]) -> str:
    return around
