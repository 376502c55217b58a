"""Footnotes: each call has its note, each note its text and its call.

Markdown says nothing of it: a call without a note stays in the text as `[^law]`, an empty note is printed empty, a note
that nobody calls is shown on the page and lost on paper, where notes stand under the line that calls them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from arasha.checks.code import without_code
from arasha.checks.texts import Rule, Text
from arasha.content import Problem

_CALL = re.compile(r"\[\^([^\]\n]+)\]")
_NOTE = re.compile(r"^ {0,3}\[\^([^\]\n]+)\]:[ \t]*([^\n]*)(\n(?:[ \t]*\n)*(?: {4}|\t)[ \t]*\S)?", re.MULTILINE)
"""A note as Python-Markdown reads it: its text on the same line, or indented below (extensions/footnotes.py)."""


def whole_footnotes(text: Text) -> Iterator[Problem]:
    """Calls without a note, notes without text, without a call, or written twice."""
    if "[^" not in text.raw:
        return
    start = text.body_start
    body = without_code(text.raw[start:])
    notes: dict[str, int] = {}
    at_definition = set()
    for note in _NOTE.finditer(body):
        name, place = note[1], start + body.index("[", note.start())
        at_definition.add(place)
        if name in notes:
            yield text.problem("footnote-twice", place, name=name)
        elif not note[2].strip() and not note[3]:
            yield text.problem("footnote-empty", place, name=name)
        notes.setdefault(name, place)
    called = set()
    for call in _CALL.finditer(body):
        if start + call.start() in at_definition:
            continue
        if call[1] not in notes and call[1] not in called:
            yield text.problem("footnote-missing", start + call.start(), name=call[1])
        called.add(call[1])
    for name, place in notes.items():
        if name not in called:
            yield text.problem("footnote-uncalled", place, name=name)


RULES: tuple[Rule, ...] = (whole_footnotes,)
