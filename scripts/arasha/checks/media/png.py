"""PNG (W3C, third edition): chunks, of which a picture needs the pixels, the palette and what its colours mean."""

from __future__ import annotations

from collections.abc import Iterator

from arasha.checks.media.parts import ICC, BrokenPictureError, Part, number, readable, rest

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_END = b"IEND"
_NEEDED = {b"IHDR", b"PLTE", b"IDAT", _END, b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"pHYs", b"cICP"} | {
    b"acTL",
    b"fcTL",
    b"fdAT",
}
"""The last three make an animation, which is refused for what it is."""


def parts(data: bytes) -> Iterator[Part]:
    """The file's parts, first to last, without gaps.

    Raises:
        BrokenPictureError: it isn't a PNG, or its end is missing.
    """
    if not data.startswith(SIGNATURE):
        raise BrokenPictureError
    at, name = len(SIGNATURE), b""
    yield Part("", 0, at)
    while name != _END:
        end = at + 12 + number(data, at, 4)
        name = data[at + 4 : at + 8]
        if end > len(data):
            raise BrokenPictureError
        yield Part(_label(name, data[at + 8 : at + 40]), at, end)
        at = end
    yield from rest(data, at)


def _label(name: bytes, content: bytes) -> str:
    if name in _NEEDED:
        return ""
    if name == b"iCCP":
        return ICC
    if name == b"eXIf":
        return "EXIF"
    if name == b"iTXt" and content.startswith(b"XML:com.adobe.xmp"):
        return "XMP"
    return readable(name)
