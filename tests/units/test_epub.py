"""Books of modules and courses: how their texts are split, linked, noted; what their packages say; the same bytes."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

import tiny
from arasha.content.kinds import Module
from arasha.editions.epub.binding import Bindery, courses, modules_of
from arasha.editions.epub.covers import Cover, draw
from arasha.editions.epub.documents import Document, Text, documents
from arasha.editions.epub.links import safe
from arasha.editions.epub.package import Binder
from arasha.editions.pdf.papers import paper
from arasha.editions.pdf.printing import Order, Rendering
from arasha.editions.pdf.store import Store
from arasha.editions.zips import Member, zipped
from arasha.pages.pictures.survey import survey
from arasha.pages.site import Site
from epub_check import Book

THEME = tiny.ROOT / "overrides"
COURSE, FIRST, SECOND = "training/basics", "training/basics/first", "training/basics/second"
CALL = '<sup id="fnref:{id}"><a class="footnote-ref" href="#fn:{id}">{number}</a></sup>'
NOTES = """<div class="footnote"><hr><ol>
<li id="fn:a"><p>Article <em>three</em>.&nbsp;<a class="footnote-backref" href="#fnref:a">↩</a></p></li>
<li id="fn:b"><p>See <a href="../second/#law">the second</a>. <a class="footnote-backref" href="#fnref:b">↩</a></p></li>
</ol></div>"""
FIRST_TEXT = f"""<p>Opening.</p>
<h2 id="law">Law &amp; order</h2>
<p>One{CALL.format(id="a", number=1)}, two{CALL.format(id="b", number=2)}, again{CALL.format(id="a", number=1)}.
<a href="#exercises">below</a>, <a href="../second/">next</a>, <a href="../second/#law">its law</a>,
<a href="../../../about/" rel="noreferrer">about</a>, <a href="https://un.org/">UN</a>.</p>
<h3 id="2-parts:a">Parts</h3>
<div class="table" role="group" tabindex="0">
<table><thead><tr><td></td><th>Who</th><th class="to-right">When</th></tr></thead>
<tbody><tr><td>First</td><td>Court</td><td class="to-right">3</td></tr></tbody></table></div>
<h2 id="exercises">Exercises</h2>
<div class="admonition exercise"><p class="admonition-title">Exercise 1</p><p>Do it.</p></div>
<details class="answer"><summary>Answer to exercise 1</summary><p>Done{CALL.format(id="a", number=1)}.</p></details>
<h2 id="session-plan">Session plan</h2><p>Trainers only.</p>
{NOTES}"""
SECOND_TEXT = '<p>Second.</p><h2 id="law">Its law</h2><p><a href="../first/#law">back</a></p>'
COURSE_TEXT = '<p>The <a href="first/">first</a>.</p>'


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny.site(tmp_path_factory.mktemp("site"))


def text_of(site: Site, folder: str, html: str) -> Text:
    item = site.library.items[folder]
    return Text(paper(site, item, "book"), f"text-{item.slug}", site.address(folder), html)


def split(docs: Path, **options: str) -> dict[str, Document]:
    """The first module's text in files."""
    site = tiny.open_site(docs, "en", **options)
    return {one.name: one for one in documents(site, [text_of(site, FIRST, FIRST_TEXT)])}


def bound(docs: Path, folder: str, texts: dict[str, str], file: Path, code: str = "en") -> Book:
    site = tiny.open_site(docs, code, pictures=survey(tiny.read(docs).library, docs))
    given = [text_of(site, name, html) for name, html in texts.items()]
    file.write_bytes(Binder(docs, THEME).book(site, site.library.items[folder], given))
    return Book(file)


@pytest.fixture
def book(docs: Path, tmp_path: Path) -> Book:
    """The book of the first module."""
    return bound(docs, FIRST, {FIRST: FIRST_TEXT}, tmp_path / "first.epub")


@pytest.fixture
def course(docs: Path, tmp_path: Path) -> Book:
    """The book of the course."""
    texts = {COURSE: COURSE_TEXT, FIRST: FIRST_TEXT, SECOND: SECOND_TEXT}
    return bound(docs, COURSE, texts, tmp_path / "course.epub")


