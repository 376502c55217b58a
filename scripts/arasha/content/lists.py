"""The folders of generated lists, which texts may link to although no file stands for them."""

from __future__ import annotations

from collections.abc import Iterable

from arasha.content.library import Item
from arasha.content.places import DATED, FLAT, TRAINING

HELP = ("editors/problems", "editors/style", "editors/translations")
"""Pages for editors that are made from the rules and from the standings."""
SECTIONS = (*DATED, *FLAT, TRAINING)
"""First parts of addresses that have a list of their own."""


def list_folders(items: Iterable[Item]) -> frozenset[str]:
    """All sections, the years that have news, and the pages that help editors."""
    years = {f"news/{item.folder.split('/')[1]}" for item in items if item.kind == "news"}
    return frozenset({*SECTIONS, *HELP, *years})
