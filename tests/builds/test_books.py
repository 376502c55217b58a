"""EPUBs, bundles and the box that offers them, by the real command: clean for epubcheck, true to the byte."""

from __future__ import annotations

import hashlib
import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from arasha.content.stamping import stamp
from epub_check import Book, faults_of
from sites import LANGUAGES, Project, said

COURSE, MODULE = "training/course", "training/course/one"
BODY = """Why.[^a] ![The hall](hall.png) Write to <info@example.org>.

## Key terms {#terms}

Term
:   What it means.

## Law {#law}

See [the page](../../../about/), [the next](../two/), [its law](../two/#law), [below](#exercises).[^a][^b]

### Құқық

| | Who | When |
|---|:----|-----:|
| First | Court | 3 days |

!!! case "Invented case"

    > Somebody said.

    1. One
    2. Two

## Exercises {#exercises}

!!! exercise "Exercise 1"

    Do it.

??? answer "Answer to exercise 1"

    Done.[^b]

## Session plan {#session-plan}

| Minutes | What |
|---|---|
| 60 | Trainerwork |

[^a]: Article *three*, [the treaty](https://www.ohchr.org/).
[^b]: Two paragraphs.

    The second & last.
"""
CHANGES = [{"version": "1.0", "date": "2025-01-01", "text": "First edition."}]
FIELDS = {"aims": ["Know <all>"], "changes": CHANGES, "body": BODY}
ENDINGS = (".pdf", ".epub", ".zip")


def with_course(project: Project) -> Project:
    project.item("")
    project.item("about")
    project.item("partners/donor", {"roles": ["donor"], "emblem": "eu"})
    project.item("projects/money", {"start": "2024", "end": "2026", "donors": [{"partner": "donor"}]})
    project.item(COURSE, {"projects": ["money"]})
    facts = {"number": 1, "version": "1.0", "date": "2025-01-01", "hours": 1.5}
    project.item(MODULE, facts, **dict.fromkeys(LANGUAGES, FIELDS))
    two = {"aims": ["Know"], "body": "## Law {#law}\n\nShort."}
    project.item("training/course/two", {"number": 2, "version": "1.0"}, ru=two)
    picture = Image.effect_noise((1200, 300), 60).convert("L")
    picture.save(project.docs / MODULE / "hall.png")
    return project


@pytest.fixture(scope="module")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = with_course(Project(tmp_path_factory.mktemp("books")))
    project.built(pdf=True)
    return project


@pytest.fixture
def made(_made: Project, copied: Callable[[Project], Project]) -> Project:
    """A project with all editions, of the test's own."""
    return copied(_made)


def files(project: Project) -> dict[str, bytes]:
    found = (file for file in sorted((project.site / "media").rglob("*")) if file.suffix in ENDINGS)
    return {file.name: file.read_bytes() for file in found}


def book(project: Project, folder: str, name: str) -> Book:
    return Book(project.site / "media" / folder / name)


def test_epubcheck_finds_nothing_in_a_module(_made: Project) -> None:
    assert faults_of(book(_made, MODULE, "arasha-one-kk.epub").file) == []


def test_epubcheck_finds_nothing_in_a_course(_made: Project) -> None:
    assert faults_of(book(_made, COURSE, "arasha-course-ru.epub").file) == []


def test_epubcheck_would_find_something(_made: Project, tmp_path: Path) -> None:
    spoilt = tmp_path / "spoilt.epub"
    one = book(_made, MODULE, "arasha-one-en.epub")
    with zipfile.ZipFile(one.file) as old, zipfile.ZipFile(spoilt, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"#note-1", b"#note-77"))
    assert any(fault.startswith("RSC-012") for fault in faults_of(spoilt))


def test_a_course_holds_the_modules_of_its_language(made: Project) -> None:
    russian, english = (book(made, COURSE, f"arasha-course-{language}.epub") for language in ("ru", "en"))
    assert "text-two-01.xhtml" in russian.pages
    assert "text-two-01.xhtml" not in english.pages
    assert "text-two-01.xhtml#law" in russian.all("//h:a/@href")
    for one in (russian, english):
        assert list(one.dead_links()) == []


def test_nothing_of_the_trainers_and_nothing_from_elsewhere_is_in_it(made: Project) -> None:
    one = book(made, MODULE, "arasha-one-en.epub")
    assert "Trainerwork" not in one.text()
    assert "Done." in one.text()
    assert one.text().index("Do it.") < one.text().index("Done.")
    assert "Know <all>" in one.text()
    assert [source for source in one.all("//@src") if ":" in source] == []
    assert one.all("//h:script | //h:style | //@style") == []


