"""The third wall as it is written: the same policy in every page and in what a host is asked to send."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

import tiny
from arasha.pages.headers import POLICY, headers, script_hash

SCRIPT = "let x = 'ә';"
PARTIAL = tiny.ROOT / "overrides" / "partials" / "arasha" / "policy.html"


def policy_of_the_pages() -> dict[str, str]:
    (text,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', PARTIAL.read_text(encoding="utf-8"))
    return dict(part.split(" ", 1) for part in text.replace("{{ shell.script_hash }}", "{script}").split("; "))


def sent() -> dict[str, str]:
    first, *rest = headers(SCRIPT).splitlines()
    assert first == "/*"
    return dict(line.removeprefix("  ").split(": ", 1) for line in rest)


def test_pages_and_host_say_the_same() -> None:
    """But for what only a header can say, and for what only a copy on disk needs."""
    pages = {name: value.removesuffix(" file:") for name, value in policy_of_the_pages().items()}
    assert pages | {"frame-ancestors": "'none'"} == POLICY
    said = "; ".join(f"{name} {value}" for name, value in POLICY.items())
    assert sent()["Content-Security-Policy"] == said.replace("{script}", script_hash(SCRIPT))


def test_nothing_is_allowed_but_our_own_pictures_styles_and_fonts_and_one_script() -> None:
    """Not even a script that lies on the site: a file that an editor uploads would be one."""
    allowed = {name: value for name, value in POLICY.items() if value != "'none'"}
    assert allowed == {
        "img-src": "'self'",
        "style-src": "'self'",
        "font-src": "'self'",
        "connect-src": "'self'",
        "script-src": "'{script}' 'strict-dynamic'",
    }
    assert not re.search("unsafe|https?:|data:|blob:|[*]", " ".join(policy_of_the_pages().values()))


def test_a_script_is_known_by_the_hash_of_its_bytes() -> None:
    digest = hashlib.sha256(SCRIPT.encode("utf-8")).digest()
    assert script_hash(SCRIPT) == f"sha256-{base64.b64encode(digest).decode('ascii')}"
    assert script_hash(SCRIPT + " ") != script_hash(SCRIPT)


def test_no_copy_is_kept_of_the_pages_that_are_named() -> None:
    text = headers(SCRIPT, ["/ru/safety/", "/kk/safety/"])
    assert text.startswith(headers(SCRIPT))
    found = text.removeprefix(headers(SCRIPT)).splitlines()
    assert found == ["/ru/safety/", "  Cache-Control: no-store", "/kk/safety/", "  Cache-Control: no-store"]


def test_a_host_is_asked_for_the_other_headers_too() -> None:
    found = sent()
    assert found["X-Content-Type-Options"] == "nosniff"
    assert found["Referrer-Policy"] == "no-referrer"
    assert int(found["Strict-Transport-Security"].removeprefix("max-age=")) >= 31_536_000
    denied = found["Permissions-Policy"].split(", ")
    assert {"camera=()", "geolocation=()", "microphone=()", "usb=()"} <= set(denied)
    assert all(entry.endswith("=()") for entry in denied)


@pytest.mark.parametrize("template", ["partials/arasha/head.html", "root.html", "redirect.html"])
def test_the_policy_comes_before_whatever_a_page_says(template: str) -> None:
    text = (tiny.ROOT / "overrides" / template).read_text(encoding="utf-8")
    include = text.index("partials/arasha/policy.html")
    assert text.index("<meta charset") < include < text.index("<title>")
    assert "<meta" not in text[text.index("<meta charset") + 5 : include]
