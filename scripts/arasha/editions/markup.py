"""What texts need that leave the site: absolute addresses, no characters that XML or a calendar refuses."""

from __future__ import annotations

import html
import re
from urllib.parse import urljoin

_TAG = re.compile(r"""<[a-z][^<>"]*(?:"[^"]*"[^<>"]*)+>""")
"""A start tag with attributes, as the allow-list's serializer writes it: a `<` of the text is `&lt;` there, and a value
stands in double quotes and holds none, so that a look-alike inside a value or a text is none."""
_ADDRESS = re.compile(r' (href|src|srcset|poster)="([^"]*)"')
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_REFUSED = re.compile(r"[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What is no Char of XML 1.0 (2.2), is a C1 control, or is a CONTROL of RFC 5545 (3.1)."""


def printable(text: str) -> str:
    """The text without control characters: a feed with one of them can't be read at all."""
    return _REFUSED.sub("", text)


def paragraph(text: str, language: str | None = None) -> str:
    """A plain text as a paragraph of HTML."""
    mark = f' lang="{html.escape(language)}"' if language else ""
    return f"<p{mark}>{html.escape(text)}</p>"


def absolute(text: str, page: str) -> str:
    """Rendered HTML with absolute addresses: a feed reader has no page that they could start from.

    Args:
        text: the HTML, as `pages.sanitizing` writes it.
        page: absolute URL of the page that it stands on.
    """

    def address(match: re.Match[str]) -> str:
        name, value = match[1], html.unescape(match[2])
        found = _candidates(value, page) if name == "srcset" else _joined(page, value)
        return f' {name}="{html.escape(found)}"'

    return _TAG.sub(lambda tag: _ADDRESS.sub(address, tag[0]), text)


def _candidates(value: str, page: str) -> str:
    """The addresses of a `srcset`, each followed by its width or density."""
    parts = [part.split() for part in value.split(",") if part.split()]
    return ", ".join(" ".join([_joined(page, address), *size]) for address, *size in parts)


def _joined(page: str, address: str) -> str:
    return address if _SCHEME.match(address) else urljoin(page, address)
