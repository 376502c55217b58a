"""Where a link in a text leads: an item in the best language there is, a list, a file, or nowhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Container
from dataclasses import dataclass
from enum import Enum, auto
from urllib.parse import unquote, urlsplit

from arasha.content.library import Item, Library

_INDEX = re.compile(r"(^|/)index(\.[a-z]{2,3})?\.(md|html)$")


class TargetKind(Enum):
    """What a link leads to."""

    EXTERNAL = auto()
    ANCHOR = auto()
    ITEM = auto()
    LIST = auto()
    FILE = auto()
    HELD = auto()
    BROKEN = auto()


@dataclass(frozen=True, slots=True)
class Target:
    """A resolved link: `folder` of the item or list, or path of the file, below the content folder."""

    kind: TargetKind
    folder: str = ""
    fragment: str = ""
    language: str = ""
    """For an item, the language of the version that the link leads to."""


def leads_outside(written: str) -> bool:
    """Whether a link leads to another site, or is an address of another kind: `mailto:`."""
    try:
        parts = urlsplit(written)
    except ValueError:  # http://[
        return False
    return bool(parts.scheme or parts.netloc)


def resolve_link(  # noqa: PLR0911 - one return for each kind of target
    library: Library, item: Item, language: str, written: str, lists: Container[str]
) -> Target:
    """Resolve a link as an editor writes it in an item's text.

    Args:
        library: all items.
        item: the item whose text holds the link.
        language: language of that text.
        written: `https://…`, `#part`, `../slug/`, `../slug/index.ru.md`, `picture.jpg`.
        lists: folders of the generated pages.
    """
    try:
        parts = urlsplit(written)
    except ValueError:  # http://[
        return Target(TargetKind.BROKEN)
    if parts.scheme or parts.netloc:
        return Target(TargetKind.EXTERNAL)
    path = unquote(parts.path)
    if not path:
        return Target(TargetKind.ANCHOR, fragment=unquote(parts.fragment))
    folder = _folder(item.folder, path)
    fragment = unquote(parts.fragment)
    if folder is None or path.startswith("/"):
        return Target(TargetKind.BROKEN)
    if folder in library.items or folder in library.withdrawn:
        other = library.items.get(folder) or library.withdrawn[folder]
        return Target(TargetKind.ITEM, folder, fragment, other.best(language).language)
    if folder in library.held:
        return Target(TargetKind.HELD)
    if folder in lists:
        return Target(TargetKind.LIST, folder, fragment)
    parent, _, name = folder.rpartition("/")
    if parent in library.items and name in library.items[parent].files:
        return Target(TargetKind.FILE, folder, fragment)
    return Target(TargetKind.BROKEN)


def _folder(base: str, path: str) -> str | None:
    """The folder that a relative path means, None when it leads out of the content."""
    joined = posixpath.normpath(posixpath.join("/", base, _INDEX.sub(r"\1", path)))
    depth = 0
    for part in posixpath.join(base, path).split("/"):
        depth += -1 if part == ".." else part not in ("", ".")
        if depth < 0:
            return None
    return joined.strip("/")
