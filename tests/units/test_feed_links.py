"""Which pages announce which feeds, and link to them; the switcher knows nothing of feeds."""

from pathlib import Path

import pytest

import tiny
from arasha.pages.feed_links import announced, feed_links
from arasha.pages.plans import generated, page_of
from arasha.pages.root import entry
from arasha.pages.shell import shell
from arasha.pages.site import Site
from arasha.pages.views import Page

PAIR = ("feed.xml", "feed.json")
TYPES = {"feed.xml": "application/atom+xml", "feed.json": "application/feed+json", "events.ics": "text/calendar"}


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny.site(tmp_path_factory.mktemp("site"))


def pages(site: Site) -> dict[str, Page]:
    """All pages of the language by their address without it."""
    made = [plan.make() for plan in generated(site)]
    made += [page_of(site, item) for item in site.library.items.values() if site.code in item.versions]
    return {page.address.partition("/")[2]: page for page in made if page.head.canonical}


@pytest.mark.parametrize(
    ("folder", "wanted"),
    [
        ("", [*PAIR]),
        ("about", [*PAIR]),
        ("news/page/2", [*PAIR]),
        ("news/2024/academy", [*PAIR]),
        ("topics", [*PAIR]),
        ("topics/rights", ["topics/rights/feed.xml", "topics/rights/feed.json", *PAIR]),
        ("topics/rights/page/2", ["topics/rights/feed.xml", "topics/rights/feed.json", *PAIR]),
        ("countries/kazakhstan", ["countries/kazakhstan/feed.xml", "countries/kazakhstan/feed.json", *PAIR]),
        ("topics/nothing", [*PAIR]),
        ("events", ["events.ics", *PAIR]),
    ],
)
def test_a_page_announces_the_nearest_feed_first(docs: Path, folder: str, wanted: list[str]) -> None:
    feeds = announced(tiny.open_site(docs, "kk"), folder)
    assert [feed.address for feed in feeds] == [f"kk/{address}" for address in wanted]
    assert [feed.media_type for feed in feeds] == [TYPES[address.rpartition("/")[2]] for address in wanted]
    assert len({feed.title for feed in feeds}) == len(feeds)


@pytest.mark.parametrize(
    ("folder", "wanted"),
    [
        ("", [*PAIR]),
        ("news", [*PAIR]),
        ("news/2024", [*PAIR]),
        ("events", ["events.ics", *PAIR]),
        ("stories", [*PAIR]),
        ("countries/kazakhstan", ["countries/kazakhstan/feed.xml", "countries/kazakhstan/feed.json"]),
        ("topics/rights/page/2", ["topics/rights/feed.xml", "topics/rights/feed.json"]),
        ("partners", []),
        ("training", []),
        ("topics", []),
    ],
)
def test_a_list_links_to_the_feed_of_what_it_lists(docs: Path, folder: str, wanted: list[str]) -> None:
    links = feed_links(tiny.open_site(docs, "en"), folder)
    assert [link.address for link in links] == [f"en/{address}" for address in wanted]
    labels = {"feed.xml": "Atom", "feed.json": "JSON Feed", "events.ics": "Calendar (iCalendar)"}
    assert [link.text for link in links] == [labels[address.rpartition("/")[2]] for address in wanted]


def test_every_page_announces_and_the_lists_link(docs: Path) -> None:
    site = tiny.open_site(docs, "ru")
    found = pages(site)
    assert all(
        page.head.feeds == announced(site, address.strip("/")) for address, page in found.items() if page.switcher
    )
    linking = {address for address, page in found.items() if page.feeds}
    assert {"", "news/", "events/", "projects/", "stories/", "topics/rights/", "countries/kazakhstan/"} <= linking
    assert not any(address.count("/") > 2 and not address.startswith("news/") for address in linking)


def test_a_topic_that_a_language_lacks_has_no_feed_there(tmp_path: Path) -> None:
    tiny.write(tmp_path, "topics/rights/index.ru.md", {"title": "Права", "summary": "S."})
    assert len(announced(tiny.open_site(tmp_path, "ru"), "topics/rights")) == 4
    assert len(announced(tiny.open_site(tmp_path, "en"), "topics/rights")) == 2
    assert feed_links(tiny.open_site(tmp_path, "en"), "topics/rights") == ()


def test_without_an_address_of_the_site_nothing_is_announced_or_linked(docs: Path) -> None:
    site = tiny.open_site(docs, "ru", url="")
    assert not any(page.head.feeds or page.feeds for page in pages(site).values())
    assert not any("feed" in (link.address or "") for link in shell(site).footer)
    assert any(link.address == "ru/feed.xml" for link in shell(tiny.open_site(docs, "ru")).footer)


def test_feeds_are_no_versions_of_a_page(docs: Path) -> None:
    """What the switcher and the sitemap show is the same with feeds and without."""
    site = tiny.open_site(docs, "ru")
    for page in pages(site).values():
        assert [choice.language for choice in page.switcher] in ([], list(tiny.LANGUAGES))
        named = [*(choice.address for choice in page.switcher), *(other.url for other in page.head.alternates)]
        line = entry(page.head)
        named += [other.url for other in line.alternates] if line else []
        assert not any("feed" in address or ".ics" in address for address in named)
