"""The project's files that a print document may use, by addresses that are the same on every machine."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from arasha.editions.pdf.links import BASE
from arasha.pages.assets import ASSETS
from arasha.pages.site import MEDIA

PRINT = "print"
"""Folder of the theme with the templates, style sheets and fonts of printed editions."""


def folders_of(docs: Path, theme: Path) -> dict[str, Path]:
    """Where pictures, emblems and fonts are, by the first part of their address."""
    return {MEDIA: docs, ASSETS: theme / ASSETS, PRINT: theme / PRINT}


def file_of(url: str, folders: Mapping[str, Path]) -> Path | None:
    """The file that an address below `BASE` stands for, None when there is none or it lies outside the folders."""
    if not url.startswith(BASE):
        return None
    path = posixpath.normpath(unquote(urlsplit(url).path).lstrip("/"))
    first, _, rest = path.partition("/")
    file = folders[first] / rest if first in folders and rest else None
    if file is None or not file.is_file() or not file.resolve().is_relative_to(folders[first].resolve()):
        return None
    return file
