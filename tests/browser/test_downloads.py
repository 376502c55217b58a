"""The download box of the real site: where it stands, that what comes out is what it says; the books themselves."""

from __future__ import annotations

import hashlib
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browsers import NARROW, WIDE, Visit, served
from epub_check import Book, faults_of
from sites import LANGUAGES
from trees import Tree

COURSE = "training/migrants-rights"
MODULE = f"{COURSE}/non-refoulement"
PLACES = """() => ["section.downloads", ".prose"].map(one => document.querySelector(one).getBoundingClientRect().top)"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_telephone_the_box_comes_before_the_text(visit: Visit, language: str) -> None:
    visit.open(f"{language}/{MODULE}/", NARROW)
    box, text = visit.page.evaluate(PLACES)
    assert box < text
    assert visit.overflow() == []


def test_folded_parts_open_by_keyboard_and_do_not_stick_out(visit: Visit) -> None:
    visit.open(f"ru/{MODULE}/", NARROW)
    for name in ("elsewhere", "checksums"):
        visit.page.locator(f".downloads .{name} summary").press("Enter")
    assert visit.page.locator(".downloads .elsewhere a").first.is_visible()
    assert visit.page.locator(".downloads .checksums code").first.is_visible()
    assert visit.overflow() == []
    assert visit.barriers() == []


@pytest.mark.parametrize("folder", [COURSE, MODULE])
def test_each_file_downloads_whole_and_unchanged(plain_visit: Visit, folder: str, tmp_path: Path) -> None:
    plain_visit.open(f"kk/{folder}/", WIDE)
    box = plain_visit.page.locator(".downloads")
    checksums = dict(
        zip(
            (text.strip() for text in box.locator(".checksums dt").all_text_contents()),
            box.locator(".checksums code").all_text_contents(),
            strict=True,
        )
    )
    links = box.locator("> ul a")
    assert links.count() >= 2
    for number in range(links.count()):
        with plain_visit.page.expect_download() as coming:
            links.nth(number).click()
        file = tmp_path / coming.value.suggested_filename
        coming.value.save_as(file)
        assert hashlib.sha256(file.read_bytes()).hexdigest() == checksums[file.name]


def test_no_module_as_epub_is_heavy_and_no_bundle_too_large_for_a_messenger(site: Tree) -> None:
    sizes = {path: len(data) for path, data in site.files().items() if re.search(r"\.(epub|zip)$", path)}
    assert len(sizes) >= 3 * len(LANGUAGES)
    heavy = {path: size for path, size in sizes.items() if size > (300_000 if path.endswith(".epub") else 50_000_000)}
    assert heavy == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_epubcheck_finds_nothing_in_a_whole_course(site: Tree, language: str) -> None:
    book = Book(site.root / "media" / COURSE / f"arasha-migrants-rights-{language}.epub")
    assert faults_of(book.file) == []
    assert list(book.dead_links()) == []


def test_the_texts_of_a_book_have_no_barriers_on_a_narrow_screen(site: Tree, browser: Browser, tmp_path: Path) -> None:
    (file,) = (site.root / "media" / MODULE).glob("*-ru.epub")
    with zipfile.ZipFile(file) as archive:
        archive.extractall(tmp_path)
    pages = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.xhtml"))
    assert len(pages) > 5
    context = browser.new_context()
    with served(tmp_path) as url:
        visit = Visit(context.new_page(), url)
        for page in pages:
            visit.open(page, NARROW)
            assert (page, visit.overflow(), visit.barriers()) == (page, [], [])
    context.close()
