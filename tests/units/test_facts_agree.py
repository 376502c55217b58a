"""A fact stands once: a translation may repeat what the original says, and nothing else."""

from pathlib import Path
from typing import Any

import pytest

import tiny
import tiny_content
from arasha.checks.wording import words

PROJECT: dict[str, Any] = {
    "title": "Право для всех",
    "summary": "Коротко.",
    "start": "2024-01-01",
    "end": "2026",
    "budget": {"total": 400000, "currency": "EUR"},
    "topics": ["law", "rights"],
    "sensitive": False,
}
ORIGINAL, TRANSLATION = "projects/law/index.ru.md", "projects/law/index.kk.md"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    for topic in ("law", "rights"):
        tiny.write(tmp_path, f"topics/{topic}/index.ru.md", {"title": topic, "summary": "…"})
    tiny.write(tmp_path, ORIGINAL, PROJECT)
    return tmp_path


def translated(docs: Path, **facts: Any) -> None:
    tiny.translate(docs, "projects/law", "kk", "ru", title="Құқық", summary="Қысқаша.", **facts)


@pytest.mark.parametrize(
    ("field", "here", "shown_here", "shown_there", "there_line"),
    [
        pytest.param("start", "2024-08-12", "2024-08-12", "2024-01-01", 4, id="date"),
        pytest.param("start", "2024-01", "2024-01", "2024-01-01", 4, id="date less precise"),
        pytest.param(
            "budget",
            {"total": 500000, "currency": "EUR"},
            "{total: 500000, currency: EUR}",
            "{total: 400000, currency: EUR}",
            6,
            id="budget",
        ),
        pytest.param("topics", ["law"], "[law]", "[law, rights]", 9, id="list"),
        pytest.param("sensitive", True, "true", "false", 12, id="yes or no"),
    ],
)
def test_facts_that_disagree_show_both_lines(
    docs: Path, field: str, here: object, shown_here: str, shown_there: str, there_line: int
) -> None:
    translated(docs, **{field: here})
    (problem,) = tiny.problems(docs)
    assert (problem.code, problem.wording) == (f"{field}-disagrees", "fact-disagrees")
    assert (problem.path, problem.line) == (TRANSLATION, 4)
    assert problem.values == {
        "field": field,
        "here": shown_here,
        "there": shown_there,
        "language": "kk",
        "original": "ru",
        "other": "index.ru.md",
        "other_line": there_line,
    }
    for code in tiny.LANGUAGES:
        what, _ = words(problem, tiny.language(code))
        assert "index.ru.md" in what
        assert str(there_line) in what
        assert shown_here in what
        assert shown_there in what


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("start", "2024-01-01"),
        ("end", 2026),
        ("budget", {"currency": "EUR", "total": 400000}),
        ("topics", ["law", "rights"]),
        ("sensitive", "no"),
    ],
    ids=str,
)
def test_a_translation_may_repeat_a_fact_in_other_words_of_yaml(docs: Path, field: str, value: object) -> None:
    translated(docs, **{field: value})
    assert tiny.problems(docs) == []


@pytest.mark.parametrize("folder", [folder for folder, entry in tiny_content.ITEMS.items() if entry.facts])
def test_every_fact_of_every_kind_may_be_repeated(tmp_path: Path, folder: str) -> None:
    docs = tiny.site(tmp_path)
    entry = tiny_content.ITEMS[folder]
    for language in (language for language, (_, source) in entry.versions.items() if source):
        tiny.change(docs, f"{folder}/index.{language}.md", **entry.facts)
    assert tiny.problems(docs) == []


def test_a_fact_that_only_a_translation_states_is_refused(docs: Path) -> None:
    translated(docs, countries=["kazakhstan"], picture="hall.png")
    found = tiny.problems(docs)
    assert [(problem.code, problem.wording) for problem in found] == [
        ("countries-disagrees", "fact-not-in-original"),
        ("picture-disagrees", "fact-not-in-original"),
    ]


def test_a_fact_is_not_missed_in_the_original_because_a_translation_states_it(docs: Path) -> None:
    tiny.write(docs, ORIGINAL, {key: value for key, value in PROJECT.items() if key != "end"})
    translated(docs, end="2026")
    assert [(problem.code, problem.path) for problem in tiny.problems(docs)] == [("field-missing", ORIGINAL)]


def test_an_unreadable_fact_in_a_translation_is_named_there(docs: Path) -> None:
    translated(docs, start="12.08.2024")
    assert tiny.places(docs) == [("date-unreadable", TRANSLATION, 4)]


def test_an_unknown_field_in_a_translation_is_named_there(docs: Path) -> None:
    translated(docs, budgett=5)
    (problem,) = tiny.problems(docs)
    assert (problem.code, problem.path, problem.values["near"]) == ("field-unknown", TRANSLATION, "budget")


@pytest.mark.parametrize("coverage", ["full", "summary"])
def test_each_activity_has_a_title_in_every_full_version(docs: Path, coverage: str) -> None:
    facts = {"activities": [{"id": "school"}, {"id": "network"}]}
    titles = {"activity_titles": {"school": "Школа", "network": "Сеть"}}
    tiny.write(docs, ORIGINAL, PROJECT | facts | titles)
    translated(docs, activity_titles={"school": "Мектеп", "netwrk": "Желі"}, coverage=coverage)
    found = [(problem.code, problem.values["activity"], problem.line) for problem in tiny.problems(docs)]
    full = [("activity-untitled", "network", 4), ("activity-unknown", "netwrk", 6)]
    assert found == (full if coverage == "full" else [])
