"""What reading found the last time, kept in the cache so that only what has changed is read again.

Kept in parts, one for each folder that holds folders of items (`news/2024`): an edit writes one part anew. A part is
Python's pickle, which can run anything when it is loaded. Here that opens no door: whoever can write into the cache of
a project can as well change the code beside it. Never take a cache from a stranger, as an archive or from the pull
request of a fork. The hash before a part tells damage, not malice; a damaged part counts as absent.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import pickle
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pydantic
import yaml

from arasha.content.digests import Known
from arasha.content.items import SoundItem
from arasha.content.keeping import keep, kept

FOLDER = "reading"
_FORMAT = 1
_UNUSED = 3600
"""Seconds after which a file here that this run has no use for is taken for left over and removed."""
_PACKAGE = Path(__file__).parent
_CODE = (_PACKAGE, _PACKAGE.parent / "languages")


@dataclass(frozen=True, slots=True)
class Part:
    """What is known of the folders in one folder: of each file by its path, and of each sound item by its folder."""

    files: dict[str, Known] = field(default_factory=dict)
    items: dict[str, SoundItem] = field(default_factory=dict)


class Snapshot:
    """The parts as an earlier run left them, and where this one puts its own. Without a folder nothing is kept."""

    def __init__(self, cache: Path | None, languages: tuple[str, ...]) -> None:
        self._folder = cache / FOLDER if cache else None
        self._made_by = f"{_code()} {' '.join(languages)}"
        self._old: dict[str, Part] = {}

    def load(self, names: Iterable[str]) -> Mapping[str, Part]:
        """The parts of these folders, empty ones where nothing is known."""
        with without_collector():
            self._old = {name: self._load(name) for name in names}
        return self._old

    def save(self, parts: Mapping[str, Part]) -> None:
        """Keep these parts; those that are as they were are not written again. A cache is no reason to fail."""
        if self._folder is None:
            return
        with contextlib.suppress(OSError), without_collector():
            for name, part in parts.items():
                if part != self._old.get(name):
                    payload = pickle.dumps((part.files, part.items), pickle.HIGHEST_PROTOCOL)
                    keep(payload, self._folder / _file_name(name), self._made_by)
            self._forget({_file_name(name) for name in parts})

    def _load(self, name: str) -> Part:
        content = kept(self._folder / _file_name(name), self._made_by) if self._folder else None
        if content is None:
            return Part()
        files, items = pickle.loads(content)  # noqa: S301 - our own, see above
        return Part(files, items)

    def _forget(self, wanted: set[str]) -> None:
        """Remove parts of folders that are gone, and drafts of runs that were cut off."""
        for file in self._folder.iterdir() if self._folder else ():
            if file.name not in wanted and file.stat().st_mtime < time.time() - _UNUSED:
                file.unlink()


def part_of(folder: str) -> str:
    """The part that a folder's files are kept in."""
    return folder.rpartition("/")[0]


def _file_name(part: str) -> str:
    """Folders are named by editors and may hold any letter."""
    return hashlib.sha256(part.encode("utf-8", "surrogateescape")).hexdigest()[:32]


@cache
def _code() -> str:
    """Stands for everything that decides what reading makes of the same bytes: our code, PyYAML, pydantic, Python."""
    found = hashlib.sha256(f"{_FORMAT} {pydantic.VERSION} {yaml.__version__} {sys.version}".encode())
    for folder in _CODE:
        for path in sorted(folder.glob("*.py")):
            found.update(path.read_bytes())
    return found.hexdigest()


@contextlib.contextmanager
def without_collector() -> Iterator[None]:
    """Do without Python's search for rubbish: to load a snapshot makes many objects and no rubbish among them."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
