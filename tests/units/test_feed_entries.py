"""Which items stand in a feed, in what order, and what an entry tells."""

import datetime
import html
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import media_files
import tiny
from arasha.editions.entries import Entry, entry
from arasha.editions.feeds import NEWEST, items_of_feeds, make_feed
from arasha.editions.syndication import feeds_and_calendar, needed
from arasha.editions.times import UNKNOWN
from arasha.pages.bodies import Shown
from arasha.pages.plans import page_of
from arasha.pages.site import Site
from feed_standards import faults_of

ACADEMY = "news/2024/academy"


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny.site(tmp_path_factory.mktemp("site"))


def shown(site: Site, folder: str, body: str = "<p>The text.</p>") -> Shown:
    return Shown(page_of(site, site.library.items[folder]), body)


def entry_of(docs: Path, folder: str, code: str = "ru", body: str = "<p>The text.</p>", **options: Any) -> Entry:
    site = tiny.open_site(docs, code, **options)
    return entry(site, site.library.items[folder], shown(site, folder, body), docs)


def order(docs: Path, code: str = "ru", feed: str = "", **changed: str) -> list[str]:
    """Folders of a feed's items."""
    history = {f"{folder}/index.{code}.md": day for folder, day in changed.items()}
    return [item.folder for item in items_of_feeds(tiny.open_site(docs, code, changed=history))[feed]]


def moment(*parts: int) -> datetime.datetime:
    return datetime.datetime(*parts, tzinfo=datetime.UTC)  # type: ignore[misc, arg-type]


def test_a_feed_begins_with_the_newest_and_ends_with_what_has_no_date(docs: Path) -> None:
    assert order(docs) == [
        ACADEMY,
        "events/2024/academy",
        "projects/law",
        "news/2023/letter",
        "stories/voice",
        "news/undated/archive",
    ]


def test_the_history_puts_what_has_no_day_of_publication_in_its_place(docs: Path) -> None:
    found = order(docs, **{"stories/voice": "2024-09-01", "events/2024/academy": "2024-02-01", ACADEMY: "2025-01-01"})
    assert found[:4] == ["stories/voice", ACADEMY, "events/2024/academy", "projects/law"]


def test_old_news_that_were_mended_do_not_come_up_again(docs: Path) -> None:
    assert order(docs, **{"news/undated/archive": "2024-09-01"})[-1] == "news/undated/archive"


@pytest.mark.parametrize("code", tiny.LANGUAGES)
def test_a_feed_holds_its_own_language_alone(docs: Path, code: str) -> None:
    assert ("news/2023/letter" in order(docs, code)) == (code == "ru")


@pytest.mark.parametrize(
    ("feed", "wanted"),
    [
        ("topics/rights", [ACADEMY, "projects/law", "news/2023/letter", "stories/voice"]),
        ("countries/kazakhstan", [ACADEMY, "projects/law", "stories/voice", "news/undated/archive"]),
    ],
)
def test_a_topic_and_a_country_have_feeds_of_their_own(docs: Path, feed: str, wanted: list[str]) -> None:
    assert order(docs, feed=feed) == wanted


def test_a_feed_ends_after_the_newest_and_only_their_pages_are_needed(tmp_path: Path) -> None:
    for day in range(1, NEWEST + 2):
        tiny.news(tmp_path, f"day-{day}", date=f"2024-{1 + day // 28:02}-{1 + day % 28:02}")
    site = tiny.open_site(tmp_path, "ru")
    assert len(items_of_feeds(site)[""]) == NEWEST
    assert len(needed(site)) == NEWEST
    assert "news/2024/day-1" not in needed(site)


def test_without_an_address_of_the_site_there_are_no_feeds(docs: Path) -> None:
    site = tiny.open_site(docs, "ru", url="")
    assert needed(site) == frozenset()
    assert list(feeds_and_calendar(site, {})) == []


