"""Read the content folder into the library, or say all that is wrong with it."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from arasha.content.front_matter import Source, read_source
from arasha.content.library import Item, Library, Mention, Version
from arasha.content.places import Place, meant_place, place_of
from arasha.content.problem import Problem, ProblemError
from arasha.content.references import Slugs, Targets, resolve
from arasha.content.scanning import Folder, scan
from arasha.content.soundness import address_problems, item_problems
from arasha.content.standings import Draft, original_of, states
from arasha.content.validation import disagreements, fact_fields, text_fields


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading gave: the library of all sound items, and the problems of the others.

    `items` are all sound ones, those too that are held back or withdrawn; `folders` all folders that hold an item,
    sound or not: what leads to a broken item is not itself wrong.
    """

    library: Library
    problems: tuple[Problem, ...]
    items: Mapping[str, Item]
    folders: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Read:
    item: Item
    source: Source
    targets: Targets


def read(docs: Path, languages: tuple[str, ...], now: datetime.datetime | None = None) -> Reading:
    """Read all items below `docs`.

    Args:
        docs: the content folder.
        languages: the site's languages, in their order.
        now: the moment by which embargoes are judged; the clock's by default.
    """
    problems: list[Problem] = []
    folders: list[tuple[Folder, Place]] = []
    meant: list[Place] = []
    for folder in scan(docs, languages, problems):
        try:
            folders.append((folder, place_of(folder.path, folder.any_text)))
        except ProblemError as error:
            if not folder.misnamed:
                problems.append(error.problem)
            meant += meant_place(folder.path)
    slugs = Slugs([*(place for _, place in folders), *meant])
    items: dict[str, _Read] = {}
    for folder, place in folders:
        if folder.misnamed:
            continue
        own: list[Problem] = []
        item = _read_item(docs, folder, place, slugs, own)
        problems += own
        if item and not own:
            items[place.folder] = item
    problems += address_problems({folder: (sound.item.facts, sound.source) for folder, sound in items.items()})
    library = _link(items, languages, now or datetime.datetime.now(datetime.UTC))
    places = frozenset(place.folder for place in [*(place for _, place in folders), *meant])
    found = {folder: sound.item for folder, sound in items.items()}
    return Reading(library, tuple(sorted(problems, key=lambda problem: problem.order)), found, places)


def _read_item(docs: Path, folder: Folder, place: Place, slugs: Slugs, problems: list[Problem]) -> _Read | None:
    before = len(problems)
    drafts = _read_versions(docs, folder, place, problems)
    if len(problems) > before:
        for draft in (draft for draft in drafts.values() if not draft.translated_from):
            fact_fields(draft.source, place.kind, problems)
        return None
    try:
        original = drafts[original_of(drafts)]
    except ProblemError as error:
        problems.append(error.problem)
        return None
    facts = fact_fields(original.source, place.kind, problems)
    if facts is None:
        return None
    for draft in drafts.values():
        if draft is not original:
            problems += disagreements(facts, original, draft)
    problems += item_problems(facts, place, folder.files, original, drafts)
    targets = resolve(facts, original.source, slugs, problems)
    item = Item(
        folder=place.folder,
        kind=place.kind,
        slug=place.slug,
        facts=facts,
        versions=_versions(drafts),
        original=original.language,
        files=folder.files,
    )
    return _Read(item, original.source, targets)


def _read_versions(docs: Path, folder: Folder, place: Place, problems: list[Problem]) -> dict[str, Draft]:
    """The versions of one item that can be read, with problems for the others."""
    drafts: dict[str, Draft] = {}
    for language, path in folder.versions.items():
        try:
            source = read_source(docs / path, path)
        except ProblemError as error:
            problems.append(error.problem)
            continue
        texts = text_fields(source, place.kind, problems)
        if texts is not None:
            drafts[language] = Draft(language, source, texts)
    return drafts


def _versions(drafts: Mapping[str, Draft]) -> dict[str, Version]:
    found = states(drafts)
    return {
        language: Version(
            language=language,
            path=draft.source.path,
            texts=draft.texts,
            body=draft.source.body,
            body_line=draft.source.body_line,
            fingerprint=found[language][2],
            source=draft.translated_from,
            state=found[language][0],
            behind=found[language][1],
        )
        for language, draft in drafts.items()
    }


def _link(items: Mapping[str, _Read], languages: tuple[str, ...], now: datetime.datetime) -> Library:
    mentions: dict[str, list[Mention]] = defaultdict(list)
    published: dict[str, Item] = {}
    withdrawn: dict[str, Item] = {}
    held: set[str] = set()
    for folder, read_item in items.items():
        facts = read_item.item.facts
        if facts.held_back(now):
            held.add(folder)
            continue
        if facts.withdrawn:
            withdrawn[folder] = read_item.item
            continue
        published[folder] = read_item.item
        for field, targets in read_item.targets.items():
            for target in targets:
                mentions[target].append(Mention(folder, field))
    return Library(
        languages=languages,
        items=published,
        mentions={folder: tuple(found) for folder, found in mentions.items()},
        targets={folder: items[folder].targets for folder in published},
        withdrawn=withdrawn,
        held=frozenset(held),
    )
