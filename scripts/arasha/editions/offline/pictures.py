"""Which one file of those that a picture is offered as goes into a copy."""

from __future__ import annotations

import re
from collections.abc import Callable

_SOURCES = re.compile(r'<source\b(?:[^<>"]|"[^"]*")*>')
_WEBP = ' type="image/webp"'
"""Every browser since 2020 knows this format."""
_CANDIDATE = re.compile(r'([^\s,"]\S*) (\d+)w\b')
_IMAGE = re.compile(r'<img\b(?:[^<>"]|"[^"]*")*>')
_SRC = re.compile(r' src="[^"]*"')
WIDE_ENOUGH = 720
"""Pixels: sharp on a phone's screen."""


def one_image(picture: str, held: Callable[[str], bool]) -> str:
    """The image of a `<picture>`, from its WebP files the narrowest that is wide enough, if the copy has it.

    Args:
        picture: the element's HTML.
        held: whether the copy has the file that an address on the page leads to.
    """
    image = _IMAGE.search(picture)
    if image is None:
        return ""
    webp = next((source for source in _SOURCES.findall(picture) if _WEBP in source), "")
    offered = {int(width): address for address, width in _CANDIDATE.findall(webp.partition(' srcset="')[2])}
    wanted = min((width for width in offered if width >= WIDE_ENOUGH), default=max(offered, default=0))
    if wanted and held(offered[wanted]):
        return _SRC.sub(f' src="{offered[wanted]}"', image[0], count=1)
    return image[0]
