"""The system's libraries that WeasyPrint draws text with, and the versions of all that has a say in a PDF's bytes."""

from __future__ import annotations

import ctypes
import sys
from functools import cache

_NEEDED = {
    "pango": ("libpango-1.0.so.0", "libpango-1.0.dylib"),
    "pangoft2": ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib"),
    "harfbuzz": ("libharfbuzz.so.0", "libharfbuzz.0.dylib"),
    "harfbuzz-subset": ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib"),
}
"""File names on Linux and macOS."""
_PACKAGES = ("weasyprint", "pydyf", "fonttools", "pikepdf", "pillow", "tinyhtml5", "tinycss2")
INSTALL = {
    "linux": "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "darwin": "brew install pango",
}


class LibrariesMissingError(Exception):
    """A library is not installed; `command` installs it."""

    def __init__(self) -> None:
        self.command = INSTALL.get(sys.platform, INSTALL["linux"])
        super().__init__(self.command)


@cache
def versions() -> str:
    """Versions of everything that makes the bytes of a PDF.

    The libraries are asked themselves: importing WeasyPrint for it would cost more than a whole run from the cache.

    Raises:
        LibrariesMissingError: one of them can't be loaded.
    """
    from importlib.metadata import version  # noqa: PLC0415 - every command imports this module for its exception

    loaded = {name: _load(files) for name, files in _NEEDED.items()}
    harfbuzz = loaded["harfbuzz"].hb_version_string
    harfbuzz.restype = ctypes.c_char_p
    own = {"pango": str(loaded["pango"].pango_version()), "harfbuzz": harfbuzz().decode()}
    return repr(own | {name: version(name) for name in _PACKAGES})


def _load(files: tuple[str, ...]) -> ctypes.CDLL:
    for name in files:
        try:
            return ctypes.CDLL(name)
        except OSError:
            continue
    raise LibrariesMissingError
