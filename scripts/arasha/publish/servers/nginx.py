"""What nginx has to know, as two files: one for its `http`, one for its `server`."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from arasha.pages.headers import ASKED_ANEW, CACHE
from arasha.pages.ways import NOT_FOUND_FILE
from arasha.publish.servers.facts import Facts, forms, quoted
from arasha.publish.servers.media_types import COMPRESSIBLE, TEXTS, TYPES

_POINTERS = 32
"""Bytes that nginx needs in a bucket beside a key, or a few more."""
_SHARING = 4
"""Keys that a bucket of nginx's has room for: with fewer, it warns that it can't spread thousands of them."""


def nginx_maps(known: Facts) -> str:
    """What stands in nginx's `http`: what follows from a path."""
    gone = {form: f"{path}index.html" for path in known.gone for form in forms(path)}
    elsewhere = {form: quote(new) for old, new in known.moved.items() for form in forms(old)}
    keys = (*gone, *elsewhere)
    longest = max((len(key.encode()) for key in keys), default=0)
    bucket = _power_of_two(max(64, _SHARING * (longest + _POINTERS)) if keys else 64)
    size = _power_of_two(max(2048, len(elsewhere)))
    maps = {
        "arasha_copies": {"default": ASKED_ANEW, **{f"~{path}": value for path, value in known.copies}},
        "arasha_moved": {"default": "", **elsewhere},
        "arasha_gone": {"default": "", **gone},
        "arasha_lost": {
            "default": f"/{NOT_FOUND_FILE}",
            **{f"~^/{folder}/": page for folder, page in known.lost.items()},
        },
    }
    sizes = f"map_hash_bucket_size {bucket};\nmap_hash_max_size {size};\n"
    return f"{sizes}{''.join(_nginx_map(name, entries) for name, entries in maps.items())}"


def nginx_server(known: Facts) -> str:
    """What stands in nginx's `server`: headers and media types."""
    sent = {**known.everywhere, CACHE: "$arasha_copies"}
    if known.onion:
        sent["Onion-Location"] = f"{known.onion}$request_uri"
    lines = [f"add_header {name} {quoted(value)} always;" for name, value in sent.items()]
    lines += ["types {", *(f"    {kind} {ending};" for ending, kind in (TEXTS | TYPES).items()), "}"]
    texts = sorted({*TEXTS.values()} - {"text/html"})  # which nginx takes in unasked, and warns of when told
    lines += ["default_type application/octet-stream;", "charset utf-8;", f"charset_types {' '.join(texts)};"]
    lines += [f"gzip_types {' '.join(sorted({*texts, *(TYPES[ending] for ending in COMPRESSIBLE)}))};"]
    return "\n".join([*lines, ""])


def _power_of_two(least: int) -> int:
    return 1 << (least - 1).bit_length()


def _nginx_map(name: str, entries: Mapping[str, str]) -> str:
    lines = [f"    {quoted(key)} {quoted(value)};" for key, value in entries.items()]
    return "\n".join([f"map $uri ${name} {{", *lines, "}", ""])
