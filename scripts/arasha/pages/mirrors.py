"""`mirrors.json` at the root: where else the site is read, for programs. The list of all files vouches for it."""

from __future__ import annotations

import json
from dataclasses import asdict

from arasha.pages.settings import Settings

FILE = "mirrors.json"


def mirrors_text(settings: Settings) -> str:
    """The text of the file: `site`, `mirrors` (`name`, `url`), `onion`, `public_key`; what is not set is empty."""
    data = {
        "site": settings.url,
        "mirrors": [asdict(mirror) for mirror in settings.mirrors],
        "onion": settings.onion,
        "public_key": settings.public_key,
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
