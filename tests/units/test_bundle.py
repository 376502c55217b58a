"""The bundle of a course: what is in it, and that it is never too large to be passed on."""

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import replace
from pathlib import Path

import lxml.html
import pytest

import tiny
from arasha.editions.bundle import LARGEST, Packer
from arasha.editions.pdf.making import Made
from arasha.editions.pdf.store import Store
from arasha.pages.editions import Edition, EditionFormat, EditionKind
from trees import Html

THEME = tiny.ROOT / "overrides"
COURSE, MODULE = "training/basics", "training/basics/first"


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny.site(tmp_path_factory.mktemp("site"))


def add(made: Made, folder: Path, item: str, kind: EditionKind, format_: EditionFormat, data: bytes) -> None:
    """One more finished file."""
    name = f"{item.rpartition('/')[2]}-{kind}.{format_.lower()}"
    file, address = folder / name, f"media/{item}/{name}"
    file.write_bytes(data)
    pages = 12 if format_ == "PDF" else 0
    digest = hashlib.sha256(data).hexdigest()
    made.editions.append(Edition(item, "en", kind, format_, name, address, pages, len(data), digest))
    made.files[address] = file


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """The files of a course with one module."""
    folder = tmp_path / "files"
    folder.mkdir()
    found = Made()
    add(found, folder, MODULE, "handout", "PDF", b"%PDF exercises")
    add(found, folder, MODULE, "book", "PDF", b"%PDF")
    add(found, folder, COURSE, "book", "EPUB", b"PK book")
    return found


def packed(docs: Path, made: Made, folder: Path, *, only_kept: bool = False) -> Made:
    return Packer(THEME, Store(folder, ".zip"), only_kept=only_kept).pack([tiny.open_site(docs, "en")], made)


def opened(found: Made) -> dict[str, bytes]:
    (edition,) = found.editions
    with zipfile.ZipFile(io.BytesIO(found.files[edition.address].read_bytes())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_bundle_holds_all_files_under_one_folder(docs: Path, made: Made, tmp_path: Path) -> None:
    found = packed(docs, made, tmp_path / "kept")
    (edition,) = found.editions
    assert (edition.kind, edition.format, edition.folder) == ("bundle", "ZIP", COURSE)
    assert edition.name == "arasha-basics-en.zip"
    assert [name.removeprefix("arasha-basics-en/") for name in opened(found)] == [
        "index.html",
        "SHA256SUMS",
        "basics-book.epub",
        "first-book.pdf",
        "first-handout.pdf",
    ]


def test_its_checksums_are_those_of_its_files(docs: Path, made: Made, tmp_path: Path) -> None:
    files = opened(packed(docs, made, tmp_path / "kept"))
    sums = files.pop("arasha-basics-en/SHA256SUMS").decode()
    told = dict(line.split("  ")[::-1] for line in sums.splitlines())
    assert told == {name.rpartition("/")[2]: hashlib.sha256(data).hexdigest() for name, data in files.items()}


def test_its_page_leads_to_each_file_and_asks_nobody(docs: Path, made: Made, tmp_path: Path) -> None:
    page = Html(
        lxml.html.document_fromstring(opened(packed(docs, made, tmp_path / "kept"))["arasha-basics-en/index.html"])
    )
    assert page.all("//html/@lang") == ["en"]
    assert page.all("//main//a/@href") == ["basics-book.epub", "first-book.pdf", "first-handout.pdf"]
    assert page.all("//main//h2/text()") == ["Basics", "First module"]
    assert page.all("//main//section[2]/p[@class='meta']/text()") == ["Version 1.0, March 2024"]
    assert "PDF, 12 pages, 1 kB" in " ".join(page.all("//main//span/text()")).replace("\u00a0", " ")
    assert page.all("//script | //img | //link | //@src") == []
    assert any("funded by the Union" in text for text in page.all("//footer/p/text()"))


def test_the_same_files_give_the_same_bytes(docs: Path, made: Made, tmp_path: Path) -> None:
    first, second = (packed(docs, made, tmp_path / name) for name in ("a", "b"))
    assert [one.sha256 for one in first.editions] == [one.sha256 for one in second.editions]


def test_a_kept_bundle_is_taken_and_none_is_made_where_that_is_wanted(docs: Path, made: Made, tmp_path: Path) -> None:
    assert packed(docs, made, tmp_path, only_kept=True).editions == []
    once = packed(docs, made, tmp_path)
    assert packed(docs, made, tmp_path, only_kept=True).editions == once.editions
    (made.files[f"media/{MODULE}/first-book.pdf"]).unlink()
    assert packed(docs, made, tmp_path).editions == once.editions


def test_more_than_a_messenger_carries_is_refused(docs: Path, made: Made, tmp_path: Path) -> None:
    made.editions = [replace(one, size=LARGEST // 2) for one in made.editions]
    found = packed(docs, made, tmp_path)
    assert [(one.code, one.path, one.values) for one in found.problems] == [
        ("bundle-too-large", f"{COURSE}/index.en.md", {"size": "75 MB", "most": "50 MB"})
    ]
    assert found.editions == []


def test_a_course_without_files_has_no_bundle(docs: Path, tmp_path: Path) -> None:
    assert packed(docs, Made(), tmp_path).editions == []
