"""E-mail addresses stand in a page so that people read them and simple harvesters do not.

Each character is written as a number (HTML, 13.2.5.72), in links and in text, by one rule for the whole page. Any
browser shows the address, without a script. It keeps away only programs that search the source for an `@`: whoever
reads the page as a browser does gets the address, as readers should.
"""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"(?:mailto:)?[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
_SCRIPT = re.compile(r"(<script\b.*?</script>)", re.DOTALL)
"""In a script, numbers would be no characters."""


def shielded(page: str) -> str:
    """The HTML with every e-mail address in it as numbers."""
    if "@" not in page:
        return page
    pieces = _SCRIPT.split(page)  # every second one is a script
    pieces[::2] = [_ADDRESS.sub(_as_numbers, one) if "@" in one else one for one in pieces[::2]]
    return "".join(pieces)


def _as_numbers(match: re.Match[str]) -> str:
    return "".join(f"&#{ord(character)};" for character in match[0])
