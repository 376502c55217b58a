"""Texts made, or grown, so big or so deep that a build would stop at them.

Python-Markdown takes time that grows with the square of some signs in one paragraph, and the Python stack with the
depth of lists and quotes; the limits below were measured to keep a file under a second, and are far above any text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from arasha.checks.texts import Text
from arasha.content import Problem
from arasha.content.front_matter import LARGEST_FILE, LARGEST_HEADER

DEEPEST = 40
"""Columns before the first letter of a line: ten lists in one another."""
_DEEP = re.compile(rf"^(?:[ \t]{{{DEEPEST + 1}}}|(?:[ ]{{0,3}}>[ \t]*){{11}})", re.MULTILINE)
_TABS = re.compile(r"^\t{11}", re.MULTILINE)
_LONG_RUN = re.compile(r"([*_`~>\[\](!#|=:+-])\1{400}")
_SIGNS = {"[": 1_000, "<": 800, "{": 800, "`": 2_000, "&": 20_000, "_": 40_000, "\\": 50_000, "*": 60_000}
"""Signs that may all look for their other half: the root of the sum, over paragraphs, of squares of their number."""
_COUNTS = {
    "[^": re.compile(r"\[\^"),
    "```": re.compile(r"^[ \t>]*(?:```|~~~)", re.MULTILINE),
    ":": re.compile(r"^[ \t]*:[ \t]", re.MULTILINE),
    "#": re.compile(r"^(?:#|=+$|-+$)", re.MULTILINE),
}
_MOST = {"[^": 1_000, "```": 200, ":": 300, "#": 800}


def weight(text: Text) -> Iterator[Problem]:
    """A file or its fields too big; a text with too many signs that wait for their other half."""
    size = len(text.raw.encode())
    if size > LARGEST_FILE:
        yield text.problem("file-large", 0, size=size // 1000, most=LARGEST_FILE // 1000)
    header = len(text.raw[: text.body_start].encode()) if size > LARGEST_HEADER else 0
    if header > LARGEST_HEADER:
        yield text.problem("fields-large", 0, size=header // 1000, most=LARGEST_HEADER // 1000)
    if sign := _crowded(text.raw[text.body_start :]):
        yield text.problem("markup-heavy", text.raw.find(sign, text.body_start), sign=sign)


def depth(text: Text, live: str) -> Iterator[Problem]:
    """Lists and quotes in one another beyond any need, or a sign repeated without end; blocks of code may."""
    for pattern in (_DEEP, _TABS, _LONG_RUN):
        if match := pattern.search(live, text.body_start):
            yield text.problem("markup-heavy", match.start(), sign=match[0].strip()[:3] or "␣")
            return


def _crowded(body: str) -> str:
    """A sign that stands more often than any text needs it; empty when there is none."""
    for sign, most in _SIGNS.items():
        if body.count(sign) > most and _spread(body, sign) > most**2:
            return sign
    for sign, most in _MOST.items():
        if body.count(sign) > most and len(_COUNTS[sign].findall(body)) > most:
            return sign
    return ""


def _spread(body: str, sign: str) -> int:
    return sum(block.count(sign) ** 2 for block in re.split(r"\n[ \t]*\n", body))
