"""The state of translations: what is missing, what is behind, since when, and what has changed."""

import subprocess
from pathlib import Path

import pytest

import tiny
from arasha.content.revisions import difference, revisions, text_with
from arasha.content.status import MISSING, STATES, Status, broken_link, status
from arasha.pages.translation_state import TRANSLATIONS, translations_page

NEWS = "news/2024/academy"
RU, KK = f"{NEWS}/index.ru.md", f"{NEWS}/index.kk.md"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return tiny.site(tmp_path)


def state(docs: Path, day: str = "") -> Status:
    return status(tiny.read(docs).items.values(), tiny.LANGUAGES, {RU: day} if day else {})


def cells(found: Status, folder: str) -> dict[str, str]:
    (row,) = (row for row in found.rows if row.item.folder == folder)
    return {code: cell.state for code, cell in row.cells.items()}


def commit(root: Path, day: str) -> None:
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
    date = {"GIT_COMMITTER_DATE": f"{day}T12:00:00Z", "GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "PATH": "/usr/bin:/bin"}
    for arguments in (("init", "-q"), ("add", "-A"), (*who, "commit", "-q", "-m", day)):
        subprocess.run(["git", "-C", root, *arguments], check=True, env=date)


def test_every_version_has_its_state(docs: Path) -> None:
    tiny.change(docs, RU, body="Другой текст.")
    found = state(docs)
    assert cells(found, NEWS) == {"kk": "behind", "ru": "original", "en": "behind"}
    assert cells(found, "news/2023/letter") == {"kk": MISSING, "ru": "original", "en": MISSING}


def test_totals_count_every_item_once_in_each_language(docs: Path) -> None:
    found = state(docs)
    assert {sum(counts.values()) for counts in found.totals.values()} == {len(found.rows)}
    assert all(tuple(counts) == STATES for counts in found.totals.values())


def test_a_summary_that_is_behind_says_both(docs: Path) -> None:
    tiny.change(docs, KK, coverage="summary")
    tiny.change(docs, RU, body="Другой текст.")
    assert cells(state(docs), NEWS)["kk"] == "summary_behind"


def test_since_is_what_the_original_says_else_the_history(docs: Path) -> None:
    tiny.change(docs, RU, body="Другой текст.")
    (row,) = (row for row in state(docs, day="2024-09-01").rows if row.item.folder == NEWS)
    assert (row.cells["kk"].since, row.cells["ru"].since) == ("2024-09-01", "")
    tiny.change(docs, RU, updated="2024-09-05")
    (row,) = (row for row in state(docs, day="2024-09-01").rows if row.item.folder == NEWS)
    assert row.cells["kk"].since == "2024-09-05"


def test_what_is_withdrawn_needs_no_translation(docs: Path) -> None:
    tiny.change(docs, RU, withdrawn={"date": "2024-09-01"})
    assert NEWS not in [row.item.folder for row in state(docs).rows]


def test_the_link_that_broke_is_found_in_a_chain(docs: Path) -> None:
    tiny.write(docs, "contact/index.kk.md", {"title": "Байланыс"})
    tiny.translate(docs, "contact", "ru", "kk", title="Контакты")
    tiny.translate(docs, "contact", "en", "ru", title="Contact")
    tiny.change(docs, "contact/index.kk.md", body="Жаңа.")
    item = tiny.read(docs).items["contact"]
    link = broken_link(item, "en")
    assert link
    assert (link[0].language, link[1].language) == ("ru", "kk")
    assert broken_link(item, "kk") is None


def test_the_text_that_was_translated_is_found_in_the_history(docs: Path) -> None:
    commit(docs.parent, "2024-08-21")
    mark = tiny.read(docs).items[NEWS].versions["ru"].fingerprint
    for number in (1, 2):
        tiny.change(docs, RU, body=f"Текст {number}.")
        commit(docs.parent, f"2024-08-2{number + 1}")
    assert [revision.date for revision in revisions(docs, RU)] == ["2024-08-23", "2024-08-22", "2024-08-21"]
    before = text_with(docs, RU, "news", mark)
    assert before
    lines = list(difference(before, (docs / RU).read_text(encoding="utf-8"), RU))
    assert "+Текст 2." in lines
    assert "+Текст 1." not in lines
    assert text_with(docs, RU, "news", "00000000") is None


def test_outside_a_repository_nothing_is_known(docs: Path) -> None:
    assert revisions(docs, RU) == []


def test_the_page_lists_what_is_left_to_do_and_no_secret(docs: Path) -> None:
    tiny.change(docs, RU, body="Другой текст.")
    tiny.news(docs, "secret", year="2025", date="2025-01-01", embargo="2030-01-01T00:00:00+05:00", title="Секрет")
    page = translations_page(tiny.open_site(docs, "en", changed={RU: "2024-09-01"}))
    titles = [work.link.text for work in page.work]
    assert "Academy closes" in titles
    assert "Секрет" not in titles
    (work,) = (work for work in page.work if work.link.text == "Academy closes")
    assert [one.state for one in work.states] == ["behind", "original", "behind"]
    assert "1 September 2024" in work.states[0].since
    assert not page.head.indexed
    assert page.address == f"en/{TRANSLATIONS}/"


def test_a_finished_site_says_so(tmp_path: Path) -> None:
    tiny.write(tmp_path, "index.ru.md", {"title": "Главная"})
    for language in ("kk", "en"):
        tiny.translate(tmp_path, "", language, "ru", title="T")
    page = translations_page(tiny.open_site(tmp_path, "kk"))
    assert page.work == ()
    assert page.notice == tiny.language("kk").text("status_done")
