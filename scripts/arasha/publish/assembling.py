"""One site from parts that several machines have built, a few languages each: the same bytes as one machine's build.

A part is a site that holds the pages of some languages and all that languages share, with a manifest of its own. What
stands in several parts must be the same in all: then nothing is lost whichever is taken.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from arasha.editions.manifest import BUILD, SUMS, Origin, read_origin, read_sums
from arasha.editions.pdf.making import Progress
from arasha.publish.locking import locked
from arasha.publish.manifest import write_manifest
from arasha.publish.swapping import staging, swap_in
from arasha.publish.verifying import Verdict, verify


class PartError(Exception):
    """A part is not as it was built.

    Attributes:
        part: which.
        verdict: what differs.
    """

    def __init__(self, part: Path, verdict: Verdict) -> None:
        super().__init__(f"{part} is not as it was built")
        self.part, self.verdict = part, verdict


class AssemblyError(Exception):
    """The parts don't make one site.

    Attributes:
        reason: `origin` (`one` and `other` were made of different things), `differs` (so does the file at `path`) or
            `language` (no part holds the `language`).
        values: what is spoken of, by name.
    """

    def __init__(self, reason: str, **values: str) -> None:
        super().__init__(f"{reason}: {values}")
        self.reason, self.values = reason, values


def assemble(parts: Sequence[Path], folders: Mapping[str, Iterable[str]], site: Path, progress: Progress) -> int:
    """Put the parts together and publish them to `site`.

    Args:
        parts: folders that `arasha build --part` has made.
        folders: by language, the folders that hold its pages; every language must be there.
        site: folder of the whole site; stays as it is unless everything succeeds.
        progress: hears which part is read, how many files, and of how many.

    Returns:
        How many files the manifest names.

    Raises:
        CopyError: a part is no part.
        PartError: a part was changed after it was built.
        AssemblyError: the parts don't make one site.
        LockedError: another process is writing to `site`.
        OSError: the disk is full or the place can't be written.
    """
    sums: dict[str, str] = {}
    homes: dict[str, Path] = {}
    for part in parts:
        for path, sha256 in _sums(part, progress).items():
            if sums.setdefault(path, sha256) != sha256:
                reason = "origin" if path == BUILD else "differs"
                raise AssemblyError(reason, path=path, one=str(homes[path]), other=str(part))
            homes.setdefault(path, part)
    _demand_languages(folders, sums)
    made_of = read_origin((homes[BUILD] / BUILD).read_bytes()) if BUILD in homes else Origin()
    with locked(site), staging(site) as stage:
        fresh = stage / "site"
        for path, part in homes.items():
            (fresh / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(part / path, fresh / path)
        write_manifest(fresh, sums, made_of)
        swap_in(fresh, site)
    return len(sums)


def _sums(part: Path, progress: Progress) -> dict[str, str]:
    """Checksum of each file of a part that is as it was built."""
    verdict = verify(part, heard=partial(progress, part.name))
    if not verdict.whole:
        raise PartError(part, verdict)
    return read_sums((part / SUMS).read_bytes())


def _demand_languages(folders: Mapping[str, Iterable[str]], paths: Iterable[str]) -> None:
    there = {path.partition("/")[0] for path in paths}
    for language, wanted in folders.items():
        if not there.issuperset(wanted):
            raise AssemblyError("language", language=language)
