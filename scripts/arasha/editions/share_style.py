"""What the pictures of shared links look like, as a digest: 1200 by 630 pixels, one for each item and section.

A picture's name is a hash of what it says (`pages.share_cards`), so the page names it without drawing it. How it is
drawn is not in the name: a build that draws otherwise draws all of them anew.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import PIL

from arasha.pages.assets import ASSETS

_STYLE_DIGITS = 12


def style(theme: Path) -> str:
    """Hash of what draws: our code, the faces, the colours, the library. With another style the cache is of no use."""
    digest = hashlib.sha256(PIL.__version__.encode())
    code = sorted(Path(__file__).parent.glob("share_*.py"))
    for file in (*code, *sorted((theme / ASSETS / "fonts").glob("*.woff2")), theme / ASSETS / "styles" / "tokens.css"):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:_STYLE_DIGITS]
