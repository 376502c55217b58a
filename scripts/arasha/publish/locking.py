"""One writer at a time: who builds or releases a site holds its lock, and a second one is told so at once."""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path


class LockedError(Exception):
    """Another process is writing to the same place.

    Attributes:
        site: the place.
        process: its number, empty where it has not told it yet.
    """

    def __init__(self, site: Path, process: str) -> None:
        super().__init__(f"{site}: locked by process {process}")
        self.site, self.process = site, process


@contextlib.contextmanager
def locked(site: Path) -> Iterator[None]:
    """Hold the lock of a site; the system lets go of it when the process ends in whatever way.

    Raises:
        LockedError: another process holds it.
        OSError: nothing can be written beside the site.
    """
    site.parent.mkdir(parents=True, exist_ok=True)
    file = site.with_name(f".{site.name}.lock")
    lock = _taken(file, site)
    try:
        os.ftruncate(lock, 0)
        os.pwrite(lock, str(os.getpid()).encode(), 0)
        yield
    finally:
        file.unlink(missing_ok=True)
        os.close(lock)


@contextlib.contextmanager
def turn(folder: Path) -> Iterator[None]:
    """Wait until no other process works in a folder of the cache, and keep others out."""
    folder.mkdir(parents=True, exist_ok=True)
    lock = os.open(folder / "turn", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        fcntl.lockf(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def _taken(file: Path, site: Path) -> int:
    """The open lock file. A lock of POSIX, which children that outlive a killed build don't inherit."""
    while True:
        lock = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o644)
        try:
            fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(lock, 20, 0).decode("ascii", "replace")
            os.close(lock)
            raise LockedError(site, holder) from None
        except BaseException:
            os.close(lock)
            raise
        if _is_there(lock, file):
            return lock
        os.close(lock)  # its holder removed it between our opening and our locking


def _is_there(lock: int, file: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(lock), file.stat(follow_symlinks=False))
    except FileNotFoundError:
        return False
