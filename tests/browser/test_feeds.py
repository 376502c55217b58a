"""The feeds of the real site: sound, found from its pages, and no trouble to the switcher."""

from __future__ import annotations

import pytest

from browsers import WIDE, Visit
from feed_standards import faults_of
from sites import LANGUAGES
from trees import Tree

ANNOUNCED = """() => [...document.querySelectorAll("link[rel=alternate][type]")].map(link => [link.type, link.href])"""


def test_every_feed_and_calendar_is_sound(site: Tree) -> None:
    number, faults = faults_of(site.root)
    assert number > 30
    assert faults == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["", "topics/rule-of-law/", "countries/kazakhstan/", "events/"])
def test_a_feed_reader_finds_the_feeds_of_a_page(visit: Visit, language: str, path: str) -> None:
    visit.open(f"{language}/{path}", WIDE)
    found = visit.page.evaluate(ANNOUNCED)
    assert found
    for media_type, address in found:
        assert address.startswith(f"{visit.origin}{language}/")
        answer = visit.page.request.get(address)
        assert answer.status == 200, address
        assert answer.body()[:15] in (b"<?xml version='", b'{\n "version": "', b"BEGIN:VCALENDAR"), (
            media_type,
            address,
        )
    assert visit.troubles == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_that_announces_feeds_asks_for_none_and_switches_to_its_versions(visit: Visit, language: str) -> None:
    """Material's own script takes every alternate link for a language, and asks for a sitemap beside it."""
    visit.open(f"{language}/topics/rule-of-law/", WIDE)
    visit.page.wait_for_timeout(100)
    assert not [url for url in visit.requests if "feed" in url or "sitemap" in url or ".ics" in url]
    for other in LANGUAGES:
        visit.page.locator(f"nav.switcher a[hreflang={other}]").first.click()
        visit.page.wait_for_url(f"{visit.origin}{other}/topics/rule-of-law/")
    assert visit.troubles == []
