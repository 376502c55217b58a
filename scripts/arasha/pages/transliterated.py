"""A language's pages in its second alphabet: an extra view for reading, made by machine from the finished pages.

Such a page says what it is, is kept out of search engines, names the page it was made from as the one to be cited, and
leads on in its own alphabet wherever there is a page in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from dataclasses import replace

from arasha.languages.transliteration import Transliteration
from arasha.pages.site import Site
from arasha.pages.views import Link, Page
from arasha.pages.ways import NOT_FOUND

_PIECE = re.compile(
    r"""<(?:script|style)\b.*?</(?:script|style)>|<(?=[a-z/!?])(?:[^<>"']|"[^"]*"|'[^']*')*>|[^<]+|<""", re.DOTALL
)
"""A script or style sheet, a tag, or text. Scripts are found whole, since what is in them is no text."""
_NAME = re.compile(r"<(/?)([a-z0-9]+)")
_FOREIGN = re.compile(r'<(?:code|pre|kbd|samp|var)\b|<(?!html\b)[a-z0-9]+\b.* lang="', re.DOTALL)
"""Elements that stay as they are: what one types, and what is marked as being in a language, this one too: the switcher
names the page that is in the first alphabet."""
_VOID = frozenset({"img", "br", "hr", "meta", "link", "input", "source", "wbr"})
_SAID = re.compile(r' (?:alt|title|aria-label|content|placeholder|label)="[^"]*"')
"""Attributes that a reader sees or hears."""
_SHORT, _MANY = 160, 50_000
"""Characters of what is worth remembering, and how much of it."""
_HREF = re.compile(r'( href="(?:\.\./)*)([^"#?]*)')


class Twins:
    """The pages of one language in its second alphabet; a language that has none makes no difference to its pages."""

    def __init__(self, site: Site, addresses: Container[str]) -> None:
        """`addresses` are those of the language's pages that a reader reads: not of redirects, not for editors."""
        self._site = site
        self._addresses = addresses
        self._alphabet = site.language.transliteration
        self._known: dict[str, str] = {}

    def led_to(self, view: Page) -> Page:
        """The page with a link to the same page in the second alphabet."""
        alphabet = self._alphabet
        if alphabet is None or view.address not in self._addresses or view.kind == NOT_FOUND:
            return view
        there = self._there(alphabet, view.address)
        return replace(view, transliteration=Link(alphabet.of(alphabet.link), there, alphabet.code))

    def twin_of(self, view: Page, printed: Callable[[Page], str]) -> tuple[str, str] | None:
        """Address and HTML of a page's twin, None when it has none; `printed` gives the HTML of a view."""
        alphabet = self._alphabet
        if alphabet is None or view.transliteration is None:
            return None
        return self._there(alphabet, view.address), self.rewritten(printed(self.twin(view)))

    def twin(self, view: Page) -> Page:
        """The view of the twin, still in the first alphabet: what it is, the way back, and no claim to be found."""
        alphabet = self._alphabet
        back = Link(alphabet.back, view.address, self._site.code, note=alphabet.notice) if alphabet else None
        head = replace(view.head, indexed=False, alternates=(), feeds=(), structured="")
        if alphabet and head.onion:
            head = replace(head, onion=f"{self._site.settings.onion}{self._there(alphabet, view.address)}")
        switcher = tuple(replace(choice, current=False) for choice in view.switcher)
        return replace(view, head=head, switcher=switcher, transliteration=back)

    def rewritten(self, page: str) -> str:
        """The HTML with its words in the second alphabet, and its links leading to pages in it."""
        alphabet = self._alphabet
        if alphabet is None:
            return page
        found: list[str] = []
        known, kept, depth = self._known, "", 0
        for piece in _PIECE.findall(page):
            if not kept and piece in known:
                found.append(known[piece])
                continue
            name = _NAME.match(piece)
            if kept:
                found.append(piece)
                if name and name[2] == kept:
                    depth += -1 if name[1] else 1
                    kept = kept if depth else ""
            elif name is None:
                found.append(self._noted(piece, piece if piece[0] == "<" else alphabet.of(piece)))
            elif _FOREIGN.match(piece):
                found.append(piece)
                kept, depth = ("" if name[2] in _VOID else name[2]), 1
            else:
                found.append(self._noted(piece, self._tag(alphabet, piece)))
        return "".join(found)

    def _noted(self, piece: str, said: str) -> str:
        """Most tags and short words stand on many pages: they are remembered, as far as that takes little room."""
        if len(piece) < _SHORT and len(self._known) < _MANY:
            self._known[piece] = said
        return said

    def _tag(self, alphabet: Transliteration, tag: str) -> str:
        if tag.startswith("<html "):
            return tag.replace(f'lang="{self._site.code}"', f'lang="{alphabet.code}"')
        if tag.startswith("<a ") and " hreflang=" not in tag:
            tag = _HREF.sub(lambda link: link[1] + self._address(alphabet, link[2]), tag)
        return tag if tag.isascii() or tag.startswith("<script") else _SAID.sub(lambda said: alphabet.of(said[0]), tag)

    def _address(self, alphabet: Transliteration, address: str) -> str:
        return self._there(alphabet, address) if address in self._addresses else address

    def _there(self, alphabet: Transliteration, address: str) -> str:
        return f"{alphabet.folder}/{address.partition('/')[2]}"