def test_each_chapter_is_a_file_the_answers_too_and_the_trainers_plan_is_none(docs: Path) -> None:
    found = split(docs)
    assert [(name, one.title) for name, one in found.items()] == [
        ("text-first.xhtml", "First module"),
        ("text-first-01.xhtml", "Law & order"),
        ("text-first-02.xhtml", "Exercises"),
        ("text-first-03.xhtml", "Answers"),
    ]
    assert "Trainers only" not in "".join(one.html for one in found.values())


def test_links_stay_in_the_book_or_lead_to_the_site(docs: Path) -> None:
    html = split(docs)["text-first-01.xhtml"].html
    assert 'href="text-first-02.xhtml#exercises"' in html
    assert f'href="{tiny.URL}en/training/basics/second/#law"' in html
    assert f'href="{tiny.URL}en/about/"' in html
    assert 'href="https://un.org/"' in html
    assert 'href="text-first-03.xhtml#answer-1"' in split(docs)["text-first-02.xhtml"].html


def test_without_an_address_of_the_site_what_leads_there_is_no_link(docs: Path) -> None:
    html = split(docs, url="")["text-first-01.xhtml"].html
    assert "<a>about</a>" in html
    assert "site.invalid" not in html
    assert 'href="https://un.org/"' in html


def test_a_course_leads_from_module_to_module(course: Book) -> None:
    links = course.all("//h:a/@href")
    assert {"text-first.xhtml", "text-second.xhtml", "text-second-01.xhtml#law", "text-first-01.xhtml#law"} <= set(
        links
    )
    assert list(course.dead_links()) == []


def test_each_file_has_the_notes_that_it_calls(book: Book) -> None:
    notes = {
        name: [" ".join("".join(note.itertext()).split()) for note in page.iter("{*}aside")]
        for name, page in book.pages.items()
        if name.startswith("text-")
    }
    assert notes == {
        "text-first.xhtml": [],
        "text-first-01.xhtml": ["1. Article three.", "2. See the second."],
        "text-first-02.xhtml": [],
        "text-first-03.xhtml": ["1. Article three."],
    }
    calls = book.pages["text-first-01.xhtml"].xpath("//*[@role='doc-noteref']")
    assert [(one.get("href"), one.get("id")) for one in calls] == [
        ("#note-1", "call-1"),
        ("#note-2", "call-2"),
        ("#note-1", None),
    ]
    assert list(book.dead_links()) == []


def test_a_heading_keeps_its_language_and_its_note(docs: Path, tmp_path: Path) -> None:
    heading = f'<h2 id="law">The <em lang="fr">loi</em>{CALL.format(id="a", number=1)}</h2>'
    text = f"{heading}<h3 id='b'>Part{CALL.format(id='b', number=2)}</h3><p>Text.</p>{NOTES}"
    one = bound(docs, FIRST, {FIRST: text}, tmp_path / "heading.epub")
    chapter = one.pages["text-first-01.xhtml"]
    assert [" ".join("".join(note.itertext()).split()) for note in chapter.iter("{*}aside")] == [
        "1. Article three.",
        "2. See the second.",
    ]
    assert chapter.xpath("//@xml:lang") == ["en", "fr"]
    assert one.all("//h:nav[@id='toc']//h:a/text()")[2:] == ["The loi", "Part"]


def test_tables_tell_their_columns_and_have_nothing_that_is_not_of_html(book: Book) -> None:
    assert book.all("//h:th/@scope") == ["col", "col"]
    assert book.all("//h:td/@data-head") == ["Who: ", "When: "]
    assert book.all("//@align | //@tabindex | //h:a/@rel") == []
    assert book.all("//h:td[@class='to-right']/text()") == ["3"]


@pytest.mark.parametrize(
    ("anchor", "name"), [("law", "law"), ("fn:a", "fn-a"), ("2-parts", "part-2-parts"), ("құқық", "құқық"), ("", "")]
)
def test_an_anchor_becomes_a_name_of_xml(anchor: str, name: str) -> None:
    assert safe(anchor) == name


def test_the_contents_name_chapters_and_their_sections(book: Book, course: Book) -> None:
    path = "//h:nav[@id='toc']/h:ol/h:li/h:a/text()"
    assert book.all(path) == ["About this edition", "First module", "Law & order", "Exercises", "Answers"]
    assert book.all("//h:nav[@id='toc']//h:li/h:ol//h:a/@href") == [
        "text-first-01.xhtml#part-2-parts-a",
        "text-first-03.xhtml#answer-1",
    ]
    assert course.all(path) == ["About this edition", "Basics", "First module", "Second module"]


