"""What all languages share at the root of the site: the style sheet, fonts, emblems, icon, and the items' own files."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path

from arasha.cleaning import stripped_copy
from arasha.content import Library
from arasha.pages.site import MEDIA

ASSETS = "assets"
STYLES = "styles"
ORDER = "order.txt"
HASH_DIGITS = 10
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s*([{};,])\s*")


def style_sheet(theme: Path) -> tuple[str, str]:
    """Name and text of the one style sheet: the files that `order.txt` names, one after the other.

    The name holds a hash of the text, so that a copy may be kept for ever.
    """
    folder = theme / ASSETS / STYLES
    names = (folder / ORDER).read_text(encoding="utf-8").split()
    text = _smaller("\n".join((folder / name).read_text(encoding="utf-8") for name in names))
    return f"arasha.{hashlib.sha256(text.encode()).hexdigest()[:HASH_DIGITS]}.css", text


def write_assets(theme: Path, site: Path) -> None:
    """Write the shared assets below `site`."""
    name, text = style_sheet(theme)
    target = site / ASSETS
    shutil.copytree(theme / ASSETS, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns(STYLES, ".*"))
    (target / name).write_text(text, encoding="utf-8")


def write_media(library: Library, docs: Path, site: Path) -> None:
    """Copy the files beside the texts of published items, without hidden data: once, for all languages."""
    for item in library.items.values():
        for name in item.files:
            target = site / MEDIA / item.folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            stripped_copy(docs / item.folder / name, target)


def _smaller(css: str) -> str:
    """The style sheet without comments and needless space."""
    return _SPACE.sub(r"\1", " ".join(_COMMENT.sub("", css).split()))
