"""Spelling by hunspell: a stand-in for the program tells what it is asked; the real one is tried where it is."""

import stat
import sys
from pathlib import Path

import pytest

import tiny
from arasha.checks import hunspell
from arasha.checks.hunspell import Dictionary, installed
from arasha.checks.memory import Memory
from arasha.checks.spelling import MOST, known_words, spelling, words_of
from tiny_texts import FIRST, text

STAND_IN = """#!{python}
import sys
from pathlib import Path
here = Path(__file__).parent
words = sys.stdin.read().split()
with (here / "calls").open("a") as calls:
    calls.write(" ".join(words) + "\\n")
known = (here / "known").read_text().split()
print("\\n".join(word for word in words if word not in known))
"""
PATH = "topics/rights/index.{}.md"


def stand_in(folder: Path, language: str, *known: str) -> Dictionary:
    folder.mkdir(exist_ok=True)
    program = folder / "hunspell"
    program.write_text(STAND_IN.format(python=sys.executable), encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    (folder / "known").write_text(" ".join(known), encoding="utf-8")
    return Dictionary(str(program), "x", language, "1")


def calls(folder: Path) -> list[str]:
    file = folder / "calls"
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else []


def told(docs: Path, memory: Memory, *dictionaries: Dictionary) -> list[tuple[str, int, str]]:
    given = {dictionary.language: dictionary for dictionary in dictionaries}
    found = spelling(tiny.read(docs), docs, memory, given)
    return [(problem.path, problem.line, problem.values["word"]) for problem in found]


@pytest.mark.parametrize(
    ("language", "body", "words"),
    [
        ("ru", "Права человека в Алматы, ООН и LPRC.", ["человека", "и"]),
        (
            "ru",
            "кто-то, из-за; `кодовое` <b>жирно</b> [ссылка](../слово/)",
            ["кто", "то", "из", "за", "жирно", "ссылка"],
        ),
        ("ru", "слово latin 5лет құқық ещё", ["слово", "ещё"]),
        ("en", "It’s don’t ‘quoted’ слово x", ["don't", "quoted"]),
        ("kk", "құқық іс-шара word", ["құқық", "іс", "шара"]),
    ],
)
def test_only_plain_words_of_the_language_are_asked(tmp_path: Path, language: str, body: str, words: list[str]) -> None:
    found = words_of(text(tmp_path, body, language, title="T"))
    assert [word for word in found if len(word) > 1] == [word for word in words if len(word) > 1]


def test_of_the_front_matter_only_what_is_said_is_asked(tmp_path: Path) -> None:
    header = "title: Big words\nsummary: small ones\nmoved_from: [topics/other]\n"
    assert set(words_of(text(tmp_path, "body", "en", header=header))) == {"words", "small", "ones", "body"}


def test_a_word_that_the_dictionary_lacks_is_advised_once_a_file(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    text(docs, "право\n\nправа ашипка\n\nашипка")
    assert told(docs, Memory(), stand_in(tmp_path / "bin", "ru", "право", "права")) == [
        (PATH.format("ru"), FIRST + 2, "ашипка")
    ]
    assert all(
        problem.warning for problem in spelling(tiny.read(docs), docs, Memory(), {"ru": stand_in(tmp_path, "ru")})
    )


def test_the_program_runs_once_a_language_and_not_at_all_for_what_is_remembered(tmp_path: Path) -> None:
    docs, ru = tiny.site(tmp_path), stand_in(tmp_path / "bin", "ru")
    memory = Memory(tmp_path / "cache")
    first = told(docs, memory, ru)
    memory.save()
    assert len(calls(tmp_path / "bin")) == 1
    assert told(docs, Memory(tmp_path / "cache"), ru) == first
    assert len(calls(tmp_path / "bin")) == 1
    tiny.change(docs, "news/2024/academy/index.ru.md", body="новинка")
    told(docs, Memory(tmp_path / "cache"), ru)
    assert len(calls(tmp_path / "bin")) == 2
    assert "новинка" in calls(tmp_path / "bin")[1]
    assert len(calls(tmp_path / "bin")[1]) < len(calls(tmp_path / "bin")[0])


def test_a_file_has_so_many_warnings_and_no_more(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    text(docs, " ".join(f"слово{'а' * n}" for n in range(50)))
    assert len(told(docs, Memory(), stand_in(tmp_path / "bin", "ru"))) == MOST


def test_words_of_the_list_are_known(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    text(docs, " ".join(sorted(known_words("ru"))))
    assert told(docs, Memory(), stand_in(tmp_path / "bin", "ru")) == []


def test_a_kazakh_word_is_known_by_its_stem(tmp_path: Path) -> None:
    kk = stand_in(tmp_path / "bin", "kk", "құқық", "қорға", "айту")
    words = ["құқықтары", "құқығын", "құқықтарымыздың", "қорғамайды", "айтылмайды", "кұқық", "қорғзамайды"]
    assert kk.unknown(words, frozenset()) == {"кұқық", "қорғзамайды"}


def test_without_hunspell_nothing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hunspell.shutil, "which", lambda _name: None)
    docs = tiny.site(tmp_path)
    assert installed() == {}
    assert list(spelling(tiny.read(docs), docs, Memory())) == []


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [
        ("kk", ["құқықтарын", "қорғаушылардың", "айтылмайды"], ["кукыктарын", "қорғаушылрдың"]),
        ("ru", ["правозащитников", "ещё"], ["правазащитников"]),
        ("en", ["defenders", "don't"], ["defendres"]),
    ],
)
def test_the_real_dictionaries(language: str, right: list[str], wrong: list[str]) -> None:
    dictionaries = installed()
    said = (
        {language: dictionaries[language].unknown([*right, *wrong], known_words(language))}
        if language in dictionaries
        else {}
    )
    assert said in ({language: set(wrong)}, {})  # a machine without the dictionary has no advice to give
