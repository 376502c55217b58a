"""Every language has its pages at the same address, and every page says truthfully which language it is in."""

from __future__ import annotations

from pathlib import Path

import pytest

from arasha.pages.assets import script
from sites import LANGUAGES, THEME, URL, Project, in_language, said
from trees import Html, Tree

RUSSIAN_ONLY = {"news/2023/russian", "topics/empty"}
OLD = "news/2021/before"


def alternates(page: Html) -> dict[str, str]:
    links = page.all("//head/link[@rel='alternate'][@hreflang]")
    found = {link.get("hreflang"): link.get("href") for link in links}
    assert len(found) == len(links)
    return found


def address_of(path: str) -> str:
    return path.removesuffix("index.html")


def indexed(tree: Tree) -> list[tuple[str, Html]]:
    """Pages that search engines may list, with their addresses."""
    pages = [(address_of(path), page) for path, page in tree.pages()]
    return [(address, page) for address, page in pages if not page.all("//meta[@name='robots']")]


def test_pages_have_the_same_address_in_every_language(rich: Tree) -> None:
    everywhere = rich.addresses("ru") - RUSSIAN_ONLY
    assert len(everywhere) > 30
    assert rich.addresses("kk") == rich.addresses("en") == everywhere


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_declares_its_language(rich: Tree, language: str) -> None:
    declared = {page.root.get("lang") for path, page in rich.pages() if path.startswith(f"{language}/")}
    assert declared == {language}


def test_an_item_shows_its_own_text_in_each_language(rich: Tree) -> None:
    for language, text in {"kk": "Академия.", "ru": "Академия.", "en": "The academy."}.items():
        page = rich.page(f"{language}/news/2024/academy/")
        assert text in page.main
        assert f"news/2024/academy {language}" in page.title


def test_titles_within_a_language_differ(rich: Tree) -> None:
    for language in LANGUAGES:
        titles = [page.title for address, page in indexed(rich) if address.startswith(f"{language}/")]
        assert sorted(set(titles)) == sorted(titles)


def test_canonical_is_the_page_itself(rich: Tree) -> None:
    for address, page in indexed(rich):
        assert page.one("//head/link[@rel='canonical']/@href") == f"{URL}{address}"


def test_alternates_are_the_versions_that_exist(rich: Tree) -> None:
    for address, page in indexed(rich):
        for language, url in alternates(page).items():
            target = url.removeprefix(URL)
            assert rich.has(target), (address, language, url)
            if language != "x-default":
                assert rich.page(target).root.get("lang") == language


def test_alternates_point_back(rich: Tree) -> None:
    """A search engine ignores an alternate that does not name the page that named it."""
    for address, page in indexed(rich):
        for language, url in alternates(page).items():
            if language != "x-default":
                assert f"{URL}{address}" in alternates(rich.page(url.removeprefix(URL))).values(), (address, url)


def test_a_page_in_three_languages_names_all_three(rich: Tree) -> None:
    expected = {language: f"{URL}{language}/news/2024/academy/" for language in LANGUAGES}
    for language in LANGUAGES:
        found = alternates(rich.page(f"{language}/news/2024/academy/"))
        assert found == expected | {"x-default": expected["ru"]}


def test_a_page_in_one_language_names_only_that(rich: Tree) -> None:
    url = f"{URL}ru/news/2023/russian/"
    assert alternates(rich.page("ru/news/2023/russian/")) == {"ru": url, "x-default": url}


def test_the_front_pages_default_to_the_choice_of_language(rich: Tree) -> None:
    for language in LANGUAGES:
        assert alternates(rich.page(f"{language}/"))["x-default"] == URL


