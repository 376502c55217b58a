"""The files of a search: scripts of one call, and how they are put into their folders.

The last build's files may stand there already, and other folders may share them (hard links): so none is ever written
into, but exchanged for a new one, and one that is right stays.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Collection, Mapping
from pathlib import Path

CALL = "arasha"
"""What each file calls with its data; `scripts/search.js` defines it."""
DIGITS = 10
"""Of a hash, what a name shows."""
_FRESH = ".fresh"


def script(data: object) -> str:
    """The text of a file. The sign in mailboxes is written so that collectors of addresses, who run no script, miss it.

    U+2028 and its like are no line ends within a string since ECMAScript 2019.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("@", r"\u0040")
    return f"{CALL}({text})\n"


def put(file: Path, data: bytes) -> None:
    """Write a file as a whole, or not at all."""
    fresh = Path(f"{file}{_FRESH}")
    fresh.write_bytes(data)
    fresh.replace(file)


def put_if_new(file: Path, data: bytes) -> None:
    """Write a file, unless it is there as it should be."""
    if not file.is_file() or file.read_bytes() != data:
        put(file, data)


def put_new(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make the folder hold these files, by name, and no others."""
    folder.mkdir(parents=True, exist_ok=True)
    here = {file.name for file in folder.iterdir()}
    for name, data in files.items():
        if name in here:
            put_if_new(folder / name, data)
        else:
            put(folder / name, data)
    for name in here.difference(files):
        remove(folder / name)


def remove(path: Path) -> None:
    """Remove a file or a folder."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


class Texts:
    """The folder of the parts' texts, each in a file named by what it holds: it stays as long as the text does."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sizes: dict[str, int] = {}
        if folder.is_dir():
            with os.scandir(folder) as entries:
                self._sizes = {entry.name: entry.stat().st_size for entry in entries if entry.is_file()}

    def add(self, text: str) -> tuple[str, int]:
        """Name and bytes of the file that holds the text."""
        data = script(text).encode()
        name = hashlib.sha256(data).hexdigest()[:DIGITS]
        if not self.holds(name, len(data)):
            self._write(f"{name}.js", data)
        return name, len(data)

    def holds(self, name: str, size: int) -> bool:
        """Whether the file is there, as large as it was."""
        return self._sizes.get(f"{name}.js") == size

    def _write(self, name: str, data: bytes) -> None:
        if not self._sizes:
            self._folder.mkdir(parents=True, exist_ok=True)
        file = self._folder / name
        if name in self._sizes:  # broken off by a crash or a full disk
            file.unlink()
        with file.open("xb") as out:
            out.write(data)
        self._sizes[name] = len(data)

    def keep(self, names: Collection[str]) -> None:
        """Remove all other files."""
        for file in self._sizes.keys() - {f"{name}.js" for name in names}:
            (self._folder / file).unlink()
            del self._sizes[file]
