"""Finished PDFs: tags, artifacts, gates, names, the folder where they are kept, the libraries they need."""

from __future__ import annotations

import dataclasses
import io
import os
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pikepdf
import pytest
from pikepdf import Name

import tiny
from arasha.content.kinds import Module
from arasha.editions.pdf import keys, libraries
from arasha.editions.pdf.economy import paper_taken, thin_pages
from arasha.editions.pdf.files import file_of, folders_of
from arasha.editions.pdf.gates import boxes_of, foreign_fonts, lost_notes
from arasha.editions.pdf.names import file_name, is_of_language
from arasha.editions.pdf.papers import paper
from arasha.editions.pdf.proofs import proof
from arasha.editions.pdf.store import Source, Store
from arasha.editions.pdf.typesetting import TypesettingError, write
from pdf_making import FONTS, HTML, THEME, elements, finished, laid_out

MODULE = "training/basics/first"


def test_a_finished_pdf_says_what_a_reader_needs_and_no_more(tmp_path: Path) -> None:
    data = finished(tmp_path)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert {key: str(value) for key, value in pdf.docinfo.items()} == {"/Title": "Право & закон"}
        metadata = pdf.Root.Metadata.read_bytes().decode()
        assert "<dc:publisher><rdf:Bag><rdf:li>Араша</rdf:li>" in metadata
        assert "Право &amp; закон" in metadata
        assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
        assert "WeasyPrint" not in metadata
        assert str(pdf.Root.Lang) == "ru"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert "/CreationDate" not in pdf.docinfo


def test_heads_of_tables_have_a_scope(tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(finished(tmp_path))) as pdf:
        assert sorted(str(head.A.Scope) for head in elements(pdf, "TH")) == ["/Column", "/Column", "/Row"]


def test_foreign_phrases_notes_and_emphasis_are_tagged(tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(finished(tmp_path))) as pdf:
        assert [str(one.Lang) for one in elements(pdf, "Span") if "/Lang" in one] == ["en"]
        assert [str(one.ID) for one in elements(pdf, "Note")] == ["note-1"]


def test_links_are_printed_and_described(tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(finished(tmp_path))) as pdf:
        links = [one for page in pdf.pages for one in page.get(Name.Annots, [])]
        assert links
        assert all(int(link.F) == 4 and str(link.Contents) for link in links)


def test_the_number_of_a_page_is_an_artifact(tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(finished(tmp_path))) as pdf:
        drawn = [one for one in pikepdf.parse_content_stream(pdf.pages[0]) if str(one.operator) in ("BDC", "Tj", "TJ")]
        begun = [str(one.operands[0]) for one in drawn if str(one.operator) == "BDC"]
        assert begun.count("/Artifact") >= 1
        array = list(pdf.Root.StructTreeRoot.ParentTree.Nums)[1]
        reached = {int(kid) for one in _all(pdf) for kid in _numbers(one)}
        assert [number for number, owner in enumerate(array) if owner is None] == [
            number for number in range(len(array)) if number not in reached
        ]


def _all(pdf: pikepdf.Pdf) -> list[Any]:
    objects: Any = pdf.objects
    return [one for one in objects if isinstance(one, pikepdf.Dictionary) and one.get(Name.Type) == Name.StructElem]


def _numbers(element: Any) -> list[int]:
    kids = element.get(Name.K, [])
    return [kid for kid in (kids if isinstance(kids, pikepdf.Array) else [kids]) if isinstance(kid, int)]


def test_the_same_document_gives_the_same_bytes(tmp_path: Path) -> None:
    assert finished(tmp_path / "a") == finished(tmp_path / "b")


def test_lost_notes_are_counted(tmp_path: Path) -> None:
    document = laid_out(tmp_path)
    assert lost_notes(document, 1) == ""
    assert lost_notes(document, 2) == "footnotes: 2 in the text, 1 called, 1 printed"


def notes_by_page(document: Any, kind: str) -> dict[str, int]:
    found = {}
    for number, page in enumerate(document.pages, 1):
        for box in boxes_of(page._page_box):
            if str(getattr(box, "element_tag", "")) == f"span::footnote-{kind}":
                found["".join(box.element.itertext())] = number
    return found


