"""Finished editions kept under the name of what they were made of, in a folder that may be thrown away at any time."""

from __future__ import annotations

import hashlib
import json
import os
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from arasha.content.keeping import keep, kept

_KEPT = 30 * 24 * 60 * 60
"""Seconds for which a PDF that nobody asked for is kept: another branch may want it again."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A kept file: where it is, and what a page says of it."""

    file: Path
    pages: int
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Source:
    """What a source led to the last time: the name of its HTML, and its pictures. No name: no document."""

    text: str
    pictures: tuple[str, ...] = ()


class Store:
    """The folder of kept files of one format, whose ending they have."""

    def __init__(self, folder: Path, ending: str = ".pdf") -> None:
        self._folder, self._ending = folder, ending

    def source(self, name: str) -> Source | None:
        """What the source of that name led to, None when it was never rendered."""
        data = self._read(f"{name}.source")
        return Source(str(data["text"]), tuple(data["pictures"])) if data else None

    def put_source(self, name: str, source: Source) -> None:
        """Remember what the source led to."""
        keep(json.dumps(asdict(source)).encode(), self._folder / f"{name}.source")

    def get(self, name: str) -> Stored | None:
        """The file of that name, None when there is none."""
        facts = self._read(f"{name}.json")
        file = self._folder / f"{name}{self._ending}"
        if not facts or not file.is_file() or hashlib.sha256(file.read_bytes()).hexdigest() != facts["sha256"]:
            return None
        os.utime(file)
        return Stored(file, facts["pages"], facts["size"], facts["sha256"])

    def put(self, name: str, data: bytes, pages: int = 0) -> Stored:
        """Keep a file. The facts come last: a run that is killed in between leaves no half of one that counts."""
        facts = {"pages": pages, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        self._write(f"{name}{self._ending}", data)
        keep(json.dumps(facts).encode(), self._folder / f"{name}.json")
        return Stored(self._folder / f"{name}{self._ending}", pages, len(data), str(facts["sha256"]))

    def forget_old(self) -> None:
        """Remove what nobody has asked for in a while."""
        oldest = time.time() - _KEPT
        for file in self._folder.glob("*"):
            if file.stat().st_mtime < oldest:
                file.unlink(missing_ok=True)

    def _read(self, name: str) -> dict[str, Any] | None:
        path = self._folder / name
        facts = kept(path)
        if facts is None:
            return None
        os.utime(path)
        data: dict[str, Any] = json.loads(bytes(facts))
        return data

    def _write(self, name: str, data: bytes) -> None:
        """At one stroke: two builds at once can't spoil each other's file."""
        self._folder.mkdir(parents=True, exist_ok=True)
        draft = self._folder / f"{name}.{os.getpid()}"
        draft.write_bytes(data)
        draft.replace(self._folder / name)
