"""A ZIM of a copy, for Kiwix, by the library of the format's own authors (wiki.openzim.org/wiki/ZIM_file_format).

libzim gives each archive and each of its two search indexes a random number, and packs in threads. With one thread the
rest of the bytes depends on the files alone; the numbers are then set to one that does too, and so is the checksum over
all. Kiwix' own search knows the words as they stand, and stems of those languages that Xapian has a stemmer for: not of
Kazakh. The site's own search is in the archive as well and needs a reader that runs scripts.
"""

from __future__ import annotations

import hashlib
import html
import mmap
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from babel.core import get_global
from libzim.writer import ContentProvider, Creator, Hint, StringProvider
from libzim.writer import Item as ZimItem

_TYPES = {
    ".avif": "image/avif",
    ".css": "text/css",
    ".epub": "application/epub+zip",
    ".gif": "image/gif",
    ".html": "text/html",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}
_ANY_TYPE = "application/octet-stream"
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_REFRESH = re.compile(r'<meta http-equiv="refresh" content="0; url=(?:\.\./)*([^"]+)"')
_PAGE = ".html"
_NUMBER = slice(8, 24)
"""Where the archive's number stands in its header."""
_INDEX_NUMBER = re.compile(rb"\x0f\x0dXapian Glass..(.{16})", re.DOTALL)
"""The head of a Xapian database in one file (its `glass_version.cc`): a magic text, the version, the number."""
_CHECKSUM = 16
"""Bytes of MD5 at the archive's end."""
SIDE = 48
"""Pixels of the picture that every ZIM has."""
_ONE_THREAD = 1


def write_zim(target: Path, files: Iterable[tuple[str, bytes]], home: str, told: Mapping[str, str | bytes]) -> None:
    """Write the archive.

    Args:
        target: the archive, which must not be there yet.
        files: path and content of each.
        home: path of the page that it opens with.
        told: metadata by the names of the specification, `Language` as our code; `Illustration` is a PNG.

    Raises:
        OSError: the disk is full.
        RuntimeError: libzim gave up.
    """
    language = alpha3(str(told["Language"]))
    creator = Creator(target).config_indexing(True, language).config_nbworkers(_ONE_THREAD)
    with creator:
        creator.set_mainpath(home)
        for name, value in (dict(told) | {"Language": language}).items():
            if isinstance(value, bytes):
                creator.add_illustration(SIDE, value)
            elif value:
                creator.add_metadata(name, value)
        for path, data in files:
            _add(creator, path, data, f" — {told['Title']!s}")
    _settle(target)


def alpha3(code: str) -> str:
    """The language's code in ISO 639-3, which ZIMs use, by CLDR's aliases; one of three letters stays as it is."""
    aliases = get_global("language_aliases")
    return min((three for three, two in aliases.items() if two == code and len(three) == len("kaz")), default=code)


class _Entry(ZimItem):  # type: ignore[misc]
    """One file, as libzim asks for it."""

    def __init__(self, path: str, title: str, data: bytes) -> None:
        super().__init__()
        self._path, self._title, self._data = path, title, data
        self._type = _TYPES.get(Path(path).suffix, _ANY_TYPE)

    def get_path(self) -> str:
        return self._path

    def get_title(self) -> str:
        return self._title

    def get_mimetype(self) -> str:
        return self._type

    def get_contentprovider(self) -> ContentProvider:
        return StringProvider(self._data)

    def get_hints(self) -> dict[Hint, int]:
        return {Hint.FRONT_ARTICLE: bool(self._title)}


def _add(creator: Creator, path: str, data: bytes, ending: str) -> None:
    """Put a file in; a page that only leads on becomes a redirection. `ending` is no part of a page's own title."""
    if not path.endswith(_PAGE):
        creator.add_item(_Entry(path, "", data))
        return
    text = data.decode()
    title = _TITLE.search(text)
    name = html.unescape(title[1]).removesuffix(ending) if title else path
    if onward := _REFRESH.search(text):
        creator.add_redirection(path, name, onward[1], {})
    else:
        creator.add_item(_Entry(path, name, data))


def _settle(target: Path) -> None:
    """Put in the place of random numbers what the content gives, so that the same files give the same bytes."""
    with target.open("r+b") as opened, mmap.mmap(opened.fileno(), 0) as data, memoryview(data) as seen:
        places = [_NUMBER, *(slice(*found.span(1)) for found in _INDEX_NUMBER.finditer(data))]
        for place in places:
            data[place] = bytes(16)
        number = hashlib.sha256(seen[:-_CHECKSUM]).digest()[:16]
        for place in places:
            data[place] = number
        data[-_CHECKSUM:] = hashlib.md5(seen[:-_CHECKSUM], usedforsecurity=False).digest()
