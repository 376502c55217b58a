"""What a module alone states: its version in quotes, the hours it takes, what each version changed."""

from pathlib import Path
from typing import Any

import pytest

import tiny
from arasha.checks.wording import words
from arasha.content.kinds import Module
from arasha.content.texts import ModuleTexts

PATH = "training/x/y/index.ru.md"
SOUND: dict[str, Any] = {"title": "T", "summary": "S", "aims": ["Know"], "number": 1, "version": "1.0"}
CHANGE = {"version": "1.1", "date": "2026-11", "text": "A new chapter."}


def places(docs: Path, **changes: Any) -> list[tuple[str, object]]:
    tiny.write(docs, PATH, SOUND | changes)
    return [(one.code, one.values["field"]) for one in tiny.problems(docs)]


@pytest.mark.parametrize("hours", [6, 4.5, 0.5])
def test_whole_and_half_hours(tmp_path: Path, hours: float) -> None:
    assert places(tmp_path, hours=hours) == []
    facts = tiny.read(tmp_path).library.items["training/x/y"].facts
    assert isinstance(facts, Module)
    assert facts.hours == hours


@pytest.mark.parametrize("hours", [0, -1, 4.25, 1000, "six"])
def test_no_other_hours(tmp_path: Path, hours: object) -> None:
    assert places(tmp_path, hours=hours) == [("value-wrong", "hours")]


def test_changes_have_a_version_a_date_and_a_text(tmp_path: Path) -> None:
    assert places(tmp_path, changes=[CHANGE]) == []
    texts = tiny.read(tmp_path).library.items["training/x/y"].versions["ru"].texts
    assert isinstance(texts, ModuleTexts)
    assert [(one.version, str(one.date), one.text) for one in texts.changes] == [("1.1", "2026-11", "A new chapter.")]


@pytest.mark.parametrize("field", CHANGE)
def test_a_change_lacks_nothing(tmp_path: Path, field: str) -> None:
    change = {key: value for key, value in CHANGE.items() if key != field}
    assert places(tmp_path, changes=[change]) == [("field-missing", f"changes.{field}")]


@pytest.mark.parametrize("version", [1.0, 1, "1.0 beta", "v1", "1.0.0.0", "../1"])
def test_a_version_is_figures_in_quotes(tmp_path: Path, version: object) -> None:
    assert places(tmp_path, version=version) == [("value-form", "version")]
    (problem,) = tiny.problems(tmp_path)
    assert '"1.0"' in words(problem, tiny.language("en"))[1]


@pytest.mark.parametrize("version", ["1.0", "0.1", "2", "1.10.2"])
def test_versions(tmp_path: Path, version: str) -> None:
    assert places(tmp_path, version=version) == []
