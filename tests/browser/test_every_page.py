"""Every page of the site in a browser, narrow and wide: no trouble, nothing from elsewhere, no barrier."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from browsers import NARROW, WIDE, Visit, opened_pages
from sites import LANGUAGES
from trees import Tree

CHUNKS = 4
"""Tests for each language and width, so that the workers finish together."""


def faults(visit: Visit, tree: Tree, path: str, language: str, width: int) -> list[str]:
    """All that is wrong with a page."""
    visit.open(path, width)
    found = [*visit.overflow(), *visit.barriers(), *visit.troubles]
    if visit.page.locator("h1").count() != 1:
        found.append("not one h1")
    declared = visit.page.locator("html").get_attribute("lang")
    if declared != (language or LANGUAGES[0]):
        found.append(f"lang={declared}")
    return [f"{path} at {width}: {fault}" for fault in found]


@pytest.mark.parametrize("chunk", range(CHUNKS))
@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_sound(visit: Visit, site: Tree, language: str, width: int, chunk: int) -> None:
    paths = opened_pages(site, language)[chunk::CHUNKS]
    assert len(paths) > 10
    found = [fault for path in paths for fault in faults(visit, site, path, language, width)]
    assert found == []
    assert visit.stored() == []


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_a_page_at_the_root_is_sound(visit: Visit, site: Tree, width: int) -> None:
    paths = opened_pages(site, "")
    assert paths == ["404.html", "index.html"]
    assert [fault for path in paths for fault in faults(visit, site, path, "", width)] == []
    assert visit.stored() == []


@pytest.fixture
def dark_visit(browser: Browser, address: str) -> Iterator[Visit]:
    """A reader who asked for dark colours and no motion."""
    context = browser.new_context(color_scheme="dark", reduced_motion="reduce")
    yield Visit(context.new_page(), address)
    context.close()


def one_of_each_kind(tree: Tree, language: str) -> list[str]:
    """One page of each look, by the classes that the theme gives it."""
    looks: dict[str, str] = {}
    for path in opened_pages(tree, language):
        page = tree.page(path)
        looks.setdefault(" ".join(page.all("//body/@class | //main/@class")), path)
    return list(looks.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_dark_colours_and_a_very_narrow_screen_are_no_barrier(dark_visit: Visit, site: Tree, language: str) -> None:
    """320 px is what WCAG 1.4.10 (Reflow) asks for: a wide screen at 400 %."""
    paths = one_of_each_kind(site, language)
    assert len(paths) > 8
    assert [fault for path in paths for fault in faults(dark_visit, site, path, language, 320)] == []
