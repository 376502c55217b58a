"""What a server sends with the files of the site, and for how long a copy of them may be kept.

The rules stand here once. A static host finds them in the file `_headers` (Netlify, Cloudflare Pages and others); nginx
and Caddy get them from `publish/servers/`. A host that knows no such file shows it as text and loses little:
every page holds the policy too, in `partials/arasha/policy.html`. Only `frame-ancestors` counts as a header alone
(Content Security Policy Level 3, 3.3).
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from arasha.pages.pictures.offers import WIDTHS
from arasha.pages.share_cards import FOLDER as SHARE
from arasha.pages.site import MEDIA, Site

FILE = "_headers"
POLICY = {
    "default-src": "'none'",
    "script-src": "'{script}' 'strict-dynamic'",
    "img-src": "'self'",
    "style-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
}
"""One script runs, which is named by its hash (Content Security Policy Level 3, 6.7.2.3), and what it loads itself: the
search and its data (8.2, 'strict-dynamic'). A script that got into a page does not, nor does a file of the site that a
page would take for a script. An older browser that does not know the second word has no search, and the same wall.
Nothing of ours asks the server in the background; tools that look at a page from within (at its robots.txt) may."""
_REFUSED = """
accelerometer autoplay browsing-topics camera clipboard-read clipboard-write display-capture encrypted-media
fullscreen gamepad geolocation gyroscope hid identity-credentials-get idle-detection interest-cohort keyboard-map
local-fonts magnetometer microphone midi otp-credentials payment picture-in-picture publickey-credentials-create
publickey-credentials-get screen-wake-lock serial speaker-selection storage-access usb window-management
xr-spatial-tracking
"""
"""Everything that a browser could lend a page: a site that is read needs none of it. What Chromium does not know is
left out: it complains of it on every page."""
_TWO_YEARS = 2 * 365 * 24 * 60 * 60
CACHE = "Cache-Control"
FOR_EVER = "public, max-age=31536000, immutable"
"""Of files that have a hash of what is in them in their names (RFC 8246)."""
ASKED_ANEW = "public, max-age=0, must-revalidate"
"""Of all others, pages above all: what is taken down is gone at the next look. Static hosts do so unasked, and put the
values of two rules for one path together: so no rule of theirs says it."""
NOT_KEPT = "no-store"
HASHED = (
    "assets/*.css",
    "assets/*.js",
    "assets/*.woff2",
    f":language/{SHARE}/*.png",
    ":language/search/:folder/*.js",
    *(f"{MEDIA}/*.{width}{ending}" for width in WIDTHS for ending in (".avif", ".webp")),
)
"""Pictures in the formats that nearly every browser takes, in the widths that are always offered: a picture that stands
on the site as the editor named it has another name."""
MOST_RULES = 100
"""What Cloudflare Pages reads of the file; of the rest it reads nothing."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Headers that are sent with the paths of a pattern.

    Attributes:
        pattern: a path from the server's root; `*` in it stands for anything, `:name` for one folder of any name. One
            star at most, since Cloudflare takes no more; never `/:name/*`, which Netlify takes for `/:name` too.
        headers: names and values.
    """

    pattern: str
    headers: Mapping[str, str]


def script_hash(script: str) -> str:
    """What a policy calls a script that stands in the page."""
    return f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}"


def everywhere(script: str) -> dict[str, str]:
    """What is sent with every file.

    Nothing says that other sites may not show our pictures (Cross-Origin-Resource-Policy): readers of feeds are such.

    Args:
        script: the one that may run.
    """
    policy = "; ".join(f"{name} {value}" for name, value in POLICY.items())
    return {
        "Content-Security-Policy": policy.format(script=script_hash(script)),
        "X-Content-Type-Options": "nosniff",
        # For browsers that know no `frame-ancestors`.
        "X-Frame-Options": "DENY",
        # A page that opened ours learns nothing of it, not even when it is left (HTML, 7.1.3).
        "Cross-Origin-Opener-Policy": "same-origin",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in _REFUSED.split()),
        # Only this host: what else its owner runs beside it is not ours to decide.
        "Strict-Transport-Security": f"max-age={_TWO_YEARS}",
    }


def rules(script: str, unkept: Iterable[str] = (), root: str = "/") -> tuple[Rule, ...]:
    """All rules. For one path, one of them at most speaks of keeping copies.

    Args:
        script: the one that may run.
        unkept: patterns, without the stroke at the beginning, of pages that a browser is asked to keep no copy of
            (RFC 9111, 5.2.2.5): a page can't ask that itself.
        root: path of the site on its server.
    """
    return (
        Rule("/*", everywhere(script)),
        *(Rule(f"{root}{pattern}", {CACHE: FOR_EVER}) for pattern in HASHED),
        *(Rule(f"{root}{pattern}", {CACHE: NOT_KEPT}) for pattern in unkept),
    )


def headers(site: Site) -> str:
    """The text of the file `_headers`.

    Nothing of the onion address: such a file can't say a page's own. The pages do.
    """
    lines: list[str] = []
    for rule in rules(site.script, unkept(site), urlsplit(site.settings.url).path or "/"):
        lines += [rule.pattern, *(f"  {name}: {value}" for name, value in rule.headers.items())]
    return "\n".join([*lines, ""])


def unkept(site: Site) -> list[str]:
    """Patterns of the pages that can endanger whoever is seen to have read them, in every language and alphabet."""
    folders = sorted(item.folder for item in site.library.items.values() if item.facts.sensitive)
    wide = _widened(folders, MOST_RULES - len(HASHED) - 1)
    found = [f"{section}/*" for section in sorted(wide)]
    found += [f"{folder}/" for folder in folders if _section(folder) not in wide]
    return [f":language/{pattern}" for pattern in found]


def _widened(folders: Collection[str], room: int) -> set[str]:
    """The sections to be named as wholes, so that all patterns have room: those with the most folders.

    The other pages of such a section are fetched anew at each look too. That costs their readers time, and spares
    those of the sensitive ones everything else.
    """
    wide: set[str] = set()
    patterns = len(folders)
    for section, count in Counter(map(_section, folders)).most_common():
        if patterns <= room:
            break
        wide.add(section)
        patterns -= count - 1
    return wide


def _section(folder: str) -> str:
    return folder.partition("/")[0]
