"""Put a finished folder in the place of another at one stroke: whoever looks sees the old one or the new one, whole."""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

_STAGING = ".staging-"
_HERE = -100
"""AT_FDCWD on Linux: paths are relative to the working folder."""
_EXCHANGE = 2
"""RENAME_EXCHANGE of renameat2(2) on Linux, RENAME_SWAP of renamex_np(2) on macOS."""


@contextlib.contextmanager
def staging(site: Path) -> Iterator[Path]:
    """A fresh folder beside `site`, on the same file system; removed at the end, with those that killed builds left."""
    site.parent.mkdir(parents=True, exist_ok=True)
    for left in site.parent.glob(f"{_STAGING}*"):
        if not _alive(left.name.removeprefix(_STAGING).partition("-")[0]):
            shutil.rmtree(left, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=f"{_STAGING}{os.getpid()}-", dir=site.parent))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def put_file(file: Path, data: bytes) -> None:
    """Write a file as a new one in the place of the old: whatever is linked to the old one keeps what it had."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        draft.write_bytes(data)
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)


def linked_copy(folder: Path, target: Path) -> None:
    """A copy that shares its files with the folder where the file system can; write to it with `put_file` alone."""
    shutil.copytree(folder, target, copy_function=_link, symlinks=True)


def _link(file: str, target: str) -> None:
    try:
        os.link(file, target, follow_symlinks=False)
    except OSError:  # another file system, one without links, or too many of one file
        shutil.copy2(file, target, follow_symlinks=False)


def swap_in(fresh: Path, site: Path) -> None:
    """Make `fresh` the site. What stood there before is left at `fresh`, for the caller to remove."""
    if not site.exists():
        fresh.rename(site)
        return
    if _exchange(fresh, site):
        return
    aside = fresh.with_name(f"{fresh.name}-before")
    site.rename(aside)
    fresh.rename(site)
    aside.rename(fresh)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one call of the kernel; False where kernel or file system can't."""
    library = ctypes.CDLL(None, use_errno=True)
    names = os.fsencode(one), os.fsencode(other)
    try:
        if sys.platform == "darwin":
            return bool(library.renamex_np(*names, _EXCHANGE) == 0)
        return bool(library.renameat2(_HERE, names[0], _HERE, names[1], _EXCHANGE) == 0)
    except AttributeError:
        return False


def _alive(pid: str) -> bool:
    try:
        os.kill(int(pid), 0)
    except (ValueError, ProcessLookupError):
        return False
    except PermissionError:
        return True
    return True
