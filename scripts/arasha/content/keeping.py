"""What caches keep: with a hash before it, so that damage, and what something else has made, count as nothing kept."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Sequence
from pathlib import Path

_LENGTH = 32


def keep(data: bytes, file: Path, made_by: str = "") -> None:
    """Write it at one stroke: of two builds or threads at once neither reads half a file.

    Args:
        data: what is kept.
        file: where; its folder is made.
        made_by: stands for the program that made it: what another one made is not found.
    """
    keep_parts((data,), file, made_by)


def keep_parts(parts: Sequence[bytes], file: Path, made_by: str = "") -> None:
    """Write bytes that stand in many pieces, one after the other, as one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=file.parent, prefix=f"{file.name}.", delete=False) as draft:
        try:
            draft.write(_digest(made_by, parts))
            draft.writelines(parts)
            draft.flush()
            Path(draft.name).replace(file)
        finally:
            Path(draft.name).unlink(missing_ok=True)


def kept(file: Path, made_by: str = "") -> memoryview | None:
    """What was written; None when nothing was, when it is not that any more, or when something else made it."""
    try:
        found = memoryview(file.read_bytes())
    except OSError:
        return None
    data = found[_LENGTH:]
    return data if _digest(made_by, (data,)) == found[:_LENGTH] else None


def _digest(made_by: str, parts: Sequence[bytes | memoryview]) -> bytes:
    found = hashlib.sha256(made_by.encode() + b"\0" if made_by else b"")
    for part in parts:
        found.update(part)
    return found.digest()
