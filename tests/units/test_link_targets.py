"""Where the links of a text lead."""

from pathlib import Path

import pytest

import tiny
from arasha.content import Library
from arasha.content.targets import Target, TargetKind, resolve_link

HERE = "news/2024/academy"
LISTS = frozenset({"news", "news/2024", "projects", "topics/rights/page/2"})


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    docs = tiny.site(tmp_path_factory.mktemp("site"))
    tiny.news(docs, "gone", withdrawn={"date": "2024-08-30"})
    return tiny.read(docs).library


def resolve(library: Library, written: str, language: str = "kk", folder: str = HERE) -> Target:
    return resolve_link(library, library.items[folder], language, written, LISTS)


def item(folder: str, fragment: str = "", language: str = "kk") -> Target:
    return Target(TargetKind.ITEM, folder, fragment, language)


ITEMS = [
    pytest.param("../../../projects/law/", item("projects/law"), id="folder"),
    pytest.param("../../../projects/law", item("projects/law"), id="folder without a slash"),
    pytest.param("../../../projects/law/index.ru.md", item("projects/law"), id="text of another language"),
    pytest.param("../../../projects/law/index.md", item("projects/law"), id="text of no language"),
    pytest.param("../../../projects/law/index.html", item("projects/law"), id="page"),
    pytest.param("../../../projects/law/#три-дня", item("projects/law", "три-дня"), id="part"),
    pytest.param("../../../projects/law/#%D1%82%D1%80%D0%B8", item("projects/law", "три"), id="part in percents"),
    pytest.param("../../../projects/%6Caw/", item("projects/law"), id="folder in percents"),
    pytest.param("../../2023/letter/", item("news/2023/letter", language="ru"), id="only in another language"),
    pytest.param("../../../", item(""), id="front page"),
    pytest.param("./", item(HERE), id="itself"),
    pytest.param("index.ru.md", item(HERE), id="itself as a text"),
    pytest.param("../gone/", Target(TargetKind.ITEM, "news/2024/gone", "", "ru"), id="withdrawn"),
    pytest.param("../../", Target(TargetKind.LIST, "news"), id="list"),
    pytest.param("../", Target(TargetKind.LIST, "news/2024"), id="list of a year"),
    pytest.param("../../../topics/rights/page/2/#x", Target(TargetKind.LIST, "topics/rights/page/2", "x"), id="page 2"),
    pytest.param("hall.png", Target(TargetKind.FILE, f"{HERE}/hall.png"), id="file"),
    pytest.param("./hall.png", Target(TargetKind.FILE, f"{HERE}/hall.png"), id="file with a dot"),
    pytest.param("../academy/hall.png", Target(TargetKind.FILE, f"{HERE}/hall.png"), id="file by its folder"),
    pytest.param("#три-дня", Target(TargetKind.ANCHOR, fragment="три-дня"), id="part of this page"),
]
OUTSIDE = [
    *("https://example.org/x", "http://example.org", "//example.org/x", "mailto:info@example.org", "tel:+77172000000"),
]
BROKEN = [
    pytest.param("../nowhere/", id="no such item"),
    pytest.param("nothing.png", id="no such file"),
    pytest.param("index.ru.md/hall.png", id="file below a text"),
    pytest.param("/projects/law/", id="from the root"),
    pytest.param("../../../../docs/projects/law/", id="out of the content and back"),
    pytest.param("../../../../../etc/passwd", id="out of the content"),
    pytest.param("../../../%2e%2e/secret", id="out of the content in percents"),
    pytest.param("http://[", id="no address at all"),
]


@pytest.mark.parametrize(("written", "target"), ITEMS)
def test_a_link_leads_to_an_item_a_list_a_file_or_a_part(library: Library, written: str, target: Target) -> None:
    assert resolve(library, written) == target


@pytest.mark.parametrize("written", OUTSIDE)
def test_an_address_outside_is_left_alone(library: Library, written: str) -> None:
    assert resolve(library, written) == Target(TargetKind.EXTERNAL)


@pytest.mark.parametrize("written", BROKEN)
def test_a_link_that_leads_nowhere_is_broken(library: Library, written: str) -> None:
    assert resolve(library, written).kind is TargetKind.BROKEN


@pytest.mark.parametrize(("language", "best"), [("kk", "kk"), ("ru", "ru"), ("en", "en"), ("uz", "en")])
def test_a_link_leads_to_the_readers_language_else_to_the_original(library: Library, language: str, best: str) -> None:
    assert resolve(library, "../../../projects/law/", language).language == best


@pytest.mark.parametrize(
    ("written", "kind"), [("about/", TargetKind.ITEM), ("./news/", TargetKind.LIST), ("../", TargetKind.BROKEN)]
)
def test_links_of_the_front_page_start_at_the_root(library: Library, written: str, kind: TargetKind) -> None:
    assert resolve(library, written, folder="").kind is kind


def test_a_link_to_what_is_held_back_is_text_until_its_time(tmp_path: Path) -> None:
    docs = tiny.site(tmp_path)
    tiny.change(docs, "projects/law/index.en.md", embargo="2030-01-01T00:00:00+05:00")
    library = tiny.read(docs).library
    item = library.items["news/2024/academy"]
    assert resolve_link(library, item, "ru", "../../../projects/law/", ()).kind is TargetKind.HELD
