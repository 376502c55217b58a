"""How long a text takes to read.

The speeds, in words a minute, stand in the strings files and come from S. Trauzettel-Klosinski and K. Dietz,
"Standardized Assessment of Reading Performance: The New International Reading Speed Texts IReST", Investigative
Ophthalmology & Visual Science 53 (2012), 5452-5461: adults reading the same texts aloud, 228 in English, 184 in
Russian, 166 in Turkish. Kazakh was not measured; it has Turkish's speed here, since it too puts into endings what
others say in words of their own. Read silently, a text takes a little less: the time is not promised too short.
"""

from __future__ import annotations

import re

from arasha.content import Item
from arasha.pages.site import Site

_WORD = re.compile(r"[^\s\d\W_][^\s|]*")
"""Letters up to a space: what stands between them (hyphens, addresses of links, marks) makes no word of its own."""


def reading_time(site: Site, item: Item) -> str:
    """The time in words, rounded up to minutes; empty for a text of less than one minute."""
    words = len(_WORD.findall(item.versions[site.code].body))
    speed = site.language.words_per_minute
    return site.text("reading_time", n=-(-words // speed)) if words >= speed else ""
