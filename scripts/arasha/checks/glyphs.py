"""Letters that no font of the printed modules has: a PDF would show a box, or borrow a font of the machine.

The fonts are those that the print style sheet names; a family has a letter when all its faces have it. Printed is a
module's text, what its drawings write, and the title of its course.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path

from arasha.checks.media.markup import Reader, read
from arasha.checks.memory import Memory
from arasha.content import Item, Problem, Reading
from arasha.content.front_matter import decoded

STYLES = "print/fonts.css"
"""Where the theme names the faces of its printed editions."""
_FACE = re.compile(r'font-family: "([^"]+)"; src: url\(https://site\.invalid/([^)\s]+)\)')
Faces = tuple[tuple[str, Path], ...]
"""Family and file of each face."""
Find = Callable[[Path, str, Faces], Iterator[Problem]]
"""Looks through a file, given where it is and its path in the content folder."""
_DRAWING = ".svg"
_UNSEEN = frozenset({"Cc", "Cf"})
"""Controls and signs that only direct the layout (Unicode general categories): no font draws them."""


def missing_glyphs(reading: Reading, docs: Path, theme: Path, memory: Memory) -> Iterator[Problem]:
    """The first place in each file of each letter of a module that no family has.

    Args:
        reading: the content.
        docs: the content folder.
        theme: the theme's folder; a theme without printed editions has no such letters.
        memory: what was found the last time.
    """
    faces = _faces(theme)
    if not faces:
        return
    fonts = hashlib.sha256(b"".join(path.read_bytes() for _, path in faces)).hexdigest()
    for item in reading.items.values():
        for path, find in _printed(item):
            key = f"glyphs {fonts} {path} {reading.files[path]}"
            yield from memory.recall(key, partial(find, docs / path, path, faces))


def _printed(item: Item) -> Iterator[tuple[str, Find]]:
    """The files of an item that printed editions take letters from, and how to look for those."""
    texts = (version.path for version in item.versions.values())
    if item.kind == "module":
        yield from ((path, _in_text) for path in texts)
        drawings = (name for name in item.files if name.lower().endswith(_DRAWING))
        yield from ((f"{item.folder}/{name}", _in_drawing) for name in drawings)
    elif item.kind == "course":  # its title stands on the covers of its modules
        yield from ((path, _in_title) for path in texts)


def _in_text(file: Path, path: str, faces: Faces) -> Iterator[Problem]:
    return _missing(enumerate(decoded(file.read_bytes()).split("\n"), 1), path, faces)


def _in_title(file: Path, path: str, faces: Faces) -> Iterator[Problem]:
    lines = enumerate(decoded(file.read_bytes()).split("\n"), 1)
    return _missing(((number, line) for number, line in lines if line.startswith("title:")), path, faces)


def _in_drawing(file: Path, path: str, faces: Faces) -> Iterator[Problem]:
    letters = _Letters()
    read(file.read_bytes(), letters)  # what can't be read is told by another rule
    return _missing(letters.found, path, faces)


@dataclass
class _Letters(Reader):
    """What a drawing writes, with its lines."""

    found: list[tuple[int, str]] = field(default_factory=list)

    def text(self, written: str, line: int) -> None:
        self.found.append((line, written))


def _missing(lines: Iterable[tuple[int, str]], path: str, faces: Faces) -> Iterator[Problem]:
    """The first line of each letter that is in no family."""
    first: dict[str, int] = {}
    for line, text in lines:
        for letter in set(text):
            first.setdefault(letter, line)
    for letter in sorted(set(first) - _drawn(faces)):
        if unicodedata.category(letter) not in _UNSEEN:
            values = {"letter": letter, "code": f"U+{ord(letter):04X}"}
            yield Problem("glyph-missing", path, first[letter], values)


def _faces(theme: Path) -> Faces:
    """Family and file of each face."""
    styles = theme / STYLES
    found = _FACE.findall(styles.read_text()) if styles.is_file() else ()
    return tuple((family, theme / name) for family, name in found)


@cache
def _drawn(faces: Faces) -> frozenset[str]:
    """All letters that one of the families has in every face."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # noqa: PLC0415 - only when a text is new

    families: dict[str, list[set[int]]] = defaultdict(list)
    for family, path in faces:
        with TTFont(path, lazy=True) as font:
            families[family].append(set(font.getBestCmap()))
    return frozenset(chr(code) for letters in families.values() for code in set.intersection(*letters))
