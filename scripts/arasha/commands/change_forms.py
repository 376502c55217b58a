"""What changed for readers, told in four forms: for the terminal, for a pull request, in a line, for programs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from arasha.commands.change_words import Changes, counted, details, heading, notes
from arasha.content.change import Fate, FieldChange, ItemChange
from arasha.languages import Language

MOST_ITEMS = 100
"""In a summary: the forge refuses one of more than 1 MiB (docs.github.com, "Job summaries")."""
_STRUCTURE = re.compile(r"[\\`*_{}\[\]()<>#+!|&~@$^\"=]|:(?=//)|(?<=www)\.", re.IGNORECASE)
"""Letters that may mean something in GitHub's Markdown, links without brackets included."""
HOME = "/"
"""Stands for the folder of the front page."""


def as_text(changes: Changes, words: Language) -> str:
    """For the terminal. What is no letter could be a command to it and is not passed on."""
    lines = [words.text("changes_title"), counted(changes, words)]
    for fate, items in _by_fate(changes.items):
        lines += ["", words.text(f"change_{fate}")]
        for item in items:
            lines += ["", f"  {heading(item, words)}", f"  {item.item.folder or HOME}"]
            lines += [f"    {line}" for line in details(item, changes.titles, words)]
    for note in notes(changes, words):
        lines += ["", note]
    return "\n".join(_printable(line) for line in lines)


def as_markdown(changes: Changes, words: Language) -> str:
    """For the summary of a pull request, whose texts anybody may have written: nothing in them is Markdown."""
    lines = [f"## {_inert(words.text('changes_title'))}", "", _inert(counted(changes, words))]
    for fate, items in _by_fate(changes.items[:MOST_ITEMS]):
        lines += ["", f"### {_inert(words.text(f'change_{fate}'))}"]
        for item in items:
            lines += ["", f"**{_inert(heading(item, words))}**  ", f"`{item.item.folder or HOME}`", ""]
            lines += [f"- {_inert(line)}" for line in details(item, changes.titles, words)]
    for note in notes(changes, words):
        lines += ["", _inert(note)]
    return "\n".join(lines) + "\n"


def in_short(changes: Changes, words: Language) -> str:
    """One line of Markdown, where no language is the editor's own."""
    said = " ".join([counted(changes, words), *notes(changes, words)])
    return f"**{_inert(words.text('changes_title'))}** {_inert(said)}\n"


def as_data(changes: Changes, commit: str) -> dict[str, Any]:
    """For programs. `pages` are addresses of pages that are other now, relative to the site's root, by language."""
    return {
        "since": commit,
        "items": [_item_data(item) for item in changes.items],
        "unread": changes.unread,
        "others": list(changes.others),
    }


def _item_data(change: ItemChange) -> dict[str, Any]:
    item = change.item
    moved = change.before is not None and change.before.folder != item.folder
    return {
        "folder": item.folder,
        "kind": item.kind,
        "title": item.best(item.original).title,
        "change": change.fate.value,
        "before": change.before.folder if change.before and moved else None,
        "pages": {code: f"{code}/{item.folder}/" if item.folder else f"{code}/" for code in change.pages},
        "facts": [_field_data(field) for field in change.facts],
        "versions": [
            {
                "language": one.language,
                "change": one.fate.value,
                "fields": [_field_data(field) for field in one.fields],
                "text": one.text,
                "behind": one.behind,
            }
            for one in change.versions
        ],
        "files": [{"name": one.name, "before": one.before, "after": one.after} for one in change.files],
    }


def _field_data(change: FieldChange) -> dict[str, Any]:
    return {"field": change.field, "before": _plain(change.before), "after": _plain(change.after)}


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return {name: _plain(getattr(value, name)) for name in type(value).model_fields}
    if isinstance(value, Mapping):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(part) for part in value]
    return value if value is None or isinstance(value, str | int | float) else str(value)


def _by_fate(items: Sequence[ItemChange]) -> Iterator[tuple[Fate, list[ItemChange]]]:
    for fate in Fate:
        if chosen := [item for item in items if item.fate is fate]:
            yield fate, chosen


def _printable(text: str) -> str:
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)


def _inert(text: str) -> str:
    """Text that Markdown shows as it is: by CommonMark, 2.5, a character reference never has a structural meaning."""
    return _STRUCTURE.sub(lambda found: f"&#{ord(found[0])};", _printable(text))
