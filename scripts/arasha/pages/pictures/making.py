"""The variants of all pictures, made once and kept: a second build finds them where the first one put them.

What is kept lies in folders named by what is in them. A folder is filled under another name and gets its own at one
stroke: a build that was killed leaves nothing half done, and two builds at once make the same thing twice at worst.
"""

from __future__ import annotations

import contextlib
import hashlib
import multiprocessing
import os
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from arasha.checks.media.parts import BrokenPictureError
from arasha.cleaning import stripped_copy
from arasha.content import Problem, ProblemError
from arasha.pages.pictures.coding import VERSION, encoders, variants
from arasha.pages.pictures.offers import Offer

FOLDER = "pictures"
_DRAFT = "draft-"
_SUMS = "sums"
"""File beside the variants with their hashes: damage is noticed, and they are drawn anew."""
UNUSED = 30 * 24 * 60 * 60
"""Seconds after which what no build has used goes: pictures that left, drafts of builds that were killed."""


def write_pictures(offers: Iterable[Offer], docs: Path, cache: Path, target: Path, workers: int = 0) -> int:
    """Write all pictures below `target`: their variants, and the files themselves where pages show or link them.

    Args:
        offers: how each is offered.
        docs: the content folder.
        cache: folder where variants are kept until the next build.
        target: folder that the pictures' paths start from.
        workers: how many pictures are drawn at once; 0 for one a core.

    Returns:
        How many pictures had to be drawn.

    Raises:
        ProblemError: a picture can't be drawn.
        OSError: the disk is full, or a picture was changed during the build.
    """
    kept = cache / FOLDER
    kept.mkdir(parents=True, exist_ok=True)
    offered = list(offers)
    missing = {key_of(offer): offer for offer in offered if offer.variants and not _touched(kept / key_of(offer))}
    _make(list(missing.values()), docs, kept, workers or os.cpu_count() or 1)
    for offer in offered:
        folder = target / offer.folder
        folder.mkdir(parents=True, exist_ok=True)
        for variant in offer.variants:
            shutil.copyfile(kept / key_of(offer) / _kept_name(variant.format, variant.width), folder / variant.name)
        if offer.published:
            stripped_copy(docs / offer.path, folder / offer.name)
    _sweep(kept)
    return len(missing)


def key_of(offer: Offer) -> str:
    """The name of the folder that keeps a picture's variants: the same only for the same bytes."""
    sizes = [(variant.format, variant.width, variant.height) for variant in offer.variants]
    return hashlib.sha256(f"{VERSION} {encoders()} {sizes} {offer.facts.digest}".encode()).hexdigest()


def make(offer: Offer, docs: Path, kept: Path) -> None:
    """Draw one picture's variants and put them into the folder of those that are kept.

    Raises:
        BrokenPictureError: it can't be drawn.
        OSError: the disk is full, or the picture is another than it was.
    """
    data = (docs / offer.path).read_bytes()
    if hashlib.sha256(data).hexdigest() != offer.facts.digest:
        raise OSError(f"{offer.path} was changed while the site was built")
    wanted = [(variant.format, variant.width, variant.height) for variant in offer.variants]
    draft = Path(tempfile.mkdtemp(prefix=_DRAFT, dir=kept))
    try:
        for (format_, width, _), content in zip(wanted, variants(data, offer.facts.look, wanted), strict=True):
            (draft / _kept_name(format_, width)).write_bytes(content)
        (draft / _SUMS).write_text("\n".join(_sums(draft)), encoding="utf-8")
        draft.chmod(0o755)
        _put(draft, kept / key_of(offer))
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _make(offers: list[Offer], docs: Path, kept: Path, workers: int) -> None:
    """Draw pictures, several at once when there are several."""
    if min(workers, len(offers)) <= 1:
        for offer in offers:
            with _told(offer):
                make(offer, docs, kept)
        return
    # Not forked: a copy of the library and of the progress display's threads is nothing to draw pictures with.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(workers, len(offers)), context) as pool:
        futures = [(offer, pool.submit(make, offer, docs, kept)) for offer in offers]
        for offer, future in futures:
            with _told(offer):
                future.result()


@contextlib.contextmanager
def _told(offer: Offer) -> Iterator[None]:
    """What can't be drawn is the editor's problem, with the picture's name."""
    try:
        yield
    except BrokenPictureError:
        raise ProblemError(Problem("picture-unreadable", offer.path, values={"name": offer.name})) from None


def _put(draft: Path, folder: Path) -> None:
    """Give a draft its name; another build that was faster has put the same there."""
    try:
        draft.rename(folder)
    except OSError:
        if not folder.is_dir():
            raise


def _touched(folder: Path) -> bool:
    """Whether a picture's variants are kept, as they were drawn; they are used now."""
    try:
        sound = (folder / _SUMS).read_text(encoding="utf-8").split("\n") == _sums(folder)
        os.utime(folder)
    except (OSError, UnicodeDecodeError):
        sound = False
    if not sound and folder.exists():
        shutil.rmtree(folder, ignore_errors=True)
    return sound


def _sums(folder: Path) -> list[str]:
    """Hash and name of each variant."""
    files = sorted(path for path in folder.iterdir() if path.name != _SUMS)
    return [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}" for path in files]


def _kept_name(format_: str, width: int) -> str:
    return f"{width}.{format_.lower()}"


def _sweep(kept: Path) -> None:
    now = time.time()
    for folder in kept.iterdir():
        with contextlib.suppress(FileNotFoundError):
            if now - folder.stat().st_mtime > UNUSED:
                shutil.rmtree(folder, ignore_errors=True)