@pytest.mark.parametrize("height", range(90, 130, 2))
def test_each_note_is_on_the_page_that_calls_it(tmp_path: Path, height: int) -> None:
    words = "Закон, который стоит в строке, длинной и ещё длиннее, чтобы строк было много. "
    body = "".join(f'<p>{words}Раз{n}<span class="at-foot">Статья {n}.</span> {words}{words}</p>' for n in range(30))
    page = f"@page {{ size: 90mm {height}mm; margin: 10mm }} @page {{ @footnote {{ padding-top: .7mm }} }}"
    document = laid_out(tmp_path, body, f"{page} .at-foot {{ footnote-policy: line; font-size: 8pt }}")
    called = notes_by_page(document, "call")
    assert len(called) == 30
    assert called == notes_by_page(document, "marker")


def test_pages_with_a_few_lines_are_found(tmp_path: Path) -> None:
    page = "@page { size: 90mm 100mm; margin: 10mm } p { margin: 0; font-size: 10pt; line-height: 4mm }"
    line, next_page = "<p>Закон.</p>", '<p style="break-before: page">Закон.</p>'
    document = laid_out(tmp_path, line + next_page + line * 9 + next_page + line * 2 + next_page, page)
    assert thin_pages(document) == [3, 4]
    assert paper_taken(document) == (4, 1)


@pytest.mark.parametrize(
    ("lines", "pages"),
    [(18, 1), (22, 1), (39, 2), (60, 3)],
)
def test_a_page_for_a_few_lines_is_spared(tmp_path: Path, lines: int, pages: int) -> None:
    page = (
        "@page { size: 90mm 100mm; margin: 10mm } p { margin: 0; line-height: 4mm } html.tight p { line-height: 3.5mm }"
    )
    html = HTML.format(fonts=FONTS, style=page, body="<p>Закон.</p>" * lines)
    facts: Any = SimpleNamespace(kind="book", document_title="Закон", language="ru", site_name="Араша")
    assert proof(html, facts, folders_of(tmp_path, THEME))[1] == pages


def test_what_is_hidden_from_screen_readers_is_an_artifact(tmp_path: Path) -> None:
    shown, hidden = "<p>Модуль 7</p>", '<p aria-hidden="true">7</p>'
    with pikepdf.open(io.BytesIO(finished(tmp_path, shown))) as pdf:
        before = len(elements(pdf, "P"))
    with pikepdf.open(io.BytesIO(finished(tmp_path, shown + hidden))) as pdf:
        assert len(elements(pdf, "P")) == before == 1
        drawn = [one for one in pikepdf.parse_content_stream(pdf.pages[0]) if str(one.operator) == "BDC"]
        assert [str(one.operands[0]) for one in drawn].count("/Artifact") == 2


def test_fonts_of_the_machine_are_found_out(tmp_path: Path) -> None:
    assert foreign_fonts(finished(tmp_path)) == []
    face = '@font-face { font-family: "Borrowed"; src: url(https://site.invalid/assets/fonts/arasha-serif.woff2) }'
    assert foreign_fonts(finished(tmp_path, style=f"{face} td {{ font-family: Borrowed }}")) == ["Borrowed"]


@pytest.mark.parametrize(
    ("body", "style", "said"),
    [
        ('<p><img src="https://site.invalid/media/gone.png" alt="A"></p>', "", "media/gone.png"),
        ('<p><img src="https://site.invalid/media/../../secret.png" alt="A"></p>', "", "secret.png"),
        ('<p><img src="https://example.org/a.png" alt="A"></p>', "", "example.org"),
        ('<p><img src="file:///etc/hostname" alt="A"></p>', "", "/etc/hostname"),
        ("<p>A</p>", "p { colour: red }", "colour"),
    ],
)
def test_what_cannot_be_typeset_is_no_pdf(tmp_path: Path, body: str, style: str, said: str) -> None:
    with pytest.raises(TypesettingError, match=said):
        write(laid_out(tmp_path, body, style))


