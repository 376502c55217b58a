"""Modules of a course: places of their own, changes that tell of the version that is there."""

from pathlib import Path
from typing import Any

import pytest

import tiny
from arasha.checks.memory import Memory
from arasha.checks.modules import module_problems
from arasha.checks.wording import words
from arasha.content import Problem

COURSE = "training/basics"
FIRST, SECOND = f"{COURSE}/first/index.ru.md", f"{COURSE}/second/index.en.md"
FIRST_KK = f"{COURSE}/first/index.kk.md"


def found(docs: Path, memory: Memory | None = None) -> list[Problem]:
    return list(module_problems(tiny.read(docs), docs, memory or Memory()))


def told(docs: Path) -> list[tuple[str, str]]:
    return [(problem.code, problem.path) for problem in found(docs)]


def changes(*versions: str, date: str = "2024-03") -> list[dict[str, Any]]:
    return [{"version": version, "date": date, "text": f"What {version} changed."} for version in versions]


def with_changes(docs: Path, version: str, *told_versions: str, **more: str) -> None:
    """The first module at a version, which tells of these in all its languages."""
    tiny.change(docs, FIRST, version=version)
    for language in tiny.LANGUAGES:
        path = f"{COURSE}/first/index.{language}.md"
        tiny.change(docs, path, changes=changes(*told_versions, **more))
    for language in ("kk", "en"):
        tiny.stamp(docs, f"{COURSE}/first/index.{language}.md")


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    docs = tiny.site(tmp_path)
    tiny.change(docs, SECOND, version="1.0")
    return docs


def test_the_sound_site_is_silent(docs: Path) -> None:
    assert found(docs) == []


def test_two_modules_at_one_place(docs: Path) -> None:
    tiny.change(docs, SECOND, number=1)
    (problem,) = found(docs)
    assert (problem.code, problem.path, problem.values["other"]) == ("module-number-twice", SECOND, FIRST)
    assert "number: 1" in (docs / SECOND).read_text(encoding="utf-8").splitlines()[problem.line - 1]


def test_the_same_number_in_another_course_or_withdrawn_is_no_other(docs: Path) -> None:
    tiny.change(docs, SECOND, number=1, withdrawn={"date": "2024-05-01"})
    assert found(docs) == []


def test_a_module_that_no_course_leads_to(docs: Path) -> None:
    for file in (docs / COURSE).glob("index.*.md"):
        file.unlink()
    assert told(docs) == [("module-without-course", FIRST), ("module-without-course", SECOND)]


@pytest.mark.parametrize("versions", [("1.0",), ("1.10", "1.9", "1.0")])
def test_changes_from_the_newest_to_the_oldest(docs: Path, versions: tuple[str, ...]) -> None:
    with_changes(docs, versions[0], *versions)
    assert found(docs) == []


@pytest.mark.parametrize(
    ("version", "versions", "code"),
    [
        ("1.1", ("1.0",), "changes-behind"),
        ("1.0", ("1.1", "1.0"), "changes-behind"),
        ("1.1", ("1.0", "1.1"), "changes-behind"),
        ("1.2", ("1.2", "1.0", "1.1"), "changes-order"),
        ("1.1", ("1.1", "1.1"), "changes-order"),
    ],
)
def test_a_list_that_does_not_fit_the_version(docs: Path, version: str, versions: tuple[str, ...], code: str) -> None:
    with_changes(docs, version, *versions)
    assert {one for one, _ in told(docs)} == {code}
    assert len(found(docs)) == len(tiny.LANGUAGES)


def test_the_date_of_a_version_is_the_modules(docs: Path) -> None:
    with_changes(docs, "1.0", "1.0", date="2024-03-15")
    assert found(docs) == []
    with_changes(docs, "1.0", "1.0", date="2024-04")
    assert {one for one, _ in told(docs)} == {"changes-date"}


def test_each_language_tells_of_the_same_versions(docs: Path) -> None:
    with_changes(docs, "1.1", "1.1", "1.0")
    tiny.change(docs, FIRST_KK, changes=changes("1.1"))
    assert told(docs) == [("changes-differ", FIRST_KK)]
    tiny.change(docs, FIRST_KK, changes=None)
    assert [(one.code, one.path, one.warning) for one in found(docs)] == [("changes-missing", FIRST_KK, True)]
    tiny.change(docs, FIRST_KK, coverage="summary")
    assert told(docs) == []


def test_a_translation_that_is_behind_tells_of_the_version_before(docs: Path) -> None:
    with_changes(docs, "1.0", "1.0")
    tiny.change(docs, FIRST, version="1.1", changes=changes("1.1", "1.0"))
    assert found(docs) == []


def test_a_later_version_that_tells_nothing_is_advice(docs: Path) -> None:
    tiny.change(docs, SECOND, version="1.1")
    assert [(one.code, one.path, one.warning) for one in found(docs)] == [("changes-missing", SECOND, True)]


def test_what_is_remembered_is_found_again(docs: Path, tmp_path: Path) -> None:
    with_changes(docs, "1.1", "1.0")
    memory = Memory(tmp_path / "cache")
    first = found(docs, memory)
    memory.save()
    assert found(docs, Memory(tmp_path / "cache")) == first


@pytest.mark.parametrize("language", tiny.LANGUAGES)
def test_the_words_name_the_version_to_write(docs: Path, language: str) -> None:
    with_changes(docs, "1.1", "1.0")
    _, mend = words(found(docs)[0], tiny.language(language))
    assert 'version: "1.1"' in mend
