"""The site is read without JavaScript, without a mouse, and without a server."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from browsers import NARROW, WIDE, Visit, opened_pages
from sites import LANGUAGES, said
from trees import Tree

LOOK = """() => {
    const look = e => { const s = getComputedStyle(e); return [s.fontFamily, s.color, s.fontSize, s.maxWidth]; };
    return [document.body, document.querySelector("h1"), document.querySelector("main")].map(look);
}"""
FOCUSED = "() => [document.activeElement.tagName, document.activeElement.getAttribute('href')]"
OUTLINE = "() => getComputedStyle(document.activeElement).outlineStyle"
MOST_KEYS = 200


def tab(page: Page) -> list[str]:
    """Press Tab; name and link of what has the focus then."""
    page.keyboard.press("Tab")
    return list(page.evaluate(FOCUSED))


def news_path(site: Tree, language: str) -> str:
    return next(path for path in opened_pages(site, language) if path.count("/") == 4 and "/news/20" in path)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_readable_without_javascript(plain_visit: Visit, site: Tree, language: str) -> None:
    path = news_path(site, language)
    plain_visit.open(path, NARROW)
    shown = " ".join(plain_visit.page.locator("main").inner_text().split())
    body = site.page(path).one("//main//article//div[contains(@class, 'prose')]")
    paragraphs = [" ".join(one.text_content().split()) for one in body.iter("p")]
    assert len(paragraphs) > 2
    assert all(paragraph in shown for paragraph in paragraphs)
    assert plain_visit.troubles == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_skip_link_comes_first_and_leads_to_the_text(plain_visit: Visit, site: Tree, language: str) -> None:
    plain_visit.open(news_path(site, language), WIDE)
    page = plain_visit.page
    name, link = tab(page)
    assert (name, link) == ("A", "#content")
    assert page.locator("a.skip, a[href='#content']").first.inner_text() == said(language, "skip_to_content")
    box = page.locator("a[href='#content']").first.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["y"] >= 0
    page.keyboard.press("Enter")
    page.wait_for_url("**#content")
    _, link = tab(page)
    within = "main#content a[href]"
    assert link == page.locator(within).first.get_attribute("href"), "what is behind the link has the focus next"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_menu_opens_by_keyboard_on_a_narrow_screen(plain_visit: Visit, language: str) -> None:
    plain_visit.open(f"{language}/", NARROW)
    page = plain_visit.page
    entries = page.locator(f"nav[aria-label='{said(language, 'main_menu')}'] a")
    assert entries.count() > 3
    assert not entries.first.is_visible()
    for _ in range(10):
        if tab(page)[0] == "SUMMARY":
            break
    assert page.evaluate(FOCUSED)[0] == "SUMMARY"
    page.keyboard.press("Enter")
    entries.last.wait_for(state="visible")
    assert tab(page)[1] == entries.first.get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{plain_visit.origin}{language}/*/")
    assert page.locator("html").get_attribute("lang") == language


def test_the_menu_is_open_on_a_wide_screen(plain_visit: Visit) -> None:
    plain_visit.open("ru/", WIDE)
    assert plain_visit.page.locator(f"nav[aria-label='{said('ru', 'main_menu')}'] a").first.is_visible()
    assert not plain_visit.page.locator("summary").first.is_visible()


def test_every_link_is_reached_by_tab_and_shows_it(plain_visit: Visit, site: Tree) -> None:
    path = news_path(site, "ru")
    plain_visit.open(path, WIDE)
    wanted = [str(link) for link in site.page(path).all("//a[not(ancestor::dialog)]/@href")]
    reached = []
    for _ in wanted:
        name, link = tab(plain_visit.page)
        assert plain_visit.page.evaluate(OUTLINE) != "none", link
        reached.append(link)
        assert name == "A"
    assert reached == wanted, "in the order of the page"
    assert len(reached) < MOST_KEYS


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_front_page_from_disk_has_its_style(browser: Browser, visit: Visit, site: Tree, language: str) -> None:
    visit.open(f"{language}/", WIDE)
    context = browser.new_context(viewport={"width": WIDE, "height": 800})
    page = context.new_page()
    failed: list[str] = []
    finished: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.on("requestfinished", lambda request: finished.append(request.url))
    page.goto((site.root / language / "index.html").as_uri(), wait_until="load")
    assert [url for url in finished if url.endswith(".css")]
    assert failed == []
    assert page.evaluate(LOOK) == visit.page.evaluate(LOOK)
    context.close()


def test_a_page_without_its_style_looks_otherwise(browser: Browser, visit: Visit, site: Tree) -> None:
    """Proves that the comparison above can fail."""
    visit.open("ru/", WIDE)
    context = browser.new_context(viewport={"width": WIDE, "height": 800})
    page = context.new_page()
    page.route("**/*.css", lambda route: route.abort())
    page.goto((site.root / "ru" / "index.html").as_uri(), wait_until="load")
    assert page.evaluate(LOOK) != visit.page.evaluate(LOOK)
    context.close()
