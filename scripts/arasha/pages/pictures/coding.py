"""How the variants of a picture are coded, and the drawing of one picture's variants.

Measured on photographs of 720 to 1280 pixels: AVIF at 52 looks like WebP at 72 and JPEG at 75 and weighs 0.6 to 0.8 of
the one and less than half of the other; speed 8 costs 3 % of size against 7 and saves a third of the time. Encoders run
in one thread: the same bytes on every machine.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any

from PIL import Image, __version__, features

from arasha.checks.media.parts import BrokenPictureError
from arasha.checks.media.pictures import opened, quiet
from arasha.cleaning import as_meant, lies_on_its_side
from arasha.pages.pictures.facts import Look, kind_of, lets_through

ENDINGS = {"AVIF": ".avif", "WEBP": ".webp", "JPEG": ".jpg", "PNG": ".png"}
MEDIA_TYPES = {"AVIF": "image/avif", "WEBP": "image/webp", "JPEG": "image/jpeg", "PNG": "image/png"}
_PHOTOGRAPH: dict[str, dict[str, Any]] = {
    "AVIF": {"quality": 52, "speed": 8, "subsampling": "4:2:0", "max_threads": 1},
    "WEBP": {"quality": 72, "method": 4},
    "JPEG": {"quality": 75, "progressive": True, "optimize": True, "subsampling": "4:2:0"},
    "PNG": {"optimize": True},
}
_LINES = _PHOTOGRAPH | {
    "AVIF": {"quality": 65, "speed": 8, "subsampling": "4:4:4", "max_threads": 1},
    "WEBP": {"lossless": True, "method": 4},
}
"""Edges between colours stay sharp, which 4:2:0 and lossy WebP would blur."""
CODINGS: dict[Look, tuple[str, ...]] = {
    Look.PHOTOGRAPH: ("AVIF", "WEBP", "JPEG"),
    Look.LINES: ("AVIF", "WEBP", "PNG"),
    Look.CUT_OUT: ("AVIF", "WEBP", "PNG"),
    Look.AS_IT_IS: (),
}
"""Formats by look, the best first; the last is known to every browser."""
_OPTIONS = {Look.PHOTOGRAPH: _PHOTOGRAPH, Look.CUT_OUT: _PHOTOGRAPH, Look.LINES: _LINES}
_COLOURS = 256
"""Of a chart that is coded without loss: with more, its smoothed edges would weigh more than the rest."""
_DRAFT = 2
"""A JPEG is decoded at no less than so many times the size that is needed."""
VERSION = f"1 {_OPTIONS!r}"
"""Changes when the same picture would be coded otherwise. Raise the number when only the drawing below changes."""


def encoders() -> str:
    """The programs that code pictures: another version of one may make other bytes."""
    names = ("jpg", "libjpeg_turbo", "zlib", "zlib_ng", "webp", "avif", "littlecms2")
    return " ".join([__version__, *(f"{name}={features.version(name)}" for name in names)])


def variants(data: bytes, look: Look, wanted: Sequence[tuple[str, int, int]]) -> Iterator[bytes]:
    """The variants of a picture in the order wanted, each with nothing in it but the picture.

    Args:
        data: the picture's file.
        look: what it is like.
        wanted: format, width and height of each.

    Raises:
        BrokenPictureError: it can't be drawn.
    """
    widest = max((width, height) for _, width, height in wanted)
    sizes = {(width, height) for _, width, height in wanted}
    try:
        with quiet(), opened(data) as stored:
            drawn = {widest: _fitted(_upright(stored, widest), widest)}
            for size in sizes - {widest}:
                drawn[size] = drawn[widest].resize(size, Image.Resampling.LANCZOS)
            for format_, width, height in wanted:
                yield _coded(drawn[width, height], format_, look)
    except Exception as error:  # as in `facts_of`
        raise BrokenPictureError from error


def _upright(stored: Image.Image, size: tuple[int, int]) -> Image.Image:
    """The picture as it is meant, in a mode that can be scaled."""
    if kind_of(stored) == "JPEG":
        width, height = size[::-1] if lies_on_its_side(stored) else size
        stored.draft(None, (width * _DRAFT, height * _DRAFT))
    image = as_meant(_in_eight_bits(stored))
    if lets_through(image):
        return image.convert("RGBA")
    return image if image.mode in {"L", "RGB"} else image.convert("RGB")


def _in_eight_bits(image: Image.Image) -> Image.Image:
    """Pillow cuts off what is brighter than 255 when it converts grey of 16 bits."""
    if not image.mode.startswith("I"):
        return image
    return image.convert("I").point(lambda value: value / 256).convert("L")


def _fitted(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    fitted = image if image.size == size else image.resize(size, Image.Resampling.LANCZOS)
    fitted.info = {}
    return fitted


def _coded(image: Image.Image, format_: str, look: Look) -> bytes:
    if look is Look.LINES and format_ != "AVIF" and image.mode == "RGB":
        image = image.quantize(_COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    target = io.BytesIO()
    image.save(target, format_, **_OPTIONS[look][format_])
    return target.getvalue()
