"""Where links lead, by their letters: addresses that run something, or that show one place and lead to another.

Whether a link's page exists is judged elsewhere; this looks at the letters alone, in every form that Markdown knows.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from arasha.checks.texts import Text
from arasha.content import Problem

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_INLINE = re.compile(r"\]\(")
_FORMS = {
    "](": _INLINE,
    "]:": re.compile(r"(?<!\\)\[(?!\^)[^\[\]]*\]:[ ]*\n?[ >]*(?=\S)"),
    "<": re.compile(r"<(?=[A-Za-z][A-Za-z0-9+.-]*:)"),
}
"""What stands before an address in a link or picture, in a definition, around an address by itself; by a sign in it."""
_RUNS = re.compile(r"(?:java|vb|live)\s*script\s*:", re.IGNORECASE)
_LONGEST = 300
"""Letters in which the kind of an address must show; nobody writes more space before it."""
_DEFINED = re.compile(r"\[([^\[\]]{1,200})\]:[ ]*\n?[ >]*(\S+)")
_PICTURE = re.compile(r"!\[((?:[^\[\]]|\[[^\[\]]{0,200}\]){0,500})\](?:\(([^)]{0,300})|[ ]?\[([^\[\]]{0,200})\])?")
_FURTHEST = 1000
_FENCE = re.compile(r"(?:^|\n)[ \t>]*(?:```|~~~)")
"""A block of code for an address: Markdown writes its HTML into the attribute."""
_DROPPED = re.compile(r"[\s\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\\<\"'`*_]+")
"""What a browser or Markdown takes out of an address, or what was put there to hide it."""
_SCHEME = re.compile(r"([^:/?#()\[\]]*?):")
_TITLE = re.compile(r"(?<=\S)\s+[\"']")
_SHOWN = re.compile(r"\[((?:[^\[\]\n]|\[[^\[\]\n]*\]){1,300})\]\(\s*<?(https?://[^\s<>()]+)", re.IGNORECASE)
_HOST = re.compile(r"(?:https?://|www\.)([^\s/?#<>()\[\]]+)", re.IGNORECASE)
_BARE_HOST = re.compile(
    r"(?:[\w-]+\.)+(?:com|edu|eu|gov|info|int|io|kg|kz|net|org|ru|su|tj|tm|uz|рф|қаз)", re.IGNORECASE
)
_URL = re.compile(r"https?://([^\s/?#<>()\[\]\"']+)", re.IGNORECASE)


def link_forms(text: Text, live: str) -> Iterator[Problem]:
    """Problems of how links are written, in a file whose code is blanked in `live`."""
    yield from _schemes(text, live)
    if "//" not in live:
        return
    yield from _foreign_pictures(text, live)
    for match in _SHOWN.finditer(live, text.body_start):
        yield from _deceit(text, match)
    for match in _URL.finditer(live, text.body_start):
        host = match[1].rpartition("@")[2].partition(":")[0]
        if _odd(host):
            yield text.problem("link-host-odd", match.start(), warning=True, host=host)


def scheme_of(written: str) -> str:
    """What an address says it is, seen through disguises: `javascript`, `//` for another host; empty for a path."""
    plain = _TITLE.split(written[:_LONGEST], maxsplit=1)[0]
    for _ in range(3):
        plain = unquote(html.unescape(plain))
    plain = _DROPPED.sub("", plain)
    if re.match(r"/{2}", plain) or re.match(r"\s*<?\s*[\\/]\s*[\\/]", written):
        return "//"
    match = _SCHEME.match(plain)
    return match[1].casefold() if match else ""


def _schemes(text: Text, live: str) -> Iterator[Problem]:
    """Links of a kind that isn't on the list. The address itself is read from the file: code may hide there."""
    places: dict[int, str] = {}
    for sign, pattern in _FORMS.items():
        for match in pattern.finditer(live, text.body_start) if sign in live else ():
            target = _target(text.raw, match.end(), pattern is _INLINE)
            scheme = "```" if _FENCE.search(target) else scheme_of(target)
            if scheme and scheme not in SCHEMES:
                places[match.start()] = scheme
    for match in _RUNS.finditer(live, text.body_start) if "script" in live.lower() else ():
        places.setdefault(match.start(), "javascript")
    lines: dict[int, int] = {}
    for position in sorted(places):
        if lines.setdefault(text.line_at(position), position) == position:
            yield text.problem("link-scheme", position, scheme=places[position][:40])


def _target(raw: str, start: int, in_brackets: bool) -> str:
    """What may be the address that begins at a position."""
    chunk = raw[start : start + _FURTHEST]
    if in_brackets:
        return chunk.partition(")")[0].partition("\n\n")[0]
    return (chunk.split(None, 1) or [""])[0]


def _foreign_pictures(text: Text, live: str) -> Iterator[Problem]:
    """Pictures from another host: whoever runs it would learn of each reader."""
    if "![" not in live:
        return
    defined = {_label(match[1]): match[2] for match in _DEFINED.finditer(live, text.body_start)}
    for match in _PICTURE.finditer(live, text.body_start):
        address = match[2] if match[2] is not None else defined.get(_label(match[3] or match[1]), "")
        if scheme_of(address) in ("http", "https", "//"):
            yield text.problem("picture-foreign", match.start(), address=address[:80])


def _label(words: str) -> str:
    return " ".join(words.split()).casefold()


def _deceit(text: Text, match: re.Match[str]) -> Iterator[Problem]:
    """A link that shows the address of one host and leads to another."""
    leads = _host(match[2].partition("://")[2].partition("/")[0])
    shown = _shown_host(match[1])
    name, at, _ = match[2].partition("://")[2].partition("/")[0].rpartition("@")
    if at and not shown:
        shown = name
    if shown and not _related(shown, leads):
        yield text.problem("link-host-differs", match.start(), warning=True, shown=shown, host=leads)


def _shown_host(words: str) -> str:
    plain = words.strip(" *_`<>")
    found = _HOST.search(plain)
    if found:
        return _host(found[1])
    return _host(plain.partition("/")[0]) if _BARE_HOST.fullmatch(plain.partition("/")[0]) else ""


def _host(authority: str) -> str:
    return authority.rpartition("@")[2].partition(":")[0].rstrip(".,;").casefold().removeprefix("www.")


def _related(one: str, other: str) -> bool:
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")


def _odd(host: str) -> bool:
    """Whether a host may pass for another: written in code (punycode), or a word of two alphabets (UTS 39, 5.1)."""
    if host.isascii():
        return "xn--" in host.casefold()
    try:
        urlsplit(f"https://{host}/")
    except ValueError:  # letters that change into others when normalized
        return True
    return any(len(_alphabets(label)) > 1 for label in host.split("."))


def _alphabets(label: str) -> set[str]:
    return {unicodedata.name(letter, "?").partition(" ")[0] for letter in label if letter.isalpha()}
