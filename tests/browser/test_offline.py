"""The copies of the real site, opened from disk: they look like it, they search, and they ask nobody."""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from arasha.editions.manifest import Origin
from arasha.editions.offline.making import make_offline
from arasha.mkdocs_plugin.project import read_project
from browsers import NARROW, WIDE, Visit
from sites import LANGUAGES, ROOT, folders, said, words
from trees import Tree

ORIGIN = Origin(commit="ab" * 20, time="2025-06-01T12:00:00Z")
WORD = {"kk": "босқындарға", "ru": "беженцами", "en": "refugees"}
NOT_HERE = {"kk": "беженцами", "ru": "босқындарға", "en": "босқындарға"}
"""A word of another language, which the site finds there and a copy does not have."""
LOOK = """() => {
    const look = e => { const s = getComputedStyle(e); return [s.fontFamily, s.color, s.fontSize, s.maxWidth]; };
    return [document.body, document.querySelector("h1"), document.querySelector("main")].map(look);
}"""
LARGEST = 6_000_000
"""Bytes of a copy of the site as it is."""


@pytest.fixture(scope="module")
def copies(site: Tree, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The folder that each language's archive unpacks to; the copies stand beside them in `site/offline`."""
    base = tmp_path_factory.mktemp("copies")
    shutil.copytree(site.root, base / "site", copy_function=os.link)
    project = read_project(ROOT / "mkdocs.yml")
    languages = {code: words(code) for code in LANGUAGES}
    made = make_offline(base / "site", ORIGIN, project.settings, languages, project.theme, None, lambda *_: None)
    assert [(one.address, one.size) for one in made if one.size > LARGEST] == []
    for language in LANGUAGES:
        with zipfile.ZipFile(base / f"site/offline/arasha-{language}.zip") as archive:
            archive.extractall(base / language)
    return {language: base / language for language in LANGUAGES}


@dataclass
class Reading:
    """A browser that reads files, and all that it asked for or complained of."""

    page: Page
    troubles: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Listen."""
        self.page.on("console", lambda message: self.troubles.append(message.text))
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("requestfailed", lambda request: self.troubles.append(f"failed: {request.url}"))
        self.page.on("request", lambda request: self._asked(request.url))

    def _asked(self, url: str) -> None:
        if not url.startswith(("file:", "data:")):
            self.troubles.append(f"not from disk: {url}")

    def open(self, file: Path, query: str = "") -> Page:
        """Open a file."""
        self.page.goto(file.as_uri() + query, wait_until="load")
        return self.page


@pytest.fixture
def reading(browser: Browser) -> Iterator[Reading]:
    context = browser.new_context(viewport={"width": WIDE, "height": 800})
    yield Reading(context.new_page())
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_copy_opens_at_its_top_and_leads_on(copies: dict[str, Path], reading: Reading, language: str) -> None:
    page = reading.open(copies[language] / "index.html")
    page.get_by_text(said(language, "offline_open"), exact=True).click()
    page.wait_for_url("**/index.html")
    assert page.locator("html").get_attribute("lang") == language
    page.locator(".menu a").first.click()
    page.wait_for_url(f"**/{language}/news/index.html")
    page.locator("main h2 a, main h3 a").first.click()
    page.wait_for_url(f"**/{language}/news/2*/*/index.html")
    assert reading.troubles == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_of_a_copy_looks_as_on_the_site(
    copies: dict[str, Path], reading: Reading, visit: Visit, language: str
) -> None:
    for folder in folders(language):
        visit.open(f"{folder}/about/", WIDE)
        page = reading.open(copies[language] / folder / "about" / "index.html")
        assert page.evaluate(LOOK) == visit.page.evaluate(LOOK)
        page.evaluate("() => document.fonts.ready")
        faces = page.evaluate("() => [...document.fonts].filter(f => f.status == 'loaded').map(f => f.family)")
        assert any("Arasha" in face for face in faces)
    assert reading.troubles == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_search_page_of_a_copy_finds_and_leads_to_files(
    copies: dict[str, Path], reading: Reading, language: str
) -> None:
    page = reading.open(copies[language] / language / "search" / "index.html", f"?q={WORD[language]}")
    first = page.locator(".finder .find-results a").first
    first.wait_for()
    first.click()
    page.wait_for_url("**/index.html*")
    assert page.locator("article h1").count() == 1
    assert reading.troubles == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_box_on_a_page_of_a_copy_finds(copies: dict[str, Path], reading: Reading, language: str) -> None:
    page = reading.open(copies[language] / language / "about" / "index.html")
    page.locator("button.find-open").click()
    page.locator(".find-box input[type=search]").fill(WORD[language])
    first = page.locator(".find-box .find-results a").first
    first.wait_for()
    assert "/index.html" in str(first.get_attribute("href"))
    assert reading.troubles == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_that_a_copy_lacks_is_not_found_and_nothing_fails(
    copies: dict[str, Path], reading: Reading, language: str
) -> None:
    page = reading.open(copies[language] / language / "search" / "index.html", f"?q={NOT_HERE[language]}")
    page.get_by_text(said(language, "search_none")).wait_for()
    assert reading.troubles == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_colours_are_chosen_in_a_copy_too(copies: dict[str, Path], reading: Reading, language: str) -> None:
    for folder in folders(language):
        page = reading.open(copies[language] / folder / "about" / "index.html")
        before = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
        page.locator(".palette select").select_option("dark")
        assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") != before
        page.locator(".palette select").select_option("")
    assert reading.troubles == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_pages_of_a_copy_bar_nobody(copies: dict[str, Path], browser: Browser, language: str, width: int) -> None:
    """The start page, the page for blocked readers, one with marks of links that leave, over each ground."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    visit = Visit(context.new_page(), copies[language].as_uri() + "/")
    for path in ("index.html", f"{language}/blocked/index.html", f"{language}/about/index.html"):
        visit.page.goto(f"{visit.origin}{path}", wait_until="load")
        assert visit.overflow() == [], path
        assert visit.barriers() == [], path
    context.close()


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_the_page_with_the_list_of_copies_bars_nobody(copies: dict[str, Path], browser: Browser, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    released = copies["ru"].parent / "site"
    visit = Visit(context.new_page(), released.as_uri() + "/")
    for folder in (folder for language in LANGUAGES for folder in folders(language)):
        visit.page.goto(f"{visit.origin}{folder}/blocked/index.html", wait_until="load")
        visit.page.evaluate("() => document.querySelectorAll('details').forEach(one => one.open = true)")
        assert visit.overflow() == [], folder
        assert visit.barriers() == [], folder
    context.close()
