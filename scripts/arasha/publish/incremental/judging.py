"""Which pages have to be printed, and which are still what they would become."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass

from arasha.pages.bodies import still_leads
from arasha.pages.site import Site
from arasha.publish.incremental.digests import digest
from arasha.publish.incremental.jobs import Job
from arasha.publish.incremental.looks import Looks
from arasha.publish.incremental.memory import Language


@dataclass(frozen=True, slots=True)
class Judged:
    """What is to be done.

    Attributes:
        kept: files of the pages that stay as they are.
        stale: those of the pages to print.
        doubtful: of the stale ones, those that will do if what they show of others turns out to be the same.
        addresses: digest of all that links can lead to.
        known: items' pages of which the editions have all they need, if they turn out to say what they said.
    """

    kept: list[str]
    stale: list[str]
    doubtful: frozenset[str]
    addresses: str
    known: frozenset[str] = frozenset()


def judge(site: Site, jobs: Mapping[str, Job], before: Language, looks: Looks, files: Container[str]) -> Judged:
    """Judge the pages of one language.

    Args:
        site: the language.
        jobs: its pages.
        before: what is remembered of it.
        looks: digests of the templates.
        files: what the tree still holds.
    """
    lists = folders_of(site, jobs)
    addresses = _addresses(site, lists)
    moved = addresses != before.addresses
    kept, stale, doubtful = [], [], set()
    for file, job in jobs.items():
        record = before.pages.get(file)
        if (
            record is None
            or record.own != job.own
            or record.look != looks.of(record.template)
            or not all(one in files for one in record.files)
            or (moved and record.promises and not still_leads(site, record.promises, lists))
        ):
            stale.append(file)
        elif record.around == job.around(record.shown):
            kept.append(file)
        else:
            stale.append(file)
            doubtful.add(file)
    return Judged(kept, stale, frozenset(doubtful), addresses)


def folders_of(site: Site, jobs: Mapping[str, Job]) -> frozenset[str]:
    """Folders of the pages that no text stands for, as links in texts name them."""
    prefix, end = f"{site.code}/", "index.html"
    made = (file.removeprefix(prefix) for file, job in jobs.items() if job.item is None)
    return frozenset(file.removesuffix(end).rstrip("/") for file in made)


def _addresses(site: Site, lists: frozenset[str]) -> str:
    """Digest of all that a link can lead to."""
    library = site.library
    items = (f"{item.folder} {' '.join(item.versions)} {item.original} {item.files}" for item in library.items.values())
    gone = (f"{item.folder} {' '.join(item.versions)}" for item in library.withdrawn.values())
    pictures = (f"{path} {offer}" for path, offer in site.pictures.items())
    return digest(*sorted(lists), *items, *gone, *sorted(library.held), *pictures)
