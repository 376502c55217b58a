"""WebP (RFC 9649): a RIFF file whose chunks are pixels, transparency, animation, or something told besides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from arasha.checks.media.parts import ICC, BrokenPictureError, Part, number, readable, rest

LOSSLESS = b"VP8L"
_HEADER = 12
_EXTENDED = b"VP8X"
_NEEDED = {b"VP8 ", LOSSLESS, _EXTENDED, b"ALPH", b"ANIM", b"ANMF"}
_FLAGS = {ICC: 0x20, "EXIF": 0x08, "XMP": 0x04}
"""Bits of the extended header that announce chunks."""


def parts(data: bytes) -> Iterator[Part]:
    """The file's parts, first to last, without gaps.

    Raises:
        BrokenPictureError: it isn't a WebP, or its end is missing.
    """
    end = number(data, 4, 4, little=True) + 8
    if data[:4] != b"RIFF" or data[8:_HEADER] != b"WEBP" or end > len(data):
        raise BrokenPictureError
    yield Part("", 0, _HEADER)
    at = _HEADER
    while at + 8 <= end:
        size = number(data, at + 4, 4, little=True)
        following = at + 8 + size + size % 2
        if at + 8 + size > end:
            raise BrokenPictureError
        following = min(following, end)
        yield Part(_label(data[at : at + 4]), at, following)
        at = following
    yield from rest(data, at)


def joined(data: bytes, kept: Sequence[Part]) -> bytes:
    """The file of these parts only: its size and the announcements in its extended header follow."""
    labels = {part.label for part in kept}
    chunks = b"".join(data[part.start : part.end] for part in kept[1:])
    if chunks.startswith(_EXTENDED):
        gone = sum(flag for label, flag in _FLAGS.items() if label not in labels)
        chunks = chunks[:8] + bytes([chunks[8] & ~gone]) + chunks[9:]
    return b"RIFF" + (len(chunks) + 4).to_bytes(4, "little") + b"WEBP" + chunks


def _label(name: bytes) -> str:
    if name in _NEEDED:
        return ""
    return {b"ICCP": ICC, b"EXIF": "EXIF", b"XMP ": "XMP"}.get(name) or readable(name)
