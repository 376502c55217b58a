"""One walk of the content folder: every file in it with what the file system tells of it, read once for all that ask.

Symbolic links are not followed: a contributor could point one at a file outside the content.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple


class Stamp(NamedTuple):
    """What a file system tells of a file; a file that was written to has another. Times are nanoseconds (POSIX)."""

    size: int
    modified: int
    changed: int
    inode: int
    mode: int

    @property
    def linked(self) -> bool:
        """Whether it is a symbolic link."""
        return stat.S_ISLNK(self.mode)

    @property
    def regular(self) -> bool:
        """Whether it is a plain file: no link, pipe or device."""
        return stat.S_ISREG(self.mode)


@dataclass(frozen=True, slots=True)
class Walked:
    """A folder below the content folder (empty for that itself), and its files by name in the order of names.

    Links stand among the files, whatever they lead to.
    """

    path: str
    files: dict[str, Stamp]

    def place(self, name: str) -> str:
        """Path of one of its files, relative to the content folder."""
        return f"{self.path}/{name}" if self.path else name

    @property
    def hidden(self) -> bool:
        """Whether it or a folder around it has a name that begins with a dot."""
        return self.path.startswith(".") or "/." in self.path


def walk(docs: Path) -> tuple[Walked, ...]:
    """The content folder and all folders below it, each before those that it holds, in the order of names."""
    return tuple(_walk(str(docs)))


def _walk(root: str) -> Iterator[Walked]:
    waiting = [""]
    while waiting:
        path = waiting.pop()
        files: dict[str, Stamp] = {}
        folders: list[str] = []
        for entry in _entries(f"{root}/{path}"):
            if entry.is_dir(follow_symlinks=False):
                folders.append(f"{path}/{entry.name}" if path else entry.name)
            elif stamp := _stamp(entry):
                files[entry.name] = stamp
        yield Walked(path, files)
        waiting += reversed(folders)


def _entries(folder: str) -> list[os.DirEntry[str]]:
    """What stands in a folder; nothing in one that may not be read."""
    try:
        with os.scandir(folder) as found:
            return sorted(found, key=lambda entry: entry.name)
    except OSError:
        return []


def _stamp(entry: os.DirEntry[str]) -> Stamp | None:
    """None when the file has just gone: an editor's program writes a draft and renames it."""
    try:
        told = entry.stat(follow_symlinks=False)
    except FileNotFoundError:
        return None
    return Stamp(told.st_size, told.st_mtime_ns, told.st_ctime_ns, told.st_ino, told.st_mode)
