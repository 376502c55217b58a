"""Feeds and calendars of built sites: what they hold, what they must never hold, where pages name them."""

from __future__ import annotations

import json
import posixpath
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from lxml import etree

import media_files
from feed_standards import FAULTS, NAMES, faults_of
from sites import LANGUAGES, URL, Project, said
from trees import Tree

SITE_FEEDS = ("feed.xml", "feed.json")
HOSTILE = "</title><script>alert('1')</script> ]]> & &lt;b&gt;"


def full(folder: Path) -> Project:
    """A site with one item of each thing that a feed must treat in its own way."""
    project = Project(folder)
    project.item("")
    project.item("topics/law")
    project.item("topics/empty", ru={"title": "Пусто"})
    project.item("countries/kazakhstan")
    project.item(
        "partners/donor",
        {"roles": ["donor"]},
        **{code: {"acknowledgement": f"Thanks {code}: {{project}}"} for code in LANGUAGES},
    )
    project.item("projects/work", {"start": "2024", "end": "2026", "donors": [{"partner": "donor"}]})
    tied = {"date": "2024-08-21", "topics": ["law"], "countries": ["kazakhstan"], "projects": ["work"]}
    corrected = {"corrections": [{"date": "2025-02-03", "text": "Corrected."}]}
    body = "See [the event](../../../events/2025/open/) and [the report](report.pdf).\n\n## Part\n\n![Dot](dot.svg)"
    project.item("news/2024/report", tied, **{code: {"body": body, **corrected} for code in LANGUAGES})
    (project.docs / "news/2024/report/report.pdf").write_bytes(media_files.pdf())
    (project.docs / "news/2024/report/dot.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    project.item("news/2024/hostile", {"date": "2024-07"}, ru={"title": HOSTILE, "summary": HOSTILE, "body": "Text."})
    project.item("news/2023/gist", {"date": "2023"}, ru="Полный текст.", en={"coverage": "summary"})
    guarded = {code: {"body": "Guarded words.", "summary": "Gist."} for code in LANGUAGES}
    project.item("news/2023/guarded", {"date": "2023-02-02", "sensitive": True, "topics": ["law"]}, **guarded)
    project.item("news/2025/withdrawn", {"date": "2025", "topics": ["law"], "withdrawn": {"date": "2025-05-01"}})
    project.item("events/2025/open", {"start": "2025-06-02", "end": "2025-06-04"})
    project.item("events/2025/held", {"start": "2025-06-10", "embargo": "2025-06-09T00:00:00+05:00"})
    return project


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    made = full(tmp_path_factory.mktemp("feeds"))
    made.built()
    return made


@pytest.fixture(scope="module")
def tree(project: Project) -> Tree:
    return project.tree


def entries(tree: Tree, path: str) -> dict[str, Any]:
    """The items of a JSON feed by their address below the language."""
    found = json.loads(tree.text(path))["items"]
    return {item["url"].removeprefix(URL).partition("/")[2]: item for item in found}


def test_every_feed_is_sound_and_stands_where_it_should(tree: Tree) -> None:
    number, faults = faults_of(tree.root)
    assert faults == []
    gathered = {
        "kk": ("topics/law", "countries/kazakhstan"),
        "ru": ("topics/law", "topics/empty", "countries/kazakhstan"),
    }
    wanted = {f"{code}/{name}" for code in LANGUAGES for name in FAULTS}
    wanted |= {
        f"{code}/{folder}/{name}"
        for code in LANGUAGES
        for folder in gathered.get(code, gathered["kk"])
        for name in SITE_FEEDS
    }
    assert {path for path in tree.files() if posixpath.basename(path) in FAULTS} == wanted
    assert number == len(wanted)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_entry_has_its_text_correction_donor_and_documents(tree: Tree, language: str) -> None:
    item = entries(tree, f"{language}/feed.json")["news/2024/report/"]
    text = item["content_html"]
    assert text.startswith("<p><strong>")
    assert "Corrected.</p>" in text.split("\n")[0]
    assert f'href="{URL}{language}/events/2025/open/"' in text
    assert f'src="{URL}media/news/2024/report/dot.svg"' in text
    assert text.endswith(f"<p>Thanks {language}: projects/work {language}</p>")
    assert (item["date_published"], item["date_modified"]) == ("2024-08-21T00:00:00Z", "2025-02-03T00:00:00Z")
    (file,) = item["attachments"]
    assert file["url"] == f"{URL}media/news/2024/report/report.pdf"
    assert file["size_in_bytes"] == (tree.root / "media/news/2024/report/report.pdf").stat().st_size
    for feed in ("topics/law", "countries/kazakhstan"):
        assert entries(tree, f"{language}/{feed}/feed.json")["news/2024/report/"] == item


def test_a_summary_says_so_and_what_is_not_translated_is_not_there(tree: Tree) -> None:
    assert "news/2023/gist/" not in entries(tree, "kk/feed.json")
    english = entries(tree, "en/feed.json")["news/2023/gist/"]["content_html"]
    assert said("en", "standing_summary", source="from Russian") in english
    assert "news/2024/hostile/" not in entries(tree, "en/feed.json")


def test_a_hostile_title_is_a_title(tree: Tree) -> None:
    item = entries(tree, "ru/feed.json")["news/2024/hostile/"]
    assert item["title"] == HOSTILE
    root = etree.fromstring((tree.root / "ru/feed.xml").read_bytes())
    assert HOSTILE in root.xpath("//a:entry/a:title/text()", namespaces=NAMES)
    assert root.xpath("//*[local-name() = 'script']") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_of_a_page_that_can_endanger_its_reader_is_in_no_feed(tree: Tree, language: str) -> None:
    for path in (f"{language}/feed.json", f"{language}/topics/law/feed.json"):
        assert entries(tree, path)["news/2023/guarded/"]["content_html"] == "<p>Gist.</p>"
    feeds = [content for path, content in tree.files().items() if posixpath.basename(path) in FAULTS]
    assert b"Guarded words." not in b"".join(feeds)


def test_what_is_withdrawn_or_held_back_is_in_no_feed(project: Project) -> None:
    for path, content in project.tree.files().items():
        if posixpath.basename(path) in FAULTS:
            assert b"2025/withdrawn" not in content, path
            assert b"2025/held" not in content, path


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_calendar_has_the_events_of_the_language(tree: Tree, language: str) -> None:
    found = Calendar.from_ical(tree.text(f"{language}/events.ics")).walk("VEVENT")
    assert [str(event["URL"]) for event in found] == [f"{URL}{language}/events/2025/open/"]
    assert (str(found[0].decoded("DTSTART")), str(found[0].decoded("DTEND"))) == ("2025-06-02", "2025-06-05")


def test_every_page_names_feeds_that_are_there(tree: Tree) -> None:
    for path, page in tree.pages():
        links = page.all("//head/link[@rel='alternate'][@type]")
        announcing = path.partition("/")[0] in LANGUAGES and not path.endswith("404.html") and "withdrawn" not in path
        assert bool(links) == announcing, path
        shown = [] if "editors/style" in path else page.all("//nav[@class='feeds']//a")  # examples lead to themselves
        for link in (*links, *shown):
            target = (tree.root / path).parent / link.get("href")
            assert target.resolve().is_file(), (path, link.get("href"))
            assert link.get("hreflang") is None
            assert (
                target.resolve().relative_to(tree.root.resolve()).parts[0] == path.partition("/")[0].partition("-")[0]
            )


def test_the_feed_of_a_topic_is_announced_first_on_its_page(tree: Tree) -> None:
    page = tree.page("ru/topics/law/")
    assert page.all("//head/link[@rel='alternate'][@type]/@href")[0] == "../../../ru/topics/law/feed.xml"
    assert page.all("//nav[@class='feeds']//a/@href") == [f"../../../ru/topics/law/{name}" for name in SITE_FEEDS]


def test_a_site_without_an_address_has_no_feeds_and_names_none(tmp_path: Path) -> None:
    tree = full(tmp_path).built(ARASHA_SITE_URL="")
    files = tree.files()
    assert not any(posixpath.basename(path) in FAULTS for path in files)
    assert not any(b"feed.xml" in content or b"events.ics" in content for content in files.values())
    assert tree.has("ru/news/2024/report/")
