"""Feeds and calendars as they are written: sound by their standards whatever the texts hold."""

import datetime
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from lxml import etree

import tiny
from arasha.editions.atom import atom
from arasha.editions.calendar import calendar
from arasha.editions.entries import Category, Enclosure, Entry
from arasha.editions.feeds import Feed
from arasha.editions.json_feed import json_feed
from arasha.editions.markup import absolute, printable
from arasha.pages.views import Alternate
from feed_standards import LANGUAGE, NAMES, atom_faults, calendar_faults, json_faults

PAGE = "https://example.org/base/ru/news/2024/a/"
DAY = datetime.datetime(2024, 8, 21, tzinfo=datetime.UTC)
HOURS = {"start": "10:00", "end": "17:30", "zone": "Asia/Almaty"}
HOSTILE = [
    "</title><script>alert(1)</script>",
    "]]> & &amp; &#60; <![CDATA[x]]>",
    "\"quoted\" 'quoted' <!-- x -->",
    "Әділет; заң, құқық\\ — «тең» ₸ 🙂",
    "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY y 'z'>]>&y;",
    "BEGIN:VEVENT",
]


def entry(**changes: Any) -> Entry:
    fields: dict[str, Any] = {
        "id": PAGE,
        "url": PAGE,
        "title": "Title",
        "summary": "Summary.",
        "content": "<p>Text.</p>",
        "published": DAY,
        "updated": DAY,
        "categories": (Category("https://example.org/ru/topics/", "rights", "Права", "ru"),),
        "alternates": (Alternate("kk", PAGE.replace("ru", "kk")), Alternate("ru", PAGE)),
        "enclosures": (Enclosure("https://example.org/a.pdf", "a.pdf", "application/pdf", 7),),
        "picture": "https://example.org/a.png",
    }
    return Entry(**(fields | changes))


def feed(*entries: Entry, **changes: Any) -> Feed:
    home = "https://example.org/base/ru/"
    fields: dict[str, Any] = {
        "id": f"{home}feed.xml",
        "language": "ru",
        "title": "Араша",
        "subtitle": "О правах",
        "page": home,
        "atom": f"{home}feed.xml",
        "json": f"{home}feed.json",
        "author": "Араша",
        "home": home,
        "icon": f"{home}icon.svg",
        "rights": "CC BY-SA 4.0",
        "updated": DAY,
        "alternates": (Alternate("kk", "https://example.org/base/kk/feed.xml"),),
        "entries": entries,
    }
    return Feed(**(fields | changes))


BARE = {
    "summary": "",
    "published": None,
    "updated": None,
    "categories": (),
    "alternates": (),
    "enclosures": (),
    "picture": "",
}


@pytest.mark.parametrize("changes", [{}, BARE], ids=["everything", "nothing"])
def test_a_feed_is_sound_with_much_and_with_little(changes: dict[str, Any]) -> None:
    for made in (feed(entry(**changes)), feed(), feed(subtitle="", rights="", alternates=())):
        assert atom_faults(atom(made)) == []
        assert json_faults(json_feed(made)) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_stays_a_text(text: str) -> None:
    made = feed(
        entry(title=text, summary=text, categories=(Category("https://x.example/", "x", text, "ru"),)), title=text
    )
    root = etree.fromstring(atom(made))
    assert root.xpath("//a:title/text()", namespaces=NAMES) == [text, text]
    assert root.xpath("//a:category/@label", namespaces=NAMES) == [text]
    assert atom_faults(atom(made)) == []
    item = json.loads(json_feed(made))["items"][0]
    assert (item["title"], item["summary"], item["tags"]) == (text, text, [text])


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_any_text_can_be_written_once_its_control_characters_are_gone(text: str) -> None:
    root = etree.fromstring(atom(feed(entry(title=printable(text)))))
    assert (root.xpath("//a:entry/a:title", namespaces=NAMES)[0].text or "") == printable(text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("а\x00б\x08в\x1fг\x7fд\x9fе", "абвгде"),
        ("а\ufffe\uffff\ud800б", "аб"),
        ("а\tб\nв\u00a0г\U0001f642", "а\tб\nв\u00a0г\U0001f642"),
    ],
)
def test_control_characters_are_left_out(text: str, kept: str) -> None:
    assert printable(text) == kept


def test_an_entry_leads_to_its_own_language_whether_a_reader_takes_the_first_or_the_last_link() -> None:
    links = etree.fromstring(atom(feed(entry()))).xpath("//a:entry/a:link[@rel='alternate']", namespaces=NAMES)
    assert [(link.get("hreflang"), link.get("href")) for link in links] == [
        (None, PAGE),
        ("kk", PAGE.replace("ru", "kk")),
        ("ru", PAGE),
    ]