@pytest.mark.parametrize("code", tiny.LANGUAGES)
def test_all_editions_of_the_sound_site_are_sound(docs: Path, tmp_path: Path, code: str) -> None:
    site = tiny.open_site(docs, code)
    entries = {name: entry(site, site.library.items[name], shown(site, name), docs) for name in needed(site)}
    for address, data in feeds_and_calendar(site, entries):
        file = tmp_path / address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    assert faults_of(tmp_path) == (7, [])


@pytest.mark.parametrize(
    ("written", "date", "line"),
    [
        ("2024-08-21", moment(2024, 8, 21), ""),
        ("2024-08", moment(2024, 8, 1), "August 2024 · "),
        ("2024", moment(2024, 1, 1), "2024 · "),
        ("unknown", None, ""),
    ],
)
def test_a_vague_date_is_its_first_day_and_said_in_words(
    tmp_path: Path, written: str, date: datetime.datetime | None, line: str
) -> None:
    folder = tiny.news(tmp_path, language="en", year="undated" if written == "unknown" else "2024", **{"date": written})
    found = entry_of(tmp_path, folder, "en")
    assert (found.published, found.updated) == (date, date)
    assert found.summary == f"{line}In short."


@pytest.mark.parametrize(
    ("fields", "changed", "updated"),
    [
        ({}, "", moment(2024, 8, 21)),
        ({}, "2024-08-25", moment(2024, 8, 25)),
        ({}, "2024-08-01", moment(2024, 8, 21)),
        ({"updated": "2024-08-30"}, "2024-08-25", moment(2024, 8, 30)),
        ({"corrections": [{"date": "2024-08-28", "text": "T"}]}, "2024-08-25", moment(2024, 8, 28)),
        ({"embargo": "2024-08-31T09:00:00+05:00"}, "", moment(2024, 8, 31, 4)),
    ],
)
def test_an_entry_is_as_new_as_its_latest_change(
    tmp_path: Path, fields: dict[str, Any], changed: str, updated: datetime.datetime
) -> None:
    folder = tiny.news(tmp_path, **fields)
    history = {f"{folder}/index.ru.md": changed} if changed else {}
    assert entry_of(tmp_path, folder, changed=history).updated == updated


def test_an_entry_is_not_published_before_its_embargo_ends(tmp_path: Path) -> None:
    folder = tiny.news(tmp_path, embargo="2024-08-31T09:00:00+05:00")
    assert entry_of(tmp_path, folder).published == moment(2024, 8, 31, 4)


def test_events_and_stories_have_no_day_of_publication(docs: Path) -> None:
    event, story = entry_of(docs, "events/2024/academy"), entry_of(docs, "stories/voice")
    assert (event.published, event.updated) == (None, moment(2024, 8, 19))
    assert (story.published, story.updated) == (None, None)


def test_what_is_to_come_was_changed_on_no_day_to_come_and_stands_first(tmp_path: Path) -> None:
    """Day by day the same until it comes: NOW is the first of September."""
    tiny.news(tmp_path)
    for slug, start in (("soon", "2024-09-02"), ("today", "2024-09-01"), ("later", "2025")):
        tiny.write(tmp_path, f"events/{start[:4]}/{slug}/index.ru.md", {"title": "T", "summary": "S.", "start": start})
    assert order(tmp_path) == ["events/2025/later", "events/2024/soon", "events/2024/today", ACADEMY]
    found = [entry_of(tmp_path, folder).updated for folder in order(tmp_path)[:3]]
    assert found == [None, None, moment(2024, 9, 1)]
    feed = make_feed(
        site := tiny.open_site(tmp_path, "ru"), "", tuple(entry_of(tmp_path, name) for name in order(tmp_path))
    )
    assert feed.updated == moment(*site.today.timetuple()[:3])


def test_an_entry_keeps_its_name_when_the_item_moves(docs: Path) -> None:
    assert entry_of(docs, ACADEMY).id == f"{tiny.URL}ru/{ACADEMY}/"
    letter = entry_of(docs, "news/2023/letter")
    assert (letter.id, letter.url) == (f"{tiny.URL}ru/news/2023/old-letter/", f"{tiny.URL}ru/news/2023/letter/")


