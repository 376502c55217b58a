"""Small PDFs made with the project's own faces and finished as real ones are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Name

import tiny
from arasha.editions.pdf.files import folders_of
from arasha.editions.pdf.finishing import finish
from arasha.editions.pdf.typesetting import lay_out, write

THEME = tiny.ROOT / "overrides"
FONTS = (THEME / "print" / "fonts.css").read_text(encoding="utf-8")
HTML = """<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>Право</title><style>
{fonts} body {{ font-family: "Arasha Serif" }} .at-foot {{ float: footnote }} {style}
@page {{ @bottom-right {{ content: counter(page) " / " counter(pages); font-family: "Arasha Serif" }} }}
</style></head><body>{body}</body></html>"""
BODY = """<h1>Право</h1><p>Закон<span class="at-foot">Ст. 3.</span>, <em lang="en">law</em>, <a href="https://x.example/">ссылка</a>.</p>
<table><thead><tr><th>А</th><th>Б</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>
<table><tr><th scope="row">В</th><td>3</td></tr></table>"""


def laid_out(root: Path, body: str = BODY, style: str = "") -> Any:
    return lay_out(HTML.format(fonts=FONTS, style=style, body=body), folders_of(root, THEME))


def finished(root: Path, body: str = BODY, style: str = "") -> bytes:
    return finish(write(laid_out(root, body, style)), "Право & закон", "ru", "Араша")


def elements(pdf: pikepdf.Pdf, kind: str) -> list[Any]:
    objects: Any = pdf.objects
    return [one for one in objects if isinstance(one, pikepdf.Dictionary) and one.get(Name.S) == Name(f"/{kind}")]
