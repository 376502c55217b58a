"""The part of a text that is prose: everything else blanked, so that rules about language see only language.

Blanks take the place of what they hide, letter for letter: a position in the prose is the same position in the file.
"""

from __future__ import annotations

import re

from arasha.checks.code import without_code

_HIDDEN = {
    "](": re.compile(r"(?<=\]\()[^()\s]*(?:\([^()\s]*\)[^()\s]*)*"),
    "]:": re.compile(r"^\[(?!\^)[^\]\n]+\]:[^\n]*$", re.MULTILINE),
    "<": re.compile(r"<[^<>\n]*>"),
    "{": re.compile(r"\{[:#.][^{}\n]*\}"),
    "://": re.compile(r"https?://[^\s<>()]+"),
    "www.": re.compile(r"www\.[^\s<>()]+"),
    "@": re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]++\.[\w.-]+"),
}
"""Link targets, link definitions, tags, attribute lists, bare addresses, mailboxes; by a sign that each holds."""
_KEY = re.compile(r"^[ \t-]*[A-Za-z_][A-Za-z0-9_-]*:(?=\s|$)|(?:^|[ \t])#[^\n]*$", re.MULTILINE)
"""A field's name, or a comment."""


def prose_of(text: str, body_start: int) -> str:
    """The prose of a whole file.

    Args:
        text: the file, front matter included: its values are prose, its keys are not.
        body_start: where the body begins.
    """
    header = _KEY.sub(_blank, text[:body_start])
    body = without_code(text[body_start:])
    for sign, pattern in _HIDDEN.items():
        body = pattern.sub(_blank, body) if sign in body else body
        header = pattern.sub(_blank, header) if sign in header else header
    return header + body


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])
