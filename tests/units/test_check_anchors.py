"""Anchors of headings: once on a page, given in modules, the same in all languages."""

import re
from pathlib import Path

import pytest

import tiny
from arasha.checks.anchors import OF_THE_PAGE, anchor_problems
from arasha.checks.memory import Memory
from arasha.checks.wording import words
from arasha.content import Problem

FOLDER, NEWS = "training/basics/first", "news/2024/academy"
RU, KK, EN = (f"{FOLDER}/index.{code}.md" for code in ("ru", "kk", "en"))
ID = re.compile(r'\bid="([a-z-]+)"')
PARTS = ("shell.html", "article.html", "partials/arasha/*.html")


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    docs = tiny.site(tmp_path)
    (docs / EN).unlink()
    return docs


def texts(docs: Path, ru: str, kk: str = "## Құқық {#law}") -> list[Problem]:
    """What is wrong with the first module when its original and its translation have these bodies."""
    for path, body in ((RU, ru), (KK, kk)):
        tiny.change(docs, path, body)
    tiny.stamp(docs, KK)
    found = anchor_problems(tiny.read(docs), Memory())
    return [problem for problem in found if problem.path.startswith(FOLDER)]


def said(docs: Path, problem: Problem) -> str:
    return (docs / problem.path).read_text(encoding="utf-8").splitlines()[problem.line - 1]


def test_the_same_anchors_in_all_languages_are_silent(docs: Path) -> None:
    assert texts(docs, "## Право {#law}") == []
    assert texts(docs, "## Право ## {: #law .wide }\n\n```\n## код\n```", "## Құқық {#law}") == []


def test_another_anchor_at_the_same_heading(docs: Path) -> None:
    (problem,) = texts(docs, "## Право {#law}\n\n### Часть {#part}", "## Құқық {#law}\n\n### Бөлік {#bolik}")
    assert (problem.code, problem.path) == ("anchors-differ", KK)
    assert said(docs, problem) == "### Бөлік {#bolik}"
    for language in tiny.LANGUAGES:
        assert "### Бөлік {#part}" in words(problem, tiny.language(language))[1]


def test_no_anchor_where_the_original_has_one(docs: Path) -> None:
    (problem,) = texts(docs, "## Право {#law}", "## Құқық")
    assert (problem.code, said(docs, problem)) == ("anchors-differ", "## Құқық")


def test_with_other_headings_the_lacking_anchors_are_named(docs: Path) -> None:
    (problem,) = texts(docs, "## Право {#law}\n\n## Суд {#court}", "## Құқық {#law}")
    assert (problem.code, problem.path) == ("anchors-differ", KK)
    assert "{#court}" in words(problem, tiny.language("kk"))[0]


def test_a_summary_or_a_translation_behind_need_not_have_them(docs: Path) -> None:
    assert texts(docs, "## Право {#law}", "## Құқық")
    tiny.change(docs, KK, coverage="summary")
    assert not [one for one in anchor_problems(tiny.read(docs), Memory()) if one.path == KK]


def test_a_heading_of_a_module_without_anchor_is_advice(docs: Path) -> None:
    found = texts(docs, "## Право\n\n#### Мелочь", "## Құқық")
    assert [(one.code, one.path, one.warning) for one in found] == [("anchor-missing", RU, True)]


def test_exercises_that_no_file_would_hold_are_advice(docs: Path) -> None:
    box = '\n\n!!! exercise "1"\n    Сделайте.'
    assert [one.code for one in texts(docs, f"## Право {{#law}}{box}")] == ["exercises-anchor"]
    assert texts(docs, f"## Упражнения {{#exercises}}{box}", "## Жаттығулар {#exercises}") == []


def test_an_anchor_stands_once_on_a_page(docs: Path) -> None:
    found = texts(docs, "## Право {#law}\n\n## Суд {#law}", "## Құқық {#law}\n\n## Сот {#law}")
    assert [(one.code, one.path) for one in found] == [("anchor-twice", KK), ("anchor-twice", RU)]
    assert said(docs, found[0]) == "## Сот {#law}"


def test_an_anchor_of_the_pages_own_is_refused_in_any_text(docs: Path) -> None:
    tiny.change(docs, f"{NEWS}/index.ru.md", "## Цели {#aims}")
    found = [one for one in anchor_problems(tiny.read(docs), Memory()) if one.code == "anchor-taken"]
    assert [one.path for one in found] == [f"{NEWS}/index.ru.md"]


def test_the_pages_own_anchors_are_those_of_the_templates() -> None:
    theme = tiny.ROOT / "overrides"
    files = [file for pattern in PARTS for file in theme.glob(pattern)]
    assert {name for file in files for name in ID.findall(file.read_text(encoding="utf-8"))} == OF_THE_PAGE
