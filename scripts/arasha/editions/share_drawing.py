"""Draws the pictures of shared links in the site's own colours and faces: the mark, the title, what it is and when.

A picture has four colours, so two bits a pixel: the ground in the section's colour, the letters nearly white, the step
between the two that smooths their edges, and the sun. Sixteen colours would make it half as large again and take
twice the time to pack; on a telephone nobody sees the difference. What all pictures of a language share is drawn once.
"""

from __future__ import annotations

import io
import re
from functools import cached_property
from pathlib import Path

from PIL import Image, ImageDraw

from arasha.editions.share_letters import EDGE, GROUND, INK, SUN, Face, stamp
from arasha.editions.share_words import drawable
from arasha.editions.share_wrapping import Step, bound, fitted
from arasha.pages.assets import ASSETS, STYLES
from arasha.pages.share_cards import HEIGHT, WIDTH, ShareCard

TITLE_FACE, TEXT_FACE = "arasha-serif-semibold.woff2", "arasha-sans.woff2"
STEPS = (Step(92, 2), Step(76, 3), Step(66, 4), Step(54, 5), Step(48, 5), Step(40, 6))
"""Sizes of a title; each fills at most the height between the names and the label."""
LEADING, ASCENT = 1.17, 0.86
"""Of the size: from one base line to the next, and from the top of the first line to its base."""
MARGIN, TITLE_TOP, ROOM = 76, 142, 1048
NAME_SIZE, LABEL_SIZE, TONGUE_SIZE = 46, 34, 30
NAME_LINE, LABEL_LINE, MOMENT_LINE = 84, 520, 568
"""Base lines of the names above the title and of the two lines below it."""
NAME_LEFT = 164
DOME = (1000, HEIGHT)
"""Middle of the dome, on the lower edge."""
SUN_RADIUS = 46
ARCHES = ((78, 102), (132, 141), (167, 170))
"""Inner and outer radii of the arches over the sun, which grow fainter outwards."""
_UNIT = 2.1
"""Pixels to a unit of `icon.svg`, which is 32 units wide."""
_FINE = 4
"""Round shapes are drawn so many times larger and made smaller, for smooth edges."""
_COLOUR = re.compile(r"--([a-z-]+): (?:var\(--day, )?#([0-9a-f]{6})\b")
"""A colour of `tokens.css` by day."""
_BITS = 2
_RUN_LENGTHS = 3
"""Z_RLE of zlib: makes such pictures as small as a full search does, in a third of the time."""

Colour = tuple[int, int, int]


