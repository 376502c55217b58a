"""What a static host is asked to send with every page, in the file `_headers` (Netlify, Cloudflare Pages and others).

A host that knows no such file shows it as text and loses nothing: every page holds the policy too, in
`partials/arasha/policy.html`. Only `frame-ancestors` counts as a header alone (Content Security Policy Level 3, 3.3).
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable

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
accelerometer ambient-light-sensor attribution-reporting autoplay battery bluetooth browsing-topics camera
clipboard-read clipboard-write display-capture encrypted-media fullscreen gamepad geolocation gyroscope hid
identity-credentials-get idle-detection interest-cohort join-ad-interest-group keyboard-map local-fonts magnetometer
microphone midi otp-credentials payment picture-in-picture publickey-credentials-create publickey-credentials-get
run-ad-auction screen-wake-lock serial speaker-selection storage-access usb web-share window-management
xr-spatial-tracking
"""
"""Everything that a browser could lend a page: a site that is read needs none of it."""
_TWO_YEARS = 2 * 365 * 24 * 60 * 60


def script_hash(script: str) -> str:
    """What a policy calls a script that stands in the page."""
    return f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}"


def headers(script: str, unkept: Iterable[str] = ()) -> str:
    """The text of the file.

    Args:
        script: the one that may run.
        unkept: paths, from the server's root, of pages that a browser is asked to keep no copy of (RFC 9111, 5.2.2.5):
            a page can't ask that itself.
    """
    policy = "; ".join(f"{name} {value}" for name, value in POLICY.items())
    values = {
        "Content-Security-Policy": policy.format(script=script_hash(script)),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in _REFUSED.split()),
        # Only this host: what else its owner runs beside it is not ours to decide.
        "Strict-Transport-Security": f"max-age={_TWO_YEARS}",
    }
    lines = ["/*", *(f"  {name}: {value}" for name, value in values.items())]
    for path in unkept:
        lines += [path, "  Cache-Control: no-store"]
    return "\n".join([*lines, ""])
