"""The digest of every content file, known by what the file system tells of it: an untouched file is not read again.

A file that is written to twice within one tick of the file system's clock looks untouched after the second time (git
calls it "racy": Documentation/technical/racy-git.txt). So what was written just before it was looked at is read again
the next time, however untouched it looks.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from arasha.content.walking import Stamp, Walked

TICK = 2_000_000_000
"""Nanoseconds: the coarsest clock of a file system in use (FAT notes every second second)."""
_HELD = 1_000_000
"""Bytes: larger files are digested in pieces and not held in memory."""


class Known(NamedTuple):
    """A file's digest (SHA-256), and the stamp that it had; `settled` when it had been left alone for a tick."""

    stamp: Stamp
    settled: bool
    digest: str


@dataclass(frozen=True, slots=True)
class Looked:
    """The files of one folder: what is known of each by its path, and the contents of those that had to be read."""

    known: dict[str, Known]
    contents: dict[str, bytes]

    def digest(self, path: str) -> str:
        """The digest of one of the files; empty for what is no plain file or could not be read."""
        return self.known[path].digest if path in self.known else ""


def look(docs: Path, folder: Walked, before: Mapping[str, Known], started: int) -> Looked:
    """Find the digests of a folder's files.

    Args:
        docs: the content folder.
        folder: the folder as it was walked.
        before: what an earlier look found, by path.
        started: the clock before the walk, in nanoseconds since 1970: what is written later has a later stamp.
    """
    looked = Looked({}, {})
    for name, stamp in folder.files.items():
        path = folder.place(name)
        old = before.get(path)
        if old and old.settled and old.stamp == stamp:
            looked.known[path] = old
        elif stamp.regular and (digest := _digest(docs / path, path, looked.contents)):
            settled = max(stamp.modified, stamp.changed) < started - TICK
            looked.known[path] = Known(stamp, settled, digest)
    return looked


def digest_of(content: bytes) -> str:
    """The digest of a file that holds this."""
    return hashlib.sha256(content).hexdigest()


def _digest(file: Path, path: str, contents: dict[str, bytes]) -> str:
    """Empty for a file that is gone or may not be read: whoever needs what is in it will say so."""
    try:
        with file.open("rb") as stream:
            content = stream.read(_HELD)
            if len(content) < _HELD:
                contents[path] = content
                return digest_of(content)
            stream.seek(0)
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""
