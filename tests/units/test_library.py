"""The library: items that name each other, in time, and what is held back or withdrawn."""

import datetime
from pathlib import Path
from typing import Any

import pytest

import tiny
from arasha.content import Library

TEXT = {"title": "T", "summary": "S"}


def topic(docs: Path, slug: str, **fields: Any) -> None:
    tiny.write(docs, f"topics/{slug}/index.ru.md", TEXT | fields)


def library(docs: Path, now: datetime.datetime = tiny.NOW) -> Library:
    reading = tiny.read(docs, now)
    assert reading.problems == ()
    return reading.library


def folders(items: list[Any]) -> list[str]:
    return [item.folder for item in items]


def test_the_sound_site_is_sound_and_has_every_kind(tmp_path: Path) -> None:
    found = library(tiny.site(tmp_path))
    assert {item.kind for item in found.items.values()} >= {"news", "event", "project", "course", "module", "partner"}
    assert {item.kind for item in found.items.values()} >= {"story", "topic", "country", "page"}


@pytest.mark.parametrize(
    ("named", "near", "wording"),
    [("law", "laws", "reference-unknown-near"), ("xyz", "", "reference-unknown")],
)
def test_an_unknown_name_is_a_problem_at_its_line_with_the_nearest_known_one(
    tmp_path: Path, named: str, near: str, wording: str
) -> None:
    topic(tmp_path, "laws")
    tiny.news(tmp_path, topics=["laws", named])
    (problem,) = tiny.problems(tmp_path)
    assert (problem.code, problem.wording, problem.line) == ("topic-unknown", wording, 7)
    assert (problem.values["kind"], problem.values["slug"], problem.values["near"]) == ("topic", named, near)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"organisers": ["laws"]}, "partner-unknown"),
        ({"countries": ["laws"]}, "country-unknown"),
        ({"contact": {"partner": "laws"}}, "partner-unknown"),
        ({"events": ["laws"]}, "event-unknown"),
        ({"projects": ["laws"]}, "project-unknown"),
    ],
    ids=str,
)
def test_a_name_is_looked_for_among_its_own_kind_only(tmp_path: Path, facts: dict[str, Any], code: str) -> None:
    topic(tmp_path, "laws")
    tiny.news(tmp_path, **facts)
    assert [problem.code for problem in tiny.problems(tmp_path)] == [code]


def test_a_slug_of_two_years_needs_its_year(tmp_path: Path) -> None:
    for year in ("2023", "2024"):
        tiny.write(tmp_path, f"events/{year}/school/index.ru.md", TEXT | {"start": year})
    tiny.news(tmp_path, events=["school"])
    (problem,) = tiny.problems(tmp_path)
    assert (problem.code, problem.values["folders"]) == ("slug-ambiguous", "events/2023/school, events/2024/school")
    folder = tiny.news(tmp_path, events=["2023/school"])
    found = library(tmp_path)
    assert folders(found.named(found.items[folder], "events")) == ["events/2023/school"]


def test_items_know_who_names_them_newest_first_each_once(tmp_path: Path) -> None:
    docs = tiny.site(tmp_path)
    found = library(docs)
    rights, centre = found.items["topics/rights"], found.items["partners/centre"]
    assert folders(found.naming(rights, "news")) == ["news/2024/academy", "news/2023/letter"]
    assert folders(found.naming(rights, "project", "story")) == ["projects/law", "stories/voice"]
    academy = found.items["news/2024/academy"]
    assert sorted(found.fields_naming(centre, academy)) == ["contact", "organisers"]
    assert folders(found.naming(centre, "news")) == ["news/2024/academy"]
    assert folders(found.named(found.items["projects/law"], "activities")) == [
        "news/2024/academy",
        "events/2024/academy",
    ]


def test_a_name_given_by_a_default_is_no_mention(tmp_path: Path) -> None:
    topic(tmp_path, "law")
    folder = tiny.news(tmp_path)
    found = library(tmp_path)
    assert found.targets[folder] == {}
    assert found.mentions == {}


