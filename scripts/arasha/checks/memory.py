"""What the rules found in a file, kept until the file or the rules change."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from arasha.content import Problem

FILE = "check.json"


class Memory:
    """Findings by the hash of what they were found in. Kept in one file of `folder`; with none, for this run only.

    Only what a run has asked for is written back, so the file never outgrows the content.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._path = folder / FILE if folder else None
        self._old = self._read()
        self._new: dict[str, list[dict[str, Any]]] = {}

    def get(self, key: str) -> list[Problem] | None:
        """What was found under this key, None when nobody has looked yet."""
        entries = self._new.get(key, self._old.get(key))
        if entries is None:
            return None
        self._new[key] = entries
        return [Problem(**entry) for entry in entries]

    def put(self, key: str, problems: list[Problem]) -> None:
        """Remember what was found."""
        self._new[key] = [asdict(problem) for problem in problems]

    def save(self) -> None:
        """Write it down, at one stroke: two checks at once can't spoil each other's file."""
        if self._path is None or self._new == self._old:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        draft = self._path.with_suffix(f".{os.getpid()}")
        data = {"rules": rules_version(), "found": self._new}
        draft.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        draft.replace(self._path)

    def _read(self) -> dict[str, list[dict[str, Any]]]:
        try:
            data = json.loads(self._path.read_text(encoding="utf-8")) if self._path else {}
        except (OSError, ValueError):
            return {}
        found = data.get("found") if isinstance(data, dict) and data.get("rules") == rules_version() else None
        return found if isinstance(found, dict) else {}


@cache
def rules_version() -> str:
    """Hash of the rules' own files: changed rules look at everything anew."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.rglob("*")):
        if path.suffix in {".py", ".yml"}:
            digest.update(path.read_bytes())
    return digest.hexdigest()
