"""What Caddy has to know, as snippets of a Caddyfile."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from arasha.pages.headers import ASKED_ANEW, CACHE
from arasha.pages.ways import NOT_FOUND_FILE
from arasha.publish.servers.facts import Facts, forms, quoted
from arasha.publish.servers.media_types import COMPRESSIBLE, TEXTS, TYPES


def caddy(known: Facts) -> str:
    """Snippets for a Caddyfile: `arasha_headers`, `arasha_moves`, and `arasha_lost` for its error routes."""
    snippets = {"headers": _caddy_headers(known), "moves": _caddy_moves(known), "lost": _caddy_lost(known)}
    return "".join(_block(f"(arasha_{name})", lines) for name, lines in snippets.items())


def _caddy_headers(known: Facts) -> Iterator[str]:
    sent = {**known.everywhere, CACHE: ASKED_ANEW}
    if known.onion:
        sent["Onion-Location"] = f"{known.onion}{{uri}}"
    yield from _header("", sent)
    for number, value in enumerate(dict.fromkeys(value for _, value in known.copies)):
        paths = "|".join(path for path, said in known.copies if said == value)
        yield f"@copies{number} path_regexp `{paths}`"
        yield f"header @copies{number} {CACHE} {quoted(value)}"
    kinds = {ending: f"{kind}; charset=utf-8" for ending, kind in TEXTS.items()} | TYPES
    for number, (ending, kind) in enumerate(kinds.items()):
        yield f"@type{number} path *.{ending}"
        yield f"header @type{number} Content-Type {quoted(kind)}"
    yield f"@texts path */ {' '.join(f'*.{ending}' for ending in (*TEXTS, *COMPRESSIBLE))}"
    yield from _header(" @texts", {"Vary": "Accept-Encoding"}, deferred=True)


def _caddy_moves(known: Facts) -> Iterator[str]:
    for old, new in known.moved.items():
        yield from (f"redir {quoted(form)} {quoted(quote(new))} 301" for form in forms(old))
    if known.gone:
        yield f"@gone path {' '.join(map(quoted, known.gone))}"
        yield "error @gone 410"


def _caddy_lost(known: Facts) -> Iterator[str]:
    """What is shown with an error. Headers that were set before still count: the page is no PDF where one is missed."""
    yield from _header("", {"Content-Type": "text/html; charset=utf-8"})
    yield from _header("", {"Vary": "Accept-Encoding"}, deferred=True)
    yield "map {path} {arasha_lost} {"
    yield from (f"\t~^/{folder}/ {page}" for folder, page in known.lost.items())
    yield f"\tdefault /{NOT_FOUND_FILE}"
    yield "}"
    yield "@lost expression `{err.status_code} != 410`"
    yield "rewrite @lost {arasha_lost}"


def _header(matcher: str, sent: Mapping[str, str], *, deferred: bool = False) -> Iterator[str]:
    yield f"header{matcher} {{"
    yield from (f"\t{name} {quoted(value)}" for name, value in sent.items())
    if deferred:
        yield "\tdefer"
    yield "}"


def _block(head: str, lines: Iterable[str]) -> str:
    return "\n".join([f"{head} {{", *(f"\t{line}" for line in lines), "}", ""])
