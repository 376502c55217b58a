"""Zip archives whose bytes depend on what is in them alone: no time, no machine, no user."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

WRITER = f"1 zlib {zlib.ZLIB_RUNTIME_VERSION}"
"""Changes when the same files would be packed otherwise."""
_NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip archive can say (APPNOTE 4.4.6)."""
_UNIX, _PLAIN_FILE = 3, 0o100644 << 16
_LEVEL = 9


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive. `stored` leaves it as it is: what must be found by its place, or is packed already."""

    name: str
    data: bytes
    stored: bool = False


def zipped(members: Iterable[Member]) -> bytes:
    """The archive, its members in the order given."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for member in members:
            add(archive, member)
    return target.getvalue()


def add(archive: zipfile.ZipFile, member: Member) -> None:
    """Put a file into an archive that is open for writing."""
    info = zipfile.ZipInfo(member.name, _NO_TIME)
    info.create_system, info.external_attr = _UNIX, _PLAIN_FILE
    method = zipfile.ZIP_STORED if member.stored else zipfile.ZIP_DEFLATED
    archive.writestr(info, member.data, method, _LEVEL)
