"""Headings: sections step down one level at a time, and the page's title stands over them once.

The title is the page's only heading of level 1 (WCAG technique H42: levels say how sections are nested; a skipped one
sends the users of screen readers to look for a section that is not there).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from arasha.checks.likely_code import in_code
from arasha.checks.texts import Rule, Text
from arasha.content import Problem

_HEADING = re.compile(r"^(#{1,6})([^\n]*)|^(?=[^\s#])[^\n]+\n(=+|-+) *$", re.MULTILINE)
"""As Python-Markdown reads them: no space is needed after #; a line of = or - under a paragraph's first line counts."""
_ATTRIBUTES = re.compile(r"\{[:#.][^{}\n]*\}\s*$")
_NOT_WORDS = re.compile(r"[\W_]+")
_TITLE_LEVEL = 1
MOST = 50
"""Errors on one file: more help nobody."""


def levels(text: Text) -> Iterator[Problem]:
    """Headings begin at level 2, each at most one level below the one before it, and none repeats the title."""
    yield from islice(_wrong_headings(text), MOST)


def _wrong_headings(text: Text) -> Iterator[Problem]:
    title = _plain(text.version.title)
    before = _TITLE_LEVEL
    for position, level, words in _headings(text):
        if title and _plain(words) == title:
            yield text.problem("heading-repeats-title", position, heading=words)
        elif level == _TITLE_LEVEL:
            yield text.problem("heading-level-one", position, heading=words)
        elif level > before + 1:
            here, better = "#" * level, "#" * (before + 1)
            wording = "heading-skips-first" if before == _TITLE_LEVEL else "heading-skips"
            yield text.problem("heading-skips", position, wording=wording, heading=words, here=here, better=better)
        before = level


def _headings(text: Text) -> Iterator[tuple[int, int, str]]:
    """Position, level and words of each heading of the body."""
    for match in _HEADING.finditer(text.prose, text.body_start):
        start, end = match.span()
        signs, _, underline = match.groups()
        if signs:
            written, level = text.raw[start + len(signs) : end], len(signs)
        elif _begins_block(text.raw, start, text.body_start):
            written, level = text.raw[start:end].partition("\n")[0], 1 if underline[0] == "=" else 2
        else:
            continue
        if in_code(text.raw, start, text.body_start):
            continue
        yield start, level, _ATTRIBUTES.sub("", written).strip().rstrip("#").strip()


def _begins_block(raw: str, position: int, body_start: int) -> bool:
    """Whether a line of = or - makes a heading of this line: only of the first line of a paragraph."""
    above = raw.rfind("\n", 0, max(0, position - 1)) + 1
    return position == body_start or not raw[above:position].strip()


def _plain(words: str) -> str:
    """Letters and digits only: marks and quotes make no other heading."""
    return _NOT_WORDS.sub(" ", words).strip().casefold()


RULES: tuple[Rule, ...] = (levels,)