def test_the_package_says_what_the_book_is(book: Book, docs: Path) -> None:
    assert book.meta("dc:title") == ["First module"]
    assert book.meta("dc:language") == ["en"]
    assert book.meta("dc:publisher") == ["Arasha"]
    assert book.meta("dc:date") == ["2024-03"]
    assert book.meta("dcterms:modified") == ["2024-03-01T00:00:00Z"]
    assert book.meta("belongs-to-collection") == ["Basics"]
    assert book.meta("group-position") == ["1"]
    assert book.meta("schema:accessMode") == ["textual"]
    assert book.meta("schema:accessibilityHazard") == ["none"]
    assert book.meta("schema:accessibilitySummary") == [tiny.language("en").text("epub_accessibility")]
    assert book.meta("dcterms:conformsTo") == []  # nobody has examined it: it must not be claimed
    assert "generator" not in book.members["package.opf"].decode()


def test_a_text_changed_since_its_version_says_so_to_programs(docs: Path, tmp_path: Path) -> None:
    file = docs / FIRST / "index.en.md"
    before = file.read_text(encoding="utf-8")
    tiny.change(docs, f"{FIRST}/index.en.md", updated="2024-05-02")
    try:
        one = bound(docs, FIRST, {FIRST: FIRST_TEXT}, tmp_path / "updated.epub")
    finally:
        file.write_text(before, encoding="utf-8")
    assert one.meta("dcterms:modified") == ["2024-05-02T00:00:00Z"]
    assert one.meta("dc:date") == ["2024-03"]


def test_a_kept_book_is_made_anew_when_a_topic_that_it_names_is_renamed(tmp_path: Path) -> None:
    docs = tiny.site(tmp_path)
    tiny.change(docs, f"{FIRST}/index.ru.md", topics=["rights"])
    config, store = tmp_path / "mkdocs.yml", Store(tmp_path / "kept", ".epub")

    def order_and_bindery() -> tuple[Order, Bindery]:
        site = tiny.open_site(docs, "en")
        return Order(site, site.library.items[FIRST], "book", "EPUB"), Bindery(docs, THEME, config, store, site.library)

    order, bindery = order_and_bindery()
    bindery.print(order, Rendering([], {}, {"en": ()}))
    assert bindery.kept(order)
    tiny.change(docs, "topics/rights/index.en.md", title="Rights of all")
    order, bindery = order_and_bindery()
    assert bindery.kept(order) is None


def test_the_book_carries_citation_licence_and_thanks(book: Book) -> None:
    imprint = book.text("imprint.xhtml")
    assert "First module. Basics. Module 1. Arasha. Version 1.0." in imprint
    assert "creativecommons.org/licenses/by-sa/4.0" in imprint
    assert "“Law for all” is carried out by Legal Policy Centre" in imprint
    assert "eu.svg" in book.members


def test_identifiers_differ_by_language_and_version(docs: Path, tmp_path: Path) -> None:
    site = tiny.open_site(docs, "en")
    item = site.library.items[FIRST]
    assert isinstance(item.facts, Module)
    newer = replace(item, facts=item.facts.model_copy(update={"version": "1.1"}))
    books = []
    for number, (code, one) in enumerate([("en", item), ("en", newer), ("ru", item)]):
        own = tiny.open_site(docs, code)
        file = tmp_path / f"{number}.epub"
        file.write_bytes(Binder(docs, THEME).book(own, one, [text_of(own, FIRST, FIRST_TEXT)]))
        books.append(Book(file))
    names = [one.meta("dc:identifier")[0] for one in books]
    assert len(set(names)) == 3
    assert all(name.startswith("urn:uuid:") for name in names)


def test_the_same_text_gives_the_same_bytes(docs: Path, book: Book, tmp_path: Path) -> None:
    again = bound(docs, FIRST, {FIRST: FIRST_TEXT}, tmp_path / "again.epub")
    assert again.file.read_bytes() == book.file.read_bytes()
    other = bound(docs, FIRST, {FIRST: FIRST_TEXT.replace("Opening", "Beginning")}, tmp_path / "other.epub")
    assert other.file.read_bytes() != book.file.read_bytes()


