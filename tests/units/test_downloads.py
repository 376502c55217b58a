"""What a page offers to take away, how a module is cited and what its versions changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

import tiny
from arasha.editions.entries import entry
from arasha.languages.formats import size_text
from arasha.pages import documents
from arasha.pages.bodies import Shown
from arasha.pages.changes import changes
from arasha.pages.citations import LICENCE, citation, date_of
from arasha.pages.documents import Document, survey_documents
from arasha.pages.downloads import downloads
from arasha.pages.editions import Edition, EditionFormat, EditionKind, by_item
from arasha.pages.fact_tables import fact_table, hours_text
from arasha.pages.plans import page_of
from arasha.pages.site import Site

COURSE, MODULE, SECOND, NEWS = "training/basics", "training/basics/first", "training/basics/second", "news/2024/academy"


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny.site(tmp_path_factory.mktemp("site"))


def edition(
    language: str, kind: EditionKind = "book", format_: EditionFormat = "PDF", folder: str = MODULE, pages: int = 0
) -> Edition:
    name = f"{language}-{kind}.{format_.lower()}"
    return Edition(folder, language, kind, format_, name, f"media/{folder}/{name}", pages, 312_400, "3f9a" * 16)


def offered(docs: Path, code: str, *made: Edition, folder: str = MODULE) -> list[tuple[str, str, str, bool]]:
    """Words, format, words for the language, whether it is folded away; of each download."""
    site = replace(tiny.open_site(docs, code), editions=by_item(made))
    found = downloads(site, site.library.items[folder])
    return [(one.link.text, one.format, one.link.language_label or "", one.elsewhere) for one in found]


def test_the_pages_own_language_comes_first_and_the_others_are_folded(docs: Path) -> None:
    made = [edition(code, format_=format_) for format_ in ("PDF", "EPUB") for code in ("kk", "ru", "en")]
    assert offered(docs, "ru", *made) == [
        ("Полный текст", "PDF", "", False),
        ("Полный текст", "EPUB", "", False),
        ("Полный текст", "PDF", "на казахском", True),
        ("Полный текст", "EPUB", "на казахском", True),
        ("Полный текст", "PDF", "на английском", True),
        ("Полный текст", "EPUB", "на английском", True),
    ]


@pytest.mark.parametrize(
    ("code", "words"), [("en", "only in Russian"), ("kk", "тек орыс тілінде"), ("ru", "")], ids=["en", "kk", "ru"]
)
def test_what_only_another_language_has_says_so(docs: Path, code: str, words: str) -> None:
    found = offered(docs, code, edition("ru", "handout"), edition(code))
    assert (found[1][2], found[1][3]) == (words, False)


def test_what_two_other_languages_have_is_in_neither_alone(docs: Path) -> None:
    found = offered(docs, "en", edition("ru"), edition("kk"))
    assert [one[2:] for one in found] == [("in Kazakh", False), ("in Russian", False)]


def test_kinds_stand_in_their_order(docs: Path) -> None:
    made = [
        edition("en", "session-plan"),
        edition("en", "handout"),
        edition("en", "book", "EPUB"),
        edition("en", "book", "PDF"),
    ]
    names = [f"{text} {format_}" for text, format_, *_ in offered(docs, "en", *made)]
    assert names == ["Full text PDF", "Full text EPUB", "Exercises PDF", "Session plan PDF"]


def test_a_course_offers_its_book_and_its_bundle(docs: Path) -> None:
    made = [edition("en", "bundle", "ZIP", COURSE), edition("en", "book", "EPUB", COURSE), edition("en")]
    assert [one[0] for one in offered(docs, "en", *made, folder=COURSE)] == [
        "All modules in one book",
        "The whole course for reading offline",
    ]


@pytest.mark.parametrize(
    ("code", "pages", "expected"),
    [("ru", 21, "21 страница"), ("ru", 35, "35 страниц"), ("kk", 1, "1 бет"), ("en", 1, "1 page")],
)
def test_a_file_tells_its_pages_size_date_and_checksum(docs: Path, code: str, pages: int, expected: str) -> None:
    site = replace(tiny.open_site(docs, code), editions=by_item([edition(code, pages=pages)]))
    (found,) = downloads(site, site.library.items[MODULE])
    assert (found.pages, found.checksum, found.name) == (expected, "3f9a" * 16, f"{code}-book.pdf")
    assert found.size == size_text(site.language, 312_400)
    assert found.moment
    assert found.moment.iso == "2024-03"


@pytest.mark.parametrize(
    ("code", "size", "expected"),
    [
        ("en", 312_400, "312 kB"),
        ("ru", 999_400, "999 кБ"),
        ("kk", 120, "1 кБ"),
        ("en", 999_999, "1,000 kB"),
        ("ru", 2_430_000, "2,4 МБ"),
        ("en", 50_000_000, "50 MB"),
    ],
)
def test_sizes_as_the_language_writes_them(code: str, size: int, expected: str) -> None:
    assert size_text(tiny.language(code), size).replace("\u00a0", " ") == expected


def pdf(file: Path, pages: int, language: str = "") -> None:
    with pikepdf.new() as made:
        for _ in range(pages):
            made.add_blank_page()
        if language:
            made.Root.Lang = pikepdf.String(language)
        made.docinfo["/Author"] = "Somebody"
        made.save(file)


def test_documents_beside_a_text_are_offered_too(tmp_path: Path) -> None:
    docs = tiny.site(tmp_path)
    pdf(docs / NEWS / "letter.pdf", 2, "kk-KZ")
    pdf(docs / NEWS / "list-ru.pdf", 1)
    (docs / NEWS / "figures.csv").write_text("a,b\n", encoding="utf-8")
    library = tiny.read(docs).library
    found = survey_documents(library, docs)
    assert {path.rpartition("/")[2]: (one.pages, one.language) for path, one in found.items()} == {
        "letter.pdf": (2, "kk"),
        "list-ru.pdf": (1, "ru"),
        "figures.csv": (0, ""),
    }
    assert found[f"{NEWS}/figures.csv"] == Document(4)
    site = replace(tiny.open_site(docs, "ru"), documents=found)
    offered_ = {one.link.text: one for one in page_of(site, library.items[NEWS]).downloads}
    assert set(offered_) == {"letter.pdf", "list-ru.pdf", "figures.csv"}  # the picture is none
    assert (offered_["letter.pdf"].pages, offered_["letter.pdf"].link.language_label) == ("2 страницы", "на казахском")
    assert (offered_["list-ru.pdf"].link.language, offered_["figures.csv"].format) == (None, "CSV")


def test_a_document_is_opened_once_until_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    docs = tiny.site(tmp_path)
    pdf(docs / NEWS / "letter.pdf", 2)
    library = tiny.read(docs).library
    first = survey_documents(library, docs, tmp_path / "cache")
    with monkeypatch.context() as patched:
        patched.setattr(documents, "cleaned", pytest.fail)
        assert survey_documents(library, docs, tmp_path / "cache") == first
    pdf(docs / NEWS / "letter.pdf", 3)
    again = survey_documents(library, docs, tmp_path / "cache")
    assert [one.pages for one in (*first.values(), *again.values())] == [2, 3]


def test_a_feed_takes_the_files_made_of_an_item_along(docs: Path) -> None:
    made = [edition("ru"), edition("ru", format_="EPUB"), edition("kk"), edition("ru", "bundle", "ZIP")]
    site = replace(tiny.open_site(docs, "ru"), editions=by_item(made))
    item = site.library.items[MODULE]
    found = entry(site, item, Shown(page_of(site, item), ""), docs).enclosures
    assert [(one.name, one.media_type, one.length) for one in found] == [
        ("ru-book.pdf", "application/pdf", 312_400),
        ("ru-book.epub", "application/epub+zip", 312_400),
    ]


def test_how_to_cite(docs: Path) -> None:
    site = tiny.open_site(docs, "en")
    items = site.library.items
    assert citation(site, items[MODULE]) == (
        f"First module. Basics. Module 1. Arasha. Version 1.0. March 2024. {tiny.URL}en/training/basics/first/"
    )
    assert citation(site, items[COURSE]) == f"Basics. Arasha. March 2024. {tiny.URL}en/training/basics/"
    assert citation(site, items[NEWS]) == ""
    assert citation(tiny.open_site(docs, "ru", url=""), items[SECOND]) == (
        "Второй модуль. Основы прав человека. Модуль 2. Араша. Версия 1.1"
    )


def test_a_course_is_as_new_as_its_newest_module(tmp_path: Path) -> None:
    docs = tiny.site(tmp_path)
    tiny.change(docs, f"{SECOND}/index.en.md", date="2025-02-01")
    site = tiny.open_site(docs, "en")
    assert str(date_of(site, site.library.items[COURSE])) == "2025-02-01"
    assert date_of(site, site.library.items[NEWS]) is None


def table(site: Site, folder: str) -> dict[str, str]:
    return {fact.label: fact.values[0].text for fact in fact_table(site, site.library.items[folder])}


def test_the_table_tells_time_and_licence(tmp_path: Path) -> None:
    docs = tiny.site(tmp_path)
    tiny.change(docs, f"{MODULE}/index.ru.md", hours=4.5)
    site = tiny.open_site(docs, "en")
    assert table(site, MODULE)["Time needed"] == "4.5 hours"
    assert table(site, MODULE)["Licence"] == LICENCE.text
    assert hours_text(site, site.library.items[COURSE]) == ""  # the second module tells none
    tiny.change(docs, f"{SECOND}/index.en.md", hours=6)
    site = tiny.open_site(docs, "ru")
    assert hours_text(site, site.library.items[COURSE]) == "10,5 часа"
    assert hours_text(site, site.library.items[SECOND]) == "6 часов"


def test_what_changed_is_told_in_the_pages_language(tmp_path: Path) -> None:
    docs = tiny.site(tmp_path)
    told = [
        {"version": "1.1", "date": "2025-01", "text": "Новое."},
        {"version": "1.0", "date": "2024", "text": "Первое."},
    ]
    tiny.change(docs, f"{MODULE}/index.ru.md", changes=told)
    site = tiny.open_site(docs, "ru")
    found = [
        (one.version, one.moment and one.moment.iso, one.text) for one in changes(site, site.library.items[MODULE])
    ]
    assert found == [("1.1", "2025-01", "Новое."), ("1.0", "2024", "Первое.")]
    assert changes(site, site.library.items[NEWS]) == ()
