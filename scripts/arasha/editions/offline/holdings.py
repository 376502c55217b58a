"""Which files of a finished site a copy of one language holds."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from arasha.pages.assets import ASSETS
from arasha.pages.site import MEDIA
from arasha.pages.ways import NOT_FOUND_FILE

INDEX = "index.html"
MOST = 20_000_000
"""Bytes of a whole copy, that mailboxes and messengers still carry."""
LEAST_MEDIA = 2_000_000
"""Bytes left to pictures and documents where the texts alone fill the copy."""
_PACKED = 4
"""Pages and the search's files pack to less than one in so many: 3.6 to 4.2 with the corpus of tests/bench."""
LARGEST_DOCUMENT, LARGEST_PICTURE = 1_000_000, 200_000
PICTURES = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"})
_TEXTS = frozenset({".html", ".js"})
_HELD_ALREADY = ".zip"
"""A bundle holds the documents of a course, which the copy has one by one."""
_TWINS = frozenset({".br", ".gz"})
"""The same files once more, for servers."""


class Holdings:
    """What is in the copy. Pictures and documents join as pages ask for them, while there is room.

    Attributes:
        pages: paths of the pages; those that change most often, and the newest news, first.
        scripts: the files of the search.
        assets: what all pages share.
        media: pictures and documents that joined so far.
    """

    def __init__(self, site: Path, folders: Sequence[str], most: int = MOST) -> None:
        """Look at the site.

        Args:
            site: its folder.
            folders: those of it that hold the language's pages, the first with the search.
            most: bytes that the copy should not be larger than.
        """
        self._site = site
        self.pages = tuple(path for folder in folders for path in _pages(site, folder))
        self.scripts = tuple(sorted(path for path in _below(site, folders[0]) if path.endswith(".js")))
        self.assets = tuple(sorted(path for path in _below(site, ASSETS) if PurePosixPath(path).suffix not in _TWINS))
        self.media: dict[str, None] = {}
        self._names = frozenset((INDEX, *self.pages, *self.scripts, *self.assets))
        texts = sum((site / path).stat().st_size for path in (*self.pages, *self.scripts))
        self._room = max(LEAST_MEDIA, most - texts // _PACKED)
        self._refused: set[str] = set()

    def take(self, path: str) -> bool:
        """Whether the copy has that file; a picture or a document that is asked for is taken in if there is room."""
        if path in self._names or path in self.media:
            return True
        if not path.startswith(f"{MEDIA}/") or path in self._refused or not self._fits(path):
            self._refused.add(path)
            return False
        self.media[path] = None
        return True

    def _fits(self, path: str) -> bool:
        ending = PurePosixPath(path).suffix.lower()
        file = self._site / path
        if ending == _HELD_ALREADY or ending in _TWINS or not file.is_file():
            return False
        size = file.stat().st_size
        if size > min(self._room, LARGEST_PICTURE if ending in PICTURES else LARGEST_DOCUMENT):
            return False
        self._room -= size
        return True


def _pages(site: Path, folder: str) -> list[str]:
    """From the last to the first: of years, the newest come first."""
    found = (path for path in _below(site, folder) if path.endswith(".html"))
    return sorted((path for path in found if not path.endswith(f"/{NOT_FOUND_FILE}")), reverse=True)


def _below(site: Path, folder: str) -> Iterator[str]:
    """Paths of all plain files in a folder of the site, relative to the site."""
    for where, _, names in os.walk(site / folder):
        place = Path(where).relative_to(site).as_posix()
        yield from (f"{place}/{name}" for name in names if not name.startswith("."))
