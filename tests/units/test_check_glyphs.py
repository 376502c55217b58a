"""Letters that no font of the printed modules has."""

from pathlib import Path

import pytest

import tiny
from arasha.checks.running import check

THEME = tiny.ROOT / "overrides"
ALL_LETTERS = "ӘәҒғҚқҢңӨөҰұҮүҺһІі ЁёЪъ ₸ «» “” ‘’ – — … № § ☐ → ✓ − \u00a0\u2009\u202f"


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
