"""Tell a true copy from a forged one: every file against the list, the list against its signature."""

from __future__ import annotations

import contextlib
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from minisign import PublicKey

from arasha.editions.manifest import BUILD, LARGEST_BUILD, LARGEST_LIST, SIGNATURE, SUMS, Origin, read_origin, read_sums
from arasha.publish.copies import UNREADABLE, Copy, opened
from arasha.publish.manifest import Heard
from arasha.publish.signing import LARGEST, Signed, SigningError, checked


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found.

    Attributes:
        files: how many the list names.
        missing: paths of files that the list names and the copy lacks.
        extra: paths of files that the copy has and the list doesn't name.
        changed: paths of files with another checksum, or none because they can't be read.
        odd: path and reason (those of `copies.Copy`) of what is no plain file.
        signature: `none`, `good`, `forged`, `unreadable`, or `unknown` without a key to check it with.
        signed: by which key and with what words; None unless `good`.
        origin: what the copy was made of, by its own word; empty unless its `build.json` is as the list says.
    """

    files: int
    missing: tuple[str, ...]
    extra: tuple[str, ...]
    changed: tuple[str, ...]
    odd: tuple[tuple[str, str], ...]
    signature: str
    signed: Signed | None
    origin: Origin

    @property
    def whole(self) -> bool:
        """Whether the copy holds what its list names, and nothing else."""
        return not (self.missing or self.extra or self.changed or self.odd)


def verify(place: Path, key: PublicKey | None = None, heard: Heard = lambda _done, _total: None) -> Verdict:
    """Judge the folder or archive at a place.

    Args:
        place: a finished site, an offline copy, a bundle.
        key: by which it must be signed; None when nobody told.
        heard: hears how far the work is.

    Raises:
        CopyError: it holds no list, or is something else.
        ManifestError: the list itself is damaged or made to deceive.
        OSError: the place can't be read.
    """
    with opened(place) as copy:
        text = _start(copy, SUMS, LARGEST_LIST)
        sums = read_sums(text)
        signature, signed = _signature(copy, text, key)
        there = copy.sizes.keys() - {SUMS, SIGNATURE}
        changed = []
        for done, path in enumerate(sorted(there & sums.keys()), start=1):
            if _sha256(copy, path) != sums[path]:
                changed.append(path)
            heard(done, len(sums))
        known = BUILD in sums and BUILD in there and BUILD not in changed
        return Verdict(
            files=len(sums),
            missing=tuple(sorted(sums.keys() - there)),
            extra=tuple(sorted(there - sums.keys())),
            changed=tuple(changed),
            odd=tuple(sorted(copy.odd.items())),
            signature=signature,
            signed=signed,
            origin=read_origin(_start(copy, BUILD, LARGEST_BUILD)) if known else Origin(),
        )


def _signature(copy: Copy, text: bytes, key: PublicKey | None) -> tuple[str, Signed | None]:
    if SIGNATURE not in copy.sizes:
        return "none", None
    if key is None:
        return "unknown", None
    try:
        return "good", checked(text, _start(copy, SIGNATURE, LARGEST), key)
    except SigningError as error:
        return "forged" if error.reason == "forged" else "unreadable", None


def _start(copy: Copy, path: str, most: int) -> bytes:
    """The file, or so much of it as shows that it is too large; nothing of what can't be read."""
    with contextlib.suppress(*UNREADABLE), copy.open(path) as file:
        return file.read(most + 1)
    return b""


def _sha256(copy: Copy, path: str) -> str:
    """Its checksum; empty when it can't be read, as it then isn't what was listed."""
    digest = hashlib.sha256()
    try:
        with copy.open(path) as file:
            _feed(file, digest)
    except UNREADABLE:
        return ""
    return digest.hexdigest()


def _feed(file: IO[bytes], digest: hashlib._Hash) -> None:
    while part := file.read(1 << 20):
        digest.update(part)
