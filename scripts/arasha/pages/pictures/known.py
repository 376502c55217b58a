"""What is known of each picture's file, kept until the file changes: reading all at every build would take long."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from arasha.content.keeping import keep, kept
from arasha.pages.pictures.facts import Facts, Look, facts_of

FILE = "pictures.json"


class Known:
    """Facts by the path, size and time of the file. Only what a build has asked for is written back."""

    def __init__(self, folder: Path | None) -> None:
        """Get ready; `folder` is where the facts are kept, None keeps them for this run only."""
        self._path = folder / FILE if folder else None
        self._old = self._read()
        self._new: dict[str, Any] = {}

    def facts(self, docs: Path, path: str) -> Facts | None:
        """What is known of a file at a path below the content folder. It is read only if nothing is."""
        file = docs / path
        stat = file.stat()
        key = f"{path} {stat.st_size} {stat.st_mtime_ns}"
        if key not in self._old:
            found = facts_of(file.name, file.read_bytes())
            self._new[key] = asdict(found) | {"look": found.look.value} if found else None
            return found
        self._new[key] = self._old[key]
        return _facts(self._old[key]) if self._old[key] else None

    def save(self) -> None:
        """Write it down, at one stroke: two builds at once can't spoil each other's file."""
        if self._path is None or self._new == self._old:
            return
        keep(json.dumps(self._new).encode(), self._path, _rules())

    def _read(self) -> dict[str, Any]:
        found = kept(self._path, _rules()) if self._path else None
        return dict(json.loads(bytes(found))) if found else {}


def _facts(entry: Mapping[str, Any]) -> Facts:
    return Facts(entry["width"], entry["height"], entry["weight"], entry["digest"], Look(entry["look"]))


@cache
def _rules() -> str:
    """Hash of the files that find facts: when they change, everything is looked at anew."""
    files = (Path(__file__).with_name(name) for name in ("facts.py", "drawings.py"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
