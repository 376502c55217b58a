"""Make a finished site ready to be published: what readers take away, its manifest, its signature.

Everything happens in a copy that takes the place of the site at one stroke. The first step takes out what an earlier
release has put in, so that a second one over the same site gives the same bytes.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from arasha.editions.manifest import BUILD, SIGNATURE, SUMS, Origin, comment
from arasha.editions.offline.copying import FOLDER as OFFLINE
from arasha.editions.offline.making import make_offline
from arasha.editions.pdf.making import Progress
from arasha.mkdocs_plugin.project import Project
from arasha.publish.compressing import compress
from arasha.publish.locking import locked
from arasha.publish.manifest import hash_folder, origin, write_manifest
from arasha.publish.signing import Sign, key_name, signer, take_key
from arasha.publish.swapping import linked_copy, put_file, staging, swap_in
from arasha.publish.verifying import Verdict, verify

CHECKSUMS = "SHA-256"
"""What the progress display calls the reading of all files."""
NEEDED = "index.html"
"""Without it, a folder is no site."""
TWINS = (".br", ".gz")
"""Endings of the compressed twins that stand beside files."""


class ReleaseError(Exception):
    """There is nothing that may be released.

    Attributes:
        verdict: how the site differs from what was built; None where there is no site.
    """

    def __init__(self, verdict: Verdict | None = None) -> None:
        super().__init__("the site was changed after it was built" if verdict else "no site")
        self.verdict = verdict


@dataclass(frozen=True, slots=True)
class Release:
    """One release under way.

    Attributes:
        folder: the copy that is worked on; its files are shared with the site, so they are replaced, never written to.
        made_of: what the build said of itself.
        sign: makes the signature of a list; None without a key.
        offline: whether offline copies are made; those that are there stay otherwise.
        compressed: whether compressed twins are made.
    """

    project: Project
    folder: Path
    made_of: Origin
    sign: Sign | None
    progress: Progress
    offline: bool
    compressed: bool


@dataclass(frozen=True, slots=True)
class Released:
    """How many files the manifest names, and the key that signed it; empty when none did."""

    files: int
    key: str


def release(
    project: Project, site: Path, progress: Progress, *, offline: bool = True, compressed: bool = False
) -> Released:
    """Make the site at a place ready.

    Args:
        project: what it was built from.
        site: the finished site; stays as it is unless everything succeeds.
        progress: hears which work, how much is done, and of how much.
        offline: make offline copies; without, those of an earlier release stay.
        compressed: put compressed twins beside the files.

    Raises:
        ReleaseError: there is no site, or it is not what the build has left.
        MissingStringsError: a language has no complete strings file.
        LockedError: another process is writing there.
        SigningError: the key of the environment is of no use.
        ManifestError: a file has a name that no list can hold.
        OSError: the disk is full or the place can't be written.
    """
    key = take_key(project.settings.public_key)
    if not (site / NEEDED).is_file():
        raise ReleaseError
    with locked(site), staging(site) as stage, key or nullcontext():
        made_of = _made_of(project, site, progress)
        sign = signer(key, comment(made_of)) if key else None
        run = Release(project, stage / "site", made_of, sign, progress, offline, compressed)
        linked_copy(site, run.folder)
        for step in STEPS:
            step(run)
        released = Released(_finish(run), key_name(key.get_public_key()) if key else "")
        swap_in(run.folder, site)
    return released


def _made_of(project: Project, site: Path, progress: Progress) -> Origin:
    """What the build said, if the site still is what the build has left; without a manifest, what the folder says."""
    if not (site / SUMS).is_file():
        return origin(project)
    verdict = verify(site, heard=partial(progress, CHECKSUMS))
    if not verdict.whole:
        raise ReleaseError(verdict)
    return verdict.origin


def _clear(run: Release) -> None:
    """Take out what an earlier release has put in."""
    for name in (SUMS, SIGNATURE, BUILD):
        (run.folder / name).unlink(missing_ok=True)
    for file in list(run.folder.rglob("*")):
        if file.suffix in TWINS and file.with_suffix("").is_file():
            file.unlink()


def _offer_copies(run: Release) -> None:
    """Make the copies that are read without a network, and list them on the page that leads to them."""
    if run.offline:
        shutil.rmtree(run.folder / OFFLINE, ignore_errors=True)
        project = run.project
        make_offline(
            run.folder,
            run.made_of,
            project.settings,
            project.load_languages(),
            project.theme,
            run.sign,
            run.progress,
        )


def _compress(run: Release) -> None:
    if run.compressed:
        compress(run.folder, run.project.cache, partial(run.progress, "br, gz"))


STEPS: tuple[Callable[[Release], None], ...] = (_clear, _offer_copies, _compress)
"""What is done, in this order; the manifest comes last, and its signature."""


def _finish(run: Release) -> int:
    """Write the manifest and sign it; how many files it names."""
    sums = hash_folder(run.folder, partial(run.progress, CHECKSUMS))
    text = write_manifest(run.folder, sums, run.made_of)
    if run.sign:
        put_file(run.folder / SIGNATURE, run.sign(text))
    return text.count(b"\n")
