"""A file that keeps bytes between two builds, and knows when they are not what was put into it.

One line of JSON (what made it, lengths, SHA-256 of all that follows), then the bytes. Whoever can write it can as well
change the site's own texts; the sum finds what a full disk or a crash has left.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from arasha.editions.search.files import put


def load(file: Path, made_by: str) -> list[bytes] | None:
    """What was kept; None if there is nothing, it is damaged, or something else made it."""
    try:
        head, _, data = file.read_bytes().partition(b"\n")
        told = json.loads(head)
        if told["made_by"] != made_by or told["sum"] != hashlib.sha256(data).hexdigest():
            return None
        found, start = [], 0
        for size in told["sizes"]:
            found.append(data[start : start + size])
            start += size
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return found


def save(file: Path, made_by: str, parts: Sequence[bytes]) -> None:
    """Keep the parts."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(part)
    told = {"made_by": made_by, "sum": whole.hexdigest(), "sizes": list(map(len, parts))}
    file.parent.mkdir(parents=True, exist_ok=True)
    put(file, b"".join((json.dumps(told).encode(), b"\n", *parts)))