def test_the_page_offers_each_file_with_its_own_size_and_checksum(made: Project) -> None:
    page = made.tree.page(f"en/{MODULE}/")
    links = {link.get("download"): link.get("href") for link in page.all("//section[@class='downloads']//a")}
    assert len(links) == 4 * len(LANGUAGES)
    checksums = {
        row.xpath("string(dt)"): row.xpath("string(dd)") for row in page.all("//*[@class='checksums']//dl/div")
    }
    assert set(checksums) == set(links)
    for name, link in links.items():
        file = (made.site / "en" / MODULE / link).resolve()
        assert checksums[name] == hashlib.sha256(file.read_bytes()).hexdigest()
        shown = " ".join(page.one(f"//section[@class='downloads']//a[@href='{link}']/..").text_content().split())
        assert f"{round(file.stat().st_size / 1000)} kB" in shown


def test_what_only_one_language_has_is_offered_in_it_alone(made: Project) -> None:
    tree = made.tree
    assert not tree.has("en/training/course/two/")
    box = tree.page("ru/training/course/two/").one("//section[@class='downloads']")
    assert not box.xpath(".//*[@class='elsewhere']")
    assert len(box.xpath(".//li")) == 2


def test_a_page_says_how_to_cite_it_and_what_changed(made: Project) -> None:
    page = made.tree.page(f"ru/{MODULE}/")
    assert "1.0" in page.one("//section[@class='citation']/p").text_content()
    assert "First edition." in page.one("//section[@class='changes']//li").text_content()
    facts = page.one("//section[@class='facts']").text_content()
    for key in ("fact_hours", "fact_licence", "fact_version", "fact_date"):
        assert said("ru", key) in facts


def test_a_bundle_holds_what_the_site_offers(made: Project) -> None:
    all_files = files(made)
    with zipfile.ZipFile(io.BytesIO(all_files["arasha-course-ru.zip"])) as archive:
        held = {name.rpartition("/")[2]: archive.read(name) for name in archive.namelist()}
    wanted = {name for name in all_files if "-ru" in name and not name.endswith(".zip")}
    assert {name.replace("-1.0-", "-") for name in held} == wanted | {"index.html", "SHA256SUMS"}
    assert {name for name in held if "one-" in name or "two-" in name} == {name for name in held if "-1.0-" in name}
    assert all(data == all_files[name.replace("-1.0-", "-")] for name, data in held.items() if "-ru" in name)


def test_a_link_that_somebody_shared_leads_to_the_newest_version(made: Project) -> None:
    box = "//section[@class='downloads']//li[not(ancestor::details)]/a"
    before = [(link.get("href"), link.get("download")) for link in made.tree.page(f"en/{MODULE}/").all(box)]
    for language in LANGUAGES:
        text = made.docs / MODULE / f"index.{language}.md"
        written = text.read_text(encoding="utf-8").replace("version: '1.0'", "version: '1.1'")
        text.write_text(written, encoding="utf-8")
        if language != LANGUAGES[0]:
            stamp(made.docs, f"{MODULE}/index.{language}.md")
    made.built(pdf=True)
    after = [(link.get("href"), link.get("download")) for link in made.tree.page(f"en/{MODULE}/").all(box)]
    assert [address for address, _ in after] == [address for address, _ in before]
    assert [name for _, name in after] == [name.replace("-1.0-", "-1.1-") for _, name in before]


def test_another_folder_and_another_day_give_the_same_bytes(made: Project, tmp_path: Path) -> None:
    other = Project(tmp_path / "other" / "deep")
    shutil.copytree(made.docs, other.docs, dirs_exist_ok=True)
    other.built(pdf=True, SOURCE_DATE_EPOCH="1800000000")
    assert files(other) == files(made)


def test_one_language_alone_keeps_and_offers_the_files_of_the_others(made: Project) -> None:
    before = files(made)
    made.built("--language", "en", pdf=True)
    assert files(made) == before
    assert len(made.tree.page(f"en/{MODULE}/").all("//*[@class='elsewhere']//a")) == 8


def test_without_new_files_pages_offer_what_is_up_to_date(made: Project) -> None:
    before = files(made)
    made.built()
    assert files(made) == before
    shutil.rmtree(made.root / ".cache")
    made.built()
    assert files(made) == {}
    assert not made.tree.page(f"en/{MODULE}/").all("//section[@class='downloads']")


def test_a_broken_link_stops_the_build(made: Project) -> None:
    text = made.docs / MODULE / "index.en.md"
    text.write_text(text.read_text(encoding="utf-8").replace("../two/#law", "#nowhere"), encoding="utf-8")
    done = made.build(pdf=True)
    assert done.returncode == 1
    assert "anchor-broken" in done.stdout + done.stderr
