"""The one script of a page in a copy: only the parts that the page has a use for.

On the site every page holds all of it, which a server compresses and the policy knows by one hash. In an archive it is
packed once a page, and of a thousand pages in two alphabets it would make a sixth.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from arasha.pages.assets import script
from arasha.pages.headers import script_hash

_USED_BY = {"exit.js": '<aside class="exit"', "search.js": '<dialog class="find-box"'}
"""Parts of the script, and what is in the pages that have a use for them."""


class Shortener:
    """Shortens the script of pages that were printed with this theme; others stay as they are."""

    def __init__(self, theme: Path) -> None:
        self._theme = theme
        self._whole = script(theme)
        self._short = cache(self._made)

    def page(self, text: str) -> str:
        """The page with no more of the script than it uses, and with the policy that allows that."""
        without = frozenset(part for part, mark in _USED_BY.items() if mark not in text)
        short = self._short(without)
        return text.replace(f"<script>{self._whole}</script>", f"<script>{short}</script>").replace(
            script_hash(self._whole), script_hash(short)
        )

    def _made(self, without: frozenset[str]) -> str:
        return script(self._theme, without)
