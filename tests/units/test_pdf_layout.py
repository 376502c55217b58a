"""What a layout must not do: cut words off, borrow the machine's fonts for drawings, break off without saying where."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pikepdf
import pytest
import weasyprint  # type: ignore[import-untyped]
from weasyprint.formatting_structure.boxes import BlockBox, LineBox, TextBox  # type: ignore[import-untyped]

from arasha.editions.pdf import proofs
from arasha.editions.pdf.drawings import lettered
from arasha.editions.pdf.files import folders_of
from arasha.editions.pdf.gates import foreign_fonts, is_cut_off
from arasha.editions.pdf.proofs import TooLongError, proof
from arasha.editions.pdf.typesetting import BrokenLayoutError, TypesettingError, lay_out
from pdf_making import FONTS, HTML, THEME, finished, laid_out
from pdf_text import pages_of

PAPER = (THEME / "print" / "paper.css").read_text(encoding="utf-8")
WORD = "құқыққорғаушыларымыздың"
FACTS: Any = SimpleNamespace(kind="book", document_title="Закон", language="ru", site_name="Араша")


def table(columns: int, word: str) -> str:
    return "<table><tr>" + f"<td>{word}</td>" * columns + "</tr></table>"


def printed(root: Path, body: str, name: str = "made.pdf") -> str:
    html = HTML.format(fonts=FONTS, style=PAPER, body=body)
    (root / name).write_bytes(proof(html, FACTS, folders_of(root, THEME))[0])
    return " ".join(pages_of(root / name))


@pytest.mark.parametrize(
    ("body", "cut"),
    [
        (f"<p>{'сөз ' * 100}</p>", False),
        (f"<p>{WORD * 10}</p>", False),
        (f"<p>https://x.example/{'a' * 300}</p>", False),
        ("<pre>    " + "word " * 60 + "</pre>", False),
        (table(3, WORD), False),
        (table(9, WORD), True),
    ],
)
def test_words_beyond_the_margin_are_noticed(tmp_path: Path, body: str, cut: bool) -> None:
    assert is_cut_off(laid_out(tmp_path, body, PAPER)) is cut


def test_no_line_is_given_up_for_a_space_at_its_end(tmp_path: Path) -> None:
    """One pixel more a paragraph: in some of them the words before the emphasis fill the line to its last space."""
    text = "сот шешімі бойынша <em>заңсыз</em> соңы"
    body = "".join(f'<p style="width: {width}px">{text}</p>' for width in range(70, 240))
    document = laid_out(tmp_path, body)
    boxes = [box for page in document.pages for box in page._page_box.descendants()]
    blocks = [box for box in boxes if isinstance(box, BlockBox) and box.element_tag == "p"]
    counts = [words_of(box.children[0]) for box in blocks]
    assert (counts[0], counts[-1]) == (1, 4)
    assert counts == sorted(counts), "a wider line holds no fewer words"


def words_of(line: LineBox) -> int:
    return sum(len(box.text.split()) for box in line.descendants() if isinstance(box, TextBox))


@pytest.mark.parametrize("columns", [6, 9, 14])
def test_a_table_that_is_too_wide_is_set_narrower_and_no_letter_is_lost(tmp_path: Path, columns: int) -> None:
    text = printed(tmp_path, f"<p>Кесте.</p>{table(columns, WORD)}<p>Соңы.</p>")
    assert "".join(text.split()).count(WORD) == columns


def test_what_no_remedy_mends_is_no_pdf(tmp_path: Path) -> None:
    html = HTML.format(fonts=FONTS, style=PAPER, body='<p style="white-space: nowrap">' + "сөз " * 100 + "</p>")
    with pytest.raises(TypesettingError, match="beyond the margin"):
        proof(html, FACTS, folders_of(tmp_path, THEME))


def test_a_fault_of_the_typesetter_is_told_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_off(*_: object, **__: object) -> None:
        raise AssertionError("between two lines")

    monkeypatch.setattr(weasyprint.HTML, "render", break_off)
    with pytest.raises(BrokenLayoutError, match="AssertionError: between two lines"):
        lay_out(HTML.format(fonts=FONTS, style="", body="<p>А</p>"), folders_of(tmp_path, THEME))


def test_where_the_typesetter_breaks_off_other_pages_are_tried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = []

    def break_at_first(html: str, folders: Mapping[str, Path]) -> Any:
        tried.append(html.partition("<body>")[0].count('class="airy"'))
        if len(tried) == 1:
            raise BrokenLayoutError("WeasyPrint")
        return lay_out(html, folders)

    monkeypatch.setattr(proofs, "lay_out", break_at_first)
    assert "Кесте." in printed(tmp_path, "<p>Кесте.</p>" * 40)
    assert tried == [0, 1]


def test_a_plan_that_no_small_type_brings_to_a_page_is_too_long(tmp_path: Path) -> None:
    html = HTML.format(fonts=FONTS, style=PAPER, body="<p>Әңгіме.</p>" * 200)
    facts: Any = SimpleNamespace(**vars(FACTS) | {"kind": "session-plan"})
    with pytest.raises(TooLongError):
        proof(html, facts, folders_of(tmp_path, THEME))


CHART = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100" font-family="sans-serif">
<style>.b {{ font: bold 14px Verdana, sans-serif }} text {{ font-family: Georgia !important }}</style>
<text y="20">Құқық ₸</text><text y="50" class="b">Әділет</text>
<text y="80" style="{style}">Өңір <tspan style="font-family: Arial">2021</tspan></text></svg>"""


@pytest.mark.parametrize("style", ["font: italic 12px 'DejaVu Sans'", "font-family:Arial;font-size:9px", "fill: #222"])
def test_drawings_are_lettered_in_the_faces_of_the_book(tmp_path: Path, style: str) -> None:
    (tmp_path / "chart.svg").write_text(CHART.format(style=style), encoding="utf-8")
    data = finished(tmp_path, '<p><img src="https://site.invalid/media/chart.svg" alt="А"></p>')
    assert foreign_fonts(data) == []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        names = {str(one.BaseFont) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/BaseFont" in one}
    assert any("Arasha-Sans" in name for name in names)


def test_size_weight_and_slant_of_a_drawings_letters_stay() -> None:
    style = "fill: red; font: italic bold 12.5px Arial"
    made = lettered(f'<svg xmlns="http://www.w3.org/2000/svg"><text style="{style}">A</text></svg>'.encode()).decode()
    assert 'style="fill: red; font-style: italic; font-weight: bold; font-size: 12.5px"' in made
    assert "Arial" not in made


NAMES = "Čonka v. Belgium, Kurić, Əliyev, Őry, Łódź, цӀе"


def test_names_in_other_languages_are_printed_in_every_face(tmp_path: Path) -> None:
    table = f"<table><tr><th>{NAMES}</th><td>{NAMES}</td></tr></table>"
    text = f"<p>{NAMES} <em>{NAMES}</em> <strong>{NAMES} <em>{NAMES}</em></strong> <code>{NAMES}</code></p>{table}"
    html = HTML.format(fonts=FONTS, style=PAPER, body=text).replace('body { font-family: "Arasha Serif" }', "")
    (tmp_path / "names.pdf").write_bytes(proof(html, FACTS, folders_of(tmp_path, THEME))[0])
    printed_text = "".join("".join(pages_of(tmp_path / "names.pdf")).split())
    assert printed_text.count(NAMES.replace(" ", "")) == 7
