"""The pictures that shared links show: 1200 by 630 pixels, one for each item and section in each language.

A picture's name is a hash of what is drawn (`pages.share_cards`), so the page names it without drawing it, and one that
was drawn before is taken from the cache. They stand in the language's own folder, `ru/share/`: the languages are built
side by side and one may be built alone.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import PIL

from arasha.editions.share_drawing import Studio
from arasha.pages.assets import ASSETS
from arasha.pages.share_cards import share_cards
from arasha.pages.site import Site

CACHE = "share"
"""Folder of the cache that holds them, by language."""
_STYLE_DIGITS = 12


def write_share_pictures(site: Site, theme: Path, cache: Path, target: Path) -> int:
    """Write the pictures of the site's language below `target`; none for a site without an address.

    Only what a build has asked for stays in the cache, so it never outgrows the content.

    Returns:
        How many had to be drawn.
    """
    if not site.settings.url:
        return 0
    cards = {card.address: card for card in share_cards(site)}
    kept, style, studio = cache / CACHE / site.code, _style(theme), Studio(theme)
    kept.mkdir(parents=True, exist_ok=True)
    names, drawn = set(), 0
    for address, card in cards.items():
        file, name = target / address, f"{card.digest}.{style}.png"
        names.add(name)
        picture = _read(kept / name)
        if picture is None:
            picture, drawn = studio.draw(card), drawn + 1
            _keep(picture, kept / name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(picture)
    for old in _files(kept):
        if old.name not in names:
            old.unlink(missing_ok=True)
    return drawn


def _style(theme: Path) -> str:
    """Hash of what draws: our code, the faces, the colours, the library. With another style the cache is of no use."""
    digest = hashlib.sha256(PIL.__version__.encode())
    code = sorted(Path(__file__).parent.glob("share_*.py"))
    for file in (*code, *sorted((theme / ASSETS / "fonts").glob("*.woff2")), theme / ASSETS / "styles" / "tokens.css"):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:_STYLE_DIGITS]


def _read(file: Path) -> bytes | None:
    """What was kept; None when nothing was, or another build has just cleared it away."""
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None


def _keep(picture: bytes, file: Path) -> None:
    """Write at one stroke: of two builds at once neither reads half a picture."""
    draft = file.with_suffix(f".{os.getpid()}")
    draft.write_bytes(picture)
    draft.replace(file)


def _files(folder: Path) -> Iterator[Path]:
    return folder.glob("*.png")
