"""Rules about PDFs and SVG drawings: nothing that tells who made them, nothing that acts."""

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Pdf

import media_files
from arasha.checks.documents import document_problems

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">{}</svg>'


def codes(tmp_path: Path, name: str, data: bytes | str) -> list[str]:
    return [code for code, _ in places(tmp_path, name, data)]


def places(tmp_path: Path, name: str, data: bytes | str) -> list[tuple[str, int]]:
    file = tmp_path / name
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return [(problem.code, problem.line) for problem in document_problems(file, name)]


@pytest.mark.parametrize(("change", "code"), media_files.HARMFUL_PDFS.values(), ids=media_files.HARMFUL_PDFS)
def test_what_a_pdf_holds_besides_its_pages_is_refused(
    tmp_path: Path, change: Callable[[Pdf], None], code: str
) -> None:
    assert code in codes(tmp_path, "a.pdf", media_files.pdf(change))


@pytest.mark.parametrize("change", [lambda _: None, media_files.with_link, media_files.with_title_in_xmp])
def test_a_clean_pdf_passes(tmp_path: Path, change: Callable[[Pdf], object]) -> None:
    assert codes(tmp_path, "a.PDF", media_files.pdf(change)) == []


@pytest.mark.parametrize("password", ["", "secret"])
def test_an_encrypted_pdf_is_refused(tmp_path: Path, password: str) -> None:
    data = media_files.pdf(encryption=pikepdf.Encryption(owner="owner", user=password))
    assert codes(tmp_path, "a.pdf", data) == ["pdf-encrypted"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html></html>",
        b"%PDF-1.7\n",
        media_files.pdf()[:200],
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj trailer<</Root 1 0 R>>",
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj[]endobj trailer<</Root 1 0 R>>",
        b"%PDF-1.7\n1 0 obj" + b"[" * 9000 + b"endobj trailer<</Root 1 0 R>>",
    ],
)
def test_what_is_no_pdf_is_refused(tmp_path: Path, data: bytes) -> None:
    assert codes(tmp_path, "a.pdf", data) == ["pdf-unreadable"]


def test_a_small_pdf_that_unpacks_without_end_is_stopped(tmp_path: Path) -> None:
    def change(document: Pdf) -> None:
        packet = document.make_stream(bytes(300 * 1024 * 1024))
        document.Root["/Metadata"] = packet

    data = media_files.pdf(change, fix_metadata_version=False)
    assert len(data) < 1024 * 1024
    assert codes(tmp_path, "a.pdf", data) == ["pdf-metadata"]


def test_earlier_versions_in_a_pdf_are_worth_a_warning(tmp_path: Path) -> None:
    once = media_files.pdf()
    twice = once + b"\n4 0 obj\n<<>>\nendobj\n" + once[once.rindex(b"startxref") :]
    (tmp_path / "a.pdf").write_bytes(twice)
    assert [p.code for p in document_problems(tmp_path / "a.pdf", "a.pdf") if p.warning] == ["pdf-earlier-versions"]


def test_a_pdf_laid_out_for_the_web_has_no_earlier_versions(tmp_path: Path) -> None:
    target = io.BytesIO()
    with Pdf.open(io.BytesIO(media_files.pdf())) as document:
        document.save(target, linearize=True, deterministic_id=True)
    assert codes(tmp_path, "a.pdf", target.getvalue()) == []


@pytest.mark.parametrize(
    ("inside", "code"),
    [
        ("<script>alert(1)</script>", "svg-active"),
        ("<SCRIPT/>", "svg-active"),
        ('<x:script xmlns:x="http://www.w3.org/1999/xhtml"/>', "svg-active"),
        ('<path onload="alert(1)"/>', "svg-active"),
        ("<foreignObject><p>x</p></foreignObject>", "svg-active"),
        ('<a xlink:href="java&#10;script:alert(1)"/>', "svg-active"),
        ('<animate attributeName="href" to="javascript:alert(1)"/>', "svg-active"),
        ('<set attributeName="onclick" to="alert(1)"/>', "svg-active"),
        ('<image href="https://example.org/x.png"/>', "svg-foreign"),
        ('<use xlink:href="other.svg#a"/>', "svg-foreign"),
        ('<image href="data:image/svg+xml;base64,PHN2Zz4="/>', "svg-foreign"),
        ('<path fill="url(https://example.org/#a)"/>', "svg-foreign"),
        ('<path fill="u\\72l(//example.org)"/>', "svg-foreign"),
        ("<style>@import 'x.css';</style>", "svg-foreign"),
        ("<style>path { background: url( 'x.png' ) }</style>", "svg-foreign"),
        ("<style><![CDATA[@font-face{}]]></style>", "svg-foreign"),
        ('<g xml:base="https://example.org/"/>', "svg-foreign"),
        ('<?xml-stylesheet href="x.css"?>', "svg-foreign"),
        (
            '<g xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:export-filename="/home/a/x.png"/>',
            "svg-metadata",
        ),
        (
            '<metadata><c:creator xmlns:c="http://purl.org/dc/elements/1.1/">A. Name</c:creator></metadata>',
            "svg-metadata",
        ),
        ("<path>", "svg-unreadable"),
        ("&nbsp;", "svg-unreadable"),
        ("<g>" * 300 + "</g>" * 300, "svg-unreadable"),
    ],
)
def test_what_a_drawing_does_besides_being_drawn_is_refused(tmp_path: Path, inside: str, code: str) -> None:
    assert (code, 2) in places(tmp_path, "a.svg", SVG.format(f"\n{inside}"))


@pytest.mark.parametrize(
    "document",
    [
        '<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("&a;"),
        '<!DOCTYPE svg [<!ENTITY % p SYSTEM "file:///etc/passwd">%p;]>' + SVG.format(""),
        '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>' + SVG.format("&b;"),
    ],
)
def test_entities_are_refused_and_not_expanded(tmp_path: Path, document: str) -> None:
    assert codes(tmp_path, "a.svg", document) == ["svg-entity"]


@pytest.mark.parametrize("document", ["", "plain", "<html/>", '<svg xmlns="http://www.w3.org/1999/xhtml"/>', "\0"])
def test_what_is_no_drawing_is_refused(tmp_path: Path, document: str) -> None:
    assert "svg-unreadable" in codes(tmp_path, "a.svg", document)


@pytest.mark.parametrize(
    "document",
    [
        SVG.format(
            '<defs><path id="a" d="M0 0h9"/></defs><use href="#a"/><path fill="url(#b)" style="fill: url(\'#b\')"/>'
        ),
        SVG.format('<image href="data:image/png;base64,iVBORw0KGgo="/><title>Карта</title><!-- drawn by hand -->'),
        SVG.format('<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata>'),
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n'
        + SVG.format("<style>path { fill: red }</style>"),
    ],
)
def test_a_clean_drawing_passes(tmp_path: Path, document: str) -> None:
    assert codes(tmp_path, "a.svg", document) == []
