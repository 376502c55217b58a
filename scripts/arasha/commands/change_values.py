"""Fields of the front matter and their values, before and after a change, in words."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from types import UnionType
from typing import Any

from pydantic import BaseModel

from arasha.content.change import FieldChange
from arasha.content.fields import Money, Period, Reference
from arasha.languages import Language, PartialDate
from arasha.languages.formats import date_text, money_text, number_text, period_text

NOTHING = "—"
"""Stands for a value that is not there."""
MOST_LETTERS = 160
"""Of a value: the summary says what changed, the comparison of the files shows how."""
CONTEXT = 30
"""Letters of a long value that stand around its difference."""

Titles = Mapping[tuple[str, str], Mapping[str, str]]
"""Titles of items by kind and slug, then by language."""


def field_line(change: FieldChange, titles: Titles, words: Language) -> str:
    """Which field, under the name that readers see and the one in the file, and its value before and after."""
    before, after = _apart(*(_worded(value, titles, words) for value in (change.before, change.after)))
    return f"{field_name(change.field, words)} ({change.field}): {before} → {after}"


def field_name(field: str, words: Language) -> str:
    """What the field is called: as on the site's pages where they show it."""
    names: Mapping[str, str] = words.strings["field_names"]
    return names[field] if field in names else words.text(f"fact_{field}")


def _worded(value: Any, titles: Titles, words: Language) -> str:
    """A value as the site would write it; empty where there is none."""
    for form, say in _SAYINGS:
        if isinstance(value, form):
            return say(value, words)
    if isinstance(value, Reference):
        known = titles.get((value.kind, str(value)), {})
        return known.get(words.code) or next(iter(known.values()), str(value))
    if isinstance(value, BaseModel):
        value = {name: getattr(value, name) for name in type(value).model_fields}
    if isinstance(value, Mapping):
        parts = {name: _worded(part, titles, words) for name, part in value.items()}
        return ", ".join(f"{name}: {part}" for name, part in parts.items() if part)
    return "; ".join(_worded(part, titles, words) for part in value) if isinstance(value, tuple) else str(value)


_SAYINGS: tuple[tuple[type | UnionType, Callable[[Any, Language], str]], ...] = (
    (type(None), lambda _value, _words: ""),
    (bool, lambda value, words: words.text("answer_yes" if value else "answer_no")),
    (int | float, lambda value, words: number_text(words, value)),
    (PartialDate, lambda value, words: date_text(words, value)),
    (datetime.datetime, lambda value, _words: value.isoformat(" ", "minutes")),
    (Period, lambda value, words: period_text(words, value.start, value.end)),
    (Money, lambda value, words: money_text(words, value.total, value.currency)),
)


def _apart(before: str, after: str) -> tuple[str, str]:
    """Two values; of long ones only what differs, with the words around it."""
    if max(len(before), len(after)) > MOST_LETTERS:
        start = before.rfind(" ", 0, max(0, _same(before, after) - CONTEXT)) + 1
        before, after = before[start:], after[start:]
        last = before[::-1].rfind(" ", 0, max(0, _same(before[::-1], after[::-1]) - CONTEXT)) + 1
        ends = "…" if start else "", "…" if last else ""
        before, after = (f"{ends[0]}{value[: len(value) - last].rstrip()}{ends[1]}" for value in (before, after))
    return cut(before) or NOTHING, cut(after) or NOTHING


def _same(one: str, other: str) -> int:
    """With how many letters both begin."""
    found = (at for at, (first, second) in enumerate(zip(one, other, strict=False)) if first != second)
    return next(found, min(len(one), len(other)))


def cut(text: str) -> str:
    """The text on one line, and not too long."""
    text = " ".join(text.split())
    return text if len(text) <= MOST_LETTERS else f"{text[: MOST_LETTERS - 1]}…"
