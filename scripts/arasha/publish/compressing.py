"""Compressed twins of the site's text files, made once, so that a server of one's own needs no processor for it.

Beside `index.html` stand `index.html.br` (RFC 7932) and `index.html.gz` (RFC 1952): nginx and Caddy send the one that a
browser takes. What is made is kept by the content of the file: a second release compresses only what is new.
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import os
import time
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli  # type: ignore[import-untyped]

from arasha.content.keeping import keep_parts, kept
from arasha.publish.swapping import put_file

FOLDER = "compressed"
"""Folder of the cache."""
WORTH = frozenset({".css", ".html", ".ics", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml"})
"""Endings of text. Fonts, pictures, documents and archives are compressed by themselves."""
BROTLI = 10
"""Of 0 to 11. On our pages 11 makes files smaller by 2 % in two and a half times the time, and 9 larger by 8 % in two
thirds of it."""
GZIP = 9
_MADE_BY = f"1 {brotli.__version__} {BROTLI} {zlib.ZLIB_RUNTIME_VERSION} {GZIP}"
"""Changes when the same file would be compressed to other bytes. Raise the number when only what is kept changes."""
_KEPT = 30 * 24 * 60 * 60
"""Seconds after which what no release has asked for goes."""
_LENGTH = 8


def compress(folder: Path, cache: Path, heard: Callable[[int, int], None]) -> int:
    """Put the twins beside the files of a finished site that holds none yet, as far as they are smaller.

    A twin is as old as its file: servers make an ETag of that, and browsers ask by it whether a page has changed.

    Args:
        folder: the site; files that are there are only read.
        cache: folder where twins are kept.
        heard: hears how many files are done, and of how many.

    Returns:
        How many files had to be compressed.

    Raises:
        OSError: the disk is full or the folder can't be written.
    """
    store = cache / FOLDER
    store.mkdir(parents=True, exist_ok=True)
    files = sorted(file for file in folder.rglob("*") if file.suffix in WORTH and file.is_file())
    fresh = 0
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # both libraries let other threads run meanwhile
        for done, made in enumerate(pool.map(lambda file: _put_twins(file, store), files), 1):
            fresh += made
            heard(done, len(files))
    _forget_old(store)
    return fresh


def twins(data: bytes) -> dict[str, bytes]:
    """The compressed twins by their endings: the same bytes at any time, since no moment stands in them."""
    return {".br": brotli.compress(data, quality=BROTLI), ".gz": gzip.compress(data, GZIP, mtime=0)}


def _put_twins(file: Path, store: Path) -> bool:
    """Write the twins of one file; whether they had to be made."""
    data = file.read_bytes()
    entry = store / hashlib.sha256(_MADE_BY.encode() + b"\0" + data).hexdigest()
    found = _read(entry)
    made = found or twins(data)
    if found is None:
        middle = len(made[".br"]).to_bytes(_LENGTH, "big")
        keep_parts((middle, made[".br"], made[".gz"]), entry)
    age = file.stat().st_mtime_ns
    for ending, twin in made.items():
        if len(twin) < len(data):
            target = file.with_name(f"{file.name}{ending}")
            put_file(target, twin)
            os.utime(target, ns=(age, age))
    return found is None


def _read(entry: Path) -> dict[str, bytes] | None:
    """What is kept; None when nothing is, or not what was written."""
    payload = kept(entry)
    if payload is None:
        return None
    with contextlib.suppress(OSError):
        os.utime(entry)
    middle = _LENGTH + int.from_bytes(payload[:_LENGTH], "big")
    return {".br": bytes(payload[_LENGTH:middle]), ".gz": bytes(payload[middle:])}


def _forget_old(store: Path) -> None:
    oldest = time.time() - _KEPT
    for entry in store.iterdir():
        if entry.stat().st_mtime < oldest:
            entry.unlink(missing_ok=True)
