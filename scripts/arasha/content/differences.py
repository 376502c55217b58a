"""The content before and after a change, compared: what readers would notice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from pydantic import BaseModel

from arasha.content.change import Beside, Fate, FieldChange, FileChange, ItemChange, Snapshot, VersionChange
from arasha.content.library import Item, Version
from arasha.content.reading import Reading

_TOLD_OTHERWISE = frozenset({"translated_from", "withdrawn", "moved_from"})
"""Fields whose change is told by what becomes of the item or of the version."""

_WRAP = re.compile(r"(?<=\S) ?\n(?=[^\W\d_])")
"""A line end inside a paragraph: two spaces before it would be a break, no letter after it the start of a list."""
_GAP = re.compile(r"(?<=\S)[ \t]{2,}(?=\S)")


def differences(before: Snapshot, after: Snapshot) -> tuple[ItemChange, ...]:
    """What changed for readers, sorted by fate and place. What can't be read now is left out: it has its problems."""
    moves = dict(_moves(before.reading, after.reading))
    gone = set(moves.values())
    found = []
    for folder in {*before.reading.items, *after.reading.items} - gone:
        new = after.reading.items.get(folder)
        if new is None and folder in after.reading.folders:
            continue
        change = _of_item(before, after, before.reading.items.get(moves.get(folder, folder)), new)
        if change:
            found.append(change)
    fates = list(Fate)
    return tuple(sorted(found, key=lambda change: (fates.index(change.fate), change.item.folder)))


def _moves(before: Reading, after: Reading) -> Iterator[tuple[str, str]]:
    """New and old folder of each item that says where it stood, if nothing stands there any more."""
    for folder, item in after.items.items():
        if folder in before.items:
            continue
        for address in item.facts.moved_from:
            old = address.strip("/")
            if old in before.items and old not in after.folders:
                yield folder, old
                break


def _of_item(before: Snapshot, after: Snapshot, old: Item | None, new: Item | None) -> ItemChange | None:
    was, now = _state(before.reading, old), _state(after.reading, new)
    fate = _fate(was, now, moved=bool(old and new and old.folder != new.folder))
    if fate is None:
        return None
    if new is None or fate is Fate.WITHDRAWN:
        return ItemChange(fate, old, new)
    if old is None or fate in (Fate.NEW, Fate.RETURNED):
        files = tuple(_of_files(before, after, None, new))
        return ItemChange(fate, old, new, versions=tuple(_all_new(new, after)), files=files)
    change = ItemChange(
        fate,
        old,
        new,
        tuple(_of_fields(old.facts, new.facts)),
        tuple(_of_versions(old, new, after.reading.library.languages)),
        tuple(_of_files(before, after, old, new)),
    )
    told = change.facts or change.versions or change.files or was != now or fate is Fate.MOVED
    return change if told else None


def _state(reading: Reading, item: Item | None) -> str:
    """What readers see of an item: nothing, its pages, a notice, or nothing yet."""
    if item is None:
        return ""
    if item.folder in reading.library.held:
        return "held"
    return "withdrawn" if item.facts.withdrawn else "published"


def _fate(was: str, now: str, *, moved: bool) -> Fate | None:
    if now == "held":
        return Fate.HELD
    if now == "withdrawn":
        return None if was == "withdrawn" else Fate.WITHDRAWN
    if not now:
        return None if was in ("", "held") else Fate.REMOVED
    if was == "withdrawn":
        return Fate.RETURNED
    if was in ("", "held"):
        return Fate.NEW
    return Fate.MOVED if moved else Fate.CHANGED


def _all_new(item: Item, after: Snapshot) -> Iterator[VersionChange]:
    for code in after.reading.library.languages:
        if code in item.versions:
            yield VersionChange(code, Fate.NEW, behind=item.versions[code].behind or None)


def _of_versions(old: Item, new: Item, languages: tuple[str, ...]) -> Iterator[VersionChange]:
    for code in languages:
        was, now = old.versions.get(code), new.versions.get(code)
        if was and not now:
            yield VersionChange(code, Fate.REMOVED)
        elif now and not was:
            yield VersionChange(code, Fate.NEW, behind=now.behind or None)
        elif was and now and (change := _of_version(was, now)):
            yield change


def _of_version(was: Version, now: Version) -> VersionChange | None:
    fields = tuple(_of_fields(was.texts, now.texts))
    text = _folded(was.body) != _folded(now.body)
    behind = now.behind if now.behind != was.behind else None
    if not fields and not text and behind is None:
        return None
    return VersionChange(now.language, Fate.CHANGED, fields, text, behind)


def _of_fields(was: BaseModel, now: BaseModel) -> Iterator[FieldChange]:
    for name in type(now).model_fields:
        before, after = getattr(was, name, None), getattr(now, name)
        if name not in _TOLD_OTHERWISE and before != after:
            yield FieldChange(name, before, after)


def _of_files(before: Snapshot, after: Snapshot, old: Item | None, new: Item) -> Iterator[FileChange]:
    was, now = _beside(before, old), _beside(after, new)
    for name in sorted({*was, *now}):
        first, last = was.get(name), now.get(name)
        if first != last:
            yield FileChange(name, first.size if first else None, last.size if last else None)


def _beside(snapshot: Snapshot, item: Item | None) -> dict[str, Beside]:
    if item is None:
        return {}
    paths = {name: f"{item.folder}/{name}" if item.folder else name for name in item.files}
    return {name: snapshot.files[path] for name, path in paths.items() if path in snapshot.files}


def _folded(text: str) -> str:
    """Without what no reader sees: where the lines of a paragraph are broken, and how accents are coded."""
    return _GAP.sub(" ", _WRAP.sub(" ", unicodedata.normalize("NFC", text))).strip()
