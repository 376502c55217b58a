"""The real site from the real servers, in a browser: their headers stop nothing of ours, and copies are kept."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

import servers
from browsers import Visit
from sites import ROOT, clean_environment
from trees import Tree

TAKEN = """() => Object.fromEntries(performance.getEntriesByType("resource")
    .map(one => [new URL(one.name).pathname, one.transferSize]))"""


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def hosted(request: pytest.FixtureRequest, site: Tree, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("hosted")
    command = [sys.executable, "-m", "arasha.cli", "hosting", "--quiet", "--output", str(folder / "rules")]
    subprocess.run(command, cwd=ROOT, env=clean_environment(), check=True, timeout=120)
    start = {"nginx": servers.nginx, "caddy": servers.caddy}[request.param]
    with start(site.root, folder / "rules", Path(folder) / "run") as server:
        yield server.url


@pytest.fixture
def reader(browser: Browser, hosted: str) -> Iterator[Visit]:
    context = browser.new_context()
    yield Visit(context.new_page(), hosted)
    context.close()


def test_a_page_has_its_style_its_fonts_its_script_and_its_search(reader: Visit) -> None:
    reader.open("ru/")
    assert reader.page.evaluate("() => document.fonts.ready.then(fonts => [...fonts].length)") > 0
    assert any(url.endswith(".woff2") for url in reader.requests)
    assert reader.page.locator("#palette").is_visible()
    reader.open("ru/search/")
    reader.page.locator(".finder input[type=search]").fill("права")
    expect(reader.page.locator(".finder .find-results > li").first).to_be_visible()
    assert reader.troubles == []


def test_what_is_kept_for_ever_is_fetched_once(reader: Visit) -> None:
    reader.open("ru/")
    reader.page.evaluate("() => document.fonts.ready.then(() => 1)")
    first = reader.page.evaluate(TAKEN)
    reader.open("ru/about/")
    reader.page.evaluate("() => document.fonts.ready.then(() => 1)")
    again = reader.page.evaluate(TAKEN)
    kept = {path for path in again if path.endswith((".css", ".woff2"))}
    assert len(kept) > 2
    assert all(first[path] > 0 for path in kept & first.keys())
    assert {path: again[path] for path in kept & first.keys()} == dict.fromkeys(kept & first.keys(), 0)


def test_a_missing_page_looks_like_one_of_ours(reader: Visit) -> None:
    reader.page.goto(f"{reader.origin}en/news/nothing/here/")
    assert reader.page.locator("html").get_attribute("lang") == "en"
    assert [said for said in reader.troubles if "404" not in said] == []
    assert any(url.endswith(".css") for url in reader.requests)
