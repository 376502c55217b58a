"""How large a drawing is: SVG says it in `width` and `height`, or in its `viewBox` (SVG 2, 8.2)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from arasha.checks.media.markup import Reader, read

_LENGTH = re.compile(r"\s*+\+?([0-9]{0,9}\.?[0-9]{1,9}(?:[eE][+-]?[0-9]{1,2})?)\s*(px|pt|pc|mm|cm|in|)\s*")
_PIXELS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
"""CSS Values and Units 4, 6.2."""
_LARGEST = 9999


def size_of_drawing(document: bytes) -> tuple[int, int]:
    """Width and height in pixels; zeros when the drawing doesn't say them in a way that can be used."""
    root = _Root()
    read(document, root)
    sizes = [_pixels(root.attributes.get(name, "")) for name in ("width", "height")]
    if not all(sizes):
        box = re.split(r"[\s,]+", root.attributes.get("viewBox", "").strip())
        sizes = [_pixels(part) for part in box[2:]] if len(box) == 4 else []
    width, height = (round(size) for size in sizes) if len(sizes) == 2 else (0, 0)
    return (width, height) if 0 < width <= _LARGEST and 0 < height <= _LARGEST else (0, 0)


class _Root(Reader):
    def __init__(self) -> None:
        self.attributes: Mapping[str, str] = {}
        self._begun = False

    def start(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        """Only the first element counts."""
        del name, line
        if not self._begun:
            self.attributes, self._begun = attributes, True


def _pixels(length: str) -> float:
    match = _LENGTH.fullmatch(length)
    return float(match[1]) * _PIXELS[match[2]] if match else 0.0
