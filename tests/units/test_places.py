"""Where an item may stand and what its files may be called."""

from pathlib import Path

import pytest

import tiny
from arasha.content import ProblemError
from arasha.content.places import place_of, suggest_slug
from arasha.content.scanning import scan
from arasha.content.walking import walk

TEXT = {"title": "T", "summary": "S"}


@pytest.mark.parametrize(
    ("folder", "kind", "slug", "year"),
    [
        ("", "page", "", ""),
        ("about", "page", "about", ""),
        ("about/team", "page", "team", ""),
        ("news/2024/academy", "news", "academy", "2024"),
        ("news/undated/academy-2", "news", "academy-2", "undated"),
        ("events/1999/x", "event", "x", "1999"),
        ("projects/law", "project", "law", ""),
        ("partners/lprc", "partner", "lprc", ""),
        ("stories/voice", "story", "voice", ""),
        ("topics/law", "topic", "law", ""),
        ("countries/kazakhstan", "country", "kazakhstan", ""),
        ("training/basics", "course", "basics", ""),
        ("training/basics/first", "module", "first", ""),
    ],
)
def test_the_folder_tells_kind_slug_and_year(folder: str, kind: str, slug: str, year: str) -> None:
    place = place_of(folder, "x.md")
    assert (place.folder, place.kind, place.slug, place.year) == (folder, kind, slug, year)


@pytest.mark.parametrize(
    ("folder", "shape"),
    [
        ("news", "news/<year>/<slug>"),
        ("news/academy", "news/<year>/<slug>"),
        ("news/24/academy", "news/<year>/<slug>"),
        ("news/3024/academy", "news/<year>/<slug>"),
        ("news/2024/academy/part", "news/<year>/<slug>"),
        ("events/2024", "events/<year>/<slug>"),
        ("projects", "projects/<slug>"),
        ("projects/law/part", "projects/<slug>"),
        ("training", "training/<course>/<module>"),
        ("training/a/b/c", "training/<course>/<module>"),
    ],
)
def test_a_wrong_depth_shows_the_right_shape(folder: str, shape: str) -> None:
    with pytest.raises(ProblemError) as caught:
        place_of(folder, "x.md")
    assert (caught.value.problem.code, caught.value.problem.values) == ("place", {"folder": folder, "shape": shape})


@pytest.mark.parametrize(
    ("folder", "part", "better"),
    [
        ("news/2024/Academy", "Academy", "academy"),
        ("news/2024/rule_of_law", "rule_of_law", "rule-of-law"),
        ("news/2024/rule of law", "rule of law", "rule-of-law"),
        ("news/2024/-x", "-x", "x"),
        ("news/2024/a--b", "a--b", "a-b"),
        ("News/2024/x", "News", "news"),
        ("news/2024/page", "page", "page-1"),
        ("assets", "assets", "assets-1"),
    ],
)
def test_a_folder_name_that_is_no_slug_gets_a_better_one(folder: str, part: str, better: str) -> None:
    with pytest.raises(ProblemError) as caught:
        place_of(folder, "x.md")
    assert (caught.value.problem.code, caught.value.problem.values) == ("slug", {"slug": part, "better": better})
    assert suggest_slug(better) == better


def test_a_name_without_a_latin_letter_gets_an_example_that_would_do() -> None:
    assert place_of(f"news/2024/{suggest_slug('академия')}", "x.md").kind == "news"


@pytest.mark.parametrize(
    ("name", "code", "values"),
    [
        ("index.kz.md", "language-code", {"code": "kz", "language": "kk"}),
        ("index.KZ.md", "language-code", {"code": "KZ", "language": "kk"}),
        ("index.rus.md", "language-code", {"code": "rus", "language": "ru"}),
        ("index.RU.md", "language-code", {"code": "RU", "language": "ru"}),
        ("index.uz.md", "language-unknown", {"code": "uz", "languages": "kk, ru, en"}),
        ("index.md", "file-name", {"name": "index.md", "languages": "kk, ru, en"}),
        ("academy.ru.md", "file-name", {"name": "academy.ru.md", "languages": "kk, ru, en"}),
        ("index.ru.MD", "file-name", {"name": "index.ru.MD", "languages": "kk, ru, en"}),
        ("index.ru.draft.md", "file-name", {"name": "index.ru.draft.md", "languages": "kk, ru, en"}),
    ],
)
def test_a_misnamed_text_is_refused_with_a_hint(tmp_path: Path, name: str, code: str, values: dict[str, str]) -> None:
    tiny.write(tmp_path, f"topics/law/{name}", TEXT)
    (problem,) = tiny.problems(tmp_path)
    assert (problem.code, problem.path, problem.values) == (code, f"topics/law/{name}", values)


