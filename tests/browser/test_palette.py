"""The reader's colours: chosen on any page, kept on the device and nowhere else, and only when they were chosen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from browsers import NARROW, WIDE, Visit, opened_pages
from sites import LANGUAGES, said
from trees import Tree

PALETTE = "() => document.documentElement.dataset.palette || ''"
KEPT = "() => JSON.stringify(localStorage)"
BLOCKED = """
    Object.defineProperty(window, "localStorage", {get: () => { throw new DOMException("", "SecurityError"); }});
"""
AT_FIRST_PAINT = """
    new PerformanceObserver(() => window.painted ??= document.documentElement.dataset.palette || "none")
        .observe({type: "paint", buffered: true});
    document.addEventListener("readystatechange", () => window.early ??= document.documentElement.dataset.palette);
"""
SURFACE = "() => getComputedStyle(document.body).backgroundColor + getComputedStyle(document.body).color"
SMALLEST = 24
"""CSS pixels, WCAG 2.5.8."""


@pytest.fixture
def fresh(browser: Browser, address: str) -> Iterator[Visit]:
    """A reader who has never been here."""
    context = browser.new_context()
    yield Visit(context.new_page(), address)
    context.close()


def choose(page: Page, palette: str) -> None:
    page.locator("#palette").select_option(palette)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_choice_survives_the_way_through_the_site(fresh: Visit, language: str) -> None:
    fresh.open(f"{language}/")
    fresh.page.wait_for_load_state("networkidle")  # an icon still on its way would be a request that failed
    assert fresh.page.evaluate(PALETTE) == ""
    assert fresh.stored() == []
    control = fresh.page.get_by_label(said(language, "palette"))
    assert [option.inner_text() for option in control.locator("option").all()] == [
        said(language, f"palette_{name}") for name in ("device", "light", "dark", "contrast")
    ]
    choose(fresh.page, "dark")
    assert fresh.page.evaluate(KEPT) == '{"palette":"dark"}'
    for path in (f"{language}/news/", f"{language}/about/", ""):
        fresh.open(path)
        fresh.page.wait_for_load_state("networkidle")
        assert fresh.page.evaluate(PALETTE) == "dark"
    fresh.open(f"{language}/news/")
    assert fresh.page.locator("#palette").input_value() == "dark"
    choose(fresh.page, "")
    assert fresh.page.evaluate(PALETTE) == ""
    assert fresh.stored() == [], "nothing is kept of the device's own colours"
    assert fresh.page.context.cookies() == []
    assert fresh.troubles == []


def test_each_palette_looks_otherwise(fresh: Visit) -> None:
    fresh.page.emulate_media(color_scheme="light")
    fresh.open("ru/")
    looks = {}
    for palette in ("light", "dark", "contrast"):
        choose(fresh.page, palette)
        looks[palette] = fresh.page.evaluate(SURFACE)
    assert len(set(looks.values())) == 3, looks
    choose(fresh.page, "")
    assert fresh.page.evaluate(SURFACE) == looks["light"]


def test_the_choice_is_there_before_the_first_thing_is_painted(fresh: Visit) -> None:
    fresh.open("ru/")
    choose(fresh.page, "dark")
    fresh.page.add_init_script(AT_FIRST_PAINT)
    fresh.open("ru/news/")
    fresh.page.wait_for_function("() => window.painted")
    assert fresh.page.evaluate("() => [window.early, window.painted]") == ["dark", "dark"]


def test_the_back_button_shows_the_choice_of_now(fresh: Visit) -> None:
    fresh.open("ru/")
    fresh.open("ru/news/")
    choose(fresh.page, "contrast")
    fresh.page.go_back()
    fresh.page.wait_for_function(f"() => ({PALETTE})() === 'contrast'")
    assert fresh.page.locator("#palette").input_value() == "contrast"


def test_blocked_storage_is_no_trouble(fresh: Visit) -> None:
    fresh.page.add_init_script(BLOCKED)
    fresh.open("kk/")
    choose(fresh.page, "contrast")
    assert fresh.page.evaluate(PALETTE) == "contrast"
    fresh.open("kk/news/")
    assert fresh.page.evaluate(PALETTE) == ""
    assert fresh.troubles == []


def test_what_somebody_else_left_in_the_storage_is_no_palette(fresh: Visit) -> None:
    fresh.open("en/")
    fresh.page.evaluate("() => localStorage.setItem('palette', 'red\"><script>')")
    fresh.open("en/")
    assert fresh.page.evaluate(PALETTE) == ""
    assert fresh.page.locator("#palette").input_value() == ""


def test_without_javascript_there_is_no_control(plain_visit: Visit) -> None:
    plain_visit.open("ru/")
    assert plain_visit.page.locator("#palette").count() == 1
    assert not plain_visit.page.locator("#palette").is_visible()


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_the_control_is_large_enough_and_chosen_by_keyboard(fresh: Visit, width: int) -> None:
    fresh.open("ru/", width)
    control = fresh.page.locator("#palette")
    box = control.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= SMALLEST
    control.focus()
    assert fresh.page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle") != "none"
    fresh.page.keyboard.press("ArrowDown")
    assert fresh.page.evaluate(PALETTE) == "light"


def test_no_colours_are_a_barrier(fresh: Visit, site: Tree) -> None:
    path = next(path for path in opened_pages(site, "kk") if "/news/20" in path and path.count("/") == 4)
    for page in (path, "kk/safety/"):
        for palette in ("light", "dark", "contrast"):
            fresh.open(page, NARROW)
            choose(fresh.page, palette)
            assert [*fresh.barriers(), *fresh.overflow()] == [], (page, palette)
