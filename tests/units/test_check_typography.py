"""Quotes of the language, dashes, spaces."""

from pathlib import Path

import pytest

import tiny
from arasha.checks.typography import QUOTES, dashes, quotes, spaces
from tiny_texts import FIRST, text, told

SOUND = [
    ("ru", "Конвенция «О правах», «внутри „лапки“ и ещё»."),
    ("ru", "Доклад “Human rights”."),
    ("kk", "«Құқық» және «ішінде “тырнақша” бар»."),
    ("en", "The “rule” of law; it’s «Новая газета»."),
    ("ru", 'Код `"x"` и [ссылка](https://example.org "подсказка"), экран 15".'),
    ("ru", '```yaml\ntitle: "x"\n```'),
    ("ru", '!!! note "Заметка"\n\n    Текст.'),
    ("ru", '<span lang="en">text</span> и {: .box title="x" }'),
    ("ru", "Срок — 2024–2026, из-за, кто-то.\n\n- список\n- ещё"),
    ("ru", "| a | - |\n| --- | --- |\n| b   | c  |"),
    ("ru", "1.  Раз\n-   Два\n\n##  Раздел\n\nстрока  \nследующая"),
    ("ru", 'Текст `код` , `код` и `код`\n```\na  b - "c"\n```\nи `a | "b" - c`'),
    ("ru", "Смотрите [тут](../x/), .kz и …"),
    ("en", "A well-known fact – here."),
    ("ru", "слово\n- список после строки"),
]


@pytest.mark.parametrize(("language", "body"), SOUND)
def test_sound_texts_are_silent(tmp_path: Path, language: str, body: str) -> None:
    given = text(tmp_path, body, language)
    assert [told(rule, given) for rule in (quotes, dashes, spaces)] == [[], [], []]


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("ru", 'Академия "Право" и "ещё"'),
        ("ru", "Академия “Право”"),
        ("ru", "«Закрыто» и „лапки“"),
        ("kk", "“Құқық” туралы"),
        ("en", 'The "rule" of law'),
        ("en", "The «rule» of law"),
        ("en", "The „rule“ of law"),
    ],
)
def test_quotes_of_no_or_another_language_are_told_once_a_line(tmp_path: Path, language: str, body: str) -> None:
    (problem,) = quotes(text(tmp_path, f"Т.\n\n{body}", language))
    assert (problem.code, problem.line, problem.warning) == ("quotes", FIRST + 2, True)
    assert problem.values["better"] == QUOTES[language]


@pytest.mark.parametrize(
    ("header", "lines"),
    [
        ('title: "Название"\nsummary: "Коротко"\n', []),
        ('title:   "Название"\nsummary: |-\n  Коротко\ncorrections: [{date: "2024", text: "Исправлено"}]\n', []),
        ('# "пример"\ntitle: "А"\nsummary: "С\n  продолжением"\n', []),
        ("title: 'Академия \"Право\"'\nsummary: С\n", [2]),
        ('title: "Академия \\"Право\\""\nsummary: С\n', [2]),
        ('title: Академия "Право"\nsummary: С\n', [2]),
        ('title: А\nsummary: >-\n  Коротко\n  о "праве"\n', [5]),
    ],
)
def test_quotes_of_yaml_are_none_of_the_text(tmp_path: Path, header: str, lines: list[int]) -> None:
    assert [line for _, line in told(quotes, text(tmp_path, "Текст.", header=header))] == lines


@pytest.mark.parametrize("body", ["Алматы - город", "Алматы -- город", "2024 - 2026", "слово -\nслово", "да,  - нет"])
def test_a_hyphen_between_spaces_is_no_dash(tmp_path: Path, body: str) -> None:
    assert told(dashes, text(tmp_path, f"Т.\n\n{body}")) == [("hyphen-for-dash", FIRST + 2)]


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ("два  слова", ["spaces-double"]),
        ("- пункт  списка", ["spaces-double"]),
        ("слово , слово", ["space-before-mark"]),
        ("слово .", ["space-before-mark"]),
        ("(слово )", ["space-before-mark"]),
        ("«слово »", ["space-before-mark"]),
        ("что ?!", ["space-before-mark"]),
    ],
)
def test_idle_spaces_are_told(tmp_path: Path, body: str, codes: list[str]) -> None:
    assert told(spaces, text(tmp_path, f"Т.\n\n{body}")) == [(code, FIRST + 2) for code in codes]


def test_every_language_of_the_site_has_quotes() -> None:
    assert set(tiny.LANGUAGES) <= set(QUOTES)
