"""Kazakh in Latin letters, in a browser: every page of it sound, and the way there and back."""

from __future__ import annotations

import pytest

from browsers import NARROW, WIDE, Visit, opened_pages
from sites import folders, words
from trees import Tree

LATIN = folders("kk")[1]
CHUNKS = 2


@pytest.mark.parametrize("chunk", range(CHUNKS))
@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_a_latin_page_is_sound(visit: Visit, site: Tree, width: int, chunk: int) -> None:
    paths = opened_pages(site, LATIN)[chunk::CHUNKS]
    assert len(paths) > 20
    for path in paths:
        visit.open(path, width)
        assert [*visit.overflow(), *visit.barriers(), *visit.troubles] == [], path
        assert visit.page.locator("html").get_attribute("lang") == "kk-Latn"
        assert visit.page.locator("h1").count() == 1
    assert visit.stored() == []


def test_the_way_into_the_other_alphabet_through_it_and_back(plain_visit: Visit) -> None:
    alphabet = words("kk").transliteration
    assert alphabet
    page = plain_visit.page
    plain_visit.open("kk/", NARROW)
    page.get_by_text(alphabet.of(alphabet.link)).click()
    page.wait_for_url(f"{plain_visit.origin}{LATIN}/")
    assert page.get_by_text(alphabet.of(alphabet.notice)).is_visible()
    page.locator("main h3 a").first.click()
    page.wait_for_url(f"{plain_visit.origin}{LATIN}/*/**")
    there = page.url
    page.get_by_text(alphabet.back).click()
    page.wait_for_url(there.replace(f"/{LATIN}/", "/kk/"))
    assert page.locator("html").get_attribute("lang") == "kk"


def test_the_switcher_of_a_latin_page_leads_to_the_three_languages(visit: Visit) -> None:
    visit.open(f"{LATIN}/safety/", WIDE)
    for language in ("kk", "ru", "en"):
        visit.open(f"{LATIN}/safety/", WIDE)
        visit.page.locator(f".switcher a[hreflang={language}]").click()
        visit.page.wait_for_url(f"{visit.origin}{language}/safety/")
