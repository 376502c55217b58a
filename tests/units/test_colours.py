"""The colours of `tokens.css` by WCAG 2.2: text 4.5:1 (1.4.3), controls 3:1 (1.4.11), in high contrast 7:1 (1.4.6)."""

from __future__ import annotations

import re

import pytest

from arasha.pages.style_page import COLOURS
from sites import THEME

PALETTES = ("day", "night", "day-sharp", "night-sharp")
TOKENS = (THEME / "assets" / "styles" / "tokens.css").read_text(encoding="utf-8")
LINE = re.compile(r"^ *--([a-z-]+): " + " ".join(rf"var\(--{name}, (#[0-9a-f]+)\)" for name in PALETTES) + ";", re.M)
TEXTS = ("ink", "soft", "link", *COLOURS)
CONTROLS = ("edge", "focus", "warn")
GROUNDS = ("paper", "mist")
TEXT, CONTROL, SHARP = 4.5, 3, 7


def colours(palette: str) -> dict[str, str]:
    """The palette's colours by token."""
    place = PALETTES.index(palette) + 1
    return {match[1]: match[place + 1] for match in LINE.finditer(TOKENS)}


def luminance(colour: str) -> float:
    """Relative luminance of `#rgb` or `#rrggbb`, as WCAG 2.2 defines it."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000", "#ffffff", 21), ("#777777", "#fff", 4.48), ("#fff", "#fff", 1)]
)
def test_the_ratio_is_the_known_one(one: str, other: str, ratio: float) -> None:
    assert round(contrast(one, other), 2) == ratio


@pytest.mark.parametrize("palette", PALETTES)
def test_text_is_readable(palette: str) -> None:
    of = colours(palette)
    least = SHARP if palette.endswith("sharp") else TEXT
    weak = {
        f"{text} on {ground}": round(contrast(of[text], of[ground]), 2)
        for text in TEXTS
        for ground in GROUNDS
        if contrast(of[text], of[ground]) < least
    }
    assert weak == {}


@pytest.mark.parametrize("palette", PALETTES)
def test_controls_are_seen(palette: str) -> None:
    of = colours(palette)
    least = SHARP if palette.endswith("sharp") else CONTROL
    pairs = [(control, ground) for control in CONTROLS for ground in GROUNDS]
    assert [pair for pair in pairs if contrast(of[pair[0]], of[pair[1]]) < least] == []


@pytest.mark.parametrize("palette", PALETTES)
def test_text_on_the_dark_ground_a_button_and_a_mark_is_readable(palette: str) -> None:
    of = colours(palette)
    assert contrast(of["on-ground"], of["ground"]) >= SHARP
    assert contrast(of["paper"], of["link"]) >= TEXT
    assert contrast(of["ink"], of["mark"]) >= TEXT


def test_every_palette_has_every_colour() -> None:
    assert {*TEXTS, *CONTROLS, *GROUNDS, "ground", "on-ground", "mark", "line"} <= set(colours("day"))


def test_the_way_out_is_readable() -> None:
    """Its red is the same in every palette."""
    shell = (THEME / "assets" / "styles" / "shell.css").read_text(encoding="utf-8")
    red = re.search(r"\.exit a \{[^}]*background: (#\w+); color: (#\w+)", shell)
    assert red
    assert contrast(red[1], red[2]) >= SHARP