def test_a_label_in_another_language_than_the_feeds_says_which() -> None:
    borrowed = Category("https://x.example/", "x", "Құқық", "kk")
    root = etree.fromstring(atom(feed(entry(categories=(borrowed, replace(borrowed, language="ru"))))))
    assert [one.get(LANGUAGE) for one in root.iterfind(".//a:category", NAMES)] == ["kk", None]


def test_the_same_facts_stand_in_both_formats() -> None:
    made = feed(entry())
    root, document = etree.fromstring(atom(made)), json.loads(json_feed(made))
    item = document["items"][0]
    assert root.xpath("string(//a:entry/a:published)", namespaces=NAMES) == item["date_published"]
    assert root.xpath("string(//a:entry/a:content)", namespaces=NAMES) == item["content_html"]
    assert root.xpath("string(//a:link[@rel='enclosure']/@length)", namespaces=NAMES) == "7"
    assert item["attachments"] == [
        {"url": "https://example.org/a.pdf", "mime_type": "application/pdf", "title": "a.pdf", "size_in_bytes": 7}
    ]
    assert (document["language"], item["date_published"]) == ("ru", "2024-08-21T00:00:00Z")


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ('<a href="../../../about/">x</a>', '<a href="https://example.org/base/ru/about/">x</a>'),
        ('<a class="x" href="../b/#c">x</a>', '<a class="x" href="https://example.org/base/ru/news/2024/b/#c">x</a>'),
        ('<a href="#fn:1">1</a>', f'<a href="{PAGE}#fn:1">1</a>'),
        ('<a href="https://other.example/?a=1&amp;b">x</a>', '<a href="https://other.example/?a=1&amp;b">x</a>'),
        ('<a href="mailto:a@example.org">x</a>', '<a href="mailto:a@example.org">x</a>'),
        ('<img alt="a" src="../x.png">', '<img alt="a" src="https://example.org/base/ru/news/2024/x.png">'),
        ('<img srcset="a.png 1x, b.png 2x">', f'<img srcset="{PAGE}a.png 1x, {PAGE}b.png 2x">'),
        ('<code>&lt;a href="x"&gt;</code>', '<code>&lt;a href="x"&gt;</code>'),
        ('<img alt="<a href=&quot;x&quot;>" src="y">', f'<img alt="<a href=&quot;x&quot;>" src="{PAGE}y">'),
        ('<p>a < b href="x"</p>', '<p>a < b href="x"</p>'),
        ('<a href="?q=1&amp;r=&quot;">x</a>', f'<a href="{PAGE}?q=1&amp;r=&quot;">x</a>'),
    ],
)
def test_addresses_in_a_text_become_absolute(html: str, wanted: str) -> None:
    assert absolute(html, PAGE) == wanted


def events(tmp_path: Path, code: str = "ru", **fields: Any) -> list[Any]:
    """The calendar's events of a site with one event; the calendar must be sound."""
    sound = {"title": "T", "summary": "S.", "start": "2024-08-19"}
    tiny.write(tmp_path, "events/2024/e/index.ru.md", {**sound, **fields}, "Текст.")
    tiny.translate(tmp_path, "events/2024/e", "kk", "ru", title="К", summary="Қ.")
    data = calendar(tiny.open_site(tmp_path, code))
    assert calendar_faults(data) == []
    return list(Calendar.from_ical(data.decode()).walk("VEVENT"))


@pytest.mark.parametrize(
    ("start", "end", "wanted"),
    [
        ("2024-08-19", "2024-08-21", ("2024-08-19", "2024-08-22")),
        ("2024-08-19", None, ("2024-08-19", "2024-08-20")),
        ("2024-12-31", None, ("2024-12-31", "2025-01-01")),
        ("2024-08-19", "2024-09", ("2024-08-19", "2024-08-20")),
        ("2024-08", "2024-08-21", None),
        ("2024", None, None),
    ],
)
def test_an_event_lasts_from_its_first_day_to_the_day_after_its_last(
    tmp_path: Path, start: str, end: str | None, wanted: tuple[str, str] | None
) -> None:
    found = events(tmp_path, start=start, **({"end": end} if end else {}))
    days = [(str(event.decoded("DTSTART")), str(event.decoded("DTEND"))) for event in found]
    assert days == ([wanted] if wanted else [])


