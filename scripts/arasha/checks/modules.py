"""Training modules: each its own place in the course, and a list of changes that tells of the version that is there.

A module is cited by its version, and a reader who comes back asks what is new: a list that ends at an older version, or
tells of another one in each language, answers wrongly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby, pairwise
from pathlib import Path

from arasha.checks.memory import Memory
from arasha.content import Item, Problem, Reading, Version
from arasha.content.fields import VersionChange
from arasha.content.front_matter import Location, read_source
from arasha.content.kinds import Module
from arasha.content.texts import ModuleTexts

_FIRST = re.compile(r"0(\.\d+)*|1(\.0)*")
"""Versions that come before or are the first edition: nothing has changed yet."""


def module_problems(reading: Reading, docs: Path, memory: Memory) -> Iterator[Problem]:
    """Modules at the same place of a course, and changes that don't fit the version.

    Args:
        reading: the content.
        docs: the content folder.
        memory: findings of files that have not changed.
    """
    modules = [item for item in reading.items.values() if item.kind == "module" and not item.facts.withdrawn]
    yield from _without_course(reading, modules)
    yield from _same_places(modules, docs)
    for item in modules:
        original = item.versions[item.original]
        for version in item.versions.values():
            key = f"changes {version.path} {version.digest} {original.digest}"
            yield from memory.recall(key, partial(_changes, item, version, docs))


def _without_course(reading: Reading, modules: Sequence[Item]) -> Iterator[Problem]:
    """Modules that no course leads to: the list of courses is the only way to them."""
    courses = {path.rpartition("/")[0] for path in reading.files}
    for item in modules:
        course = item.folder.rpartition("/")[0]
        if course not in courses:
            yield Problem(
                "module-without-course", item.versions[item.original].path, values={"course": course}, warning=True
            )


def _same_places(modules: Sequence[Item], docs: Path) -> Iterator[Problem]:
    """Modules of one course with the same number: their order would be that of their folders' names."""
    places = sorted((one.folder.rpartition("/")[0], _facts(one).number, one.folder, one) for one in modules)
    for (_, number), same in groupby(places, key=lambda place: place[:2]):
        first, *others = (item for *_, item in same)
        for item in others:
            other = first.versions[first.original].path
            values = {"n": number, "other": other}
            yield _problem("module-number-twice", item.versions[item.original], docs, ("number",), values)


def _changes(item: Item, version: Version, docs: Path) -> Iterator[Problem]:
    """What is wrong with the changes that one version tells.

    A translation that is behind tells of the version that it was made from, and its readers are told that it is behind.
    """
    facts, changes = _facts(item), _told(version)
    original = _told(item.versions[item.original])
    newest = {"version": facts.version}
    translated = version.language != item.original
    if translated and (version.behind or version.texts.coverage == "summary"):
        return
    if not changes:
        if original or not (translated or _FIRST.fullmatch(facts.version)):
            yield _problem("changes-missing", version, docs, ("version",), newest)
        return
    if _order(changes[0].version) != _order(facts.version):
        yield _problem("changes-behind", version, docs, ("changes", 0, "version"), newest)
        return
    for number, (newer, older) in enumerate(pairwise(changes), 1):
        if _order(older.version) >= _order(newer.version):
            values = {"version": older.version, "above": newer.version}
            yield _problem("changes-order", version, docs, ("changes", number, "version"), values)
            return
    if facts.date and not _same_day(str(changes[0].date), str(facts.date)):
        values = newest | {"told": str(changes[0].date), "date": str(facts.date)}
        yield _problem("changes-date", version, docs, ("changes", 0, "date"), values)
    if _versions(original) != _versions(changes):
        versions = {"versions": ", ".join(one.version for one in original)}
        yield _problem("changes-differ", version, docs, ("changes",), versions)


def _facts(item: Item) -> Module:
    assert isinstance(item.facts, Module)  # noqa: S101 - what its kind says
    return item.facts


def _told(version: Version) -> tuple[VersionChange, ...]:
    return version.texts.changes if isinstance(version.texts, ModuleTexts) else ()


def _versions(changes: Sequence[VersionChange]) -> list[tuple[int, ...]]:
    return [_order(change.version) for change in changes]


def _order(version: str) -> tuple[int, ...]:
    """For comparing: 1.10 comes after 1.9."""
    return tuple(map(int, version.split(".")))


def _same_day(first: str, second: str) -> bool:
    """Whether two dates can be the same day: one may be known to the month only."""
    return first.startswith(second) or second.startswith(first)


def _problem(code: str, version: Version, docs: Path, place: Location, values: Mapping[str, object]) -> Problem:
    """Advice: the site can be read, and says what it is told."""
    line = read_source(docs / version.path, version.path).line_of(place)
    return Problem(code, version.path, line, values, warning=True)
