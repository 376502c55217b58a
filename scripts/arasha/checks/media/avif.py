"""AVIF (AOM specification; boxes of ISO/IEC 14496-12): what it tells besides the picture stands in items of its own.

Their places in the file are written in tables that other items use too, so such a file is not cut but coded anew.
"""

from __future__ import annotations

from collections.abc import Iterator

from arasha.checks.media.parts import BrokenPictureError, number, readable

_BOXES = {b"ftyp", b"meta", b"mdat", b"moov"}
_ITEMS = {b"av01", b"grid", b"iovl", b"tmap"}
_NAMES = {b"Exif": "EXIF", b"mime": "XMP"}


def labels(data: bytes) -> Iterator[str]:
    """What the file tells besides the picture.

    Raises:
        BrokenPictureError: it isn't made of boxes.
    """
    if data[4:8] != b"ftyp":
        raise BrokenPictureError
    for name, start, end in _boxes(data, 0, len(data)):
        if name not in _BOXES:
            yield readable(name)
        if name == b"meta":
            for item in _items(data, start + 4, end):
                if item not in _ITEMS:
                    yield _NAMES.get(item) or readable(item)


def _boxes(data: bytes, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Name of each box, and where its content starts and ends."""
    while at < end:
        size, name, start = number(data, at, 4), data[at + 4 : at + 8], at + 8
        if size == 1:
            size, start = number(data, at + 8, 8), at + 16
        stop = at + size if size else end
        if stop < start or stop > end:
            raise BrokenPictureError
        yield name, start, stop
        at = stop


def _items(data: bytes, start: int, end: int) -> Iterator[bytes]:
    """The types of all items."""
    for name, at, stop in _boxes(data, start, end):
        if name == b"iinf":
            entries = at + (6 if number(data, at, 1) == 0 else 8)
            for entry, place, _ in _boxes(data, entries, stop):
                if entry == b"infe":
                    identity = 4 if number(data, place, 1) >= 3 else 2
                    yield data[place + 6 + identity : place + 10 + identity]
