"""The manifest of a finished site: checksums of its files, and what it was made of as the repository tells."""

from __future__ import annotations

import datetime
import hashlib
import os
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from arasha.content.history import git
from arasha.editions.manifest import BUILD, SIGNATURE, SUMS, Origin, origin_text, sums_text
from arasha.mkdocs_plugin.project import Project
from arasha.publish.swapping import put_file

Heard = Callable[[int, int], None]
"""Hears how many files are done, and of how many."""


def origin(project: Project) -> Origin:
    """What the project's folder holds now. Never the clock: the same commit gives the same answer."""
    commit, _, seconds = git(project.root, "log", "-1", "--format=%H %ct").strip().partition(" ")
    epoch = os.environ.get("SOURCE_DATE_EPOCH") or seconds
    moment = datetime.datetime.fromtimestamp(int(epoch), datetime.UTC) if epoch else None
    return Origin(
        commit=commit,
        time=f"{moment:%Y-%m-%dT%H:%M:%SZ}" if moment else "",
        dirty=bool(commit) and _is_dirty(project),
        source=project.settings.source,
        site=project.settings.url,
    )


def _is_dirty(project: Project) -> bool:
    """Whether a file differs from its commit, or one that the site is made of is in none.

    Others that are in no commit don't count: finished sites are among them.
    """
    sources = [str(path) for path in (project.docs, project.theme, project.config)]
    status = ("--no-optional-locks", "status", "--porcelain")
    return bool(
        git(project.root, *status, "--untracked-files=no", "--", ".")
        or git(project.root, *status, "--untracked-files=normal", "--", *sources)
    )


def hash_folder(folder: Path, heard: Heard = lambda _done, _total: None) -> dict[str, str]:
    """Checksum of every file that a list names, by its path below the folder.

    Raises:
        OSError: a file can't be read.
    """
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    paths = {path.relative_to(folder).as_posix(): path for path in files}
    for own in (SUMS, SIGNATURE):
        paths.pop(own, None)
    sums: dict[str, str] = {}
    with ThreadPoolExecutor(os.cpu_count()) as threads:  # hashing leaves Python's lock
        for path, sha256 in zip(paths, threads.map(hash_file, paths.values()), strict=True):
            sums[path] = sha256
            heard(len(sums), len(paths))
    return sums


def hash_file(file: Path) -> str:
    """SHA-256 of a file, in hexadecimal digits."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def manifest(sums: Mapping[str, str], made_of: Origin) -> dict[str, bytes]:
    """The files `build.json` and the list of it and all other files, by their names.

    Args:
        sums: checksum of every other file by its path.
        made_of: what `build.json` says.

    Raises:
        ManifestError: a path can't stand in a list.
    """
    build = origin_text(made_of)
    others = {path: sha256 for path, sha256 in sums.items() if path not in (SUMS, SIGNATURE)}
    return {BUILD: build, SUMS: sums_text(others | {BUILD: hashlib.sha256(build).hexdigest()})}


def write_manifest(folder: Path, sums: Mapping[str, str], made_of: Origin) -> bytes:
    """Write both below the folder of a finished site. A signature of an earlier list is taken away.

    Returns:
        The list, for whoever signs it.

    Raises:
        ManifestError: a path can't stand in a list.
        OSError: the disk is full.
    """
    files = manifest(sums, made_of)
    (folder / SIGNATURE).unlink(missing_ok=True)
    for name, data in files.items():
        put_file(folder / name, data)
    return files[SUMS]
