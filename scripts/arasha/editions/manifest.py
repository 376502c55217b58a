"""The list of all files with their checksums, by which a true copy is told from a forged one, and what it was made of.

The list has the form of coreutils' sha256sum (its manual, 6.1 and 6.6): whoever has none of our programs checks a copy
with `sha256sum --check SHA256SUMS`. Reading expects the worst: a list comes with the copy that it is to judge.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

SUMS, SIGNATURE, BUILD = "SHA256SUMS", "SHA256SUMS.minisig", "build.json"
"""The list, its signature, and what the copy was made of. The list names every file but itself and the signature."""
LARGEST_LIST = 64_000_000
"""Bytes of a list for half a million files."""
LARGEST_BUILD = 10_000
_LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")


class ManifestError(Exception):
    """A list can't be used.

    Attributes:
        reason: `line` (not a checksum and a path), `path` (may lead out of the copy), `twice` (one path, two lines) or
            `size`.
        line: number of the line; 0 where it is not about one.
        path: as the list has it, which may be anything; may be empty.
    """

    def __init__(self, reason: str, line: int = 0, path: str = "") -> None:
        super().__init__(f"{SUMS}, {line}: {reason} {path!r}")
        self.reason, self.line, self.path = reason, line, path


@dataclass(frozen=True, slots=True)
class Origin:
    """What a site was made of and when, never by the clock.

    Attributes:
        commit: full hash of the commit; empty outside a repository.
        time: moment of the build that SOURCE_DATE_EPOCH sets, else of the commit, by RFC 3339; empty where neither is.
        dirty: whether it holds changes that are in no commit.
        source: address of the repository.
        site: address of the site.
    """

    commit: str = ""
    time: str = ""
    dirty: bool = False
    source: str = ""
    site: str = ""


def sums_text(sums: Mapping[str, str]) -> bytes:
    """The list of these checksums by path, sorted by path.

    Raises:
        ManifestError: a path can't stand in a list.
    """
    for path in sums:
        if not sound(path):
            raise ManifestError("path", path=path)
    return "".join(f"{sums[path]}  {path}\n" for path in sorted(sums)).encode()


def read_sums(text: bytes) -> dict[str, str]:
    """Checksum of each file by its path; every path stays within the copy.

    Raises:
        ManifestError: the list is damaged, or made to deceive.
    """
    if len(text) > LARGEST_LIST:
        raise ManifestError("size")
    try:
        lines = text.decode().removesuffix("\n").split("\n")
    except UnicodeDecodeError as error:
        raise ManifestError("line", text.count(b"\n", 0, error.start) + 1) from None
    sums: dict[str, str] = {}
    for number, line in enumerate(lines, start=1):
        if not (match := _LINE.fullmatch(line)):
            raise ManifestError("line", number)
        sha256, path = match.groups()
        if not sound(path) or path in (SUMS, SIGNATURE):
            raise ManifestError("path", number, path)
        if path in sums:
            raise ManifestError("twice", number, path)
        sums[path] = sha256
    return sums


def sound(path: str) -> bool:
    """Whether a path names one file below the copy, in every program that reads lists (`-` is standard input)."""
    within = path != "-" and all(part not in ("", ".", "..") for part in path.split("/"))
    return within and path.isprintable() and "\\" not in path


def origin_text(origin: Origin) -> bytes:
    """The file `build.json`."""
    return (json.dumps(asdict(origin), ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def read_origin(text: bytes) -> Origin:
    """What a copy says of itself; what can't be read counts as not said."""
    try:
        data = json.loads(text) if len(text) <= LARGEST_BUILD else {}
    except (ValueError, RecursionError):
        data = {}
    told: dict[str, Any] = data if isinstance(data, dict) else {}
    known = [field for field in fields(Origin) if isinstance(told.get(field.name), type(field.default))]
    return Origin(**{field.name: told[field.name] for field in known})


def comment(origin: Origin) -> str:
    """What a signature vouches for beside the list, in one line: `commit: 1a2b… · time: 2025-06-01T12:00:00Z · …`."""
    told = {
        "commit": origin.commit + (" with changes" if origin.dirty else ""),
        "time": origin.time,
        "site": origin.site,
        "source": origin.source,
    }
    return ", ".join(f"{name} {value}" for name, value in told.items() if value.strip())
