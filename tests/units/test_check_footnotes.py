"""Footnotes: calls without a note, notes without text, without a call, or written twice."""

from pathlib import Path

import pytest

import tiny
from arasha.checks.running import check

NEWS = "news/2024/academy/index.ru.md"
BODY_LINE = 6


def found(root: Path, body: str) -> list[tuple[str, int]]:
    docs = tiny.site(root)
    tiny.change(docs, NEWS, body)
    problems = check(tiny.read(docs), docs)
    return [(one.code, one.line - lines_before(docs)) for one in problems if one.code.startswith("footnote-")]


def lines_before(docs: Path) -> int:
    """Lines of the file before the body's first."""
    text = (docs / NEWS).read_text(encoding="utf-8")
    return text[: text.index("---\n\n", 4)].count("\n") + 1


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ("Law.[^a]\n\n[^a]: Art. 3.", []),
        ("Law.[^a] Again.[^a]\n\n[^a]: Art. 3.", []),
        ("Law.[^a]\n\n[^a]:\n    Art. 3.", []),
        ("Law.[^a]\n\n[^a]: Art. 3; see [^b].\n\n[^b]: Art. 4.", []),
        ("Code: `[^a]`.", []),
        ("A class: [abc^].", []),
        ("Law.[^a]", [("footnote-missing", 1)]),
        ("Law.[^a] Again.[^a]", [("footnote-missing", 1)]),
        ("Law.[^a]\n\n[^a]:", [("footnote-empty", 3)]),
        ("Law.[^a]\n\n[^a]:   \n\nNext.", [("footnote-empty", 3)]),
        ("Law.\n\n[^a]: Art. 3.", [("footnote-uncalled", 3)]),
        ("Law.[^a]\n\n[^a]: Art. 3.\n\n[^a]: Art. 4.", [("footnote-twice", 5)]),
        ("Law.[^a][^c]\n\n[^a]: Art. 3.\n[^b]: Art. 4.", [("footnote-missing", 1), ("footnote-uncalled", 4)]),
    ],
)
def test_footnotes(tmp_path: Path, body: str, codes: list[tuple[str, int]]) -> None:
    assert found(tmp_path, body) == [(code, line + 1) for code, line in codes]
