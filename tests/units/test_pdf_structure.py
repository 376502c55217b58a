"""The tag tree of finished PDFs: whole over the ends of pages, lists and contents as the standard has them."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Name

from arasha.editions.pdf.structure import is_element, kids, tag
from pdf_making import elements, finished

PAGE = "@page { size: 100mm 60mm; margin: 10mm } p, li, td, th { font-size: 10pt; line-height: 5mm; margin: 0 }"
WORDS = "Право на справедливое судебное разбирательство принадлежит каждому человеку. " * 6


def tree(element: Any) -> Any:
    """The types of the elements, nested: `("L", [("LI", …)])`, without what only holds words."""
    below = [tree(kid) for kid in kids(element) if is_element(kid)]
    return tag(element), [one for one in below if one != ("Span", [])]


def trees(root: Path, body: str, style: str = "") -> list[Any]:
    with pikepdf.open(io.BytesIO(finished(root, body, style))) as pdf:
        (document,) = kids(pdf.Root.StructTreeRoot)
        return list(tree(document)[1])


def flat(found: Any) -> list[str]:
    return [one for name, below in found for one in [name, *flat(below)]]


def pages(root: Path, body: str) -> int:
    with pikepdf.open(io.BytesIO(finished(root, body, PAGE))) as pdf:
        return len(pdf.pages)


POINTS = "".join(f"<li>Пункт {n}</li>" for n in range(12))
BOX = f'<div class="admonition"><p>А</p><p>{WORDS}</p></div>'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"<p>{WORDS}</p>", {"P": 1}),
        (f"<ul>{POINTS}</ul>", {"L": 1, "LI": 12, "Lbl": 12, "LBody": 12}),
        (f"<ul><li>{WORDS}<ul><li>{WORDS}</li></ul></li></ul>", {"L": 2, "LI": 2, "Lbl": 2, "LBody": 2}),
        (f"<section><h2>А</h2>{BOX}</section><p>Б</p>", {"H2": 1, "Div": 1, "P": 3}),
    ],
)
def test_what_goes_on_overleaf_is_one_element(tmp_path: Path, body: str, expected: dict[str, int]) -> None:
    assert pages(tmp_path, body) > 1
    found = flat(trees(tmp_path, body, PAGE))
    assert {name: found.count(name) for name in expected} == expected


def test_a_table_over_pages_has_one_head_that_heads_all_its_cells(tmp_path: Path) -> None:
    rows = "".join(f"<tr><td>{n}</td><td>Статья {n}</td></tr>" for n in range(20))
    body = f"<table><thead><tr><th>№</th><th>Статья</th></tr></thead><tbody>{rows}</tbody></table>"
    assert pages(tmp_path, body) > 1
    with pikepdf.open(io.BytesIO(finished(tmp_path, body, PAGE))) as pdf:
        assert {kind: len(elements(pdf, kind)) for kind in ("Table", "THead", "TBody", "TR")} == {
            "Table": 1,
            "THead": 1,
            "TBody": 1,
            "TR": 21,
        }
        names = {str(head.ID) for head in elements(pdf, "TH")}
        assert len(names) == 2
        assert {str(name) for cell in elements(pdf, "TD") for name in list(cell.A.Headers)} == names
        owners = list(pdf.Root.StructTreeRoot.ParentTree.Nums)[3]
        assert any(owner is None for owner in owners), "the head is printed again, and not read again"


def test_lists_are_lists_of_labels_and_bodies(tmp_path: Path) -> None:
    inner: Any = ("L", [("LI", [("Lbl", []), ("LBody", [])])])
    assert trees(tmp_path, "<ul><li>А<ul><li>Б</li></ul></li></ul>") == [
        ("L", [("LI", [("Lbl", []), ("LBody", [inner])])])
    ]
    assert trees(tmp_path, "<ol><li><p>А</p><p>Б</p></li></ol>") == [
        ("L", [("LI", [("Lbl", []), ("LBody", [("P", []), ("P", [])])])])
    ]


def test_a_term_is_the_label_of_its_definition(tmp_path: Path) -> None:
    assert trees(tmp_path, "<dl><dt>А</dt><dd>Б</dd><dd>В</dd><dt>Г</dt><dd>Д</dd></dl>") == [
        ("L", [("LI", [("Lbl", []), ("LBody", [])])] * 2)
    ]


def test_contents_are_contents_and_their_dots_are_not_read(tmp_path: Path) -> None:
    body = '<ol class="toc"><li><a href="#a">Право <em>на</em></a></li></ol><h2 id="a">А</h2>'
    style = 'ol { list-style: none } a::after { content: leader(".") " " target-counter(attr(href url), page) }'
    (contents, _) = trees(tmp_path, body, style)
    assert flat([contents])[:2] == ["TOC", "TOCI"]
    assert flat([contents]).count("Link") == 1
    with pikepdf.open(io.BytesIO(finished(tmp_path, body, style))) as pdf:
        drawn = [one for one in pikepdf.parse_content_stream(pdf.pages[0]) if str(one.operator) == "BDC"]
        assert [str(one.operands[0]) for one in drawn].count("/Artifact") > 20
        assert len([one for one in elements(pdf, "Span") if kids(one)]) < 10


def test_a_link_is_one_link_that_a_link_element_holds(tmp_path: Path) -> None:
    body = '<p><a href="https://x.example/">Закон <em>о <b>суде</b></em></a></p>'
    with pikepdf.open(io.BytesIO(finished(tmp_path, body))) as pdf:
        (annotation,) = pdf.pages[0].Annots
        (owner,) = (one for one in elements(pdf, "Link") if any(Name.Obj in kid for kid in kids(one) if _is_map(kid)))
        assert [kid.Obj.objgen for kid in kids(owner) if _is_map(kid) and Name.Obj in kid] == [annotation.objgen]


def _is_map(kid: Any) -> bool:
    return isinstance(kid, pikepdf.Dictionary)


def test_calls_and_numbers_of_notes_are_tagged(tmp_path: Path) -> None:
    found = flat(trees(tmp_path, '<p>Закон<span class="at-foot">Ст. 3.</span>.</p>'))
    assert found.count("Reference") == found.count("Note") == found.count("Lbl") == 1


def test_nothing_of_ours_is_left_in_the_tree(tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(finished(tmp_path))) as pdf:
        objects: Any = pdf.objects
        assert not [one for one in objects if isinstance(one, pikepdf.Dictionary) and "/ArashaPart" in one]
