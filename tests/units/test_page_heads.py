"""What a page says of itself: switcher, alternates, truthful line, sitemap; the way from a page to an address."""

from pathlib import Path
from typing import Any

import pytest

import tiny
from arasha.languages import PartialDate
from arasha.languages.formats import date_text
from arasha.pages.front import front_page
from arasha.pages.head import item_head, item_switcher, list_head, list_switcher
from arasha.pages.items import item_page
from arasha.pages.links import item_link, language_words
from arasha.pages.plans import generated, page_of
from arasha.pages.root import entry, sitemap_index
from arasha.pages.site import Site
from arasha.pages.truth import corrections, standing
from arasha.pages.ways import way_from

LETTER = "news/2023/letter"


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny.site(tmp_path_factory.mktemp("site"))


def alternates(site: Site, folder: str) -> dict[str, str]:
    head = item_head(site, site.library.items[folder])
    return {one.language: one.url.removeprefix(tiny.URL) for one in head.alternates}


@pytest.mark.parametrize(
    ("folder", "wanted"),
    [
        ("about", {"kk": "kk/about/", "ru": "ru/about/", "en": "en/about/", "x-default": "en/about/"}),
        (LETTER, {"ru": f"ru/{LETTER}/", "x-default": f"ru/{LETTER}/"}),
        ("", {"kk": "kk/", "ru": "ru/", "en": "en/", "x-default": ""}),
    ],
)
def test_alternates_are_the_versions_that_exist_and_the_original_as_default(
    docs: Path, folder: str, wanted: dict[str, str]
) -> None:
    site = tiny.open_site(docs, "ru")
    assert alternates(site, folder) == wanted
    assert item_head(site, site.library.items[folder]).canonical == tiny.URL + site.address(folder)


def test_a_list_has_alternates_in_all_languages_and_the_chooser_as_default(docs: Path) -> None:
    head = list_head(tiny.open_site(docs, "kk"), "news/2024", "Title")
    assert [one.language for one in head.alternates] == ["kk", "ru", "en", "x-default"]
    assert head.alternates[-1].url == tiny.URL


def test_without_an_address_of_the_site_nothing_absolute_is_said(docs: Path) -> None:
    site = tiny.open_site(docs, "ru", url="")
    head = item_head(site, site.library.items["about"])
    assert (head.canonical, head.alternates, entry(head)) == ("", (), None)


def test_the_switcher_leads_to_versions_and_says_where_there_is_none(docs: Path) -> None:
    site = tiny.open_site(docs, "ru")
    found = {choice.language: choice for choice in item_switcher(site, site.library.items[LETTER])}
    assert [found[code].exists for code in tiny.LANGUAGES] == [False, True, False]
    assert [found[code].address for code in tiny.LANGUAGES] == ["kk/news/", f"ru/{LETTER}/", "en/news/"]
    assert [found[code].current for code in tiny.LANGUAGES] == [False, True, False]
    assert found["kk"].state_label == site.text("state_missing")
    assert found["ru"].state_label == site.text("state_original")
    assert [found[code].own_name for code in tiny.LANGUAGES] == ["Қазақша", "Русский", "English"]


def test_the_switcher_of_a_list_knows_which_languages_have_it(docs: Path) -> None:
    site = tiny.open_site(docs, "ru")
    assert all(choice.exists for choice in list_switcher(site, "news/2024"))
    some = list_switcher(site, "topics/rights/page/2", ["ru", "kk"])
    assert [(choice.exists, choice.address) for choice in some][1:] == [
        (True, "ru/topics/rights/page/2/"),
        (False, "en/topics/"),
    ]


SENTENCES: list[tuple[dict[str, Any], bool, str]] = [
    ({}, False, "standing_current"),
    ({}, True, "standing_behind"),
    ({"coverage": "summary"}, False, "standing_summary"),
    ({"coverage": "summary"}, True, "standing_summary_behind"),
]


@pytest.mark.parametrize("code", ["kk", "en"])
@pytest.mark.parametrize("updated", ["", "2024-08-30"])
@pytest.mark.parametrize(("fields", "behind", "key"), SENTENCES, ids=[row[2] for row in SENTENCES])
def test_the_truthful_line_says_how_the_translation_stands(
    tmp_path: Path, code: str, updated: str, fields: dict[str, Any], behind: bool, key: str
) -> None:
    original = {"title": "О нас"} | ({"updated": updated} if updated else {})
    tiny.write(tmp_path, "about/index.ru.md", original, "Текст.")
    tiny.translate(tmp_path, "about", code, "ru", title="T", **fields)
    if behind:
        tiny.change(tmp_path, "about/index.ru.md", body="Другой текст.")
    site = tiny.open_site(tmp_path, code)
    values = {"source": language_words(site.language, "ru", "from")}
    if behind and updated:
        key, values = f"{key}_since", values | {"date": date_text(site.language, PartialDate.parse(updated))}
    found = standing(site, site.library.items["about"])
    assert found.text == site.text(key, **values)
    assert [link.address for link in found.links] == ["ru/about/"]


