"""What a picture is, learnt from its file without drawing it: how large it is seen, and what it is like."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import Enum
from pathlib import PurePath

from PIL import Image

from arasha.checks.media import webp
from arasha.checks.media.formats import FORMATS, MOST_PIXELS
from arasha.checks.media.parts import BrokenPictureError
from arasha.checks.media.pictures import labels, opened, quiet
from arasha.cleaning import lies_on_its_side
from arasha.pages.pictures.drawings import size_of_drawing

DRAWING = ".svg"
_FLAT = 0.2
"""Bytes for each colour of a pixel, coded without loss: charts, maps and logos need fewer, photographs 0.3 and more."""


class Look(Enum):
    """What a picture is like, which decides how it is coded."""

    PHOTOGRAPH = "photograph"
    LINES = "lines"
    """Even areas and sharp edges: a chart, a map, a logo."""
    CUT_OUT = "cut-out"
    """A photograph through which one sees the page."""
    AS_IT_IS = "as it is"
    """It moves, or it is a drawing for any size: only its own file shows it."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a picture's file.

    Attributes:
        width: as it is seen, in pixels; 0 when a drawing has no size. So is the height.
        weight: bytes of the file.
        digest: SHA-256 of the file.
    """

    width: int
    height: int
    weight: int
    digest: str
    look: Look


def facts_of(name: str, data: bytes) -> Facts | None:
    """What is known of a file beside a text; None when it is no picture, or one that the rules refuse.

    Args:
        name: of the file; its ending says what it is.
        data: its content.
    """
    ending = PurePath(name).suffix.lower()
    if ending == DRAWING:
        size, look = size_of_drawing(data), Look.AS_IT_IS
    elif ending in FORMATS:
        try:
            with quiet(), opened(data) as image:
                size, look = _size(image, data), _look(image, data)
        except Exception:  # Pillow's readers raise whatever damaged data lead them to; the rules have told the editor
            return None
    else:
        return None
    return Facts(*size, len(data), hashlib.sha256(data).hexdigest(), look)


def kind_of(image: Image.Image) -> str:
    """The format in Pillow's words; some cameras put a second picture behind a JPEG and Pillow calls that otherwise."""
    return "JPEG" if image.format == "MPO" else str(image.format)


def lets_through(image: Image.Image) -> bool:
    """Whether the page can be seen through it; many opaque pictures have a channel for that all the same."""
    if not image.has_transparency_data:
        return False
    darkest = image.convert("RGBA").getchannel("A").getextrema()[0]
    return isinstance(darkest, int | float) and darkest < 255


def _size(image: Image.Image, data: bytes) -> tuple[int, int]:
    if image.width * image.height > MOST_PIXELS:
        raise BrokenPictureError
    kind = kind_of(image)
    may_lie = kind != "PNG" or "EXIF" in labels(kind, data)  # to ask a PNG without EXIF would decode it
    return image.size[::-1] if may_lie and lies_on_its_side(image) else image.size


def _look(image: Image.Image, data: bytes) -> Look:
    kind = kind_of(image)
    if kind != "JPEG" and getattr(image, "is_animated", False):
        return Look.AS_IT_IS
    lossless = kind in {"PNG", "GIF"} or (kind == "WEBP" and webp.LOSSLESS in data[:1024])
    colours = [band for band in image.getbands() if band != "A"]
    if lossless and len(data) < _FLAT * image.width * image.height * len(colours):
        return Look.LINES
    return Look.CUT_OUT if lets_through(image) else Look.PHOTOGRAPH
