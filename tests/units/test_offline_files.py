"""What a copy holds, how it is packed, and what it says of itself."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest
from libzim.reader import Archive  # type: ignore[import-untyped]
from libzim.search import Query, Searcher  # type: ignore[import-untyped]

import tiny
from arasha.editions.manifest import SIGNATURE, SUMS, Origin, read_sums
from arasha.editions.offline.holdings import LARGEST_DOCUMENT, LARGEST_PICTURE, LEAST_MEDIA, Holdings
from arasha.editions.offline.kiwix import alpha3, write_zim
from arasha.editions.offline.packing import pack, sign
from arasha.editions.offline.pages import CopyPages, filled, in_alphabet
from arasha.pages.blocked import COPIES_BEGIN, COPIES_END
from arasha.pages.settings import Settings

THEME = tiny.ROOT / "overrides"
PNG = (THEME / "offline" / "illustration.png").read_bytes()


def site_of(root: Path, **sizes: int) -> Path:
    """A folder of files of these sizes; `__` stands for a stroke, `_` for a dot."""
    for name, size in sizes.items():
        file = root / name.replace("__", "/").replace("_", ".")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(bytes(size))
    return root


def test_a_copy_holds_its_language_and_what_all_share(tmp_path: Path) -> None:
    names = """kk__index_html kk__404_html kk__news__2024__a__index_html kk__news__2025__b__index_html kk__feed_xml
    kk__share__x_png kk__search__manifest_js kk-latn__index_html ru__index_html assets__a_css assets__a_css_br
    index_html robots_txt"""
    held = Holdings(site_of(tmp_path, **dict.fromkeys(names.split(), 1)), ["kk", "kk-latn"])
    assert held.pages == (
        "kk/news/2025/b/index.html",
        "kk/news/2024/a/index.html",
        "kk/index.html",
        "kk-latn/index.html",
    ), "the newest news first"
    assert held.scripts == ("kk/search/manifest.js",)
    assert held.assets == ("assets/a.css",)
    assert not held.take("ru/index.html")


def test_pictures_and_documents_join_when_asked_for(tmp_path: Path) -> None:
    site = site_of(tmp_path, ru__index_html=1, media__a_pdf=9, media__b_pdf=9, media__c_zip=9, media__d_pdf_gz=9)
    held = Holdings(site, ["ru"])
    assert held.take("media/a.pdf")
    assert not any(held.take(path) for path in ("media/c.zip", "media/d.pdf.gz", "media/none.pdf", "media/"))
    assert list(held.media) == ["media/a.pdf"]


def test_large_files_stay_out(tmp_path: Path) -> None:
    most = {"media__a_pdf": LARGEST_DOCUMENT, "media__a_jpg": LARGEST_PICTURE}
    more = {"media__b_pdf": LARGEST_DOCUMENT + 1, "media__b_jpg": LARGEST_PICTURE + 1}
    held = Holdings(site_of(tmp_path, ru__index_html=1, **most, **more), ["ru"])
    taken = {
        path for ending in ("pdf", "jpg") for path in (f"media/a.{ending}", f"media/b.{ending}") if held.take(path)
    }
    assert taken == {"media/a.pdf", "media/a.jpg"}


def test_a_copy_that_is_full_takes_no_more(tmp_path: Path) -> None:
    files = {f"media__{number}_pdf": LEAST_MEDIA // 4 for number in range(6)}
    held = Holdings(site_of(tmp_path, ru__index_html=400, **files), ["ru"], most=100)
    assert sum(held.take(f"media/{number}.pdf") for number in range(6)) == 4, "a little is left to them in any case"
    assert held.take("media/0.pdf"), "what has joined stays"


FILES = [("index.html", b"<title>A</title>"), ("a/photo.webp", b"x" * 500), ("a/text.js", b"x" * 500)]


def test_an_archive_lists_its_files_and_takes_a_signature(tmp_path: Path) -> None:
    target = tmp_path / "copy.zip"
    text = pack(target, FILES)
    assert read_sums(text) == {path: hashlib.sha256(data).hexdigest() for path, data in FILES}
    sign(target, text, lambda given: b"signed " + given[:4])
    with zipfile.ZipFile(target) as archive:
        assert archive.namelist() == [*(path for path, _ in FILES), SUMS, SIGNATURE]
        assert archive.read(SUMS) == text
        assert archive.read(SIGNATURE) == b"signed " + text[:4]
        methods = {info.filename: info.compress_type for info in archive.infolist()}
    assert methods["a/photo.webp"] == zipfile.ZIP_STORED
    assert methods["a/text.js"] == zipfile.ZIP_DEFLATED


def test_the_same_files_give_the_same_archive(tmp_path: Path) -> None:
    one, other = tmp_path / "one.zip", tmp_path / "other.zip"
    for target in (one, other):
        sign(target, pack(target, FILES), lambda _: b"signature")
    assert one.read_bytes() == other.read_bytes()


PAGES = [
    ("ru/index.html", "<title>Начало — Араша</title><p>Пытки запрещены.</p>".encode()),
    ("ru/a/index.html", "<title>А &amp; Б — Араша</title><p>Суд.</p>".encode()),
    ("ru/old/index.html", b'<meta http-equiv="refresh" content="0; url=../../ru/a/index.html"><title>x</title>'),
    ("assets/a.css", b"body {}"),
]
TOLD: dict[str, str | bytes] = {
    "Name": "arasha-ru",
    "Title": "Араша",
    "Language": "ru",
    "Description": "Копия",
    "Creator": "Араша",
    "Publisher": "Араша",
    "Date": "2025-06-01",
    "Illustration": PNG,
}


def zim(folder: Path) -> Path:
    folder.mkdir()
    write_zim(folder / "copy.zim", PAGES, "ru/index.html", TOLD)
    return folder / "copy.zim"


def test_a_zim_is_read_back(tmp_path: Path) -> None:
    archive = Archive(zim(tmp_path / "a"))
    assert archive.check()
    assert bytes(archive.get_entry_by_path("assets/a.css").get_item().content) == b"body {}"
    assert archive.get_entry_by_path("assets/a.css").get_item().mimetype == "text/css"
    assert archive.main_entry.get_item().path == "ru/index.html"
    assert archive.get_entry_by_path("ru/a/index.html").title == "А & Б"
    old = archive.get_entry_by_path("ru/old/index.html")
    assert old.is_redirect
    assert old.get_redirect_entry().path == "ru/a/index.html"
    assert bytes(archive.get_metadata("Language")) == b"rus"
    assert bytes(archive.get_illustration_item(48).content) == PNG


def test_kiwix_finds_words_in_a_zim(tmp_path: Path) -> None:
    search = Searcher(Archive(zim(tmp_path / "a"))).search(Query().set_query("пытка"))
    assert list(search.getResults(0, 5)) == ["ru/index.html"], "another form of the word than the text has"


def test_the_same_files_give_the_same_zim(tmp_path: Path) -> None:
    one, other = (zim(tmp_path / name).read_bytes() for name in ("one", "other"))
    assert one == other


@pytest.mark.parametrize(
    ("code", "wanted"), [("kk", "kaz"), ("ru", "rus"), ("en", "eng"), ("uz", "uzb"), ("kaz", "kaz")]
)
def test_zims_name_languages_in_three_letters(code: str, wanted: str) -> None:
    assert alpha3(code) == wanted


def test_a_slot_is_filled_again_and_again() -> None:
    page = f"a{COPIES_BEGIN}\n<p>none</p>\n{COPIES_END}b"
    once = filled(page, "<p>one</p>")
    assert once == f"a{COPIES_BEGIN}\n<p>one</p>\n{COPIES_END}b"
    assert filled(filled(page, r"<p>\1</p>"), "<p>one</p>") == once
    assert filled("no slot", "x") == "no slot"


def test_what_is_put_into_a_page_of_another_alphabet_is_in_it() -> None:
    kazakh = tiny.language("kk")
    text = '<p title="Көшірме">Көшірме <code>ab12</code></p>'
    assert in_alphabet(kazakh, "kk/blocked/index.html", text) == text
    assert in_alphabet(kazakh, "kk-latn/blocked/index.html", text) == text.replace(">Көшірме", ">Köşırme")
    assert in_alphabet(tiny.language("ru"), "ru/blocked/index.html", "<p>Копия</p>") == "<p>Копия</p>"


@pytest.mark.parametrize(("time", "date"), [("2025-06-01T12:00:00Z", "2025-06-01"), ("", None)])
def test_a_copy_tells_its_date_or_says_none(time: str, date: str | None) -> None:
    settings = Settings("", {"en": "Arasha"}, (), ())
    pages = CopyPages(THEME, tiny.language("en"), settings, Origin(time=time))
    for text in (pages.note(), pages.inside()):
        assert (f'datetime="{date}"' in text) == (date is not None)
        assert ("<time" in text) == (date is not None)