def test_pictures_come_along_small_and_clean(docs: Path, tmp_path: Path) -> None:
    _photograph(0).save(docs / FIRST / "hall.jpg", exif=_exif())
    try:
        offers = survey(tiny.read(docs).library, docs)
        address = f"../../../../media/{FIRST}/{offers[f'{FIRST}/hall.jpg'].shown.name}"
        html = f'<picture><source srcset="x 1w"><img src="{address}" alt="The hall" width="9" height="9"></picture>'
        book = bound(docs, FIRST, {FIRST: html}, tmp_path / "pictures.epub")
    finally:
        (docs / FIRST / "hall.jpg").unlink()
    (source,) = book.all("//h:img[@alt='The hall']/@src")
    with Image.open(io.BytesIO(book.members[source])) as picture:
        assert (picture.format, picture.size) == ("JPEG", (1000, 625))
        assert not picture.getexif()
    assert book.meta("schema:accessMode") == ["textual", "visual"]


@pytest.mark.parametrize(("number", "width"), [(1, 1000), (3, 640)])
def test_many_pictures_are_smaller_and_a_module_stays_below_300_kilobytes(
    docs: Path, tmp_path: Path, number: int, width: int
) -> None:
    names = [f"photo-{one}.jpg" for one in range(number)]
    for one, name in enumerate(names):
        _photograph(one).save(docs / FIRST / name)
    try:
        offers = survey(tiny.read(docs).library, docs)
        shown = [f"../../../../media/{FIRST}/{offers[f'{FIRST}/{name}'].shown.name}" for name in names]
        html = "".join(f'<p><img src="{address}" alt="A photograph"></p>' for address in shown)
        book = bound(docs, FIRST, {FIRST: html}, tmp_path / "photographs.epub")
    finally:
        for name in names:
            (docs / FIRST / name).unlink()
    sizes = []
    for source in book.all("//h:img[@alt='A photograph']/@src"):
        with Image.open(io.BytesIO(book.members[source])) as picture:
            sizes.append(picture.width)
    assert sizes == [width] * number
    assert book.file.stat().st_size < 300_000


def _photograph(number: int) -> Image.Image:
    """Spots of many sizes, no two pictures alike."""
    coarse = Image.effect_noise((40 + number, 30), 90).resize((1600, 1000), Image.Resampling.BICUBIC)
    fine = Image.effect_noise((500, 300), 60).resize((1600, 1000), Image.Resampling.BICUBIC)
    return Image.blend(coarse, fine, 0.5).convert("RGB")


def _exif() -> Image.Exif:
    exif = Image.Exif()
    exif[0x0110] = "Somebody's telephone"
    return exif


@pytest.mark.parametrize("title", ["Право", "Құқық үстемдігі " * 6, "Ұзақ" * 60])
def test_a_cover_holds_any_title(title: str) -> None:
    data = draw(Cover("Араша", "Курс", title, "1.0"), THEME)
    with Image.open(io.BytesIO(data)) as picture:
        assert picture.size == (800, 1200)
        assert len(picture.getcolors() or []) == 4
        assert not picture.info
    assert len(data) < 40_000


def test_a_course_has_the_modules_whose_text_there_is(tmp_path: Path) -> None:
    docs = tiny.site(tmp_path)
    (docs / SECOND / "index.ru.md").unlink()
    for folder in (FIRST, SECOND):
        tiny.change(docs, f"{folder}/index.kk.md", coverage="summary")
    found = {
        code: [[one.slug for one in modules_of(site, course)] for course in courses(site)] for code, site in sites(docs)
    }
    assert found == {"kk": [], "ru": [["first"]], "en": [["first", "second"]]}


def sites(docs: Path) -> list[tuple[str, Site]]:
    return [(code, tiny.open_site(docs, code)) for code in tiny.LANGUAGES]


def test_an_archive_knows_no_time_and_no_user() -> None:
    data = zipped([Member("mimetype", b"x", stored=True), Member("ә.txt", b"y" * 100)])
    assert data == zipped([Member("mimetype", b"x", stored=True), Member("ә.txt", b"y" * 100)])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        first, second = archive.infolist()
    assert (first.compress_type, second.compress_type) == (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    assert first.date_time == (1980, 1, 1, 0, 0, 0)
    assert (first.extra, second.filename) == (b"", "ә.txt")