@pytest.mark.parametrize(
    ("dates", "hours", "wanted"),
    [
        ({}, HOURS, ["19T05:00 19T12:30"]),
        ({"end": "2024-08-19"}, HOURS, ["19T05:00 19T12:30"]),
        ({"end": "2024-08-21"}, HOURS, ["19T05:00 19T12:30", "20T05:00 20T12:30", "21T05:00 21T12:30"]),
        ({}, {"start": "22:00", "zone": "America/New_York"}, ["20T02:00 -"]),
        ({}, HOURS | {"zone": "UTC"}, ["19T10:00 19T17:30"]),
        # The clocks went from +06 to +05 at midnight of 1 March, and in Brussels from +02 to +01 on 27 October.
        ({"start": "2024-02-29", "end": "2024-03-01"}, HOURS, ["29T04:00 29T11:30", "01T05:00 01T12:30"]),
        (
            {"start": "2024-10-26", "end": "2024-10-27"},
            {"start": "10:00", "end": "11:00", "zone": "Europe/Brussels"},
            ["26T08:00 26T09:00", "27T09:00 27T10:00"],
        ),
    ],
)
def test_an_event_with_hours_is_at_the_same_moments_in_a_calendar(
    tmp_path: Path, dates: dict[str, str], hours: dict[str, str], wanted: list[str]
) -> None:
    """By the rules for the clocks that the calendar itself holds, as a program reads it."""
    (event,) = events(tmp_path, hours=hours, **dates)
    document = Calendar.from_ical(calendar(tiny.open_site(tmp_path, "ru")).decode())
    zone = document.timezones[0].to_tz() if document.timezones else datetime.UTC
    starts = [event.decoded("DTSTART").replace(tzinfo=None)]
    if "RRULE" in event:
        starts = list(rrulestr(event["RRULE"].to_ical().decode(), dtstart=starts[0]))
    ends = [f"{_utc(start + event.duration, zone)}" if "DTEND" in event else "-" for start in starts]
    assert [f"{_utc(start, zone)} {end}" for start, end in zip(starts, ends, strict=True)] == wanted


def _utc(clocks: datetime.datetime, zone: datetime.tzinfo) -> str:
    return f"{clocks.replace(tzinfo=zone).astimezone(datetime.UTC):%dT%H:%M}"


def test_a_vague_last_day_is_said_in_words(tmp_path: Path) -> None:
    (event,) = events(tmp_path, end="2024-09")
    assert "сентябрь 2024 г." in str(event["DESCRIPTION"])


def test_an_event_in_a_calendar_says_what_where_and_in_which_language(tmp_path: Path) -> None:
    (event,) = events(tmp_path, title="Академия, право; «тең»", place="Алматы", end="2024-08-21")
    assert (str(event["SUMMARY"]), event["SUMMARY"].params["LANGUAGE"]) == ("Академия, право; «тең»", "ru")
    assert str(event["LOCATION"]) == "Алматы"
    assert str(event["DESCRIPTION"]) == f"S.\n\n{tiny.URL}ru/events/2024/e/"
    assert str(event["URL"]) == f"{tiny.URL}ru/events/2024/e/"
    assert event["STATUS"] == "CONFIRMED"


def test_a_cancelled_event_stays_and_is_marked(tmp_path: Path) -> None:
    (event,) = events(tmp_path, cancelled=True)
    assert event["STATUS"] == "CANCELLED"


def test_an_event_over_the_network_takes_place_there_too(tmp_path: Path) -> None:
    online = tiny.language("ru").text("online")
    (event,) = events(tmp_path, online=True)
    assert str(event["LOCATION"]) == online
    (event,) = events(tmp_path / "both", online=True, place="Алматы, зал 5")
    assert str(event["LOCATION"]) == f"Алматы, зал 5 · {online}"


def test_an_event_to_come_was_not_stamped_on_its_day(tmp_path: Path) -> None:
    (event,) = events(tmp_path, start="2024-09-02")
    assert event.decoded("DTSTAMP") <= tiny.NOW


def test_the_name_of_an_event_is_the_same_in_all_languages_but_for_its_end(tmp_path: Path) -> None:
    (ours,), (theirs,) = events(tmp_path), events(tmp_path, "kk")
    assert str(ours["UID"]).removesuffix("-ru") == str(theirs["UID"]).removesuffix("-kk")
    (moved,) = events(tmp_path / "moved", moved_from=["events/2023/e"])
    assert moved["UID"] != ours["UID"]


@pytest.mark.parametrize("text", [*HOSTILE, "Құқық " * 60, "🙂" * 60])
def test_any_title_can_stand_in_a_calendar(tmp_path: Path, text: str) -> None:
    (event,) = events(tmp_path, title=text)
    assert str(event["SUMMARY"]) == text.strip()
