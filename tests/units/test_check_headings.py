"""Headings step down one level at a time and do not repeat the title."""

from pathlib import Path

import pytest

import tiny
from arasha.checks.headings import levels
from arasha.checks.wording import words
from tiny_texts import FIRST, first, text, told


@pytest.mark.parametrize(
    "body",
    [
        "Текст без заголовков.",
        "## Раз\n\n### Два\n\n#### Три\n\n## Снова",
        "## Раз\n\n```sh\n# комментарий\n#### ещё\n```",
        "~~~\n# комментарий\n~~~\n\n## Раз",
        "Текст:\n```sh\n# комментарий\n```",
        "- пункт\n\n    ```sh\n# комментарий\n    ```",
        "Номер \\#5 и № 5\n\n\\# не заголовок",
        "`# код`",
        "## Раз {#once}\n\nДва\n---",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "Абзац\nвторая строка\n---",
        "Текст\n\n---\n\nТекст",
        "## Заголовок раздела",
    ],
)
def test_sound_headings_are_silent(tmp_path: Path, body: str) -> None:
    assert told(levels, text(tmp_path, body)) == []


@pytest.mark.parametrize(
    ("body", "code", "line"),
    [
        ("# Раздел", "heading-level-one", 0),
        ("Текст\n\n#Раздел", "heading-level-one", 2),
        ("Раздел\n======", "heading-level-one", 0),
        ("### Раздел", "heading-skips", 0),
        ("## Раз\n\n#### Три\n\n#### Ещё", "heading-skips", 2),
        ("Раз\n---\n\n#### Три", "heading-skips", 3),
        ("# Заголовок", "heading-repeats-title", 0),
        ("Текст\n\n## «Заголовок»", "heading-repeats-title", 2),
        ("## **заголовок** ##", "heading-repeats-title", 0),
    ],
)
def test_others_are_told_at_their_line(tmp_path: Path, body: str, code: str, line: int) -> None:
    assert told(levels, text(tmp_path, body)) == [(code, FIRST + line)]


def test_the_right_signs_are_said(tmp_path: Path) -> None:
    problem = first(levels(text(tmp_path, "## Раз\n\n#### Три")))
    assert not problem.warning
    for language in tiny.LANGUAGES:
        what, mend = words(problem, tiny.language(language))
        assert "Три" in what
        assert "####" in what
        assert "###" in mend
        assert "####" not in mend


def test_a_first_heading_too_deep_has_its_own_words(tmp_path: Path) -> None:
    problem = first(levels(text(tmp_path, "### Раздел")))
    assert problem.wording == "heading-skips-first"
    assert words(problem, tiny.language("en"))[1].startswith("Begin it with ##.")