def test_the_original_says_in_which_language_it_was_written(docs: Path) -> None:
    site = tiny.open_site(docs, "en")
    found = standing(site, site.library.items["about"])
    assert (found.state, found.text) == ("original", site.text("standing_original", language="in English"))
    assert [link.language for link in found.links] == ["kk", "ru"]


def test_the_day_of_a_change_is_told_by_the_history_when_the_text_does_not(tmp_path: Path) -> None:
    tiny.write(tmp_path, "about/index.ru.md", {"title": "О нас"})
    tiny.translate(tmp_path, "about", "en", "ru", title="About")
    tiny.change(tmp_path, "about/index.ru.md", body="Новое.")
    site = tiny.open_site(tmp_path, "en", changed={"about/index.ru.md": "2024-07-05"})
    assert "5 July 2024" in standing(site, site.library.items["about"]).text
    assert item_head(tiny.open_site(tmp_path, "ru"), site.library.items["about"]).lastmod == ""


def test_corrections_are_shown_newest_first(tmp_path: Path) -> None:
    told = [{"date": "2024-01", "text": "old"}, {"date": "2024-03-01", "text": "new"}]
    tiny.write(tmp_path, "about/index.ru.md", {"title": "О нас", "corrections": told})
    site = tiny.open_site(tmp_path, "ru")
    assert [one.text for one in corrections(site, site.library.items["about"])] == ["new", "old"]


@pytest.mark.parametrize("code", tiny.LANGUAGES)
def test_the_sitemap_names_every_page_once_and_no_redirect_or_lost_page(docs: Path, code: str) -> None:
    site = tiny.open_site(docs, code)
    heads = [plan.make().head for plan in generated(site)]
    heads += [page_of(site, item).head for item in site.library.items.values() if code in item.versions]
    urls = [found.url for found in map(entry, heads) if found]
    assert len(urls) == len(set(urls)) > 20
    assert all(url.startswith(f"{tiny.URL}{code}/") for url in urls)
    assert not any("old-letter" in url or "404" in url for url in urls)
    assert (f"{tiny.URL}{code}/{LETTER}/" in urls) == (code == "ru")


def test_the_index_of_sitemaps_names_each_language_with_its_latest_change(docs: Path) -> None:
    changed = {"about/index.ru.md": "2024-07-05", "index.ru.md": "2024-08-01", "index.kk.md": "2023-01-01"}
    text = sitemap_index(tiny.open_site(docs, "en", changed=changed))
    assert f"<loc>{tiny.URL}ru/sitemap.xml</loc><lastmod>2024-08-01</lastmod>" in text
    assert f"<loc>{tiny.URL}en/sitemap.xml</loc></sitemap>" in text


@pytest.mark.parametrize("code", tiny.LANGUAGES)
def test_the_front_page_leads_with_the_languages_own_newest_story(docs: Path, code: str) -> None:
    page = front_page(tiny.open_site(docs, code))
    assert page.lead
    assert page.lead.link.address == f"{code}/news/2024/academy/"
    assert page.lead.link.language is None


def test_a_link_to_an_item_is_marked_when_another_language_waits(docs: Path) -> None:
    site = tiny.open_site(docs, "en")
    link = item_link(site, site.library.items[LETTER])
    assert (link.address, link.language, link.language_label) == (f"ru/{LETTER}/", "ru", "in Russian")
    assert item_link(site, site.library.items["about"]).language is None
    assert [crumb.address for crumb in item_page(site, site.library.items["training/basics/first"]).crumbs] == [
        "en/",
        "en/training/",
        "en/training/basics/",
    ]


@pytest.mark.parametrize(
    ("path", "address", "link"),
    [
        ("ru/news/index.html", "ru/about/", "../../ru/about/"),
        ("index.html", "ru/", "ru/"),
        ("index.html", "", "./"),
        ("ru/index.html", None, "../"),
        ("ru/index.html", "https://example.org/", "https://example.org/"),
        ("ru/index.html", "mailto:info@example.org", "mailto:info@example.org"),
        ("ru/404.html", "ru/about/", "/base/ru/about/"),
    ],
)
def test_an_address_is_written_as_the_way_from_the_page(path: str, address: str | None, link: str) -> None:
    assert way_from(path, "https://example.org/base/")(address) == link
