"""The palette of share pictures, and letters in it: each letter of a size is drawn once and pasted from then on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

GROUND, EDGE, INK, SUN = range(4)
"""The palette: the section's colour, nearly white, the step between them that smooths edges, the sun."""
_STEPS = [round(strength * INK / 255) for strength in range(256)]
_MANY = 20_000
"""Widths that a face remembers."""
_NO_LETTER = "\U0010ffff"
"""A noncharacter (Unicode, 23.7): no face has it."""
_ANY = [255 if strength else 0 for strength in range(256)]


def stamp(picture: Image.Image, mask: Image.Image, corner: tuple[int, int], full: int = INK) -> None:
    """Put a shape on a picture of palette indices: `full` where the mask is strong, EDGE where it is half so."""
    indices = mask.point(_STEPS)
    shape = indices if full == INK else indices.point([GROUND, EDGE, full, *[GROUND] * 253])
    picture.paste(shape, corner, indices.point(_ANY))


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter ready to paste: its indices and where they count, its place to the base line, the way to the next."""

    shape: Image.Image
    mask: Image.Image
    left: int
    top: int
    advance: float


class Face:
    """One face at one size and weight."""

    def __init__(self, file: Path, size: int, weight: int = 0) -> None:
        # The plain layout: the other one's library comes from the system, and differs from one to the next.
        self._font = ImageFont.truetype(str(file), size, layout_engine=ImageFont.Layout.BASIC)
        if weight:
            self._font.set_variation_by_axes([weight])
        self._letters: dict[str, Letter] = {}
        self._widths: dict[str, float] = {}

    def has(self, one: str) -> bool:
        """Whether there is a letter of its own for it, and not the box that stands for all that are missing."""
        return self._letter(one).shape.tobytes() != self._letter(_NO_LETTER).shape.tobytes()

    def width(self, text: str) -> float:
        """The width of a text in pixels; titles share most of their words."""
        known = self._widths.get(text)
        if known is None:
            known = sum(self._letter(one).advance for one in text)
            if len(self._widths) < _MANY:
                self._widths[text] = known
        return known

    def write(self, picture: Image.Image, text: str, place: tuple[int, int]) -> None:
        """Write a line whose base line begins at `place`."""
        across: float = place[0]
        for one in text:
            letter = self._letter(one)
            picture.paste(letter.shape, (round(across) + letter.left, place[1] + letter.top), letter.mask)
            across += letter.advance

    def _letter(self, one: str) -> Letter:
        if one not in self._letters:
            left, top, right, bottom = (round(edge) for edge in self._font.getbbox(one, anchor="ls"))
            drawn = Image.new("L", (max(1, right - left), max(1, bottom - top)))
            ImageDraw.Draw(drawn).text((-left, -top), one, fill=255, font=self._font, anchor="ls")
            shape = drawn.point(_STEPS)
            self._letters[one] = Letter(shape, shape.point(_ANY), left, top, self._font.getlength(one))
        return self._letters[one]