class Studio:
    """Draws for one theme. Faces, colours and grounds are made when they are first asked for."""

    def __init__(self, theme: Path) -> None:
        self._assets = theme / ASSETS
        self._faces: dict[tuple[str, int, int], Face] = {}
        self._grounds: dict[tuple[str, str], Image.Image] = {}

    def draw(self, card: ShareCard) -> bytes:
        """The picture as a PNG file."""
        picture = self._ground(card.site_name, card.language_name).copy()
        title = bound(drawable(card.title, self._face(TITLE_FACE, NAME_SIZE).has))
        setting = fitted(title, STEPS, lambda size: self._face(TITLE_FACE, size).width, ROOM)
        face, base = self._face(TITLE_FACE, setting.size), TITLE_TOP + ASCENT * setting.size
        for number, line in enumerate(setting.lines):
            face.write(picture, line, (MARGIN, round(base + number * LEADING * setting.size)))
        self._face(TEXT_FACE, LABEL_SIZE, 600).write(picture, card.label, (MARGIN, LABEL_LINE))
        self._face(TEXT_FACE, LABEL_SIZE).write(picture, card.moment, (MARGIN, MOMENT_LINE))
        picture.putpalette(self.palette(card.section))
        file = io.BytesIO()
        picture.save(file, "PNG", bits=_BITS, compress_type=_RUN_LENGTHS)
        return file.getvalue()

    def palette(self, section: str) -> bytes:
        """The four colours of a section, three bytes each; those without a colour of their own have the dark ground."""
        ground, ink = self._colours.get(section) or self._colours["ground"], self._colours["paper"]
        edge = tuple((one + other) // 2 for one, other in zip(ground, ink, strict=True))
        colours = {GROUND: ground, EDGE: edge, INK: ink, SUN: self._colours["sun"]}
        return b"".join(bytes(colours[index]) for index in sorted(colours))

    @cached_property
    def _colours(self) -> dict[str, Colour]:
        text = (self._assets / STYLES / "tokens.css").read_text(encoding="utf-8")
        found: dict[str, Colour] = {}
        for name, digits in _COLOUR.findall(text):
            red, green, blue = bytes.fromhex(digits)
            found.setdefault(name, (red, green, blue))
        return found

    def _ground(self, site_name: str, language_name: str) -> Image.Image:
        """What all pictures of a language share, as palette indices. Not to be drawn upon: copy it."""
        key = (site_name, language_name)
        if key not in self._grounds:
            ground = Image.new("L", (WIDTH, HEIGHT), GROUND)
            _draw_dome(ground)
            _draw_mark(ground)
            self._face(TITLE_FACE, NAME_SIZE).write(ground, site_name, (NAME_LEFT, NAME_LINE))
            tongue = self._face(TEXT_FACE, TONGUE_SIZE)
            tongue.write(ground, language_name, (WIDTH - MARGIN - round(tongue.width(language_name)), NAME_LINE))
            self._grounds[key] = ground
        return self._grounds[key]

    def _face(self, name: str, size: int, weight: int = 0) -> Face:
        key = (name, size, weight)
        if key not in self._faces:
            self._faces[key] = Face(self._assets / "fonts" / name, size, weight)
        return self._faces[key]


def _draw_dome(ground: Image.Image) -> None:
    """The mark drawn large: arches over one who is protected."""
    widest = ARCHES[-1][1]
    for radii, index in ((ARCHES, INK), (((0, SUN_RADIUS),), SUN)):
        mask = Image.new("L", (2 * widest * _FINE, widest * _FINE))
        draw = ImageDraw.Draw(mask)
        for inner, outer in reversed(radii):
            for radius, fill in ((outer, 255), (inner, 0)):
                near, far = (widest - radius) * _FINE, (widest + radius) * _FINE
                draw.ellipse((near, near, far, far), fill=fill)
        small = mask.resize((2 * widest, widest), Image.Resampling.BOX)
        stamp(ground, small, (DOME[0] - widest, DOME[1] - widest), index)


def _draw_mark(ground: Image.Image) -> None:
    """`icon.svg`: half an ellipse, 4.5 units thick with round ends, over a disc."""
    unit, side = _UNIT * _FINE, round(32 * _UNIT)
    arch, disc = (Image.new("L", (side * _FINE, side * _FINE)) for _ in range(2))

    def ellipse(mask: Image.Image, middle: tuple[float, float], radii: tuple[float, float], fill: int = 255) -> None:
        (x, y), (across, up) = middle, radii
        box = (x - across) * unit, (y - up) * unit, (x + across) * unit, (y + up) * unit
        ImageDraw.Draw(mask).ellipse(box, fill=fill)

    ellipse(arch, (16, 25.5), (14.75, 16.75))
    ellipse(arch, (16, 25.5), (10.25, 12.25), fill=0)
    ImageDraw.Draw(arch).rectangle((0, 25.5 * unit, side * _FINE, side * _FINE), fill=0)
    for end in (3.5, 28.5):
        ellipse(arch, (end, 25.5), (2.25, 2.25))
    ellipse(disc, (16, 22), (5.5, 5.5))
    for mask, index in ((arch, INK), (disc, SUN)):
        small = mask.resize((side, side), Image.Resampling.BOX)
        stamp(ground, small, (MARGIN, round(NAME_LINE - 26 * _UNIT)), index)
