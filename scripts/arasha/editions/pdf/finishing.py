"""The last step on a PDF: what PDF/UA-1 asks for and WeasyPrint 70 leaves undone; of metadata only what helps a reader.

ISO 14289-1: running heads and page numbers are artifacts (7.8; WeasyPrint marks them as content that no structure
holds, its issue 1836); heads of tables have a scope (7.5). Link annotations are printed (flag F = 4).
"""

from __future__ import annotations

import io
from collections import defaultdict
from html import escape
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator, Pdf, String

from arasha.editions.pdf.structure import elements, kids, tidy

_PRINTED = 4
"""Flag of an annotation that is printed (ISO 32000-1, table 165)."""
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<dc:publisher><rdf:Bag><rdf:li>{publisher}</rdf:li></rdf:Bag></dc:publisher>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def finish(data: bytes, title: str, language: str, publisher: str) -> bytes:
    """The finished PDF: the same bytes from the same bytes."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        _print_links(pdf)
        tidy(pdf)
        held = list(elements(pdf.Root.StructTreeRoot))
        _scope_heads(held)
        _make_artifacts(pdf, _reachable(held))
        _describe(pdf, title, language, publisher)
        target = io.BytesIO()
        pdf.save(
            target,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            recompress_flate=True,
        )
    return target.getvalue()


def _print_links(pdf: Pdf) -> None:
    for page in pdf.pages:
        for annotation in page.get(Name.Annots, Array()):
            annotation[Name.F] = _PRINTED


def _scope_heads(held: list[Any]) -> None:
    """A head that opens a row of ordinary cells is the row's; any other is its column's."""
    for row in held:
        if row.S != Name.TR:
            continue
        cells = [cell for cell in kids(row) if isinstance(cell, Dictionary)]
        opens = cells and cells[0].S == Name.TH and any(cell.S == Name.TD for cell in cells)
        scope = Name.Row if opens else Name.Column
        for cell in cells:
            if cell.S == Name.TH:
                cell.A[Name.Scope] = scope


def _reachable(held: list[Any]) -> dict[tuple[int, int], set[int]]:
    """Numbers of the marked content that the structure holds, by page."""
    found: dict[tuple[int, int], set[int]] = defaultdict(set)
    for element in held:
        for kid in kids(element):
            if isinstance(kid, int):
                found[element.Pg.objgen].add(kid)
    return found


def _make_artifacts(pdf: Pdf, reachable: dict[tuple[int, int], set[int]]) -> None:
    """Marked content that no structure element holds is of the page's margin: it becomes an artifact."""
    parents = _parent_arrays(pdf)
    for page in pdf.pages:
        held = reachable.get(page.obj.objgen, set())
        changed = False
        instructions: list[Any] = []
        for instruction in pikepdf.parse_content_stream(page):
            operands, operator = instruction.operands, instruction.operator
            number = operands[1].get(Name.MCID) if operator == Operator("BDC") else None
            if number is not None and int(number) not in held:
                instructions.append(([Name.Artifact, Dictionary(Type=Name.Pagination)], operator))
                parents[int(page.StructParents)][int(number)] = None
                changed = True
            else:
                instructions.append((operands, operator))
        if changed:
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))


def _parent_arrays(pdf: Pdf) -> dict[int, Any]:
    """Of each page, what its marked content belongs to."""
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    return {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}


def _describe(pdf: Pdf, title: str, language: str, publisher: str) -> None:
    """Title, language and publisher, and nothing else: no program, no date."""
    del pdf.docinfo
    pdf.docinfo[Name.Title] = String(title)
    values = {"title": title, "language": language, "publisher": publisher}
    text = _XMP.format(**{key: escape(value, quote=False) for key, value in values.items()})
    pdf.Root.Metadata = pdf.make_stream(text.encode(), Type=Name.Metadata, Subtype=Name.XML)
