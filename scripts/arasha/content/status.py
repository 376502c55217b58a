"""The state of translations: every item in every language, what is missing and what is behind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from arasha.content.library import Item, State, Version

MISSING = "missing"
SUMMARY_BEHIND = "summary_behind"
STATES = (State.ORIGINAL.value, State.CURRENT.value, State.BEHIND.value, State.SUMMARY.value, SUMMARY_BEHIND, MISSING)
"""All states that an item can be in, from the best to the worst; each has its words under `state_…`."""
_FINISHED = {State.ORIGINAL.value, State.CURRENT.value}


@dataclass(frozen=True, slots=True)
class Cell:
    """An item in one language. `since` is the ISO date of the original's last change, where it is known and matters."""

    state: str
    since: str = ""

    @property
    def finished(self) -> bool:
        """Whether there is nothing to translate."""
        return self.state in _FINISHED


@dataclass(frozen=True, slots=True)
class Row:
    """An item in all languages."""

    item: Item
    cells: Mapping[str, Cell]

    @property
    def finished(self) -> bool:
        """Whether there is nothing to translate in any language."""
        return all(cell.finished for cell in self.cells.values())


@dataclass(frozen=True)
class Status:
    """All items by place, newest news first."""

    languages: tuple[str, ...]
    rows: tuple[Row, ...]

    @cached_property
    def totals(self) -> dict[str, dict[str, int]]:
        """How many items are in each state, by language."""
        counts = {code: Counter(row.cells[code].state for row in self.rows) for code in self.languages}
        return {code: {state: counts[code][state] for state in STATES} for code in self.languages}


def status(items: Iterable[Item], languages: Sequence[str], changed: Mapping[str, str]) -> Status:
    """The state of these items; withdrawn ones are left out: nobody should translate them.

    Args:
        items: the items.
        languages: the site's languages.
        changed: ISO date of the last change of each file, by its path; may be empty.
    """
    wanted = [item for item in items if not item.facts.withdrawn]
    wanted.sort(key=lambda item: item.order, reverse=True)
    wanted.sort(key=lambda item: item.folder.partition("/")[0])
    return Status(tuple(languages), tuple(Row(item, _cells(item, languages, changed)) for item in wanted))


def broken_link(item: Item, language: str) -> tuple[Version, Version] | None:
    """The translation in the chain to the original that has fallen behind, and what it was made from; else None."""
    version = item.versions[language]
    while version.source:
        upper = item.versions[version.source]
        stamp = version.texts.translated_from
        if stamp and stamp.fingerprint != upper.fingerprint:
            return version, upper
        version = upper
    return None


def _cells(item: Item, languages: Sequence[str], changed: Mapping[str, str]) -> dict[str, Cell]:
    return {code: _cell(item, item.versions.get(code), changed) for code in languages}


def _cell(item: Item, version: Version | None, changed: Mapping[str, str]) -> Cell:
    if version is None:
        return Cell(MISSING)
    state = SUMMARY_BEHIND if version.state is State.SUMMARY and version.behind else version.state.value
    if not version.behind:
        return Cell(state)
    original = item.versions[item.original]
    said = original.texts.updated.iso if original.texts.updated else None
    return Cell(state, said or changed.get(original.path, ""))
