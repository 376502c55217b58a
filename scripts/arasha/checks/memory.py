"""What the rules found in a file, kept until the file or the rules change."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

from arasha.content import Problem
from arasha.content.keeping import keep, kept

FILE = "check.json"
_RULES = Path(__file__).parent
_CONTENT = _RULES.with_name("content")


class Memory:
    """Findings by what they were found in: a key holds the digests of all files that had a say.

    Kept in one file of `folder`; with none, for this run only. Only what a run has asked for is written back, so the
    file never outgrows the content.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._path = folder / FILE if folder else None
        self._old = self._read()
        self._new: dict[str, Any] = {}

    def recall(self, key: str, find: Callable[[], Iterable[Problem]]) -> list[Problem]:
        """What was found under this key; when nobody has looked yet, what `find` finds, remembered from now on."""
        known = self.get(key)
        if known is None:
            known = list(find())
            self.put(key, known)
        return known

    def get(self, key: str) -> list[Problem] | None:
        """What was found under this key, None when nobody has looked yet."""
        entries = self.data(key)
        return [Problem(*entry) for entry in entries] if entries else entries

    def put(self, key: str, problems: Iterable[Problem]) -> None:
        """Remember what was found."""
        self.put_data(key, [(p.code, p.path, p.line, p.values, p.wording, p.warning) for p in problems])

    def data(self, key: str) -> Any:
        """What was put under this key as it comes back from JSON, None when nothing was."""
        found = self._new.get(key)
        if found is None and (found := self._old.get(key)) is not None:
            self._new[key] = found
        return found

    def put_data(self, key: str, data: Any) -> None:
        """Remember what JSON can hold, other than None."""
        self._new[key] = data

    def save(self) -> None:
        """Write it down, at one stroke: two checks at once can't spoil each other's file."""
        if self._path is None or self._new == self._old:
            return
        data = json.dumps(self._new, ensure_ascii=False)
        keep(data.encode("utf-8", "surrogatepass"), self._path, rules_version())

    def _read(self) -> dict[str, Any]:
        found = kept(self._path, rules_version()) if self._path else None
        return dict(json.loads(bytes(found).decode("utf-8", "surrogatepass"))) if found else {}


@cache
def rules_version() -> str:
    """Hash of the rules' own files and of those that read the content: changed rules look at everything anew."""
    digest = hashlib.sha256()
    for path in sorted((*_RULES.rglob("*"), *_CONTENT.glob("*.py"))):
        if path.suffix in {".py", ".yml"}:
            digest.update(path.read_bytes())
    return digest.hexdigest()
