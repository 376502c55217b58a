"""The look in a real browser: measure, palettes, reflow, paper, targets, motion."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf
import pytest
from playwright.sync_api import Browser, Page

from browsers import Visit, opened_pages
from sites import LANGUAGES
from trees import Tree

WIDTHS = (320, 360, 768, 1280)
STYLE = "editors/style/index.html"
PALETTES = ("light", "dark", "contrast")
ONE_SHEET = 2500
"""A text of so many letters, with its facts and acknowledgement, must fit one sheet of A4."""
SMALLEST_TARGET = 24
"""CSS pixels: WCAG 2.2, 2.5.8."""
CHARACTERS = """() => {
    const widths = [];
    for (const paragraph of document.querySelectorAll(".prose > p")) {
        const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
        const lines = new Map();
        for (let node = walker.nextNode(); node; node = walker.nextNode())
            for (let place = 0; place < node.length; place++) {
                const range = document.createRange();
                range.setStart(node, place);
                range.setEnd(node, place + 1);
                const box = range.getBoundingClientRect();
                const line = Math.round(box.bottom / 12);
                lines.set(line, (lines.get(line) || 0) + 1);
            }
        widths.push(...[...lines.values()].slice(0, -1));
    }
    return widths;
}"""
COLOURS = "() => ['color', 'backgroundColor'].map(name => getComputedStyle(document.body)[name]).join()"
SMALL_TARGETS = """least => [...document.querySelectorAll(
    ".site-head a, summary, .switcher a, .site-foot a, .crumbs a, .pager a, .archive a, .contents a, .button, select"
)].filter(one => one.checkVisibility()).flatMap(one => {
    const { width, height } = one.getBoundingClientRect();
    return width < least || height < least ? [`${width} × ${height}: ${one.outerHTML}`] : [];
})"""


def one_of_each_look(tree: Tree, language: str) -> list[str]:
    """One page of each kind, by the classes that the theme gives it."""
    looks: dict[str, str] = {}
    for path in opened_pages(tree, language):
        looks.setdefault(str(tree.page(path).one("//body/@class")), path)
    return list(looks.values())


def news(tree: Tree, language: str) -> list[str]:
    return [path for path in opened_pages(tree, language) if path.count("/") == 4 and "/news/" in path]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_sticks_out(visit: Visit, site: Tree, language: str, width: int) -> None:
    found = []
    for path in one_of_each_look(site, language):
        visit.open(path, width)
        found += [f"{path}: {one}" for one in visit.overflow()]
    assert found == []


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_line_has_sixty_to_seventy_five_letters(visit: Visit, site: Tree, language: str) -> None:
    """The mean of all full lines: no single line is asked to be exact."""
    means = []
    for path in news(site, language):
        visit.open(path, 1280)
        lines = visit.page.evaluate(CHARACTERS)
        if len(lines) >= 8:
            means.append(sum(lines) / len(lines))
    assert len(means) > 3
    assert [mean for mean in means if not 60 <= mean <= 75] == []


@pytest.fixture(params=["light", "dark"])
def scheme_visit(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Visit]:
    """A reader whose device is set to light or dark."""
    context = browser.new_context(color_scheme=request.param)
    yield Visit(context.new_page(), address)
    context.close()


def test_the_device_and_the_reader_choose_the_colours(browser: Browser, address: str) -> None:
    seen: dict[tuple[str, str, str], str] = {}
    for scheme in ("light", "dark"):
        for contrast in ("no-preference", "more"):
            context = browser.new_context(color_scheme=scheme, contrast=contrast)
            page = context.new_page()
            page.goto(f"{address}ru/")
            seen[scheme, contrast, ""] = page.evaluate(COLOURS)
            for palette in PALETTES:
                set_palette(page, palette)
                seen[scheme, contrast, palette] = page.evaluate(COLOURS)
            context.close()
    assert len({colours for (_, _, palette), colours in seen.items() if not palette}) == 4
    for (scheme, _, palette), colours in seen.items():
        if palette in ("light", "dark"):
            assert colours == seen[palette, "no-preference", ""]
        elif palette:
            assert colours == seen[scheme, "more", ""]


def set_palette(page: Page, palette: str) -> None:
    page.evaluate("palette => { document.documentElement.dataset.palette = palette; }", palette)


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", LANGUAGES)
def test_all_components_are_no_barrier(scheme_visit: Visit, language: str, width: int, palette: str) -> None:
    scheme_visit.open(f"{language}/{STYLE}", width)
    set_palette(scheme_visit.page, palette)
    assert [*scheme_visit.barriers(), *scheme_visit.overflow(), *scheme_visit.troubles] == []


@pytest.mark.parametrize(("width", "palette"), [(360, "contrast"), (1280, "contrast"), (1280, "dark")])
def test_one_page_of_each_kind_is_no_barrier(visit: Visit, site: Tree, width: int, palette: str) -> None:
    """Every page in light colours, and dark ones on a narrow screen: see test_every_page.py."""
    found = []
    for path in one_of_each_look(site, "kk"):
        visit.open(path, width)
        set_palette(visit.page, palette)
        found += [f"{path}: {one}" for one in visit.barriers()]
    assert found == []


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_one_taps_is_large_enough(visit: Visit, language: str, width: int) -> None:
    visit.open(f"{language}/{STYLE}", width)
    assert visit.page.evaluate(SMALL_TARGETS, SMALLEST_TARGET) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phone_shows_the_title_at_once(visit: Visit, site: Tree, language: str) -> None:
    low = {}
    for path in news(site, language):
        visit.open(path, 360)
        box = visit.page.locator("h1").bounding_box()
        assert box
        low[path] = box["y"] + box["height"]
    assert len(low) > 3
    assert {path: bottom for path, bottom in low.items() if bottom > 640} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_short_news_item_is_one_sheet_of_paper(visit: Visit, site: Tree, language: str) -> None:
    sheets = {}
    for path in news(site, language):
        visit.open(path, 1280)
        if len(visit.page.locator("article .prose").inner_text()) <= ONE_SHEET:
            with pikepdf.open(io.BytesIO(visit.page.pdf(prefer_css_page_size=True))) as document:
                sheets[path] = len(document.pages)
    assert len(sheets) > 3
    assert {path: count for path, count in sheets.items() if count != 1} == {}


def test_paper_has_no_menu_but_addresses(visit: Visit, site: Tree) -> None:
    page = visit.page
    visit.open(news(site, "ru")[0], 1280)
    page.emulate_media(media="print")
    shown = [name for name in (".menu", ".switcher", ".palette", ".neighbours") if page.locator(name).count()]
    assert [name for name in shown if page.locator(name).first.is_visible()] == []
    assert page.locator(".print-only").is_visible()
    page.emulate_media(media="screen")


def test_motion_only_where_it_is_welcome(browser: Browser, address: str) -> None:
    found = {}
    for wish in ("reduce", "no-preference"):
        context = browser.new_context(reduced_motion=wish)
        page = context.new_page()
        page.goto(f"{address}ru/{STYLE}")
        found[wish] = page.evaluate("() => getComputedStyle(document.documentElement).scrollBehavior")
        moving = page.evaluate("() => document.getAnimations().length")
        assert moving == 0
        context.close()
    assert found == {"reduce": "auto", "no-preference": "smooth"}
