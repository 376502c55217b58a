"""Copies of the site that are to be judged, a folder or a zip archive: opened as what a hostile hand may have made."""

from __future__ import annotations

import contextlib
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import IO, Protocol

from arasha.editions.manifest import SUMS, sound

LARGEST_ARCHIVE = 2_000_000_000
"""Bytes of an archive, and of what it unpacks to: many times the largest that we make."""
UNREADABLE = (OSError, EOFError, ValueError, NotImplementedError, struct.error, zipfile.BadZipFile, zlib.error)
"""How the reading of a file ends that is not as it was packed."""


class CopyError(Exception):
    """What was given can't be judged.

    Attributes:
        reason: `absent`, `kind` (neither a folder nor a zip archive), `list` (holds no list of checksums), `lists`
            (several, none above the others) or `large`.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Copy(Protocol):
    """The files of a copy by their paths, and what else lies among them."""

    @property
    def sizes(self) -> Mapping[str, int]:
        """Bytes of each plain file by its path."""

    @property
    def odd(self) -> Mapping[str, str]:
        """What is no plain file, by its path, and why: `link`, `special`, `twice`, `encrypted`, `method` or `name`."""

    def open(self, path: str) -> IO[bytes]:
        """Open a plain file. Raises one of `UNREADABLE`."""


@contextlib.contextmanager
def opened(place: Path) -> Iterator[Copy]:
    """The copy at a place, its paths relative to its list of checksums.

    Raises:
        CopyError: it can't be judged.
        OSError: it can't be read.
    """
    if not place.exists():
        raise CopyError("absent")
    if place.is_dir():
        yield _with_list(FolderCopy(place))
        return
    if not place.is_file() or not zipfile.is_zipfile(place):
        raise CopyError("kind")
    if place.stat().st_size > LARGEST_ARCHIVE:
        raise CopyError("large")
    try:
        archive = zipfile.ZipFile(place)
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise CopyError("kind") from None
    with archive:
        yield _with_list(ZipCopy(archive))


def _with_list(copy: Copy) -> Copy:
    if SUMS not in copy.sizes:
        raise CopyError("list")
    return copy


class FolderCopy:
    """A folder. Links are named, never followed; names count as the folder spells them, in capitals or not."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.sizes: dict[str, int] = {}
        self.odd: dict[str, str] = {}
        waiting = [""]
        while waiting:
            above = waiting.pop()
            with os.scandir(root / above) as entries:
                for entry in entries:
                    path = f"{above}{entry.name}"
                    if entry.is_symlink():
                        self.odd[path] = "link"
                    elif entry.is_dir():
                        waiting.append(f"{path}/")
                    elif entry.is_file():
                        self.sizes[path] = entry.stat(follow_symlinks=False).st_size
                    else:
                        self.odd[path] = "special"

    def open(self, path: str) -> IO[bytes]:
        """Open a plain file."""
        return os.fdopen(os.open(self._root / path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb")


class ZipCopy:
    """A zip archive, read and never unpacked. Its list may stand in one folder, as in a bundle; then all else must."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._members: dict[str, zipfile.ZipInfo] = {}
        self.odd: dict[str, str] = {}
        members = [member for member in archive.infolist() if not member.is_dir()]
        if sum(member.file_size for member in members) > LARGEST_ARCHIVE:
            raise CopyError("large")
        top = _top(member.filename for member in members)
        for member in members:
            path = member.filename.removeprefix(top) if member.filename.startswith(top) else f"../{member.filename}"
            if reason := "twice" if path in self._members else _oddity(member):
                self.odd[path] = reason
            else:
                self._members[path] = member
        self.sizes = {path: member.file_size for path, member in self._members.items()}

    def open(self, path: str) -> IO[bytes]:
        """Open a plain file."""
        return self._archive.open(self._members[path])


def _top(names: Iterator[str]) -> str:
    """The folder of the list, empty for the top of the archive."""
    lists = [path.parent for path in map(PurePosixPath, names) if path.name == SUMS]
    highest = min((len(folder.parts) for folder in lists), default=0)
    found = {folder for folder in lists if len(folder.parts) == highest}
    if not found or highest > 1 or not all(sound(part) for folder in found for part in folder.parts):
        raise CopyError("list")
    if len(found) > 1:
        raise CopyError("lists")
    (folder,) = found
    return f"{folder}/" if folder.parts else ""


def _oddity(member: zipfile.ZipInfo) -> str:
    """Why a member is no plain file that every program would unpack alike; empty when it is one."""
    kind = stat.S_IFMT(member.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        return "link" if kind == stat.S_IFLNK else "special"
    if member.orig_filename != member.filename:
        return "name"
    if member.flag_bits & 1:
        return "encrypted"
    return "" if member.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) else "method"