def test_a_misnamed_folder_is_one_problem_and_what_names_it_rightly_is_none(tmp_path: Path) -> None:
    tiny.write(tmp_path, "topics/Law/index.ru.md", TEXT)
    tiny.news(tmp_path, topics=["law"])
    assert tiny.places(tmp_path) == [("slug", "topics/Law/index.ru.md", 1)]


def test_a_misnamed_text_makes_its_translations_no_originals(tmp_path: Path) -> None:
    tiny.write(tmp_path, "topics/law/index.kz.md", TEXT)
    tiny.write(tmp_path, "topics/law/index.ru.md", TEXT | {"translated_from": {"language": "kk"}})
    assert [code for code, *_ in tiny.places(tmp_path)] == ["language-code"]


@pytest.mark.parametrize(
    ("folder", "date", "better"),
    [
        ("news/2023/x", "2024-08-21", "2024"),
        ("news/2023/x", "2024", "2024"),
        ("news/undated/x", "2024-08", "2024"),
        ("news/2024/x", "unknown", "undated"),
    ],
)
def test_the_year_folder_is_the_year_of_the_date(tmp_path: Path, folder: str, date: str, better: str) -> None:
    tiny.write(tmp_path, f"{folder}/index.ru.md", TEXT | {"date": date})
    (problem,) = tiny.problems(tmp_path)
    assert (problem.code, problem.line, problem.values["better"]) == ("year-folder", 4, better)


def test_an_event_stands_in_the_year_that_it_begins_and_undated_items_among_the_undated(tmp_path: Path) -> None:
    tiny.write(tmp_path, "events/2023/x/index.ru.md", TEXT | {"start": "2023-12-31", "end": "2024-01-02"})
    tiny.write(tmp_path, "events/undated/y/index.ru.md", TEXT | {"start": "unknown"})
    tiny.news(tmp_path, year="undated")
    assert tiny.problems(tmp_path) == []


def test_other_files_belong_to_the_item_and_hidden_ones_to_nobody(tmp_path: Path) -> None:
    folder = tmp_path / tiny.news(tmp_path)
    for name in ("hall.jpg", "budget.eu.pdf", ".DS_Store"):
        (folder / name).write_bytes(b"x")
    (tmp_path / ".obsidian").mkdir()
    tiny.write(tmp_path, ".obsidian/index.ru.md", TEXT)
    reading = tiny.read(tmp_path)
    assert reading.problems == ()
    assert {path: set(item.files) for path, item in reading.library.items.items()} == {
        "news/2024/academy": {"hall.jpg", "budget.eu.pdf"}
    }


def test_a_link_to_another_file_is_refused_and_not_read(tmp_path: Path) -> None:
    docs, secret = tmp_path / "docs", tmp_path / "secret"
    secret.write_text("---\ntitle: secret\nsummary: S\n---\n", encoding="utf-8")
    tiny.write(docs, "topics/law/index.ru.md", TEXT)
    (docs / "topics/law/index.kk.md").symlink_to(secret)
    (docs / "topics/law/notes.pdf").symlink_to(secret)
    assert [(code, path) for code, path, _ in tiny.places(docs)] == [
        ("symbolic-link", "topics/law/index.kk.md"),
        ("symbolic-link", "topics/law/notes.pdf"),
    ]
    assert tiny.read(docs).library.items["topics/law"].files == ()


def test_folders_come_in_the_same_order_on_every_disk(tmp_path: Path) -> None:
    for slug in ("zebra", "alpha", "mid"):
        tiny.write(tmp_path, f"topics/{slug}/index.ru.md", TEXT)
    tiny.write(tmp_path, "index.ru.md", TEXT)
    found = [folder.path for folder in scan(walk(tmp_path), tiny.LANGUAGES, [])]
    assert found == ["", "topics/alpha", "topics/mid", "topics/zebra"]