def test_every_language_has_a_front_page_before_its_text_is_written(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.item("", ru="Начало.")
    project.item("news/2024/english", {"date": "2024"}, en="English only.")
    tree = project.built()
    expected = {code: f"{URL}{code}/" for code in LANGUAGES} | {"x-default": URL}
    for language in LANGUAGES:
        page = tree.page(f"{language}/")
        assert alternates(page) == expected
        assert len(page.links("en/news/2024/english/")) == 1
        assert page.links("en/news/2024/english/")[0].get("lang") == ("en" if language != "en" else None)
    assert "Начало." in tree.page("ru/").main
    assert "Начало." not in tree.page("kk/").main


def test_the_switcher_says_what_waits_in_each_language(rich: Tree) -> None:
    page = rich.page("ru/news/2023/russian/")
    label = f"//nav[@aria-label='{said('ru', 'languages')}']//a"
    for link in page.all(label):
        there = link.get("hreflang") == "ru"
        assert (said("ru", "state_missing") in link.text_content()) is not there
        assert (link.get("aria-current") == "page") is there
    assert [link.get("hreflang") for link in page.all(label)] == list(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_its_own_page_for_lost_readers(rich: Tree, language: str) -> None:
    page = rich.page(f"{language}/404.html")
    assert said(language, "not_found_title") in page.title
    assert page.one("//meta[@name='robots']/@content") == "noindex"
    assert all(href.startswith("/") for href in page.all("//link[@rel='stylesheet' or @rel='icon']/@href"))
    assert all(href.startswith(("/", "#")) for href in page.all("//a/@href"))


def test_the_page_for_lost_readers_at_the_root_speaks_all_languages(rich: Tree) -> None:
    page = rich.page("404.html")
    for language in LANGUAGES:
        greeting = page.one(f"//main//li[@lang='{language}']")
        assert said(language, "not_found_text") in greeting.text_content()
        assert greeting.xpath(".//a/@href") == [f"/{language}/"]


def test_the_front_door_has_a_link_to_each_language_and_no_script_of_its_own(rich: Tree) -> None:
    page = rich.page("index.html")
    assert page.all("//a/@href") == [f"{language}/" for language in LANGUAGES]
    assert page.all("//a/@hreflang") == list(LANGUAGES)
    assert page.all("//script/text()") == [script(THEME)], "the colours, before the first thing is painted"
    assert not page.all("//script/@src | //meta[@http-equiv='refresh']")
    assert page.one("//link[@rel='canonical']/@href") == URL
    assert alternates(page) == {code: f"{URL}{code}/" for code in LANGUAGES} | {"x-default": URL}


def test_an_old_address_leads_to_the_new_one(rich: Tree) -> None:
    for language in LANGUAGES:
        page = rich.page(f"{language}/{OLD}/")
        assert page.one("//meta[@http-equiv='refresh']/@content").endswith(
            "url=../../../../" + language + "/news/2022/linking/"
        )
        assert page.one("//main//a/@href") == f"../../../../{language}/news/2022/linking/"
        assert page.one("//link[@rel='canonical']/@href") == f"{URL}{language}/news/2022/linking/"
        assert page.one("//meta[@name='robots']/@content") == "noindex"
        assert not rich.page(f"{language}/news/").links(f"{OLD}/")


def test_a_borrowed_item_stands_in_the_list_with_its_language(rich: Tree) -> None:
    for language in ("kk", "en"):
        (link,) = rich.page(f"{language}/news/2023/").links("/news/2023/russian/")
        assert link.get("href").endswith("/ru/news/2023/russian/")
        assert link.get("lang") == link.get("hreflang") == "ru"
        assert in_language(language, "ru") in link.getparent().text_content()


def test_borrowed_items_stand_at_the_end_of_the_list(rich: Tree) -> None:
    newest_first = rich.page("ru/news/").all("//main//article//h2//a")
    assert newest_first[-3].get("href").endswith("news/2023/russian/"), "older ones stand behind it in its own language"
    for language in ("kk", "en"):
        headings = rich.page(f"{language}/news/").all("//main//article//h2//a | //main//article//h3//a")
        assert headings[-1].get("href").endswith("ru/news/2023/russian/")
        assert [one for one in headings if one.get("lang")] == headings[-1:]


def test_a_borrowed_item_has_no_page_of_its_own(rich: Tree) -> None:
    for folder in RUSSIAN_ONLY:
        assert rich.has(f"ru/{folder}/")
        assert not (rich.root / "kk" / folder).exists()
        assert not (rich.root / "en" / folder).exists()


def test_a_link_in_a_text_to_a_borrowed_item_says_so(rich: Tree) -> None:
    for language in ("kk", "en"):
        (link,) = rich.page(f"{language}/news/2022/linking/").all("//main//p/a[contains(@href, 'russian')]")
        assert link.get("href") == "../../../../ru/news/2023/russian/"
        assert link.get("hreflang") == "ru"
        assert in_language(language, "ru") in link.text_content()
    (own,) = rich.page("ru/news/2022/linking/").all("//main//p/a[contains(@href, 'russian')]")
    assert own.get("hreflang") is None
    assert own.text_content() == "она"
