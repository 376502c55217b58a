"""JPEG (ITU-T T.81): segments, of which a picture needs the tables, the frame, the scans, JFIF's and Adobe's marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from arasha.checks.media.parts import ICC, BrokenPictureError, Part, number, readable, rest

START, END, SCAN, COMMENT = 0xD8, 0xD9, 0xDA, 0xFE
_BARE = {0x01, START, *range(0xD0, 0xD8)}
"""Markers without a length that have no place between segments."""
_NEXT_MARKER = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]")
"""What ends coded data: a marker that is no stuffed byte and no restart."""
_JFIF_LENGTH, _ADOBE_LENGTH = 14, 12
"""Of the two segments when they hold no thumbnail and nothing foreign."""


def parts(data: bytes) -> Iterator[Part]:
    """The file's parts, first to last, without gaps.

    Raises:
        BrokenPictureError: it isn't a JPEG, or its end is missing.
    """
    if number(data, 0, 2) != 0xFF00 | START:
        raise BrokenPictureError
    yield Part("", 0, 2)
    at, marker = 2, START
    while marker != END:
        start = at
        while number(data, at, 2) == 0xFFFF:
            at += 1
        marker = number(data, at, 2) - 0xFF00
        at += 2
        if marker < 0 or marker in _BARE:
            raise BrokenPictureError
        label = ""
        if marker != END:
            length = number(data, at, 2)
            if length < 2 or at + length > len(data):
                raise BrokenPictureError
            label = _label(marker, data[at + 2 : at + length])
            at = _end_of_scan(data, at + length) if marker == SCAN else at + length
        yield Part(label, start, at)
    yield from rest(data, at)


def _end_of_scan(data: bytes, at: int) -> int:
    found = _NEXT_MARKER.search(data, at)
    if found is None:
        raise BrokenPictureError
    return found.start()


def _label(marker: int, payload: bytes) -> str:
    if marker == COMMENT:
        return "COM"
    if not 0xE0 <= marker <= 0xEF:
        return ""
    if marker == 0xE0 and payload.startswith(b"JFIF\0"):
        return "" if len(payload) == _JFIF_LENGTH else "JFIF"
    if marker == 0xEE and payload.startswith(b"Adobe"):
        return "" if len(payload) == _ADOBE_LENGTH else "Adobe"
    for begin, label in _KNOWN:
        if payload.startswith(begin):
            return label
    return f"APP{marker - 0xE0} {readable(payload[:8].partition(bytes(1))[0])}".removesuffix(" ?").strip()


_KNOWN = (
    (b"ICC_PROFILE\0", ICC),
    (b"Exif\0", "EXIF"),
    (b"http://ns.adobe.com/", "XMP"),
    (b"Photoshop 3.0\0", "IPTC"),
    (b"MPF\0", "MPF"),
)