@pytest.mark.parametrize(
    ("of", "reach", "months"),
    [(5, 1, [4, 5, 6]), (5, 2, [3, 4, 5, 6, 7]), (1, 2, [1, 2, 3]), (9, 2, [7, 8, 9]), (5, 99, list(range(1, 10)))],
)
def test_mentions_near_an_item_are_those_next_to_it_in_time(
    tmp_path: Path, of: int, reach: int, months: list[int]
) -> None:
    topic(tmp_path, "law")
    for month in range(1, 10):
        tiny.news(tmp_path, f"m-{month}", date=f"2024-0{month}", topics=["law"])
    found = library(tmp_path)
    near = found.mentions_near(found.items["topics/law"], found.items[f"news/2024/m-{of}"], reach)
    assert [int(mention.item[-1]) for mention in near] == months


def test_news_come_newest_first_and_undated_ones_last(tmp_path: Path) -> None:
    tiny.news(tmp_path, "old", year="2019")
    tiny.news(tmp_path, "lost", year="undated")
    tiny.news(tmp_path, "month", date="2024-08")
    tiny.news(tmp_path, "day")
    slugs = [item.slug for item in library(tmp_path).of_kind("news")]
    assert slugs == ["day", "month", "old", "lost"]


def test_modules_stand_by_number_in_their_course_only(tmp_path: Path) -> None:
    for course, slug, number in [("a", "z-first", 1), ("a", "b-second", 2), ("a-b", "other", 1)]:
        tiny.write(tmp_path, f"training/{course}/index.ru.md", TEXT | {"aims": ["x"]})
        module = TEXT | {"aims": ["x"], "number": number, "version": "1"}
        tiny.write(tmp_path, f"training/{course}/{slug}/index.ru.md", module)
    found = library(tmp_path)
    whole = found.items["training/a"]
    assert [item.slug for item in found.modules_of(whole)] == ["z-first", "b-second"]
    assert found.course_of(found.items["training/a/z-first"]) is whole
    assert found.countries == {}


@pytest.mark.parametrize(
    ("embargo", "there"),
    [("2024-09-01T11:59:00+00:00", True), ("2024-09-01T12:01:00+00:00", False), ("2024-09-01T16:59:00+05:00", True)],
)
def test_an_embargo_holds_an_item_back_until_its_moment(tmp_path: Path, embargo: str, there: bool) -> None:
    topic(tmp_path, "law")
    folder = tiny.news(tmp_path, topics=["law"], embargo=embargo)
    found = library(tmp_path)
    assert (folder in found.items) == there
    assert bool(found.naming(found.items["topics/law"], "news")) == there
    assert folder not in found.withdrawn


def test_an_item_under_embargo_may_be_named_and_shows_nowhere(tmp_path: Path) -> None:
    topic(tmp_path, "law", embargo="2030-01-01T00:00:00+00:00")
    folder = tiny.news(tmp_path, topics=["law"])
    found = library(tmp_path)
    assert found.named(found.items[folder], "topics") == []


def test_a_withdrawn_item_leaves_a_notice_and_nothing_else(tmp_path: Path) -> None:
    topic(tmp_path, "law")
    folder = tiny.news(tmp_path, topics=["law"], withdrawn={"date": "2024-08-30"})
    found = library(tmp_path)
    assert (list(found.withdrawn), folder in found.items) == ([folder], False)
    assert found.naming(found.items["topics/law"], "news") == []
    assert found.of_kind("news") == []


def test_one_wrong_item_does_not_hide_the_sound_ones_nor_their_problems(tmp_path: Path) -> None:
    topic(tmp_path, "law")
    tiny.news(tmp_path, "wrong", date="yesterday", topics=["none"])
    tiny.news(tmp_path, "also-wrong", title=None)
    tiny.news(tmp_path, "sound", topics=["law"])
    reading = tiny.read(tmp_path)
    assert [problem.code for problem in reading.problems] == ["field-missing", "date-unreadable"]
    assert set(reading.library.items) == {"topics/law", "news/2024/sound"}
