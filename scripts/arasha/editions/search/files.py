"""The files of a search: scripts of one call."""

from __future__ import annotations

import json

CALL = "arasha"
"""What each file calls with its data; `scripts/search.js` defines it."""


def script(data: object) -> str:
    """The text of a file. The sign in mailboxes is written so that collectors of addresses, who run no script, miss it.

    U+2028 and its like are no line ends within a string since ECMAScript 2019.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("@", r"\u0040")
    return f"{CALL}({text})\n"
