"""Letters that no font of the printed modules has: a PDF would show a box, or borrow a font of the machine.

The fonts are those that the print style sheet names; a family has a letter when all its faces have it.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path

from arasha.checks.memory import Memory
from arasha.content import Problem, Reading
from arasha.content.front_matter import decoded

STYLES = "print/fonts.css"
"""Where the theme names the faces of its printed editions."""
_FACE = re.compile(r'font-family: "([^"]+)"; src: url\(https://site\.invalid/([^)\s]+)\)')
_UNSEEN = frozenset({"Cc", "Cf"})
"""Controls and signs that only direct the layout (Unicode general categories): no font draws them."""


def missing_glyphs(reading: Reading, docs: Path, theme: Path, memory: Memory) -> Iterator[Problem]:
    """The first place of each letter of a module that no family has.

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
        for version in item.versions.values() if item.kind == "module" else ():
            key = f"glyphs {fonts} {version.path} {version.digest}"
            yield from memory.recall(key, partial(_missing, docs / version.path, version.path, faces))


def _missing(file: Path, path: str, faces: tuple[tuple[str, Path], ...]) -> Iterator[Problem]:
    text = decoded(file.read_bytes())
    for letter in sorted(set(text) - _drawn(faces)):
        if unicodedata.category(letter) in _UNSEEN:
            continue
        values = {"letter": letter, "code": f"U+{ord(letter):04X}"}
        yield Problem("glyph-missing", path, text.count("\n", 0, text.index(letter)) + 1, values)


def _faces(theme: Path) -> tuple[tuple[str, Path], ...]:
    """Family and file of each face."""
    styles = theme / STYLES
    found = _FACE.findall(styles.read_text()) if styles.is_file() else ()
    return tuple((family, theme / name) for family, name in found)


@cache
def _drawn(faces: tuple[tuple[str, Path], ...]) -> frozenset[str]:
    """All letters that one of the families has in every face."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # noqa: PLC0415 - only when a text is new

    families: dict[str, list[set[int]]] = defaultdict(list)
    for family, path in faces:
        with TTFont(path, lazy=True) as font:
            families[family].append(set(font.getBestCmap()))
    return frozenset(chr(code) for letters in families.values() for code in set.intersection(*letters))
