"""A picture as the site's rules see it: what it really is, how large, and what it tells besides what it shows."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PIL import ExifTags, Image

from arasha.checks.media import avif, gif, jpeg, png, webp
from arasha.checks.media.formats import FORMATS, MOST_PIXELS
from arasha.checks.media.icc import names_a_device
from arasha.checks.media.parts import ICC, BrokenPictureError, Part

_TIFF = re.compile(rb"II\*\0|MM\0\*")
"""How EXIF data begin, after headers that differ from format to format."""
_PARTS: dict[str, Callable[[bytes], Iterator[Part]]] = {
    "JPEG": jpeg.parts,
    "PNG": png.parts,
    "WEBP": webp.parts,
    "GIF": gif.parts,
}


@dataclass(frozen=True, slots=True)
class Picture:
    """What was found in a picture's file.

    Attributes:
        format: what it really is, in Pillow's words: `JPEG`.
        pixels: how many it has, or would have.
        told: what it tells besides the picture: `EXIF`, `GPS`, `XMP`; each once, in the file's order.
        device: whether its colours are told by the profile of one screen or scanner.
    """

    format: str
    pixels: int
    animated: bool
    told: tuple[str, ...]
    device: bool = False


def look(data: bytes) -> Picture:
    """Look into a picture without drawing it: a bomb stays unlit.

    Raises:
        BrokenPictureError: it is none that the site takes, or it is damaged.
    """
    try:
        with quiet(), opened(data) as image:
            return _seen(image, data)
    except Image.DecompressionBombError:
        return Picture("", MOST_PIXELS + 1, animated=False, told=())
    except BrokenPictureError:
        raise
    except Exception as error:  # Pillow's readers raise whatever damaged data lead them to
        raise BrokenPictureError from error


def quiet() -> warnings.catch_warnings[None]:
    """Let Pillow say nothing of damaged data: our own problems do."""
    return warnings.catch_warnings(action="ignore")


def _seen(image: Image.Image, data: bytes) -> Picture:
    kind = "JPEG" if image.format == "MPO" else str(image.format)
    pixels = image.width * image.height
    if pixels > MOST_PIXELS:
        return Picture(kind, pixels, animated=False, told=())
    animated = kind != "JPEG" and bool(getattr(image, "is_animated", False))
    told = [label for label in labels(kind, data) if label != ICC]
    if _knows_place(kind, image, data):
        told.append("GPS")
    device = names_a_device(image.info.get("icc_profile") or b"")
    image.verify()
    return Picture(kind, pixels, animated, tuple(dict.fromkeys(told)), device)


def opened(data: bytes) -> Image.Image:
    """The picture, not yet decoded. Only readers of the formats that the site takes are let at it."""
    return Image.open(io.BytesIO(data), formats=tuple(dict.fromkeys(FORMATS.values())))


def labels(kind: str, data: bytes) -> list[str]:
    """What the file holds besides the picture, the colour profile too."""
    if kind == "AVIF":
        return list(avif.labels(data))
    return [part.label for part in _PARTS[kind](data) if part.label]


def bare(kind: str, data: bytes) -> bytes:
    """The same picture, bit for bit, without all that `labels` names. AVIF can't be cut this way and stays as it is."""
    if kind == "AVIF":
        return data
    kept = [part for part in _PARTS[kind](data) if not part.label]
    return webp.joined(data, kept) if kind == "WEBP" else b"".join(data[part.start : part.end] for part in kept)


def _knows_place(kind: str, image: Image.Image, data: bytes) -> bool:
    """Whether it tells where it was taken, in EXIF or in XMP."""
    if b"GPSLatitude" in data:
        return True
    if kind == "AVIF":
        return ExifTags.IFD.GPSInfo in image.getexif()
    return any(_has_place(data[part.start : part.end]) for part in _PARTS[kind](data) if part.label == "EXIF")


def _has_place(part: bytes) -> bool:
    """Whether a part with EXIF data has a place among them. Image.getexif would decode a whole PNG for this."""
    start = _TIFF.search(part)
    exif = Image.Exif()
    try:
        exif.load(b"Exif\0\0" + part[start.start() :] if start else b"")
    except Exception:  # damaged data tell nothing that could be read; they are refused as EXIF anyway
        return False
    return ExifTags.IFD.GPSInfo in exif
