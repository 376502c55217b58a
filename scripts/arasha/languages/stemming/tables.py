"""The table of a language: read from its file, and as the browser gets it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

TABLES = Path(__file__).parent / "tables"
Table = Mapping[str, Any]
"""See `tables/kk.yml` for endings, `tables/ru.yml` for steps; everything may be left out."""


@lru_cache(maxsize=32)
def table(language: str) -> Table:
    """The table of a language, its `{names}` of parts filled in; empty if there is none."""
    path = TABLES / f"{language}.yml"
    if not language.isalpha() or not path.is_file():
        return {}
    data: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    parts: dict[str, str] = data.pop("parts", {})
    filled: dict[str, Any] = _filled(data, parts)
    return filled


def shipped(language: str) -> str:
    """The table as JSON for the browser, as short as it can be: the same text for the same table."""
    return json.dumps(table(language), ensure_ascii=False, separators=(",", ":"))


def _filled(value: Any, parts: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        for name, text in parts.items():
            value = value.replace("{" + name + "}", text)
        return value
    if isinstance(value, list):
        return [_filled(one, parts) for one in value]
    if isinstance(value, dict):
        return {key: _filled(one, parts) for key, one in value.items()}
    return value
