"""The words of a PDF as a search finds them: its glyphs through the fonts' own tables of letters."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Name, Operator

_PAIR = re.compile(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")
_RANGE = re.compile(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")


def pages_of(file: Path) -> list[str]:
    """The text of each page; what was drawn by different operators is apart."""
    with pikepdf.open(file) as pdf:
        return [_page(page) for page in pdf.pages]


def _page(page: Any) -> str:
    tables = {name: _table(font) for name, font in page.Resources.Font.items()}
    found: list[str] = []
    table: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operator, operands = instruction.operator, instruction.operands
        if operator == Operator("Tf"):
            table = tables[str(operands[0])]
        elif operator == Operator("TJ"):
            found.append("".join(_letters(part, table) for part in operands[0] if isinstance(part, pikepdf.String)))
        elif operator == Operator("Tj"):
            found.append(_letters(operands[0], table))
    return " ".join(found)


def _letters(text: Any, table: dict[int, str]) -> str:
    data = bytes(text)
    return "".join(table[int.from_bytes(data[place : place + 2])] for place in range(0, len(data), 2))


def _table(font: Any) -> dict[int, str]:
    text = font[Name.ToUnicode].read_bytes().decode("latin-1")
    found: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.DOTALL):
        found |= {int(glyph, 16): _unicode(letters) for glyph, letters in _PAIR.findall(block)}
    for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.DOTALL):
        for first, last, letter in _RANGE.findall(block):
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + step] = chr(int(letter, 16) + step)
    return found


def _unicode(digits: str) -> str:
    return bytes.fromhex(digits).decode("utf-16-be")
