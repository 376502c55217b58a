"""The files of the site as the builds so far have left them, which the next build patches.

What is published is linked to these files, so none of them is ever written through: a new one takes an old one's place.
What is known of each is trusted as long as the file system says that nobody has touched it; otherwise its hash decides.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple


class File(NamedTuple):
    """What is known of a file: its hash, and size, time and number by which a change shows without reading it."""

    sha256: str
    size: int
    changed: int
    number: int


class Tree:
    """Files by their address, below one folder."""

    def __init__(self, root: Path, files: Mapping[str, File]) -> None:
        """Look at what is there; what has been lost or spoilt since is no longer among the `files`."""
        self.root = root
        self.files = dict(_sound(root, files))

    def put(self, address: str, data: bytes) -> None:
        """Write a file unless it is there."""
        known = self.files.get(address)
        if known is None or known.sha256 != hashlib.sha256(data).hexdigest():
            self.files[address] = write(self.root, address, data)

    def take(self, address: str, source: Path, sha256: str) -> None:
        """Take over a finished file whose hash is known."""
        known = self.files.get(address)
        if known is None or known.sha256 != sha256:
            self.files[address] = write(self.root, address, source.read_bytes())

    def take_folder(self, folder: Path) -> frozenset[str]:
        """Take over all files of a folder that was made anew; gives their addresses."""
        found = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
        for address, path in found.items():
            self.put(address, path.read_bytes())
        return frozenset(found)

    def look(self, folder: str) -> None:
        """Take note of what others have written or removed below a folder of the tree."""
        prefix = f"{folder}/"
        before = {address: self.files.pop(address) for address in list(self.files) if address.startswith(prefix)}
        for path, stat in _walk(f"{self.root}/{folder}"):
            address = path[len(str(self.root)) + 1 :]
            known = before.get(address)
            self.files[address] = known if known and _same(known, stat) else _hashed(path, stat)

    def keep_only(self, names: Container[str]) -> None:
        """Remove whatever lies at the top of the tree under another name."""
        for path in self.root.iterdir() if self.root.is_dir() else ():
            if path.name not in names:
                shutil.rmtree(path) if path.is_dir() else path.unlink()

    def remove(self, addresses: Iterable[str]) -> None:
        """Remove files, and folders that are empty then."""
        for address in addresses:
            self.files.pop(address, None)
            file = self.root / address
            file.unlink(missing_ok=True)
            remove_empty(file.parent, self.root)


def write(root: Path, address: str, data: bytes) -> File:
    """Write a file in the place of what is there."""
    path = f"{root}/{address}"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    try:
        file = os.open(path, flags, 0o644)
    except FileNotFoundError:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        file = os.open(path, flags, 0o644)
    except FileExistsError:
        Path(path).unlink()
        file = os.open(path, flags, 0o644)
    with os.fdopen(file, "wb") as opened:
        opened.write(data)
        opened.flush()
        stat = os.fstat(file)
    return File(hashlib.sha256(data).hexdigest(), stat.st_size, stat.st_mtime_ns, stat.st_ino)


def link_all(root: Path, addresses: Iterable[str], target: Path) -> None:
    """The same files below `target`, as links where the file system can."""
    made: set[str] = set()
    for address in addresses:
        folder = f"{target}/{address}".rpartition("/")[0]
        if folder not in made:
            Path(folder).mkdir(parents=True, exist_ok=True)
            made.add(folder)
        link(f"{root}/{address}", f"{target}/{address}")


def link(source: str, target: str) -> None:
    """One file under a second name; a copy on another file system, on one without links, or with too many of one."""
    try:
        os.link(source, target)
    except OSError:
        data = Path(source).read_bytes()
        Path(target).write_bytes(data)


def remove_empty(folder: Path, root: Path) -> None:
    """Remove a folder that holds nothing, and those above it that hold nothing then, up to the root."""
    with contextlib.suppress(OSError):
        while folder != root:
            folder.rmdir()
            folder = folder.parent


def _sound(root: Path, files: Mapping[str, File]) -> Iterator[tuple[str, File]]:
    for address, known in files.items():
        path = f"{root}/{address}"
        try:
            stat = os.lstat(path)
            if _same(known, stat):
                yield address, known
            elif (found := _hashed(path, stat)).sha256 == known.sha256:
                yield address, found
        except OSError:
            continue


def _same(known: File, stat: os.stat_result) -> bool:
    return (known.size, known.changed, known.number) == (stat.st_size, stat.st_mtime_ns, stat.st_ino)


def _hashed(path: str, stat: os.stat_result) -> File:
    sha256 = hashlib.sha256(Path(path).read_bytes()).hexdigest()
    return File(sha256, stat.st_size, stat.st_mtime_ns, stat.st_ino)


def _walk(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    try:
        entries = list(os.scandir(folder))
    except FileNotFoundError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path)
        elif entry.is_file(follow_symlinks=False):
            yield entry.path, entry.stat(follow_symlinks=False)