def test_an_entry_names_its_versions_its_topics_and_its_picture(docs: Path) -> None:
    found = entry_of(docs, ACADEMY, "kk")
    assert [one.language for one in found.alternates] == ["kk", "ru", "en"]
    assert [one.language for one in entry_of(docs, "news/2023/letter").alternates] == ["ru"]
    assert [(one.term, one.label) for one in found.categories] == [
        ("rights", "Адам құқықтары"),
        ("kazakhstan", "Қазақстан"),
    ]
    assert found.picture == f"{tiny.URL}media/{ACADEMY}/hall.png"
    assert f'<img src="{found.picture}"' in found.content


def test_a_correction_stands_before_the_text_the_newest_first(tmp_path: Path) -> None:
    told = [{"date": "2024-01", "text": "old & gone"}, {"date": "2024-08-22", "text": "42, <not> 24"}]
    found = entry_of(tmp_path, tiny.news(tmp_path, language="en", corrections=told), "en")
    assert found.content.split("\n") == [
        "<p><strong>Correction, 22 August 2024:</strong> 42, &lt;not&gt; 24</p>",
        "<p><strong>Correction, January 2024:</strong> old &amp; gone</p>",
        "<p>The text.</p>",
    ]


@pytest.mark.parametrize("code", tiny.LANGUAGES)
def test_the_donor_is_named_at_the_end(docs: Path, code: str) -> None:
    last = entry_of(docs, ACADEMY, code).content.split("\n")[-1]
    assert last == f"<p>{shown(tiny.open_site(docs, code), ACADEMY).view.acknowledgements[0].text}</p>"


@pytest.mark.parametrize(("coverage", "key"), [("summary", "standing_summary"), ("full", "")])
def test_a_summary_says_that_it_is_one_and_where_the_whole_text_is(tmp_path: Path, coverage: str, key: str) -> None:
    folder = tiny.news(tmp_path)
    tiny.translate(tmp_path, folder, "en", "ru", title="T", summary="The gist.", coverage=coverage)
    found = entry_of(tmp_path, folder, "en", body="")
    site = tiny.open_site(tmp_path, "en")
    said = site.text(key, source="from Russian") if key else "nothing of the kind"
    assert (said in found.content) == bool(key)
    assert (f'<a href="{tiny.URL}ru/{folder}/" hreflang="ru" lang="ru">Русский</a>' in found.content) == bool(key)
    assert "<p>The gist.</p>" in found.content


def test_a_translation_that_is_behind_says_so(tmp_path: Path) -> None:
    folder = tiny.news(tmp_path)
    tiny.translate(tmp_path, folder, "en", "ru", title="T", summary="S.")
    tiny.change(tmp_path, f"{folder}/index.ru.md", body="Другое.")
    said = tiny.open_site(tmp_path, "en").text("standing_behind", source="from Russian")
    assert said in entry_of(tmp_path, folder, "en").content
    assert said not in entry_of(tmp_path, folder, "ru").content


def test_what_a_reader_must_see_before_a_story_stands_before_it(docs: Path) -> None:
    first = entry_of(docs, "stories/voice").content.split("\n")[0]
    assert first == f"<p>{tiny.language('ru').text('consent_pseudonym')}</p>"


@pytest.mark.parametrize(
    ("facts", "line"),
    [
        ({}, "19–21 August 2024"),
        ({"cancelled": True}, "Cancelled · 19–21 August 2024"),
        ({"hours": {"start": "10:00", "zone": "UTC"}}, "19–21 August 2024, daily from 10:00 (UTC time, UTC)"),
    ],
)
def test_an_event_says_when_and_where_and_whether_at_all(tmp_path: Path, facts: dict[str, Any], line: str) -> None:
    tiny.site(tmp_path)
    tiny.change(tmp_path / "docs", "events/2024/academy/index.kk.md", **facts)
    found = entry_of(tmp_path / "docs", "events/2024/academy", "en")
    assert found.summary == f"{line} · Almaty · The gist of it."


