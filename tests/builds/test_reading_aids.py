"""What a built site does for readers: the way out of sensitive pages, the second alphabet, addresses, reading time."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from sites import LANGUAGES, URL, Project, folders, said, words
from trees import Tree, flat

EXIT = "https://www.wikipedia.org/"
KAZAKH = "kk"
LATIN = folders(KAZAKH)[1]
MAIL = "info@example.org"
BODY = f"Мына жерге жазыңыз: <{MAIL}>. [Сайт](https://example.com/) және [жаңалық](../news/2024/x/)."
CYRILLIC = re.compile(r"[\u0400-\u04ff]")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = Project(tmp_path_factory.mktemp("aids"))
    project.item("")
    project.item("about", kk=BODY, ru=BODY, en=BODY)
    project.item("safety", {"sensitive": True})
    project.item("topics/law")
    contact = {"email": MAIL, "phone": "+7 7172 00 00 00", "website": "https://example.com/"}
    project.item("partners/centre", {"contact": contact})
    project.item("projects/work", {"start": "2024", "end": "2026"})
    for day, slug in ((1, "w"), (2, "x"), (3, "y")):
        project.item(f"news/2024/{slug}", {"date": f"2024-01-0{day}", "projects": ["work"], "topics": ["law"]})
    project.item("news/2024/ru", {"date": "2024-01-05", "moved_from": ["news/old"]}, ru="Текст.")
    project.item("news/2024/moved", {"date": "2024-01-06", "moved_from": ["news/2023/moved"]})
    return project


@pytest.fixture(scope="module")
def tree(project: Project) -> Tree:
    return project.built()


@pytest.mark.parametrize("language", [*LANGUAGES, LATIN])
def test_a_sensitive_page_has_a_way_out_that_needs_no_script(tree: Tree, language: str) -> None:
    page = tree.page(f"{language}/safety/")
    skip, out = page.all("//body//a")[:2]
    assert skip.get("href") == "#content"
    assert (out.get("href"), out.get("rel")) == (EXIT, "noreferrer")
    if language in LANGUAGES:
        assert flat(out) == said(language, "exit")
        assert said(language, "exit_keys") in flat(out.getparent())
    assert page.one("//*[@class='exit']//*[@hidden]") is not None, "the keys work only with the script"


def test_other_pages_have_none(tree: Tree) -> None:
    with_exit = [path for path, page in tree.pages() if page.all(f"//a[@href='{EXIT}']")]
    assert set(with_exit) == {f"{language}/safety/index.html" for language in (*LANGUAGES, LATIN)}


def test_a_host_is_asked_to_have_no_copy_kept_of_sensitive_pages(tree: Tree) -> None:
    asked = (tree.root / "_headers").read_text(encoding="utf-8").splitlines()
    unkept = [path for path, value in pairwise(asked) if value == "  Cache-Control: no-store"]
    assert unkept == ["/:language/safety/"]


def test_a_site_that_names_no_way_out_has_none(tmp_path: Path) -> None:
    project = Project(tmp_path)
    text = project.config.read_text(encoding="utf-8")
    project.config.write_text(re.sub(r" +quick_exit: .*\n", "", text), encoding="utf-8")
    project.item("")
    project.item("safety", {"sensitive": True})
    assert not [path for path, page in project.built().pages() if page.all("//*[@class='exit']")]


def test_the_colours_are_chosen_on_every_page_and_the_control_is_hidden_without_the_script(tree: Tree) -> None:
    for path, page in tree.pages():
        if page.all("//main") and page.all("//footer"):
            control = page.one("//*[@class='palette']")
            assert "hidden" in control.attrib, path
            assert control.xpath(".//option/@value") == ["", "light", "dark", "contrast"]
            assert control.xpath(".//label/@for") == control.xpath(".//select/@id")


def test_a_latin_page_stands_for_every_page_that_a_kazakh_reader_reads(tree: Tree) -> None:
    latin, cyrillic = tree.addresses(LATIN), tree.addresses(KAZAKH)
    assert {"", "about", "safety", "news", "news/2024", "news/2024/x", "topics/law"} <= latin <= cyrillic
    left_out = {one for one in cyrillic - latin if not one.startswith("editors/")}
    assert left_out <= {"news/2023/moved", "search"}
    assert not (tree.root / LATIN / "404.html").exists()
    assert not (tree.root / LATIN / "sitemap.xml").exists()


def latin_pages(tree: Tree) -> list[str]:
    return [path for path, _ in tree.pages() if path.startswith(f"{LATIN}/")]


def test_a_latin_page_is_labelled_kept_from_search_engines_and_names_the_page_it_was_made_from(tree: Tree) -> None:
    alphabet = words(KAZAKH).transliteration
    assert alphabet
    assert len(latin_pages(tree)) > 10
    for path in latin_pages(tree):
        page = tree.page(path)
        same = path.removesuffix("index.html").replace(LATIN, KAZAKH, 1)
        assert page.root.get("lang") == "kk-Latn"
        assert page.one("//meta[@name='robots']/@content") == "noindex"
        assert page.all("//link[@rel='canonical']/@href") == [f"{URL}{same}"], path
        assert not page.all("//link[@rel='alternate'] | //script[@type]")
        assert alphabet.of(alphabet.notice) in flat(page.one("//*[starts-with(@class, 'transliteration')]"))
        (back,) = page.all("//*[starts-with(@class, 'transliteration')]//a")
        assert back.get("href").endswith(same)


def test_no_search_engine_is_told_of_latin_pages(tree: Tree) -> None:
    others = (".html", "_headers", "_redirects", "SHA256SUMS")  # pages, and what only hosts and mirrors read
    machines = {path: content for path, content in tree.files().items() if not path.endswith(others)}
    assert "kk/sitemap.xml" in machines
    told = [path for path, content in machines.items() if LATIN.encode() in content]
    assert told == []
    for path, page in tree.pages():
        assert not [url for url in page.all("//head/link/@href") if f"/{LATIN}/" in url], path


def test_latin_pages_hold_cyrillic_only_where_it_is_marked_or_typed(tree: Tree) -> None:
    for path in latin_pages(tree):
        page = tree.page(path)
        kept = "ancestor-or-self::*[@lang][not(self::html)] or ancestor-or-self::code or ancestor-or-self::script"
        texts = page.all(f"//text()[not({kept})] | //@alt[not({kept})] | //@aria-label | //meta/@content")
        assert [text for text in texts if CYRILLIC.search(text)] == [], path


def test_the_kazakh_page_leads_to_its_latin_one_and_stays_as_it_was(tree: Tree) -> None:
    page = tree.page(f"{KAZAKH}/about/")
    (link,) = page.all("//*[starts-with(@class, 'transliteration')]//a")
    assert (link.get("hreflang"), link.get("lang")) == ("kk-Latn", "kk-Latn")
    assert link.get("href") == f"../../{LATIN}/about/"
    assert "Мына жерге жазыңыз" in page.main
    assert not page.all("//meta[@name='robots']")
    for language in set(LANGUAGES) - {KAZAKH}:
        assert not tree.page(f"{language}/about/").all("//*[starts-with(@class, 'transliteration')]")


def test_links_of_a_latin_page_stay_in_latin_where_they_can(tree: Tree) -> None:
    page = tree.page(f"{LATIN}/about/")
    assert "Myna jerge jazyñyz" in page.main
    assert page.links("/news/2024/x/")[0].get("href") == f"../../{LATIN}/news/2024/x/"
    languages = page.all("//nav[@class='switcher']//a/@hreflang")
    assert languages == list(LANGUAGES)
    assert tree.page(f"{LATIN}/news/").links("ru/news/2024/ru/"), "what is not in Kazakh is borrowed as it is"


def test_one_language_alone_takes_its_second_alphabet_along(project: Project, tree: Tree, tmp_path: Path) -> None:
    project.built("--output", str(tmp_path / "site"))
    project.built("--output", str(tmp_path / "site"), "--language", "ru")
    assert (tmp_path / "site" / LATIN / "about" / "index.html").is_file()
    project.built("--output", str(tmp_path / "fresh"), "--language", "ru")
    assert not (tmp_path / "fresh" / LATIN).exists()


@pytest.mark.parametrize("address", ["about", "partners/centre"])
@pytest.mark.parametrize("language", [*LANGUAGES, LATIN])
def test_an_e_mail_address_is_read_but_stands_nowhere_in_the_source(tree: Tree, language: str, address: str) -> None:
    page = tree.page(f"{language}/{address}/")
    (link,) = page.all(f"//main//a[@href='mailto:{MAIL}']")
    assert flat(link) == MAIL
    assert "@" not in re.sub(r"<script.*?</script>", "", tree.text(f"{language}/{address}/"), flags=re.DOTALL)


def test_a_telephone_number_can_be_called(tree: Tree) -> None:
    for language in (*LANGUAGES, LATIN):
        (link,) = tree.page(f"{language}/partners/centre/").all("//a[starts-with(@href, 'tel:')]")
        assert link.get("href") == "tel:+77172000000"
        assert flat(link) == "+7 7172 00 00 00"


@pytest.mark.parametrize("language", LANGUAGES)
def test_news_of_a_project_lead_from_one_to_the_next(tree: Tree, language: str) -> None:
    page = tree.page(f"{language}/news/2024/x/")
    around = page.one("//nav[@class='neighbours']")
    assert around.get("aria-label") == said(language, "neighbours_news")
    earlier, later = around.xpath("./p")
    assert flat(earlier).startswith(said(language, "previous_news"))
    assert flat(later).startswith(said(language, "next_news"))
    assert [link.get("href") for link in around.xpath(".//a")] == [
        f"../../../../{language}/news/2024/{slug}/" for slug in ("w", "y")
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reading_time_stands_over_a_long_text(project: Project, tree: Tree, language: str, tmp_path: Path) -> None:
    long = Project(tmp_path)
    long.item("")
    long.item("about", None, **dict.fromkeys(LANGUAGES, "Сөз " * 1000))
    page = long.built("--language", language).page(f"{language}/about/")
    assert said(language, "reading_time", n=-(-1000 // words(language).words_per_minute)) in page.main
    assert not tree.page(f"{language}/safety/").all("//*[@class='reading-time']")
