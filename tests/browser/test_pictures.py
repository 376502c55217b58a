"""Pictures in a real browser: a telephone fetches small ones, nothing moves when they come, captions are there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

import media_files
from browsers import served
from sites import LANGUAGES, Project

FOLDER = "news/2024/academy"
BODY = "\n\n".join(["Сөз әңгіме. " * 200, '![A hall](hall.jpg "The hall of Almaty")', "Сөз әңгіме. " * 200])
SETTLED = """() => document.fonts.status === "loaded" && [...document.fonts].some(one => one.status === "loaded")
    && new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"""
"""Letters move the text too when their font comes; here they have come, and are painted."""
WATCH = """() => {
    window.moved = 0;
    new PerformanceObserver(list => list.getEntries().forEach(entry => { window.moved += entry.value; }))
        .observe({type: "layout-shift"});
}"""
MOVED = "() => new Promise(resolve => setTimeout(() => resolve(window.moved), 200))"
SHOWN = """() => [...document.querySelectorAll("main img")]
    .map(one => one.complete && one.currentSrc.split(".").slice(-2).join("."))"""


@pytest.fixture(scope="module")
def pictured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    project = Project(tmp_path_factory.mktemp("pictures"))
    project.item("")
    project.item("about")
    (project.docs / FOLDER).mkdir(parents=True)
    (project.docs / FOLDER / "hall.jpg").write_bytes(media_files.photograph())
    texts = {"body": BODY, "picture_alt": "A hall"}
    project.item(FOLDER, {"date": "2024-08-21", "picture": "hall.jpg"}, **dict.fromkeys(LANGUAGES, texts))
    project.built()
    with served(project.site) as url:
        yield url


def opened(browser: Browser, address: str, width: int, dots: float = 2) -> tuple[Page, list[int]]:
    """A page read to its end, whose pictures come when all else stands; and the bytes of each picture that came."""
    context = browser.new_context(viewport={"width": width, "height": 740}, device_scale_factor=dots)
    page = context.new_page()
    sizes: list[int] = []
    waiting: list[Route] = []
    page.on("response", lambda answer: sizes.append(len(answer.body())) if "/media/" in answer.url else None)

    def hold(route: Route) -> None:
        waiting.append(route)

    page.route("**/media/**", hold)
    page.goto(address, wait_until="domcontentloaded")
    page.wait_for_function(SETTLED)
    page.evaluate(WATCH)
    for route in waiting:
        route.continue_()
    page.unroute("**/media/**")
    page.locator("main img").last.scroll_into_view_if_needed()
    page.wait_for_function(f"() => ({SHOWN})().every(Boolean)")
    return page, sizes


@pytest.mark.parametrize(
    ("width", "dots", "lead", "in_text"),
    [
        (360, 2, "720.avif", "720.avif"),
        (360, 3, "1000.avif", "1000.avif"),
        (412, 2.625, "1000.avif", "1000.avif"),
        (1280, 1, "1000.avif", "720.avif"),
        (1280, 2, "1280.avif", "1280.avif"),
    ],
)
def test_the_browser_takes_what_its_screen_needs(
    browser: Browser, pictured: str, width: int, dots: float, lead: str, in_text: str
) -> None:
    page, sizes = opened(browser, f"{pictured}ru/{FOLDER}/", width, dots)
    assert page.evaluate(SHOWN) == [lead, in_text]
    assert all(0 < size < 200_000 for size in sizes)
    page.context.close()


@pytest.mark.parametrize("path", [f"kk/{FOLDER}/", "kk/news/", "kk/"])
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_when_a_picture_comes(browser: Browser, pictured: str, path: str, width: int) -> None:
    page, _ = opened(browser, f"{pictured}{path}", width)
    assert page.evaluate(MOVED) == 0
    page.context.close()


def test_without_its_size_a_picture_would_move_the_text(browser: Browser, pictured: str) -> None:
    """Proves that the test above can fail."""
    page, _ = opened(browser, f"{pictured}kk/{FOLDER}/", 360)
    page.evaluate("() => scrollTo(0, 0)")
    page.locator(".page-head img").evaluate("one => { one.removeAttribute('width'); one.src = ''; }")
    page.evaluate("() => document.querySelectorAll('.page-head source').forEach(one => one.remove())")
    assert page.evaluate(MOVED) > 0.01
    page.context.close()


def test_a_caption_stands_under_its_picture(browser: Browser, pictured: str) -> None:
    page, _ = opened(browser, f"{pictured}ru/{FOLDER}/", 360)
    caption, image = page.locator("figcaption"), page.locator("figure img")
    assert caption.inner_text() == "The hall of Almaty"
    below, above = caption.bounding_box(), image.bounding_box()
    assert below is not None
    assert above is not None
    assert below["y"] >= above["y"] + above["height"] - 1
    assert above["width"] / above["height"] == pytest.approx(1.6, abs=0.02)
    page.context.close()


def test_a_small_screen_fetches_few_bytes(browser: Browser, pictured: str) -> None:
    page, sizes = opened(browser, f"{pictured}ru/news/", 360)
    assert page.evaluate(SHOWN) == ["360.avif"]
    assert sizes
    assert sum(sizes) < 30_000
    page.context.close()


def test_a_browser_without_new_formats_is_given_a_jpeg(browser: Browser, pictured: str) -> None:
    page, _ = opened(browser, f"{pictured}ru/{FOLDER}/", 360, 2)
    fallback = page.locator("figure img").get_attribute("src") or ""
    page.locator("figure source").evaluate_all("all => all.forEach(one => one.remove())")
    page.wait_for_function(f"() => ({SHOWN})().at(-1) === '1280.jpg'")
    assert fallback.endswith(".1280.jpg")
    assert Path(fallback).name.startswith("hall.")
    page.context.close()
