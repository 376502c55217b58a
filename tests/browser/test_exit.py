"""The way out of a sensitive page: by click, by key and without JavaScript, and no way back to it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route

from browsers import NARROW, WIDE, Visit
from sites import LANGUAGES, said
from trees import Tree

OUT = "https://www.wikipedia.org/"
SAFETY = "safety/"
SMALLEST = 24


def answer(route: Route) -> None:
    """Stands in for the page elsewhere."""
    route.fulfill(body="<!doctype html><title>Elsewhere</title><h1>Elsewhere</h1>", content_type="text/html")


@pytest.fixture
def reader(browser: Browser, address: str) -> Iterator[Visit]:
    """A reader who came from another page of the site."""
    context = browser.new_context()
    context.route(f"{OUT}**", answer)
    visit = Visit(context.new_page(), address)
    visit.open("ru/news/")
    yield visit
    context.close()


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def is_out(page: Page) -> bool:
    page.wait_for_timeout(150)
    return page.url == OUT


def test_a_click_leaves_and_no_way_leads_back(reader: Visit) -> None:
    reader.open(f"ru/{SAFETY}")
    length = reader.page.evaluate("() => history.length")
    reader.page.locator(".exit a").click()
    reader.page.wait_for_url(OUT)
    assert reader.page.evaluate("() => history.length") == length, "it took the page's place"
    reader.page.go_back()
    assert reader.page.url == f"{reader.origin}ru/news/"


def test_the_page_is_gone_before_the_other_is_there(reader: Visit) -> None:
    reader.open(f"ru/{SAFETY}")
    title = reader.page.title()
    shown = reader.page.evaluate("""() => {
        document.querySelector(".exit a").click();
        return [document.documentElement.innerText.trim(), document.title];
    }""")
    reader.page.wait_for_url(OUT)
    assert title not in shown
    assert shown == ["", "www.wikipedia.org"]


def test_links_within_the_page_leave_no_second_copy_of_it_in_the_history(reader: Visit) -> None:
    reader.open(f"ru/{SAFETY}", WIDE)
    reader.page.locator("nav.contents a").last.click()
    reader.page.wait_for_url("**#*")
    assert reader.page.evaluate("() => scrollY") > 100, "the link works"
    press(reader.page, "Shift", "Shift", "Shift")
    reader.page.wait_for_url(OUT)
    reader.page.go_back()
    assert reader.page.url == f"{reader.origin}ru/news/"


@pytest.mark.parametrize("language", LANGUAGES)
def test_shift_three_times_leaves(reader: Visit, language: str) -> None:
    reader.open(f"{language}/{SAFETY}")
    assert reader.page.get_by_text(said(language, "exit_keys")).is_visible()
    press(reader.page, "Shift", "Shift")
    assert not is_out(reader.page)
    press(reader.page, "Shift")
    reader.page.wait_for_url(OUT)


@pytest.mark.parametrize(
    "keys",
    [
        ("Shift+A", "Shift+B", "Shift+C"),
        ("Shift", "Shift", "a", "Shift"),
        ("Escape", "Escape", "Escape"),
        ("Shift+Tab", "Shift+Tab", "Shift+Tab"),
        ("Control", "Control", "Control"),
    ],
)
def test_typing_and_moving_about_does_not_leave(reader: Visit, keys: tuple[str, ...]) -> None:
    reader.open(f"ru/{SAFETY}")
    press(reader.page, *keys)
    assert not is_out(reader.page)


@pytest.mark.parametrize(("moments", "leaves"), [([0, 2000, 4000], True), ([0, 3000, 6000], False)])
def test_shift_pressed_slowly_does_not_leave(reader: Visit, moments: list[int], leaves: bool) -> None:
    """Milliseconds, told to the script without waiting for them."""
    reader.open(f"ru/{SAFETY}")
    press_at = """moments => {
        const key = (type, at) => {
            const event = new KeyboardEvent(type, {key: "Shift", bubbles: true});
            Object.defineProperty(event, "timeStamp", {value: at});
            dispatchEvent(event);
        };
        for (const at of moments) { key("keydown", at); key("keyup", at); }
    }"""
    reader.page.evaluate(press_at, moments)
    assert is_out(reader.page) == leaves


def test_the_record_of_the_colours_goes_too(reader: Visit) -> None:
    reader.open(f"ru/{SAFETY}")
    reader.page.locator("#palette").select_option("dark")
    reader.page.locator(".exit a").click()
    reader.page.wait_for_url(OUT)
    reader.open("ru/news/")
    assert reader.stored() == []


def test_the_page_elsewhere_is_not_told_where_the_reader_comes_from(reader: Visit) -> None:
    told: list[str | None] = []
    reader.open(f"ru/{SAFETY}")
    reader.page.on(
        "request", lambda request: request.is_navigation_request() and told.append(request.headers.get("referer"))
    )
    reader.page.locator(".exit a").click()
    reader.page.wait_for_url(OUT)
    assert told[0] is None


def test_other_pages_know_no_such_keys(reader: Visit) -> None:
    press(reader.page, "Shift", "Shift", "Shift")
    assert not is_out(reader.page)
    assert reader.page.locator(".exit").count() == 0


def test_without_javascript_it_is_a_plain_link(plain_visit: Visit) -> None:
    plain_visit.page.context.route(f"{OUT}**", answer)
    plain_visit.open(f"kk/{SAFETY}")
    assert not plain_visit.page.get_by_text(said("kk", "exit_keys")).is_visible()
    plain_visit.page.locator(".exit a").click()
    plain_visit.page.wait_for_url(OUT)


@pytest.mark.parametrize("width", [320, NARROW, WIDE])
def test_the_link_stays_in_sight_and_is_large_enough(reader: Visit, width: int) -> None:
    reader.open(f"ru/{SAFETY}", width)
    for _ in range(3):
        box = reader.page.locator(".exit a").bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 800
        assert min(box["width"], box["height"]) >= SMALLEST
        reader.page.evaluate("() => scrollBy(0, 600)")


def test_pages_that_can_endanger_their_reader_are_marked(site: Tree) -> None:
    for language in LANGUAGES:
        for folder in ("safety", "stories/former-prisoner", "stories/family-seeks-justice"):
            assert site.page(f"{language}/{folder}/").all(f"//a[@href='{OUT}'][@rel='noreferrer']")
