"""GIF (GIF89a specification, CompuServe 1990): blocks, of which a picture needs the frames and how they follow."""

from __future__ import annotations

from collections.abc import Iterator

from arasha.checks.media.parts import ICC, BrokenPictureError, Part, number, readable, rest

_IMAGE, _EXTENSION, _TRAILER = 0x2C, 0x21, 0x3B
_CONTROL, _COMMENT, _PLAIN_TEXT = 0xF9, 0xFE, 0x01
_APPLICATIONS = {b"NETSCAPE2.0": "", b"ANIMEXTS1.0": "", b"XMP DataXMP": "XMP", b"ICCRGBG1012": ICC}


def parts(data: bytes) -> Iterator[Part]:
    """The file's parts, first to last, without gaps.

    Raises:
        BrokenPictureError: it isn't a GIF, or its end is missing.
    """
    if data[:6] not in {b"GIF87a", b"GIF89a"}:
        raise BrokenPictureError
    at = 13 + _table_size(number(data, 10, 1))
    yield Part("", 0, at)
    kind = 0
    while kind != _TRAILER:
        start, kind = at, number(data, at, 1)
        label = ""
        if kind == _IMAGE:
            at = _end_of_blocks(data, at + 11 + _table_size(number(data, at + 9, 1)))
        elif kind == _EXTENSION:
            label = _label(number(data, at + 1, 1), data[at + 3 : at + 14])
            at = _end_of_blocks(data, at + 2)
        elif kind == _TRAILER:
            at += 1
        else:
            raise BrokenPictureError
        yield Part(label, start, at)
    yield from rest(data, at)


def _table_size(flags: int) -> int:
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _end_of_blocks(data: bytes, at: int) -> int:
    while size := number(data, at, 1):
        at += 1 + size
    return at + 1


def _label(kind: int, name: bytes) -> str:
    if kind == _CONTROL:
        return ""
    if kind == _COMMENT:
        return "COM"
    if kind == _PLAIN_TEXT:
        return "TXT"
    return _APPLICATIONS[name] if name in _APPLICATIONS else readable(name)
