"""`arasha status`: what is missing in which language, and which translations are behind."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from arasha import console
from arasha.commands.options import AsJson, Config, Messages
from arasha.content import read
from arasha.content.history import last_changes
from arasha.content.moment import now
from arasha.content.revisions import difference, text_with
from arasha.content.status import Row, Status, broken_link
from arasha.content.status import status as status_of
from arasha.mkdocs_plugin.project import CONFIG


def status(
    config: Config = Path(CONFIG),
    language: Messages = "",
    as_json: AsJson = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what has changed in the originals since.")] = False,
) -> None:
    """Show which items exist in which language, and which translations are behind."""
    words = console.words(language)
    project = console.project(config)
    with console.failures():
        reading = read(project.docs, project.languages, now(), project.cache)
        found = status_of(reading.items.values(), project.languages, last_changes(project.docs))
        changes = _changes(found, project.docs) if diff else {}
    if as_json:
        print(json.dumps(_as_data(found, changes), ensure_ascii=False, indent=2))
    else:
        from arasha.commands.status_screen import show  # noqa: PLC0415 - other commands must not wait for tables

        show(found, changes, words)
    if reading.problems:
        console.say(words.text("status_unread", n=len(reading.problems)))


def _changes(found: Status, docs: Path) -> dict[str, list[str] | None]:
    """For each translation that is behind, what changed in its source since; None when the history doesn't know."""
    changes: dict[str, list[str] | None] = {}
    for row in found.rows:
        for code in found.languages:
            if code in row.item.versions and row.item.versions[code].behind:
                changes[row.item.versions[code].path] = _change(row, code, docs)
    return changes


def _change(row: Row, code: str, docs: Path) -> list[str] | None:
    link = broken_link(row.item, code)
    stamp = link[0].texts.translated_from if link else None
    if link is None or stamp is None or not stamp.fingerprint:
        return None
    path = link[1].path
    before = text_with(docs, path, row.item.kind, stamp.fingerprint)
    return None if before is None else list(difference(before, (docs / path).read_text(encoding="utf-8-sig"), path))


def _as_data(found: Status, changes: dict[str, list[str] | None]) -> dict[str, Any]:
    return {
        "languages": list(found.languages),
        "items": [
            {
                "folder": row.item.folder,
                "kind": row.item.kind,
                "title": row.item.best(row.item.original).title,
                "original": row.item.original,
                "versions": {code: _cell_data(row, code, changes) for code in found.languages},
            }
            for row in found.rows
        ],
        "totals": found.totals,
    }


def _cell_data(row: Row, code: str, changes: dict[str, list[str] | None]) -> dict[str, Any]:
    cell = row.cells[code]
    version = row.item.versions.get(code)
    data: dict[str, Any] = {"state": cell.state}
    if version and version.source:
        data["translated_from"] = version.source
    if version and version.behind:
        data["original_changed"] = cell.since or None
    if version and version.path in changes:
        lines = changes[version.path]
        data["diff"] = None if lines is None else "\n".join(lines)
    return data
