"""Digests of the templates: as long as they stay, so does what they make of the same facts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from arasha.pages.printing import ENTRY
from arasha.publish.incremental.digests import digest

_USED = re.compile(r"""(?:\{%-?\s*(?:extends|include|import|from)\s+|shared\()"([^"]+)\"""")


class Looks:
    """Digests of the theme's templates, each with all that it uses."""

    def __init__(self, theme: Path) -> None:
        self._theme = theme
        self._known: dict[str, str] = {}

    def of(self, template: str) -> str:
        """Digest of a page's template, and of the one through which every page goes."""
        if template not in self._known:
            texts = dict(sorted(self._texts({ENTRY, template})))
            self._known[template] = digest(*texts, *texts.values())
        return self._known[template]

    @cached_property
    def all(self) -> str:
        """Digest of all templates."""
        files = sorted(path for path in self._theme.rglob("*") if path.suffix in (".html", ".xml", ".svg"))
        return digest(*(f"{path.relative_to(self._theme)} {path.read_text(encoding='utf-8')}" for path in files))

    def _texts(self, names: Iterable[str]) -> Iterator[tuple[str, str]]:
        waiting, seen = list(names), set(names)
        while waiting:
            name = waiting.pop()
            file = self._theme / name
            text = file.read_text(encoding="utf-8") if file.is_file() else ""
            yield name, text
            used = set(_USED.findall(text)) - seen
            seen |= used
            waiting += used
