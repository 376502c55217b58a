"""Names that must never be published: found in any case of a word, told without being said."""

import unicodedata
from pathlib import Path

import pytest

import tiny
from arasha.checks.deny_list import FILE, VARIABLE, DenyList, names_in_file, names_in_path, read_list
from arasha.checks.wording import as_annotation, as_data, as_text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Асан", "Асан"),
        ("Асан", "асанның үйі"),
        ("Асан", "«АСАНДЫ»"),
        ("Айгүл Серікқызы", "Айгүл\nСерікқызына айтты"),
        ("Айгүл Серікқызы", "**Айгүлдің Серікқызы**"),
        ("Айгуля", "к Айгуле"),
        ("Айгуля", "с Айгулей"),
        ("Мария", "Марии"),
        ("Игорь", "Игоря"),
        ("Андрей", "Андрею"),
        ("Жуковский", "Жуковского"),
        ("Пётр", "Петра Петр"),
        ("Петр", "Пётр"),
        ("John Smith", "John Smith’s"),
        ("Ким", "Ким."),
        ("Нұрбек", unicodedata.normalize("NFD", "Нұрбек")),
        ("Йылдыз", unicodedata.normalize("NFD", "Йылдыз")),
    ],
)
def test_a_name_is_found(name: str, text: str) -> None:
    assert DenyList((unicodedata.normalize("NFC", name).replace("ё", "е"),)).lines(f"\n{text}") == [2]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Асан", "Хасан, Асанбековтер"),
        ("Вера", "верно, версия"),
        ("Айгүл Серікқызы", "Айгүл мен Серікқызы"),
        ("Ким", "ки"),
        ("a.b", "axb"),
    ],
)
def test_other_words_are_not(name: str, text: str) -> None:
    assert DenyList((name,)).lines(text) == []


def test_an_empty_list_finds_nothing() -> None:
    assert DenyList(()).lines("Асан") == []


def test_the_list_is_read_from_the_project(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("# бұл — тізім\nАсан  Үсен # себебі\n\nАйгүл\nАйгүл\n", encoding="utf-8")
    assert read_list(tmp_path, {}).names == ("Айгүл", "Асан Үсен")


def test_or_from_where_the_environment_says(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("Асан\n", encoding="utf-8")
    (tmp_path / "other").write_text("Үсен\n", encoding="utf-8")
    assert read_list(tmp_path, {VARIABLE: str(tmp_path / "other")}).names == ("Үсен",)


def test_a_list_that_is_named_must_be_there(tmp_path: Path) -> None:
    assert read_list(tmp_path, {}).names == ()
    with pytest.raises(OSError, match="gone"):
        read_list(tmp_path, {VARIABLE: str(tmp_path / "gone")})


def test_the_list_never_enters_the_projects_history() -> None:
    assert FILE in (tiny.ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()


def test_findings_depend_on_the_list() -> None:
    assert DenyList(("Асан",)).key != DenyList(("Үсен",)).key
    assert "Асан" not in DenyList(("Асан",)).key


@pytest.mark.parametrize("name", ["index.kk.md", "a.csv", "a.txt", "a.svg"])
def test_texts_and_tables_are_searched(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes("бір\r\nАсанмен\r\n".encode())
    found = list(names_in_file(tmp_path / name, name, DenyList(("Асан",))))
    assert [(p.code, p.line, p.warning) for p in found] == [("name-denied", 2, False)]


def test_no_message_says_the_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Асан", encoding="utf-8")
    names = DenyList(("Асан", "Asan"))
    found = [*names_in_file(tmp_path / "a.txt", "a.txt", names), *names_in_path("stories/asan_2/a.txt", names)]
    assert len(found) == 2
    for problem in found:
        for code in tiny.LANGUAGES:
            language = tiny.language(code)
            told = (as_text, as_annotation, as_data)
            said = " ".join(str(tell(problem, "docs", language)) for tell in told).lower()
            assert "асан" not in said
            assert "asan" not in said


@pytest.mark.parametrize(
    ("path", "folder"),
    [
        ("stories/asan/index.kk.md", "stories"),
        ("stories/voice/asan-2024.jpg", "stories/voice"),
        ("Asan/a.jpg", ""),
        ("stories/hasan/a.jpg", None),
    ],
)
def test_a_name_in_a_path_is_told_by_the_folder_around_it(path: str, folder: str | None) -> None:
    found = [(p.code, p.path) for p in names_in_path(path, DenyList(("Asan",)))]
    assert found == ([] if folder is None else [("name-denied-in-path", folder)])
