"""Pictures: what they really are, what they weigh, what they tell of who took them, whether everyone can read them.

A camera writes the place, the time and its own number into each picture (EXIF 2.32, CIPA DC-008; XMP, ISO 16684;
IPTC-IIM): enough to find a photographer, or a victim's home.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from arasha.checks.media.formats import FORMATS, MOST_PIXELS
from arasha.checks.media.parts import BrokenPictureError
from arasha.checks.memory import Memory
from arasha.checks.texts import Rule, Text
from arasha.content import Item, Problem, Reading
from arasha.content.front_matter import decoded

if TYPE_CHECKING:
    from arasha.checks.media.pictures import Picture

LARGEST = 4 * 1024 * 1024
_READ_AT_ALL = 64 * 1024 * 1024
_NO_ALT = re.compile(r"(?<!\\)!\[\s*\](?=[(\[])")
_PICTURE_FIELD = re.compile(r"^picture[ \t]*:", re.MULTILINE)


def picture_problems(file: Path, path: str) -> Iterator[Problem]:
    """What is wrong with a file that is called a picture; nothing about other files.

    Args:
        file: the file.
        path: the same, relative to the content folder.
    """
    ending = PurePath(path).suffix.lower()
    if ending not in FORMATS or file.is_symlink() or not file.is_file():
        return
    size = file.stat().st_size
    if size > LARGEST:
        yield Problem("picture-too-large", path, values={"size": f"{size / 1024 / 1024:.1f}"})
    if size > _READ_AT_ALL:
        return
    from arasha.checks.media.pictures import look  # noqa: PLC0415 - a check without a new picture must not wait for it

    try:
        picture = look(file.read_bytes())
    except BrokenPictureError:
        yield Problem("picture-unreadable", path, values={"name": PurePath(path).name})
        return
    yield from _problems(picture, ending, path)


def _problems(picture: Picture, ending: str, path: str) -> Iterator[Problem]:
    if picture.pixels > MOST_PIXELS:
        yield Problem("picture-bomb", path, values={"most": MOST_PIXELS // 1_000_000})
        return
    if picture.format != FORMATS[ending]:
        right = next(suffix for suffix, name in FORMATS.items() if name == picture.format)
        yield Problem("picture-misnamed", path, values={"format": picture.format, "better": right})
    if picture.animated:
        yield Problem("picture-animated", path)
    if picture.told:
        yield Problem("picture-metadata", path, values={"found": ", ".join(picture.told), "file": path})
    elif picture.device:  # as in every screenshot of a Mac, which many have no way to clean
        yield Problem("picture-device", path, values={"file": path}, warning=True)


def pictures_without_words(text: Text) -> Iterator[Problem]:
    """Each picture in a text has words for those who can't see it (WCAG 2.2, 1.1.1)."""
    if "![" in text.raw:
        for match in _NO_ALT.finditer(text.prose, text.body_start):
            yield text.problem("picture-without-alt", match.start())


def lead_pictures_without_words(reading: Reading, docs: Path, memory: Memory) -> Iterator[Problem]:
    """A lead picture has words in each full version: `picture` stands in the original, `picture_alt` in all."""
    for item in reading.items.values():
        if item.facts.picture and not item.facts.withdrawn:
            for version in item.versions.values():
                if version.texts.coverage == "full" and not version.texts.picture_alt.strip():
                    key = f"lead {item.original} {version.path} {version.digest}"
                    yield from memory.recall(key, partial(_without_words, item, version.path, docs))


def _without_words(item: Item, path: str, docs: Path) -> Iterator[Problem]:
    """At the line of `picture` in the original, at that of the first field in a translation."""
    line = 2
    if path == item.versions[item.original].path:
        raw = decoded((docs / path).read_bytes())
        found = _PICTURE_FIELD.search(raw)
        line = raw.count("\n", 0, found.start()) + 1 if found else line
    yield Problem("picture-alt-missing", path, line)


RULES: tuple[Rule, ...] = (pictures_without_words,)
