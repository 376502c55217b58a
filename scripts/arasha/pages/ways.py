"""How the links of a page reach any address of the site."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

NOT_FOUND = "404"
"""Kind of the page for lost readers, whose address is the front page's."""
NOT_FOUND_FILE = f"{NOT_FOUND}.html"


def way_from(path: str, url: str) -> Callable[[str | None], str]:
    """A function that turns an address into what a link on the page says: relative, for any folder or mirror to do.

    The page for lost readers is shown at addresses of any depth, so its links start at the server's root.

    Args:
        path: the page's file below the root of the site.
        url: address of the whole site.
    """
    root = "../" * path.count("/")
    if path.endswith(NOT_FOUND_FILE):
        root = urlsplit(url).path or "/"

    def to(address: str | None) -> str:
        if not address:
            return root or "./"
        return address if ":" in address.partition("/")[0] else f"{root}{address}"

    return to
