"""Typography: the quotes of the language, dashes, spaces. Advice only.

Sources: for Russian, A. Milchin and L. Cheltsova, Справочник издателя и автора («», inside them „“; a dash between
spaces); Kazakh prints follow the same; for English, New Hart's Rules (curly quotes), as this site writes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from arasha.checks.likely_code import in_code
from arasha.checks.texts import Rule, Text
from arasha.content import Problem

QUOTES = {"kk": "«…»", "ru": "«…»", "en": "“…”"}
"""The quotes of each language; of others nothing is said."""
_MARKS = re.compile(r"[«»“”„‟\"]")
_OWN = {"kk": "«»", "ru": "«»", "en": "“”"}
_INNER = {"kk": "“”„‟", "ru": "“”„‟", "en": ""}
"""Quotes inside quotes; the inner ones of English are single and not looked at."""
_CYRILLIC = re.compile("[Ѐ-ԯ]")
_LATIN = re.compile("[A-Za-z]")
_SCALAR = re.compile(
    r'(?:^[ \t]*+(?:- ++)*+(?:[\w-]++:)?[ \t]*+|[\[{:,] *+)(")(?:[^"\\]|\\.)*+(")', re.MULTILINE | re.DOTALL
)
"""A quoted value: its first and last quote are YAML's."""
_COMMENT = re.compile(r"^[ \t]*#[^\n]*", re.MULTILINE)
_SYNTAX = re.compile(r'^(?:!!!|\?\?\?\+?)[^\n]*$|\]\([^()\n"]*("[^"\n]*")\)', re.MULTILINE)
"""Quotes of Markdown: the title of a box, the title of a link."""
_HYPHEN = re.compile(r" --?(?= +[^\s|-]|\n[^\s|-])")
_SPACES = re.compile(r"  ++")
_MARKER = re.compile(r"[ \t>]*+(?:[-*+:]|#++|\d++[.)])?")
"""What may stand on a line before spaces that have a meaning: nothing, or a mark of a list or heading."""
_TABLE = re.compile(r"[ \t>]*+\|")
_BEFORE = re.compile(r" [,.;:!?)»”](?=[\s,.;:!?)»”]|$)")
"""These three begin with the space itself, not with a look behind: so the search leaps from space to space."""
MOST = 20
"""Warnings on one file, of each rule."""
_AROUND = 12


def quotes(text: Text) -> Iterator[Problem]:
    """Quotes are those of the language: «» in Kazakh and Russian, “” in English; never the straight ones."""
    if text.language in QUOTES:
        yield from islice(_wrong_quotes(text), MOST)


def _wrong_quotes(text: Text) -> Iterator[Problem]:
    written, own = _without_syntax(text), _OWN[text.language]
    depth, before, done = 0, 0, -1
    for match in _MARKS.finditer(written):
        mark, position = match[0], match.start()
        if depth and written.find("\n\n", before, position) >= 0:
            depth = 0
        before = position
        if mark in own:
            depth += 1 if mark == own[0] else -1
        elif not _may_stand(mark, written, position, depth, text.language):
            line = text.line_at(position)
            if line != done and not _is_code(text, position):
                shown = _around(text, position)
                yield text.problem("quotes", position, warning=True, shown=shown, better=QUOTES[text.language])
            done = line


def dashes(text: Text) -> Iterator[Problem]:
    """Between spaces stands a dash, not a hyphen."""
    yield from islice(_hyphens(text), MOST)


def spaces(text: Text) -> Iterator[Problem]:
    """One space between words, none before punctuation."""
    yield from islice(_double_spaces(text), MOST)
    yield from islice(_spaces_before_marks(text), MOST)


def _hyphens(text: Text) -> Iterator[Problem]:
    for match in _HYPHEN.finditer(text.prose):
        start, end = match.span()
        before = _before(text.raw, start)
        if before not in "\n\t|>" and text.raw[start:end] == match[0] and not _is_code(text, start):
            yield text.problem("hyphen-for-dash", start, warning=True, shown=_around(text, start + 1))


def _double_spaces(text: Text) -> Iterator[Problem]:
    prose, raw = text.prose, text.raw
    for match in _SPACES.finditer(prose):
        start, end = match.span()
        if raw[start:end] != match[0] or prose[end : end + 1] in ("", "\n", "#", "|"):
            continue
        line = raw.rfind("\n", 0, start) + 1
        if not (_MARKER.fullmatch(raw, line, start) or _TABLE.match(raw, line) or _is_code(text, start)):
            yield text.problem("spaces-double", start, warning=True, shown=_around(text, start))


def _spaces_before_marks(text: Text) -> Iterator[Problem]:
    for match in _BEFORE.finditer(text.prose):
        start, end = match.span()
        if text.raw[start:end] == match[0] and text.raw[start - 1].isalnum() and not _is_code(text, start):
            yield text.problem("space-before-mark", start, warning=True, shown=_around(text, end), mark=match[0][1])


def _before(raw: str, position: int) -> str:
    """The last letter before a position that is no space."""
    while position and raw[position - 1] == " ":
        position -= 1
    return raw[position - 1 : position]


def _is_code(text: Text, position: int) -> bool:
    return in_code(text.raw, position, text.body_start)


def _may_stand(mark: str, written: str, position: int, depth: int, language: str) -> bool:
    """Whether quotes of another language are right here: inside our own, or around words of that language."""
    if mark == '"':
        return written[position - 1 : position].isdigit()  # inches, seconds
    if depth > 0 and mark in _INNER[language]:
        return True
    near = written[position + 1] if mark in "«“„" and position + 1 < len(written) else written[position - 1 : position]
    foreign = _CYRILLIC if language == "en" else _LATIN
    return bool(foreign.match(near))


def _without_syntax(text: Text) -> str:
    """The prose without the quotes that YAML and Markdown need."""
    header, body = text.prose[: text.body_start], text.prose[text.body_start :]
    header = _COMMENT.sub(_blank, header)
    if '"' in header:
        letters = list(header)
        for match in _SCALAR.finditer(text.raw, 0, text.body_start):
            letters[match.start(1)] = letters[match.start(2)] = " "
        header = "".join(letters)
    return header + (_SYNTAX.sub(_blank, body) if '"' in body else body)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _around(text: Text, position: int) -> str:
    """The place as the editor wrote it, a few words of it."""
    start = max(text.raw.rfind("\n", 0, position) + 1, position - _AROUND)
    end = text.raw.find("\n", position)
    return text.raw[start : min(end if end >= 0 else len(text.raw), position + _AROUND)].strip()


RULES: tuple[Rule, ...] = (quotes, dashes, spaces)
