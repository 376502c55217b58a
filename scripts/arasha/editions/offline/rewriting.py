"""A page of the site becomes a page of the copy: what a disk or a ZIM can't do is put otherwise, all else stays.

A disk has no page at `news/`: links say `news/index.html`. What the copy lacks is linked at the site's own address and
marked, since to follow such a link is to be seen in the network; where the site has no address, the words stay without
a link. What only search engines, messengers and feed readers look at is left out. The pages are those that our
templates printed and our wall let through: attributes stand in double quotes, and no `<` in a text is bare.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import quote, unquote

from arasha.editions.offline.holdings import INDEX
from arasha.editions.offline.pictures import one_image

_TAG = re.compile(
    r"""<script\b.*?</script>|<picture>.*?</picture>|<(?:a|img|link|meta|html|footer)\b(?:[^<>"]|"[^"]*")*>|</a>""",
    re.DOTALL,
)
_NAME = re.compile(r"</?([a-z]+)")
_ADDRESS = re.compile(r' (href|src)="([^"]*)"')
_PARTS = re.compile(r"((?:\.\./)*)([^?#]*)(.*)", re.DOTALL)
_PLAIN = re.compile(r"(?:[a-z0-9_-][a-z0-9._-]*(?:/|$))*", re.IGNORECASE)
"""A path that is written as it is, and leads nowhere but down."""
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|[#?]", re.IGNORECASE)
"""An address of another site, or a place of the same page."""
_REFRESH = re.compile(r'(content="0; url=)([^"]*)')
_OTHER_TONGUE = re.compile(r' hreflang="([^"]*)"')
_FOR_MACHINES = re.compile(
    r"""<link\ rel="alternate"
    |<meta\ (?:property="|name="twitter:|http-equiv="onion-location")
    |<script\ type="application/ld""",
    re.VERBOSE,
)
_POLICY, _OWN, _OWN_IN_KIWIX = 'http-equiv="Content-Security-Policy"', "'self' file:", "'self' file: zim:"
"""Kiwix on the desktop reads pages at addresses of its own scheme, where `'self'` may stand for nobody."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What the pages of a copy say and where they lead.

    Attributes:
        url: address of the site; empty when it has none.
        languages: tags of the copy's own language, one for each alphabet.
        online: HTML after a link that leaves the copy.
        note: HTML at the foot of each page: what this is.
    """

    url: str
    languages: frozenset[str]
    online: str = ""
    note: str = ""


class Rewriter:
    """Rewrites the pages of one copy; `held` tells whether a file is in it."""

    def __init__(self, terms: Terms, held: Callable[[str], bool]) -> None:
        self.terms = terms
        self._held = held
        self._found: dict[str, str | None] = {}

    def page(self, path: str, text: str) -> str:
        """The page at that path of the site, as it is in the copy."""
        return _TAG.sub(_Page(self, path).tag, text)

    def inside(self, path: str) -> str | None:
        """The file of the copy that a path of the site stands for; None when the copy lacks it."""
        if path not in self._found:
            file = f"{path}{INDEX}" if not path or path.endswith("/") else path
            found = next((one for one in (file, f"{path}/{INDEX}") if self._held(one)), None)
            self._found[path] = found
        return self._found[path]


class _Page:
    """One page while it is rewritten."""

    def __init__(self, rewriter: Rewriter, path: str) -> None:
        self._rewriter = rewriter
        self._terms = rewriter.terms
        self._folder = posixpath.dirname(path)
        self._root = "../" * path.count("/")
        self._marked = False

    def tag(self, match: re.Match[str]) -> str:
        text = match[0]
        if text == "</a>":
            mark = self._terms.online if self._marked else ""
            self._marked = False
            return f"{mark}</a>"
        if _FOR_MACHINES.match(text):
            return ""
        name = _NAME.match(text)
        change = self._CHANGES.get(name[1] if name else "")
        return change(self, text) if change else text

    def _link(self, text: str) -> str:
        """A link; of files in other languages there is none in the copy, even if a page of its own shows them."""
        found = _ADDRESS.search(text)
        if found is None:
            return text
        if _ELSEWHERE.match(read := html.unescape(found[2])):
            # zimcheck takes a mailbox that is written in numbers for a file
            return _with(text, found, html.escape(read))
        path, rest = self._path(found[2])
        tongue = _OTHER_TONGUE.search(text)
        foreign = tongue and tongue[1] not in self._terms.languages
        inside = None if foreign else self._rewriter.inside(path)
        if inside is not None:
            return _with(text, found, f"{self._root}{_written(inside)}{rest}")
        if not self._terms.url:
            return _with(text, found, None)
        self._marked = True
        away = _with(text, found, f"{html.escape(self._terms.url)}{_written(path)}{rest}")
        return away if ' rel="' in away else f'{away[:-1]} rel="noreferrer">'

    def _shared(self, text: str) -> str:
        """A style sheet or an icon."""
        found = _ADDRESS.search(text)
        if found is None or _ELSEWHERE.match(found[2]):
            return text
        inside = self._rewriter.inside(self._path(found[2])[0])
        return _with(text, found, f"{self._root}{_written(inside)}") if inside else ""

    def _image(self, text: str) -> str:
        """A picture; its words alone where the copy lacks it."""
        found = _ADDRESS.search(text)
        if found is None:
            return text
        inside = self._rewriter.inside(self._path(found[2])[0])
        if inside:
            return _with(text, found, f"{self._root}{_written(inside)}")
        words = re.search(r' alt="([^"]+)"', text)
        return f"<span>[{words[1]}]</span>" if words else ""

    def _picture(self, text: str) -> str:
        """One file of those that the picture is offered as."""
        return self._image(one_image(text, lambda address: self._rewriter.inside(self._path(address)[0]) is not None))

    def _meta(self, text: str) -> str:
        if _POLICY in text:
            return text.replace(_OWN, _OWN_IN_KIWIX)
        found = _REFRESH.search(text)
        inside = self._rewriter.inside(self._path(found[2])[0]) if found else None
        return _REFRESH.sub(lambda match: f"{match[1]}{self._root}{_written(inside)}", text) if inside else text

    def _html(self, text: str) -> str:
        """The search learns here that a folder has no page of its own."""
        return f'{text[:-1]} data-index="{INDEX}">'

    def _footer(self, text: str) -> str:
        return f"{text}{self._terms.note}"

    def _path(self, address: str) -> tuple[str, str]:
        """The path on the site that an address leads to, and its query and fragment as written."""
        parts = _PARTS.fullmatch(address)
        up, path, rest = parts.groups() if parts else ("", "", "")
        if up == self._root and _PLAIN.fullmatch(path):
            return path, rest
        within = posixpath.normpath(posixpath.join("/", self._folder, unquote(html.unescape(up + path)))).lstrip("/")
        folder = path in ("", ".") or path.endswith(("/", ".."))
        return (f"{within}/" if within and folder else within), rest

    _CHANGES: ClassVar[Mapping[str, Callable[[_Page, str], str]]] = {
        "a": _link,
        "link": _shared,
        "img": _image,
        "picture": _picture,
        "meta": _meta,
        "html": _html,
        "footer": _footer,
    }


def _written(path: str) -> str:
    """The path as an attribute holds it."""
    return path if _PLAIN.fullmatch(path) else html.escape(quote(path))


def _with(tag: str, found: re.Match[str], address: str | None) -> str:
    """The tag with another address, or without one."""
    said = "" if address is None else f' {found[1]}="{address}"'
    return f"{tag[: found.start()]}{said}{tag[found.end() :]}"
