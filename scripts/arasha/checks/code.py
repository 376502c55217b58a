"""The part of a text that is certainly code: shown letter for letter, so that nothing in it can do anything.

"Certainly" is meant: Markdown takes more for code than is found here (indented blocks, code over several lines), but
what is found here it takes for code too. A wall that guessed would have a hole wherever it and Markdown disagree;
tests/units/test_fuzz.py looks for one.
"""

from __future__ import annotations

import re

FILLER = "·"
"""Stands for a letter of code: no letter, no space, no sign that means anything."""
_ANY_FENCE = re.compile(r"^[ \t>]*(?:```|~~~)", re.MULTILINE)
_FENCE = re.compile(r"(`{3,}|~{3,})[ \t]*[\w+-]*[ \t]*\n(?:[^\n]*\n)*?\1[ \t]*$", re.MULTILINE)
"""A block between fences at the margin, with at most one word behind the first (pymdownx.superfences)."""
_SPAN = re.compile(r"(?<!`)(`+)(?!`)([^|]+?)(?<!`)\1(?!`)")
"""Code in a line. A line that holds a table's bar inside may be cut there."""
_BLANK_LINE = re.compile(r"(\n[ \t]*\n)")
RAW = re.compile(r"<(?:details|summary)\b", re.IGNORECASE)
"""Elements in which Markdown is not read: backticks there are only backticks, and `<https://…>` is an element."""


def without_code(text: str) -> str:
    """A body with its code blanked, letter for letter: positions stay the same."""
    if "`" not in text and "~~~" not in text:
        return text
    text = _without_blocks(text)
    if "`" not in text:
        return text
    spans = "".join(_without_spans(block) for block in _BLANK_LINE.split(text))
    return text if RAW.search(spans) else spans


def _without_blocks(text: str) -> str:
    """The text without its fenced blocks, up to the first fence that is none: it may be the start of another block.

    A block right below other lines stays: below an indented one, superfences takes back that it is a block.
    """
    done: list[str] = []
    position = 0
    while found := _ANY_FENCE.search(text, position):
        block = _FENCE.match(text, found.start())
        if block is None:
            break
        sure = block.start() == 0 or text.endswith("\n\n", 0, block.start())
        done += (text[position : block.start()], _blanked(block) if sure else block[0])
        position = block.end()
    return "".join((*done, text[position:]))


def _without_spans(block: str) -> str:
    """A paragraph without the code in its lines, if it all ends on the line where it begins.

    Markdown may cut the paragraph at any line (a list, a quote) and pairs the backticks of each part from its start: a
    backtick left over on one line could turn what looks like code on the next into text.
    """
    if "`" not in block:
        return block
    blanked = "\n".join(_SPAN.sub(_blanked, line) for line in block.split("\n"))
    return block if "`" in blanked or "\\`" in block else blanked


def _blanked(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", FILLER, match[0])