def test_a_page_that_can_endanger_its_reader_gives_its_title_and_summary_alone(tmp_path: Path) -> None:
    tiny.site(tmp_path)
    docs = tmp_path / "docs"
    (docs / ACADEMY / "guide.pdf").write_bytes(media_files.pdf())
    tiny.change(docs, f"{ACADEMY}/index.ru.md", sensitive=True, corrections=[{"date": "2024-08-22", "text": "SECRET"}])
    found = entry_of(docs, ACADEMY, "ru", body="<p>SECRET</p>")
    assert "SECRET" not in found.content
    assert found.content.startswith("<p>Коротко о главном.</p>\n<p>Проект ")
    assert (found.picture, found.enclosures) == ("", ())


def test_a_document_beside_the_text_is_enclosed_as_long_as_its_clean_copy(tmp_path: Path) -> None:
    folder = tiny.news(tmp_path)
    told, bare = media_files.pdf(media_files.with_author), tmp_path / folder / "bare.pdf"
    (tmp_path / folder / "Report.PDF").write_bytes(told)
    bare.write_bytes(media_files.pdf())
    (tmp_path / folder / "dot.png").write_bytes(tiny.PNG)
    found = {file.name: file for file in entry_of(tmp_path, folder).enclosures}
    assert set(found) == {"Report.PDF", "bare.pdf"}
    assert found["bare.pdf"].length == bare.stat().st_size
    assert 0 < found["Report.PDF"].length != len(told)
    assert found["bare.pdf"].media_type == "application/pdf"
    assert found["bare.pdf"].url == f"{tiny.URL}media/{folder}/bare.pdf"


def test_a_mailbox_is_as_hard_to_harvest_as_on_the_page(docs: Path) -> None:
    text = entry_of(docs, ACADEMY, body='<p><a href="mailto:info@example.org">info@example.org</a></p>').content
    assert "@" not in text
    assert 'href="mailto:info@example.org">info@example.org</a>' in html.unescape(text)


def test_a_feed_is_as_new_as_its_newest_entry_or_as_its_page(docs: Path) -> None:
    site = tiny.open_site(docs, "ru", changed={"topics/rights/index.ru.md": "2024-07-01"})
    item = entry(site, site.library.items[ACADEMY], shown(site, ACADEMY), docs)
    later = replace(item, updated=moment(2025, 1, 1))
    assert make_feed(site, "", (item, later, item)).updated == moment(2025, 1, 1)
    assert make_feed(site, "topics/rights", ()).updated == moment(2024, 7, 1)
    assert make_feed(site, "countries/kazakhstan", ()).updated == UNKNOWN


def test_who_follows_the_feed_of_a_topic_goes_on_getting_it_when_the_topic_moves(tmp_path: Path) -> None:
    fields = {"title": "T", "summary": "S.", "moved_from": ["topics/first", "/topics/second/"]}
    tiny.write(tmp_path, "topics/third/index.ru.md", fields)
    tiny.news(tmp_path, topics=["third"])
    site = tiny.open_site(tmp_path, "ru")
    entries = {name: entry(site, site.library.items[name], shown(site, name), tmp_path) for name in needed(site)}
    written = dict(feeds_and_calendar(site, entries))
    for name in ("feed.xml", "feed.json"):
        folders = [f"ru/topics/{folder}/{name}" for folder in ("first", "second", "third")]
        assert len({written[address] for address in folders}) == 1
    feed = make_feed(site, "topics/third", ())
    assert (feed.id, feed.atom) == (f"{tiny.URL}ru/topics/first/feed.xml", f"{tiny.URL}ru/topics/third/feed.xml")


def test_a_feed_names_its_page_its_other_languages_and_the_site_as_author(docs: Path) -> None:
    feed = make_feed(tiny.open_site(docs, "ru", rights="CC BY-SA 4.0"), "topics/rights", ())
    assert (feed.title, feed.author, feed.rights) == ("Права человека — Араша", "Араша", "CC BY-SA 4.0")
    assert feed.page == f"{tiny.URL}ru/topics/rights/"
    assert feed.atom == f"{tiny.URL}ru/topics/rights/feed.xml"
    assert [one.url for one in feed.alternates] == [f"{tiny.URL}{code}/topics/rights/feed.xml" for code in ("kk", "en")]
