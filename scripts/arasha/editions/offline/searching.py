"""The search of a copy, which holds one language and asks no other."""

from __future__ import annotations

import json

from arasha.editions.search.files import CALL, script


def alone(manifest: bytes) -> bytes:
    """The search's manifest for a copy: where the reader's language has nothing, there are no others to look in."""
    data = json.loads(manifest.decode().strip().removeprefix(f"{CALL}(").removesuffix(")"))
    return script(data | {"languages": {}}).encode()
