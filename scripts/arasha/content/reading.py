"""Read the content folder into the library, or say all that is wrong with it."""

from __future__ import annotations

import datetime
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from arasha.content.digests import Looked, look
from arasha.content.items import SoundItem, read_item
from arasha.content.library import Item, Library, Mention
from arasha.content.places import Place, meant_place, place_of
from arasha.content.problem import Problem, ProblemError
from arasha.content.references import Slugs, targets
from arasha.content.scanning import Folder, scan
from arasha.content.snapshot import Part, Snapshot, part_of
from arasha.content.soundness import address_problems
from arasha.content.walking import Walked, walk


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading gave: the library of all sound items, and the problems of the others.

    `items` are all sound ones, those too that are held back or withdrawn; `folders` all folders that hold an item,
    sound or not: what leads to a broken item is not itself wrong. `files` are all files below the content folder by
    their path, each with the digest of its bytes; a link, and what could not be read, has an empty one.
    """

    library: Library
    problems: tuple[Problem, ...]
    items: Mapping[str, Item]
    folders: frozenset[str]
    files: Mapping[str, str]


def read(
    docs: Path, languages: tuple[str, ...], now: datetime.datetime | None = None, cache: Path | None = None
) -> Reading:
    """Read all items below `docs`.

    Args:
        docs: the content folder.
        languages: the site's languages, in their order.
        now: the moment by which embargoes are judged; the clock's by default.
        cache: folder where what was read is kept until the next time, see `snapshot`; None to read everything.
    """
    started = time.time_ns()
    walked = walk(docs)
    problems: list[Problem] = []
    folders, meant = _places(walked, languages, problems)
    places = [*(place for _, place in folders), *meant]
    snapshot = Snapshot(cache, languages)
    found = _Found(snapshot.load(dict.fromkeys(part_of(folder.path) for folder in walked)))
    slugs, wanted = Slugs(places), {folder.path: (folder, place) for folder, place in folders if not folder.misnamed}
    for each in walked:
        looked = look(docs, each, found.before[part_of(each.path)].files, started)
        found.add_files(each, looked)
        if each.path in wanted:
            folder, place = wanted[each.path]
            sound = found.unchanged(folder, looked, slugs) or read_item(docs, folder, place, looked, slugs, problems)
            found.add_item(folder, sound)
    snapshot.save(found.parts)
    problems += address_problems({folder: (sound.item.facts, sound.source) for folder, sound in found.items.items()})
    return Reading(
        library=_link(found.items, languages, now or datetime.datetime.now(datetime.UTC)),
        problems=tuple(sorted(problems, key=lambda problem: problem.order)),
        items={folder: sound.item for folder, sound in found.items.items()},
        folders=frozenset(place.folder for place in places),
        files=found.files,
    )


class _Found:
    """What is found below the content folder, in the order of the walk, and the parts of it that are kept."""

    def __init__(self, before: Mapping[str, Part]) -> None:
        self.before = before
        self.parts = {name: Part() for name in before}
        self.items: dict[str, SoundItem] = {}
        self.files: dict[str, str] = {}

    def add_files(self, folder: Walked, looked: Looked) -> None:
        """Note a folder's files."""
        self.parts[part_of(folder.path)].files.update(looked.known)
        self.files |= {path: looked.digest(path) for path in map(folder.place, folder.files)}

    def unchanged(self, folder: Folder, looked: Looked, slugs: Slugs) -> SoundItem | None:
        """The item as it was read the last time, if reading it again would give the same."""
        old = self.before[part_of(folder.path)].items.get(folder.path)
        return old if old and old.still_right(folder, looked, slugs) else None

    def add_item(self, folder: Folder, sound: SoundItem | None) -> None:
        """Note a folder's item, if nothing is wrong with it."""
        if sound:
            self.parts[part_of(folder.path)].items[folder.path] = self.items[folder.path] = sound


def _places(
    walked: Iterable[Walked], languages: tuple[str, ...], problems: list[Problem]
) -> tuple[list[tuple[Folder, Place]], list[Place]]:
    """The folders with items, each with its place; and the places that folders with wrong names are meant for."""
    folders: list[tuple[Folder, Place]] = []
    meant: list[Place] = []
    for folder in scan(walked, languages, problems):
        try:
            folders.append((folder, place_of(folder.path, folder.any_text)))
        except ProblemError as error:
            if not folder.misnamed:
                problems.append(error.problem)
            meant += meant_place(folder.path)
    return folders, meant


def _link(items: Mapping[str, SoundItem], languages: tuple[str, ...], now: datetime.datetime) -> Library:
    mentions: dict[str, list[Mention]] = defaultdict(list)
    published: dict[str, Item] = {}
    withdrawn: dict[str, Item] = {}
    held: set[str] = set()
    for folder, sound in items.items():
        facts = sound.item.facts
        if facts.held_back(now):
            held.add(folder)
            continue
        if facts.withdrawn:
            withdrawn[folder] = sound.item
            continue
        published[folder] = sound.item
        for one in sound.named:
            mentions[one.folder].append(Mention(folder, one.field))
    return Library(
        languages=languages,
        items=published,
        mentions={folder: tuple(found) for folder, found in mentions.items()},
        targets={folder: targets(items[folder].named) for folder in published},
        withdrawn=withdrawn,
        held=frozenset(held),
    )
