"""What is known of files, kept until a file changes: to read all of them at every build would take long."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from arasha.content.keeping import keep, kept


class FileFacts:
    """Facts by the path, size and time of the file. Only what a build has asked for is written back."""

    def __init__(self, memory: Path | None, made_by: str) -> None:
        """Get ready.

        Args:
            memory: the file that keeps them; None keeps them for this run only.
            made_by: stands for the program that finds them: another one's are of no use.
        """
        self._memory, self._made_by = memory, made_by
        found = kept(memory, made_by) if memory else None
        self._old: dict[str, Any] = json.loads(bytes(found)) if found else {}
        self._new: dict[str, Any] = {}

    def of(self, docs: Path, path: str, find: Callable[[], Any]) -> Any:
        """What is known of a file at a path below the content folder, as JSON holds it; `find` reads an unknown one."""
        stat = (docs / path).stat()
        key = f"{path} {stat.st_size} {stat.st_mtime_ns}"
        self._new[key] = self._old[key] if key in self._old else find()
        return self._new[key]

    def save(self) -> None:
        """Write it down, at one stroke: two builds at once can't spoil each other's file."""
        if self._memory and self._new != self._old:
            keep(json.dumps(self._new).encode(), self._memory, self._made_by)
