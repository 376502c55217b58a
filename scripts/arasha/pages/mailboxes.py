"""E-mail addresses stand in a page so that people read them and simple harvesters do not.

Each character is written as a number (HTML, 13.2.5.72), in links and in text, by one rule for the whole page. Any
browser shows the address, without a script. It keeps away only programs that search the source for an `@`: whoever
reads the page as a browser does gets the address, as readers should.
"""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"<script\b.*?</script>|(?:mailto:)?[\w.+%-]+@[\w-]+(?:\.[\w-]+)+", re.DOTALL)
"""An address, or a script, in which numbers would be no characters."""


def shielded(page: str) -> str:
    """The HTML with every e-mail address in it as numbers."""
    return _ADDRESS.sub(_as_numbers, page) if "@" in page else page


def _as_numbers(match: re.Match[str]) -> str:
    found = match[0]
    return found if found.startswith("<script") else "".join(f"&#{ord(character)};" for character in found)
