"""The archive of a copy, written file by file: bytes that depend on the files alone, memory that holds one of them."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

from arasha.editions.manifest import SIGNATURE, SUMS, sums_text
from arasha.editions.zips import Member, add

_PACKED_ALREADY = frozenset({".avif", ".epub", ".jpeg", ".jpg", ".pdf", ".png", ".webp", ".woff2"})


def pack(target: Path, files: Iterable[tuple[str, bytes]]) -> bytes:
    """Write the archive, at its end the list of its files.

    Args:
        target: the archive.
        files: path within it and what is in it.

    Returns:
        The list, for whoever signs it.

    Raises:
        ManifestError: a path can't stand in the list.
        OSError: the disk is full.
    """
    sums: dict[str, str] = {}
    with zipfile.ZipFile(target, "w") as archive:
        for path, data in files:
            sums[path] = hashlib.sha256(data).hexdigest()
            add(archive, Member(path, data, stored=PurePosixPath(path).suffix in _PACKED_ALREADY))
        text = sums_text(sums)
        add(archive, Member(SUMS, text))
    return text


def sign(target: Path, text: bytes, signature: Callable[[bytes], bytes]) -> None:
    """Add the signature of its list to a finished archive.

    Args:
        target: the archive that `pack` wrote.
        text: what it returned.
        signature: makes the file that minisign reads.
    """
    with zipfile.ZipFile(target, "a") as archive:
        add(archive, Member(SIGNATURE, signature(text), stored=True))
