"""The cover of a book, as libraries and readers' shelves show it: drawn as the pictures of shared links are."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from arasha.editions.share_drawing import ASCENT, LEADING, TEXT_FACE, TITLE_FACE, Studio
from arasha.editions.share_letters import GROUND, SUN, Face
from arasha.editions.share_wrapping import Step, bound, fitted
from arasha.pages.assets import ASSETS

WIDTH, HEIGHT = 800, 1200
SECTION = "training"
_MARGIN, _ROOM = 72, 656
_NAME_LINE, _COURSE_LINE, _TITLE_TOP, _EDITION_LINE = 128, 250, 360, 1128
_NAME_SIZE, _COURSE_SIZE, _EDITION_SIZE = 46, 34, 30
_COURSE_STEPS = (Step(_COURSE_SIZE, 2),)
_TITLE_STEPS = (Step(84, 4), Step(72, 5), Step(62, 7), Step(52, 9))
_BAR = (_MARGIN, 160, _MARGIN + 96, 168)
_BITS = 2


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands on a cover."""

    site_name: str
    course: str
    title: str
    edition: str


def draw(cover: Cover, theme: Path) -> bytes:
    """The cover as a PNG file of four colours."""
    picture = Image.new("L", (WIDTH, HEIGHT), GROUND)
    picture.paste(SUN, _BAR)
    faces = theme / ASSETS / "fonts"
    Face(faces / TITLE_FACE, _NAME_SIZE).write(picture, cover.site_name, (_MARGIN, _NAME_LINE))
    _write(picture, faces / TEXT_FACE, cover.course, _COURSE_STEPS, _COURSE_LINE)
    _write(picture, faces / TITLE_FACE, cover.title, _TITLE_STEPS, _TITLE_TOP)
    Face(faces / TEXT_FACE, _EDITION_SIZE).write(picture, cover.edition, (_MARGIN, _EDITION_LINE))
    picture.putpalette(Studio(theme).palette(SECTION))
    file = io.BytesIO()
    picture.save(file, "PNG", bits=_BITS, optimize=True)
    return file.getvalue()


def _write(picture: Image.Image, file: Path, text: str, steps: tuple[Step, ...], top: int) -> None:
    if not text:
        return
    faces = {step.size: Face(file, step.size) for step in steps}
    setting = fitted(bound(text), steps, lambda size: faces[size].width, _ROOM)
    for number, line in enumerate(setting.lines):
        base = top + ASCENT * setting.size + number * LEADING * setting.size
        faces[setting.size].write(picture, line, (_MARGIN, round(base)))
