"""What each field of the front matter is for, in the editor's language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from arasha.content.fields import KindName

LABELS = Path(__file__).with_name("labels.yml")
_FALLBACK = "en"
_EXAMPLE = "example"


def label(kind: KindName, field: str, language: str) -> str:
    """One sentence on what the field is for; in English for editors of a language that has no labels."""
    entry = _entry(kind, field)
    return entry.get(language, entry[_FALLBACK])


def example(kind: KindName, field: str) -> str:
    """How a value of the field is written, in YAML; dots where any text would do."""
    return _entry(kind, field).get(_EXAMPLE, '"…"')


def shape(field: str) -> str:
    """How a value of several fields is written, `{start: …, end: …}`, whichever kind has it; empty for a plain one."""
    found = (entry.get(_EXAMPLE, "") for name, entry in _entries().items() if name.rpartition(".")[2] == field)
    return next((one for one in found if one.startswith("{")), "")


def _entry(kind: KindName, field: str) -> Mapping[str, str]:
    entries = _entries()
    return entries.get(f"{kind}.{field}") or entries[field]


@cache
def _entries() -> dict[str, dict[str, str]]:
    data: dict[str, dict[str, str]] = yaml.load(LABELS.read_text(encoding="utf-8"), yaml.CSafeLoader)
    return data
