"""The third wall as it is written: the same policy in every page and in what a host is asked to send."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from pathlib import Path

import pytest

import tiny
from arasha.pages.headers import (
    ASKED_ANEW,
    CACHE,
    FOR_EVER,
    HASHED,
    MOST_RULES,
    NOT_KEPT,
    POLICY,
    everywhere,
    headers,
    rules,
    script_hash,
    unkept,
)
from arasha.pages.site import Site
from host_rules import LONGEST_LINE, Rules, cloudflare, netlify, parsed, sent

SCRIPT = "let x = 'ә';"
PARTIAL = tiny.ROOT / "overrides" / "partials" / "arasha" / "policy.html"


def policy_of_the_pages() -> dict[str, str]:
    (text,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', PARTIAL.read_text(encoding="utf-8"))
    return dict(part.split(" ", 1) for part in text.replace("{{ shell.script_hash }}", "{script}").split("; "))


def test_pages_and_host_say_the_same() -> None:
    """But for what only a header can say, and for what only a copy on disk needs."""
    pages = {name: value.removesuffix(" file:") for name, value in policy_of_the_pages().items()}
    assert pages | {"frame-ancestors": "'none'"} == POLICY
    said = "; ".join(f"{name} {value}" for name, value in POLICY.items())
    assert everywhere(SCRIPT)["Content-Security-Policy"] == said.replace("{script}", script_hash(SCRIPT))


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


def test_a_host_is_asked_for_the_other_headers_too() -> None:
    found = everywhere(SCRIPT)
    assert found["X-Content-Type-Options"] == "nosniff"
    assert found["X-Frame-Options"] == "DENY"
    assert found["Cross-Origin-Opener-Policy"] == "same-origin"
    assert found["Referrer-Policy"] == "no-referrer"
    assert int(found["Strict-Transport-Security"].removeprefix("max-age=")) >= 31_536_000
    denied = found["Permissions-Policy"].split(", ")
    assert {"camera=()", "geolocation=()", "microphone=()", "usb=()"} <= set(denied)
    assert all(entry.endswith("=()") for entry in denied)


KEPT = [
    "/assets/arasha.0123456789.css",
    "/assets/search.0123456789.js",
    "/assets/fonts/arasha-sans.0123456789.woff2",
    "/kk-latn/share/0123456789abcdef.png",
    "/ru/search/0123456789/words0.js",
    "/ru/search/texts/0123456789.js",
    "/media/news/2024/academy/hall.0123456789.720.avif",
    "/media/hall.0123456789.1280.webp",
]
NOT_FOR_EVER = [
    "/",
    "/ru/",
    "/ru/news/2024/academy/",
    "/ru/search/",
    "/ru/search/manifest.js",
    "/ru/share/",
    "/ru/feed.xml",
    "/assets/icon.svg",
    "/assets/emblems/eu.svg",
    "/media/news/2024/academy/hall.jpg",
    "/media/news/2024/academy/hall.avif",
    "/media/training/course/arasha-course-1.0-kk.pdf",
    "/offline/arasha-kk.zip",
    "/SHA256SUMS",
    "/.well-known/security.txt",
]


def written(folders: list[str]) -> Rules:
    patterns = [f":language/{folder}/" for folder in folders]
    text = "".join(
        f"{rule.pattern}\n{''.join(f'  {name}: {value}{chr(10)}' for name, value in rule.headers.items())}"
        for rule in rules(SCRIPT, patterns)
    )
    return parsed(text)


@pytest.mark.parametrize("reads", [cloudflare, netlify])
def test_only_what_is_named_by_its_content_is_kept_for_ever(reads: Callable[[str], re.Pattern[str]]) -> None:
    table = written(["safety", "stories/one"])
    assert {path: sent(table, path, reads)[CACHE] for path in KEPT} == dict.fromkeys(KEPT, FOR_EVER)
    assert [path for path in NOT_FOR_EVER if CACHE in sent(table, path, reads)] == []
    for path in ("/ru/safety/", "/kk-latn/safety/", "/en/stories/one/"):
        assert sent(table, path, reads)[CACHE] == NOT_KEPT
    for path in ("/ru/safety/more/", "/ru/stories/", "/ru/stories/one/file.pdf"):
        assert CACHE not in sent(table, path, reads)
    assert FOR_EVER != ASKED_ANEW != NOT_KEPT


def test_every_rule_for_ever_is_of_use() -> None:
    table = written([])
    assert {
        pattern for pattern, said in table for path in KEPT if CACHE in said and cloudflare(pattern).fullmatch(path)
    }
    assert len(HASHED) == len({pattern for pattern, said in table if said.get(CACHE) == FOR_EVER})


def sensitive_site(root: Path, stories: int) -> Site:
    docs = tiny.site(root)
    for number in range(stories):
        fields = {"title": "T", "summary": "S", "consent": "anonymous", "consent_date": "2020", "person": "Somebody"}
        tiny.write(docs, f"stories/story-{number}/index.ru.md", fields | {"sensitive": True})
    tiny.write(docs, "safety/index.ru.md", {"title": "T", "summary": "S", "sensitive": True})
    return tiny.open_site(docs, "ru")


def test_pages_that_endanger_are_named_in_all_languages_at_once(tmp_path: Path) -> None:
    site = sensitive_site(tmp_path, 2)
    assert unkept(site) == [":language/safety/", ":language/stories/story-0/", ":language/stories/story-1/"]


def test_however_many_they_are_the_rules_have_room(tmp_path: Path) -> None:
    site = sensitive_site(tmp_path, 120)
    assert unkept(site) == [":language/stories/*", ":language/safety/"]
    table = parsed(headers(site))
    assert len(table) <= MOST_RULES
    for reads in (cloudflare, netlify):
        assert sent(table, "/kk/stories/story-77/", reads)[CACHE] == NOT_KEPT
        assert CACHE not in sent(table, "/kk/news/", reads)
    assert max(map(len, headers(site).splitlines())) < LONGEST_LINE


def test_a_site_below_the_root_of_its_server_is_found_there(tmp_path: Path) -> None:
    site = tiny.open_site(tiny.site(tmp_path), "ru", url="https://example.org/below/")
    table = parsed(headers(site))
    assert sent(table, f"/below{KEPT[0]}")[CACHE] == FOR_EVER
    assert CACHE not in sent(table, KEPT[0])


@pytest.mark.parametrize("template", ["partials/arasha/head.html", "root.html", "redirect.html"])
def test_the_policy_comes_before_whatever_a_page_says(template: str) -> None:
    text = (tiny.ROOT / "overrides" / template).read_text(encoding="utf-8")
    include = text.index("partials/arasha/policy.html")
    assert text.index("<meta charset") < include < text.index("<title>")
    assert "<meta" not in text[text.index("<meta charset") + 5 : include]
