"""Lists: news by page and by year, events and projects by the day of the build, everything under a topic or country."""

from __future__ import annotations

from pathlib import Path

import pytest

from sites import LANGUAGES, NOW, Project, said
from trees import Html, Tree

DAY = 24 * 60 * 60


def headings(page: Html) -> dict[str, list[str]]:
    """Folders of the items under each heading of level 2 of a list (empty: without one)."""
    found: dict[str, list[str]] = {}
    for section in page.all("//main//*[starts-with(@class, 'group ')]"):
        heading = section.xpath("string(./h2)").strip()
        links = section.xpath(".//article//h2//a/@href | .//article//h3//a/@href")
        found[heading] = [folder(link) for link in links]
    return found


def folder(link: str) -> str:
    """`news/2024/academy` from `../ru/news/2024/academy/`."""
    return link.replace("../", "").strip("/").partition("/")[2]


def entries(page: Html) -> list[str]:
    """Folders of all items of a list."""
    return [one for group in headings(page).values() for one in group]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("address", "total"), [("news", 25), ("news/2021", 22), ("topics/law", 25)])
def test_a_long_list_is_cut_into_two_pages(plenty: Tree, language: str, address: str, total: int) -> None:
    first, second = plenty.page(f"{language}/{address}/"), plenty.page(f"{language}/{address}/page/2/")
    assert len(entries(first)) == 20
    assert len(set(entries(first)) | set(entries(second))) == total == 20 + len(entries(second))
    assert not plenty.has(f"{language}/{address}/page/3/")
    assert first.title != second.title
    assert first.links("/page/2/")
    assert second.links(f"{language}/{address}/")
    assert first.one("//link[@rel='canonical']/@href") != second.one("//link[@rel='canonical']/@href")


def test_news_stand_newest_first_and_undated_last(plenty: Tree) -> None:
    found = entries(plenty.page("ru/news/")) + entries(plenty.page("ru/news/page/2/"))
    days = [f"news/2021/day-{day:02}" for day in range(22, 0, -1)]
    assert found == ["news/2022/second", "news/2022/first", *days, "news/undated/old"]


def test_borrowed_news_stand_at_the_end_of_the_last_page(plenty: Tree) -> None:
    """They are the newest, but a reader of Kazakh sees first what there is in Kazakh."""
    page = plenty.page("kk/news/page/2/")
    assert not plenty.page("kk/news/").links("news/2022/first/")
    assert entries(page)[-2:] == ["news/2022/second", "news/2022/first"]
    assert headings(page)[said("kk", "group_borrowed")] == ["news/2022/second", "news/2022/first"]
    assert all(link.get("lang") == "ru" for link in page.all("//article//h3//a[contains(@href, 'news/2022/')]"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_section_has_a_heading_and_a_group_without_one_is_none(plenty: Tree, language: str) -> None:
    """HTML, 4.3.3: a section is a thematic grouping, typically with a heading; who hears the page jumps by them."""
    for address in ("news/", "topics/law/", "topics/"):
        page = plenty.page(f"{language}/{address}")
        assert page.all("//main//section[not(h2)]") == []
        assert page.all("//main//*[starts-with(@class, 'group ')]")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_archive_leads_to_every_year(plenty: Tree, language: str) -> None:
    page = plenty.page(f"{language}/news/")
    links = page.all(f"//nav[@aria-label='{said(language, 'archive')}']//a")
    assert [folder(link.get("href")) for link in links] == ["news/2022", "news/2021", "news/undated"]
    assert [link.text for link in links] == ["2022", "2021", said(language, "undated")]
    assert entries(plenty.page(f"{language}/news/undated/")) == ["news/undated/old"]
    assert entries(plenty.page(f"{language}/news/2022/")) == ["news/2022/second", "news/2022/first"]


def test_an_undated_item_says_that_its_date_is_unknown(rich: Tree) -> None:
    for language in LANGUAGES:
        page = rich.page(f"{language}/news/undated/archive/")
        assert said(language, "date_unknown") in page.main
        assert not page.all("//header//time")


@pytest.mark.parametrize("language", LANGUAGES)
def test_events_stand_as_coming_or_past(rich: Tree, language: str) -> None:
    found = headings(rich.page(f"{language}/events/"))
    assert found == {
        said(language, "events_coming"): ["events/2025/running", "events/2025/coming"],
        said(language, "events_past"): ["events/2025/past"],
    }
    for slug, state in {"coming": "coming", "running": "running", "past": "over"}.items():
        assert said(language, f"status_event_{state}") in rich.page(f"{language}/events/2025/{slug}/").main


@pytest.mark.parametrize("language", LANGUAGES)
def test_projects_stand_as_running_or_finished(rich: Tree, language: str) -> None:
    assert headings(rich.page(f"{language}/projects/")) == {
        said(language, "projects_running"): ["projects/running"],
        said(language, "projects_over"): ["projects/finished"],
        said(language, "projects_undated"): ["projects/undated"],
    }
    assert said(language, "status_project_over") in rich.page(f"{language}/projects/finished/").main


def test_the_day_of_the_build_moves_events_and_projects(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.item("events/2025/day", {"start": "2025-06-01"})
    project.item("projects/month", {"start": "2025-05", "end": "2025-06-01"})
    for now, event, running in ((NOW, "events_coming", "running"), (NOW + DAY, "events_past", "over")):
        tree = project.built(SOURCE_DATE_EPOCH=str(now))
        for language in LANGUAGES:
            assert headings(tree.page(f"{language}/events/")) == {said(language, event): ["events/2025/day"]}
            found = headings(tree.page(f"{language}/projects/"))
            assert found == {said(language, f"projects_{running}"): ["projects/month"]}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("gathering", ["topics/law", "countries/kazakhstan"])
def test_a_topic_and_a_country_gather_everything(rich: Tree, language: str, gathering: str) -> None:
    found = entries(rich.page(f"{language}/{gathering}/"))
    assert sorted(found) == [
        "events/2025/coming",
        "news/2023/russian",
        "news/2024/standings",
        "projects/running",
        "stories/voice",
        "training/course",
    ]


def test_an_empty_list_says_so(plenty: Tree) -> None:
    for language in LANGUAGES:
        for section in ("events", "projects", "partners", "training", "stories", "countries"):
            page = plenty.page(f"{language}/{section}/")
            assert said(language, f"empty_{section}") in page.main
            assert not entries(page)


def test_the_front_page_shows_the_latest(rich: Tree) -> None:
    for language in LANGUAGES:
        page = rich.page(f"{language}/")
        links = [folder(link) for link in page.all("//main//article//a/@href")]
        assert links[0] in ("news/2024/academy", "news/2024/standings")
        for shown in ("events/2025/coming", "projects/running", "training/course", "stories/voice"):
            assert shown in links
