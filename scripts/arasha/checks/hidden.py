"""Characters that nobody sees: they hide words from the reader, turn the reading direction round, or split a word.

Sources: Unicode Technical Report 36 (security considerations) and Technical Standard 39; "Trojan Source" (Boucher and
Anderson, 2021; CVE-2021-42574) for the marks of direction.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator

from arasha.checks.texts import Text
from arasha.content import Problem

_RANGES = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters but tab and line feed
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"  # soft hyphen, joiner, fillers, Mongolian selectors
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f"  # no width, direction, line ends, invisible operators
    "\u2800\u3164\ufeff\uffa0\ufff0-\uffff"  # blank letters, byte order mark, annotations
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"  # musical marks, tags, selectors
)
_HIDDEN = re.compile(f"[{_RANGES}]")
_EMOJI = "\u2600-\u27bf\U0001f300-\U0001faff"
_JOINING = re.compile(f"(?<=[{_EMOJI}\ufe0f])\u200d(?=[{_EMOJI}])")
"""What makes one emoji of two: a woman and scales, a judge (Unicode Technical Standard 51, 2.3)."""
_ENTITY = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z]{2,32});?")
_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0abevfNLP])")
"""How YAML writes characters between double quotes (YAML 1.2.2, 5.7)."""
_SHORT = {"0": 0, "a": 7, "b": 8, "v": 11, "f": 12, "e": 27, "N": 0x85, "L": 0x2028, "P": 0x2029}
_NAMES = {0x0: "NULL", 0xAD: "SOFT HYPHEN", 0xFEFF: "BYTE ORDER MARK"}


def hidden(text: Text, live: str) -> Iterator[Problem]:
    """Hidden characters anywhere in the file, as they are or written as an entity or escape; one for each line.

    Args:
        text: the file.
        live: the file without its code: an entity in code is only text.
    """
    places: dict[int, tuple[int, int]] = {}
    for position, code in sorted([*_plain(text.raw), *_entities(live, text.body_start), *_escapes(text)]):
        places.setdefault(text.line_at(position), (position, code))
    for position, code in places.values():
        yield text.problem("hidden-character", position, name=name_of(code))


def is_hidden(code: int) -> bool:
    """Whether a character may not stand in a text."""
    return code > 0x10FFFF or 0xD800 <= code < 0xE000 or bool(_HIDDEN.match(chr(code)))


def name_of(code: int) -> str:
    """A character as the Unicode charts call it: `U+202E RIGHT-TO-LEFT OVERRIDE`."""
    name = _NAMES.get(code) or (unicodedata.name(chr(code), "") if code <= 0x10FFFF else "")
    return f"U+{code:04X} {name}".strip()


def _plain(raw: str) -> Iterator[tuple[int, int]]:
    for match in _HIDDEN.finditer(raw):
        if not _JOINING.match(raw, match.start()):
            yield match.start(), ord(match[0])


def _entities(live: str, start: int) -> Iterator[tuple[int, int]]:
    if "&" not in live:
        return
    for match in _ENTITY.finditer(live, start):
        for code in _codes(match[0]):
            yield match.start(), code


def _codes(entity: str) -> list[int]:
    """The hidden characters that an entity stands for."""
    if entity.startswith("&#"):
        number = entity[2:].rstrip(";")
        codes = [int(number[1:], 16) if number[0] in "xX" else int(number)]
    else:
        codes = [ord(letter) for letter in html.unescape(entity)]
    return [code for code in codes if code not in (9, 10, 13) and is_hidden(code)]


def _escapes(text: Text) -> Iterator[tuple[int, int]]:
    header = text.raw[: text.body_start]
    if "\\" not in header:
        return
    for match in _ESCAPE.finditer(header):
        told = match[0][1:]
        code = _SHORT[told] if told in _SHORT else int(told[1:], 16)
        quoted = '"' in header[header.rfind("\n", 0, match.start()) + 1 : match.start()]
        if is_hidden(code) and (quoted or told not in _SHORT):
            yield match.start(), code
