"""A title in the letters that our faces have: those of the site's languages, not those of the whole world.

What a face lacks it shows as a box. The plain layout that share pictures are drawn with puts a mark beside its letter
instead of above it. The whole title stands in the page, and in the words for those who can't see the picture.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

ELLIPSIS = "…"
SPACE = re.compile(r"[ \t\r\n]+")
"""Where a line may end: not at a no-break space."""
_SAID = frozenset("LN")
"""Letters and numbers say something; signs, marks and emoji are only left out (Unicode general categories)."""
_MARK = "M"


def drawable(text: str, has: Callable[[str], bool]) -> str:
    """The text as it can be drawn; empty when nothing of it can.

    Args:
        text: any text.
        has: whether the face has a sign.
    """
    words: list[str] = []
    for word in SPACE.split(unicodedata.normalize("NFC", text)):
        shown = _shown(word, has)
        if shown and not (shown == ELLIPSIS and words[-1:] == [ELLIPSIS]):
            words.append(shown)
    return " ".join(words) if any(sign.isalnum() for word in words for sign in word) else ""


def _shown(word: str, has: Callable[[str], bool]) -> str:
    """A word without its signs that can't be drawn; an ellipsis when letters can't."""
    found = ""
    for sign in word:
        kind = unicodedata.category(sign)[0]
        plain = unicodedata.normalize("NFKC", sign)
        if kind == _MARK:
            continue
        if has(sign):
            found += sign
        elif plain != sign and all(map(has, plain)):
            found += plain
        elif kind in _SAID:
            return ELLIPSIS
    return found
