"""Letters that no font of the printed modules has."""

from pathlib import Path

import pytest

import tiny
from arasha.checks.running import check

THEME = tiny.ROOT / "overrides"
ALL_LETTERS = "ӘәҒғҚқҢңӨөҰұҮүҺһІі ЁёЪъ ₸ «» “” ‘’ – — … № § Čonka Kurić Əliyev Őry Łódź цӀе ☐ → ✓ − \u00a0\u2009\u202f"


def found(root: Path, text: str, kind: str = "module") -> list[tuple[str, int, object]]:
    docs = tiny.site(root)
    fields = {"title": "T", "summary": "S", "aims": ["Know"], "number": 7, "version": "1.0"}
    folder = "training/migrants/letters" if kind == "module" else "topics/letters"
    tiny.write(docs, f"{folder}/index.ru.md", fields if kind == "module" else {"title": "T", "summary": "S"}, text)
    problems = check(tiny.read(docs), docs, root / "cache", theme=THEME)
    return [(one.path, one.line, one.values["code"]) for one in problems if one.code == "glyph-missing"]


@pytest.mark.parametrize("text", [ALL_LETTERS, "Soft\u00adhyphen", "Tab\there"])
def test_the_fonts_have_what_texts_need(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text) == []


def test_a_letter_without_a_font_is_told_once_with_its_line(tmp_path: Path) -> None:
    path = "training/migrants/letters/index.ru.md"
    expected = [(path, 12, "U+23F0")]
    assert found(tmp_path, "First.\n\nAt ⏰ and ⏰.") == expected
    assert found(tmp_path, "First.\n\nAt ⏰ and ⏰.") == expected, "from memory"


def test_only_modules_are_printed(tmp_path: Path) -> None:
    assert found(tmp_path, "⏰", kind="topic") == []


def test_what_drawings_write_is_looked_at_with_its_line(tmp_path: Path) -> None:
    docs = tiny.site(tmp_path)
    drawing = '<svg xmlns="http://www.w3.org/2000/svg">\n<text>Құқық</text>\n<text>At <tspan>⏰</tspan></text></svg>'
    (docs / "training/migrants/letters").mkdir(parents=True)
    (docs / "training/migrants/letters/chart.svg").write_text(drawing, encoding="utf-8")
    assert found(tmp_path, "![A](chart.svg)") == [("training/migrants/letters/chart.svg", 3, "U+23F0")]


def test_the_title_of_a_course_stands_on_covers(tmp_path: Path) -> None:
    docs = tiny.site(tmp_path)
    tiny.write(docs, "training/other/index.ru.md", {"summary": "S ⏰", "title": "T ⏰", "aims": ["Know"]}, "At ⌛.")
    problems = check(tiny.read(docs), docs, tmp_path / "cache", theme=THEME)
    told = [(one.path, one.line, one.values["code"]) for one in problems if one.code == "glyph-missing"]
    assert told == [("training/other/index.ru.md", 3, "U+23F0")]
    tiny.write(docs, "training/other/index.ru.md", {"title": "T ⏰", "summary": "S ⏰", "aims": ["Know"]}, "At ⌛.")
    problems = check(tiny.read(docs), docs, tmp_path / "cache", theme=THEME)
    assert [one.line for one in problems if one.code == "glyph-missing"] == [2], "the title has moved up"
