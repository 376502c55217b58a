"""A picture's file as a row of parts: those that make the picture, and those that tell something about it."""

from __future__ import annotations

from dataclasses import dataclass

ICC = "ICC"
"""Label of a colour profile: it belongs to the picture, yet may name the screen or the scanner it was made for."""


class BrokenPictureError(Exception):
    """The file does not have the structure of its format, or ends too early."""


@dataclass(frozen=True, slots=True)
class Part:
    """Bytes `start` to `end` of a file. `label` says what they tell (`EXIF`); empty when the picture needs them."""

    label: str
    start: int
    end: int


def number(data: bytes, at: int, size: int, *, little: bool = False) -> int:
    """An unsigned number in the file.

    Raises:
        BrokenPictureError: the file ends before it.
    """
    if at + size > len(data):
        raise BrokenPictureError
    return int.from_bytes(data[at : at + size], "little" if little else "big")


def rest(data: bytes, at: int) -> list[Part]:
    """What follows the end of the picture: a second picture, an archive, anything that viewers don't show."""
    return [Part(f"+{len(data) - at} B", at, len(data))] if at < len(data) else []


def readable(name: bytes) -> str:
    """The name of a part as it may be shown."""
    text = name.decode("ascii", "replace").strip()
    return text if text.isprintable() and text.isascii() else "?"
