"""Serving lets MkDocs' script run too, by its nonce; a built site has its own script and lets no other run."""

from __future__ import annotations

import re
import signal
import urllib.request

from playwright.sync_api import Browser

from arasha.pages.assets import script
from arasha.pages.headers import script_hash
from sites import THEME, Project, free_port

SCRIPT = re.compile(r'<script nonce="([^"]+)">')


def get(url: str) -> str:
    with urllib.request.urlopen(url, timeout=5) as answer:
        return str(answer.read().decode())


def test_a_served_page_reloads_itself_and_runs_nothing_else(small_project: Project, browser: Browser) -> None:
    port = free_port()
    url = f"http://127.0.0.1:{port}/ru/contact/"
    small_project.item("contact", ru="First text.")
    built = small_project.built().text("ru/contact/")
    process = small_project.start("serve", "--config", str(small_project.config), "--port", str(port))
    try:
        context = browser.new_context()
        page = context.new_page()
        refused: list[str] = []
        page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
        for _ in range(100):
            page.wait_for_timeout(100)
            if "127.0.0.1" in (small_project.root / "said.txt").read_text(encoding="utf-8"):
                break
        page.goto(url)
        assert refused == []
        assert page.locator("#palette").is_visible(), "the site's own script runs"
        small_project.item("contact", ru="Second text.")
        page.get_by_text("Second text.").wait_for(timeout=30_000)
        page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.x = 1\">')")
        page.wait_for_timeout(200)
        assert page.evaluate("() => window.x") is None
        context.close()
        first, second = get(url), get(url)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=30)
    (nonce,) = SCRIPT.findall(first)
    own = f"'{script_hash(script(THEME))}'"
    assert f"script-src 'nonce-{nonce}' {own}" in first
    assert SCRIPT.findall(second) != [nonce], "a nonce serves once"
    kept = next((small_project.root / ".cache" / "serve" / "site").rglob("ru/contact/index.html")).read_text("utf-8")
    for text in (built, kept):
        assert f"script-src {own}" in text
        assert len(re.findall(r'<script(?! type="application/ld\+json">)', text)) == 1
        assert "nonce" not in text
