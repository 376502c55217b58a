"""What every step needs that turns what a text points at into addresses that work from its page."""

from __future__ import annotations

import html
from collections.abc import Callable

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from arasha.content.targets import Target, TargetKind
from arasha.pages.site import Site


class Resolving(Treeprocessor):
    """A step over a finished text; `broken` gathers what leads nowhere, as it was written."""

    def __init__(self, markdown: Markdown, site: Site) -> None:
        super().__init__(markdown)
        self._site = site
        self.begin("", lambda _written: Target(TargetKind.BROKEN))

    def begin(self, address: str, resolve: Callable[[str], Target]) -> None:
        """Get ready for the text of the page at `address`; `resolve` tells what a link or a picture's source means."""
        self._root = "../" * address.count("/")
        self._resolve = resolve
        self.broken: list[str] = []


def unmasked(written: str) -> str:
    """An address as it was written; Markdown hides the letters of an e-mail address in numbers."""
    return html.unescape(written.replace("\u0002amp\u0003", "&"))
