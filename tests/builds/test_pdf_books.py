"""A real module, printed in its three languages: by the rules of PDF/UA-1, every word found, every number right."""

from __future__ import annotations

import fcntl
import html
import io
import os
import re
import shutil
import subprocess
import sys
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from pdf_text import pages_of
from sites import LANGUAGES, ROOT, Project, said

MODULE = "training/migrants-rights/social-rights"
EDITIONS = {"book": "", "handout": "-exercises", "session-plan": "-session-plan"}
BOOKS = list(LANGUAGES)
ALL = [(language, kind) for language in LANGUAGES for kind in EDITIONS]
MARKUP = re.compile(r"\[\^[^\]]+\]:?|\{#[^}]+\}|(?<=\])\([^()]*\)|^(?:!!!|\?\?\?) \w+", re.MULTILINE)
WORD = re.compile(r"\w+(?:[-’']\w+)*")


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The PDFs of the module. The first worker makes them, the others wait."""
    base = tmp_path_factory.getbasetemp()
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "books"
    shared.mkdir(exist_ok=True)
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "made").exists():
            project = Project(shared / "project")
            shutil.copytree(ROOT / "docs", project.docs, dirs_exist_ok=True)
            done = project.run("pdf", f"docs/{MODULE}", "--output", str(shared / "made"))
            assert done.returncode == 0, done.stderr
    return shared


def file_of(folder: Path, language: str, kind: str = "book") -> Path:
    (file,) = (folder / "made").glob(f"arasha-social-rights-*-{language}{EDITIONS[kind]}.pdf")
    return file


@cache
def text_of(file: Path) -> list[str]:
    return pages_of(file)


def structure(pdf: pikepdf.Pdf) -> list[Any]:
    """All elements below the root in reading order, each once."""
    found, waiting = [], [pdf.Root.StructTreeRoot.K]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Array):
            waiting += [kid for kid in reversed(list(one)) if isinstance(kid, Array | Dictionary)]
        elif Name.S in one:
            found.append(one)
            waiting += [one.K] if Name.K in one and isinstance(one.K, Array | Dictionary) else []
    return found


@pytest.mark.parametrize(("language", "kind"), ALL)
def test_a_checker_of_pdf_ua_finds_nothing(folder: Path, language: str, kind: str) -> None:
    program = Path(sys.executable).parent / "pdfua"
    done = subprocess.run(
        [program, "check", file_of(folder, language, kind)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    assert "errors=0 warnings=0" in done.stdout


@pytest.mark.parametrize(("language", "kind"), ALL)
def test_the_document_describes_itself(folder: Path, language: str, kind: str) -> None:
    with pikepdf.open(file_of(folder, language, kind)) as pdf:
        root = pdf.Root
        assert str(root.Lang) == language
        assert bool(root.MarkInfo.Marked)
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert set(pdf.docinfo.keys()) == {"/Title"}
        title = html.escape(str(pdf.docinfo.Title), quote=False)
        metadata = root.Metadata.read_bytes().decode()
        assert f">{title}</rdf:li>" in metadata
        assert "pdfuaid:part>1<" in metadata
        assert all(page.Tabs == Name.S for page in pdf.pages)


@pytest.mark.parametrize("language", BOOKS)
def test_headings_begin_at_one_and_skip_no_level(folder: Path, language: str) -> None:
    with pikepdf.open(file_of(folder, language)) as pdf:
        levels = [int(str(one.S)[2:]) for one in structure(pdf) if re.fullmatch(r"/H\d", str(one.S))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("language", BOOKS)
def test_figures_heads_of_tables_and_notes_are_tagged(folder: Path, language: str) -> None:
    with pikepdf.open(file_of(folder, language)) as pdf:
        by_tag: dict[str, list[Any]] = {}
        for one in structure(pdf):
            by_tag.setdefault(str(one.S), []).append(one)
    assert all(str(figure.Alt) for figure in by_tag["/Figure"])
    assert {str(head.A.Scope) for head in by_tag["/TH"]} == {"/Row", "/Column"}
    assert len(by_tag["/Note"]) > 40
    assert len({str(note.ID) for note in by_tag["/Note"]}) == len(by_tag["/Note"])


@pytest.mark.parametrize(("language", "kind"), ALL)
def test_links_are_described_and_printed(folder: Path, language: str, kind: str) -> None:
    with pikepdf.open(file_of(folder, language, kind)) as pdf:
        links = [one for page in pdf.pages for one in page.get(Name.Annots, [])]
        assert links
        for link in links:
            assert str(link.Contents)
            assert int(link.F) == 4
            if Name.A in link:
                assert str(link.A.URI).startswith(("https://", "mailto:"))


@pytest.mark.parametrize(("language", "kind"), ALL)
def test_only_our_fonts_are_there_and_can_be_read(folder: Path, language: str, kind: str) -> None:
    with pikepdf.open(file_of(folder, language, kind)) as pdf:
        fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
        assert fonts
        for font in fonts:
            assert re.fullmatch(r"/[A-Z]{6}\+Arasha-(Serif|Sans)[\w-]*", str(font.BaseFont))
            assert Name.ToUnicode in font
            assert Name.FontFile2 in font.DescendantFonts[0].FontDescriptor


@pytest.mark.parametrize(("language", "kind"), ALL)
def test_nothing_tells_when_or_where_it_was_made(folder: Path, language: str, kind: str) -> None:
    target = io.BytesIO()
    with pikepdf.open(file_of(folder, language, kind)) as pdf:
        pdf.save(target, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable, static_id=True)
    for trace in (b"CreationDate", b"ModDate", b"WeasyPrint", b"Producer", b"site.invalid", str(folder).encode()):
        assert trace not in target.getvalue(), trace


@pytest.mark.parametrize("language", BOOKS)
def test_every_word_of_the_source_is_found_whole(folder: Path, language: str) -> None:
    source = (ROOT / "docs" / MODULE / f"index.{language}.md").read_text(encoding="utf-8").split("---\n", 2)[2]
    written = set(WORD.findall(MARKUP.sub(" ", source)))
    printed = " ".join(text_of(file_of(folder, language)) + text_of(file_of(folder, language, "session-plan")))
    assert len(written) > 1000
    assert written - set(WORD.findall(printed)) == set()


@pytest.mark.parametrize("language", BOOKS)
def test_the_numbers_in_the_contents_are_those_of_the_pages(folder: Path, language: str) -> None:
    file = file_of(folder, language)
    with pikepdf.open(file) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        with pdf.open_outline() as outline:
            marks = [one for top in outline.root for one in (top, *top.children)]
            bookmarks = [(one.title, pages[_target(pdf, one).objgen]) for one in marks]
    listed = " ".join(text_of(file)[2].split())
    assert said(language, "contents") in listed
    inside = bookmarks[3:]  # what stands before the chapters is not listed
    assert len(inside) > 20
    for title, number in inside:
        pattern = rf"{re.escape(' '.join(title.split()))}[ .]+{number}\b"
        assert re.search(pattern, listed), (title, number)


def _target(pdf: pikepdf.Pdf, item: Any) -> Any:
    destination = item.destination
    if not isinstance(destination, Array):
        names = pikepdf.NameTree(pdf.Root.Names.Dests)
        destination = names[str(destination)]
    return destination[0]


@pytest.mark.parametrize("language", BOOKS)
def test_pages_are_numbered(folder: Path, language: str) -> None:
    pages = text_of(file_of(folder, language))
    assert not re.search(rf"\b1 / {len(pages)}", pages[0])
    for number, text in enumerate(pages[1:], 2):
        assert f"{number} / {len(pages)}" in " ".join(text.split())


@pytest.mark.parametrize("language", BOOKS)
def test_no_page_within_a_book_is_left_to_a_few_lines(folder: Path, language: str) -> None:
    words = [len(text.split()) for text in text_of(file_of(folder, language))[1:-1]]
    assert min(words) > 80, words


@pytest.mark.parametrize("language", BOOKS)
def test_a_book_is_light_and_a_plan_is_one_page(folder: Path, language: str) -> None:
    assert file_of(folder, language).stat().st_size < 400_000
    assert len(text_of(file_of(folder, language, "session-plan"))) == 1
