"""Take out of pictures and PDFs what they tell besides what they show: place, time, author, attachments, scripts.

What the picture shows stays as it is, dot for dot, wherever that can be done; it is drawn anew only to stand upright
without the note that says how to turn it, to have colours that need no profile, and in AVIF, which can't be cut.
"""

from __future__ import annotations

import io
import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pikepdf import PdfError
from PIL import ExifTags, Image, JpegImagePlugin

from arasha.checks.media import pdf, pictures, webp
from arasha.checks.media.formats import FORMATS, MOST_PIXELS
from arasha.checks.media.icc import in_srgb, is_srgb, names_a_device
from arasha.checks.media.parts import ICC, BrokenPictureError
from arasha.content import Problem, ProblemError

QUALITY = 90
_SAVING: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": QUALITY, "optimize": True, "progressive": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": QUALITY, "method": 4},
    "AVIF": {"quality": QUALITY, "max_threads": 1},  # one thread: the same bytes on every machine
}
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What EXIF asks of whoever shows the picture (CIPA DC-008, Orientation)."""


def clean(file: Path) -> list[str]:
    """Clean a file where it stands, at one stroke.

    Returns:
        What was removed: `EXIF`, `GPS`, `Author`; empty when nothing was, as in files of kinds that are not cleaned.

    Raises:
        ProblemError: the file can't be read. Its path is the one given.
    """
    if file.is_symlink():
        return []
    old = file.read_bytes()
    new, removed = cleaned(old, file)
    if removed:
        _replace(file, new)
    return removed


def stripped_copy(source: Path, target: Path) -> None:
    """Copy a file; pictures and PDFs without what they tell besides. The same bytes on every run.

    A picture with nothing but a common colour profile is copied as it is: to draw it anew at every build would take
    long. The profile of one screen or scanner names its owner's device, and goes.
    """
    new, removed = cleaned(source.read_bytes(), source, colours=False) if _cleaner(source) else (b"", [])
    if removed:
        target.write_bytes(new)
    else:
        shutil.copyfile(source, target)


def cleaned(data: bytes, file: Path, *, colours: bool = True) -> tuple[bytes, list[str]]:
    """The content of a file without what it tells besides, and what that was. Raises as `clean`.

    Args:
        data: the content.
        file: where it stands; its ending says what it is.
        colours: whether a picture that has nothing but a colour profile loses that too.
    """
    cleaner = _cleaner(file)
    try:
        return cleaner(data, colours) if cleaner else (data, [])
    except pdf.SealedPdfError:
        code = "pdf-encrypted"
    except (pdf.BrokenPdfError, PdfError):
        code = "pdf-unreadable"
    except (BrokenPictureError, Image.DecompressionBombError, OSError, ValueError, SyntaxError):
        code = "picture-unreadable"
    below = file.as_posix().rpartition("docs/")[2]  # the words name the folder themselves
    raise ProblemError(Problem(code, file.as_posix(), values={"file": below, "name": file.name}))


def as_meant(image: Image.Image) -> Image.Image:
    """The picture as whoever shows it should draw it: upright, in sRGB, and nothing else known of it."""
    profile = image.info.get("icc_profile")
    other_colours = profile is not None and not is_srgb(profile, image.mode)
    return _redrawn(image, _TURNS.get(_orientation(image)), profile if other_colours else None)


def lies_on_its_side(image: Image.Image) -> bool:
    """Whether the picture as it is meant is as wide as the stored one is high."""
    return 5 <= _orientation(image) <= 8


def _cleaner(file: Path) -> Callable[[bytes, bool], tuple[bytes, list[str]]] | None:
    ending = file.suffix.lower()
    return _clean_picture if ending in FORMATS else _clean_pdf if ending == ".pdf" else None


def _clean_picture(data: bytes, colours: bool) -> tuple[bytes, list[str]]:
    seen = pictures.look(data)
    if seen.pixels > MOST_PIXELS or (seen.animated and seen.format == "AVIF"):  # refused for what they are
        raise BrokenPictureError
    with pictures.quiet(), pictures.opened(data) as image:
        profile = image.info.get("icc_profile")
        if not seen.told and _may_stay(profile, colours, seen.format, image.mode):
            return data, []
        turn = _TURNS.get(_orientation(image))
        other_colours = profile is not None and not is_srgb(profile, image.mode)
        if not seen.animated and (seen.format == "AVIF" or turn is not None or other_colours):
            try:
                options = _options(image, seen.format, data)
                data = _drawn(image, turn, profile if other_colours else None, seen.format, options)
            except Exception as error:  # as in `look`
                raise BrokenPictureError from error
    return pictures.bare(seen.format, data), [*seen.told, *([ICC] if profile else [])]


def _may_stay(profile: bytes | None, colours: bool, kind: str, mode: str) -> bool:
    """Whether a picture that tells nothing else need not lose its profile; one that names a device must go."""
    if profile is None:
        return True
    return not names_a_device(profile) and (not colours or (kind == "AVIF" and is_srgb(profile, mode)))


def _orientation(image: Image.Image) -> int:
    try:
        return int(image.getexif().get(ExifTags.Base.Orientation, 1))
    except Exception:  # damaged EXIF turns nothing
        return 1


def _options(image: Image.Image, kind: str, data: bytes) -> dict[str, Any]:
    """How to code it anew: as it was coded, as far as one can tell."""
    if kind == "WEBP" and webp.LOSSLESS in data[:1024]:
        return {"lossless": True, "exact": True}
    if kind == "JPEG" and (sampling := JpegImagePlugin.get_sampling(image)) >= 0:
        return _SAVING[kind] | {"subsampling": sampling}
    return _SAVING[kind]


def _drawn(
    image: Image.Image, turn: Image.Transpose | None, profile: bytes | None, kind: str, options: Mapping[str, Any]
) -> bytes:
    """The picture coded anew: upright, in sRGB, nothing else written into the file."""
    target = io.BytesIO()
    _redrawn(image, turn, profile).save(target, kind, **options)
    return target.getvalue()


def _redrawn(image: Image.Image, turn: Image.Transpose | None, profile: bytes | None) -> Image.Image:
    upright = image.transpose(turn) if turn is not None else image.copy()
    if profile is not None:
        upright = in_srgb(upright, profile)
    upright.info = {key: value for key, value in upright.info.items() if key == "transparency"}
    return upright


def _clean_pdf(data: bytes, _: bool) -> tuple[bytes, list[str]]:
    with pdf.opened(data) as document:
        removed = list(dict.fromkeys(name for _, name in pdf.findings(document, take_out=True)))
        removed += ["encryption"] if document.is_encrypted else []
        removed += ["%%EOF"] if pdf.earlier_versions(data) else []
        if not removed:
            return data, []
        target = io.BytesIO()
        document.save(target, deterministic_id=True, encryption=False)
    return target.getvalue(), removed


def _replace(file: Path, content: bytes) -> None:
    """Put the content in the file's place at one stroke: whoever reads it sees the old one or the new one."""
    handle, draft = tempfile.mkstemp(dir=file.parent, prefix=".cleaning-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        shutil.copymode(file, draft)
        Path(draft).replace(file)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
