"""What caches keep: with its hash before it, so that damage counts as if nothing had been kept."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

_LENGTH = 32


def keep(data: bytes, file: Path) -> None:
    """Write it at one stroke: of two builds at once neither reads half a file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        draft.write_bytes(hashlib.sha256(data).digest() + data)
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)


def kept(file: Path) -> bytes | None:
    """What was written; None when nothing was, or when it is not that any more."""
    try:
        found = file.read_bytes()
    except OSError:
        return None
    data = found[_LENGTH:]
    return data if hashlib.sha256(data).digest() == found[:_LENGTH] else None
