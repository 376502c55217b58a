"""The front page: what it says when nothing is coming, and where each reader begins."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

import tiny
from arasha.pages.front import FrontPage, front_page
from arasha.pages.views import Group

LONG_AFTER = datetime.date(2100, 1, 1)
LONG_BEFORE = datetime.date(2000, 1, 1)


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny.site(tmp_path_factory.mktemp("site"))


def front(docs: Path, code: str, today: datetime.date) -> FrontPage:
    return front_page(replace(tiny.open_site(docs, code), today=today))


def group(page: FrontPage, anchor: str) -> Group:
    return next(one for one in page.groups if one.anchor == anchor)


@pytest.mark.parametrize("code", tiny.LANGUAGES)
def test_coming_events_stand_under_their_own_heading(docs: Path, code: str) -> None:
    site = tiny.open_site(docs, code)
    events = group(front(docs, code, LONG_BEFORE), "events")
    assert (events.heading, events.note) == (site.text("home_events"), "")


@pytest.mark.parametrize("code", tiny.LANGUAGES)
def test_without_coming_events_a_line_says_so_over_the_past_ones(docs: Path, code: str) -> None:
    site = tiny.open_site(docs, code)
    events = group(front(docs, code, LONG_AFTER), "events")
    assert (events.heading, events.note) == (site.text("home_events_past"), site.text("home_events_none"))
    assert events.cards


@pytest.mark.parametrize(("today", "state"), [(LONG_BEFORE, "coming"), (LONG_AFTER, "over")])
def test_a_project_on_the_front_page_tells_its_state(docs: Path, today: datetime.date, state: str) -> None:
    words = tiny.open_site(docs, "ru").text(f"status_project_{state}")
    assert words in {card.note for card in group(front(docs, "ru", today), "projects").cards}


@pytest.mark.parametrize("code", tiny.LANGUAGES)
def test_every_reader_has_a_way_in(docs: Path, code: str) -> None:
    ways = front(docs, code, LONG_AFTER).ways
    wanted = [f"{code}/topics/", f"{code}/training/"]
    assert [way.address for way in ways][:2] == wanted
    assert all(way.text and way.note for way in ways)


def test_editors_have_a_way_in_where_there_is_a_page_for_them(tmp_path: Path) -> None:
    docs = tiny.site(tmp_path)
    assert not [way for way in front(docs, "ru", LONG_AFTER).ways if way.address == "ru/editors/"]
    tiny.write(docs, "editors/index.ru.md", {"title": "Editors", "summary": "How."}, "Text.")
    assert [way.address for way in front(docs, "ru", LONG_AFTER).ways][2:] == ["ru/editors/"]
    assert [way.language for way in front(docs, "kk", LONG_AFTER).ways][2:] == ["ru"]
