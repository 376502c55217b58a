"""True copies of a made-up site, and the ways to spoil them."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from arasha.editions.manifest import BUILD, SUMS, Origin, origin_text, sums_text
from arasha.editions.zips import Member, zipped

ORIGIN = Origin("c" * 40, "2025-06-01T12:00:00Z", site="https://x.example/")
FILES = {
    "index.html": b"start",
    "kk/index.html": "қазақша".encode(),
    "ru/index.html": b"ru" * 5000,
    "media/әлем.jpg": b"\xff\xd8\x00picture",
    ".well-known/security.txt": b"Contact: mailto:a@example.org",
    BUILD: origin_text(ORIGIN),
}


def list_of(files: Mapping[str, bytes]) -> bytes:
    """The list of these files."""
    return sums_text({path: hashlib.sha256(data).hexdigest() for path, data in files.items()})


def folder_copy(root: Path, files: Mapping[str, bytes] = FILES) -> Path:
    """A true copy as a folder."""
    for path, data in {**files, SUMS: list_of(files)}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    return root


def zip_copy(file: Path, files: Mapping[str, bytes] = FILES, top: str = "", **more: bytes) -> Path:
    """A true copy as an archive, its list in the folder `top`; `more` members beside."""
    members = {**files, SUMS: list_of(files), **more}
    file.write_bytes(zipped(Member(f"{top}{path}", data) for path, data in members.items()))
    return file


def packed(*members: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    """An archive of these members, however odd; a name may stand twice."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return target.getvalue()