def test_only_files_of_the_folders_are_served(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    (docs / "a").mkdir(parents=True)
    (docs / "a" / "b.png").write_bytes(tiny.PNG)
    (tmp_path / "secret.png").write_bytes(tiny.PNG)
    (docs / "link.png").symlink_to(tmp_path / "secret.png")
    folders = {"media": docs}
    assert file_of("https://site.invalid/media/a/b.png", folders) == docs / "a" / "b.png"
    for address in ("media/a/%2e%2e/../../secret.png", "media/link.png", "other/a", "media", "media/a", ""):
        assert file_of(f"https://site.invalid/{address}", folders) is None
    assert file_of("https://elsewhere.example/media/a/b.png", folders) is None


def test_a_kept_pdf_is_found_again(tmp_path: Path) -> None:
    store = Store(tmp_path / "kept")
    assert store.get("a") is None
    stored = store.put("a", b"%PDF", 3)
    assert store.get("a") == stored
    assert (stored.pages, stored.size, stored.file.read_bytes()) == (3, 4, b"%PDF")
    store.put_source("s", Source("text", ("picture",)))
    assert store.source("s") == Source("text", ("picture",))


def _other_bytes(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"3", b"4").replace(b"PDF", b"PDG"))


@pytest.mark.parametrize("name", ["a.json", "a.pdf"])
@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_text("{"), _other_bytes])
def test_a_spoilt_store_is_an_empty_one(tmp_path: Path, spoil: Callable[[Path], object], name: str) -> None:
    store = Store(tmp_path)
    store.put("a", b"%PDF", 3)
    spoil(tmp_path / name)
    assert store.get("a") is None


def test_what_nobody_asks_for_is_forgotten_in_the_end(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for name in ("old", "wanted"):
        store.put(name, b"%PDF", 1)
        for file in tmp_path.glob(f"{name}.*"):
            os.utime(file, (0, time.time() - 40 * 24 * 3600))
    store.get("wanted")
    store.forget_old()
    assert store.get("old") is None
    assert store.get("wanted")


def named(root: Path, **changes: Any) -> str:
    """The name of the first module's source, after changes."""
    docs = tiny.site(root)
    library = tiny.read(docs).library
    site = tiny.open_site(docs, "ru")
    facts = dataclasses.replace(paper(site, library.items[MODULE], "book"), **changes)
    return keys.source_name("tools", "around", library.items[MODULE], facts, site.settings.url)


def test_a_name_stays_while_nothing_changes_and_not_longer(tmp_path: Path) -> None:
    assert named(tmp_path / "a") == named(tmp_path / "b")
    assert named(tmp_path / "a") != named(tmp_path / "c", summary="Another.")


def test_news_change_the_surroundings_and_titles_do_not(tmp_path: Path) -> None:
    docs = tiny.site(tmp_path)
    config = tmp_path / "mkdocs.yml"

    def surroundings() -> str:
        return keys.surroundings_name(tiny.read(docs).library, THEME, config)

    before = surroundings()
    tiny.change(docs, "news/2024/academy/index.ru.md", title="Another title")
    assert surroundings() == before
    tiny.news(docs, "more")
    assert surroundings() != before


def test_a_picture_is_part_of_the_name(tmp_path: Path) -> None:
    html = '<img src="https://site.invalid/media/a.png"><img src="https://site.invalid/media/a.png">'
    folders = {"media": tmp_path}
    assert keys.files_of("<style>a{src:url(https://site.invalid/x.woff2)}</style>") == ("https://site.invalid/x.woff2",)
    assert keys.files_of(html) == ("https://site.invalid/media/a.png",)
    names = []
    for data in (b"", b"1", b"2"):
        (tmp_path / "a.png").write_bytes(data)
        names.append(keys.document_name("t", "x", [keys.file_name(one, folders) for one in keys.files_of(html)]))
    assert len(set(names)) == 3


def test_a_file_tells_what_it_is(tmp_path: Path) -> None:
    docs = tiny.site(tmp_path)
    item = tiny.read(docs).library.items[MODULE]
    assert isinstance(item.facts, Module)
    site = tiny.open_site(docs, "ru")
    name = file_name(site, item, "handout")
    assert name == f"arasha-first-{item.facts.version}-ru-exercises.pdf"
    assert is_of_language(name, "ru")
    assert not is_of_language(name, "kk")


def test_a_missing_library_is_told_with_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    libraries.versions.cache_clear()
    monkeypatch.setattr(libraries, "_NEEDED", {"pango": ("libnowhere.so.0",)})
    with pytest.raises(libraries.LibrariesMissingError) as error:
        libraries.versions()
    assert error.value.command.startswith(("sudo apt-get install libpango-1.0-0", "brew install pango"))
    monkeypatch.undo()
    libraries.versions.cache_clear()
    assert "pango" in libraries.versions()
