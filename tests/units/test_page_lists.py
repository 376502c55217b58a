"""Lists: pages of twenty, years, phases of events and projects, and what another language has comes last."""

import datetime
from pathlib import Path
from typing import Any

import pytest

import tiny
from arasha.content.fields import Period
from arasha.pages.gatherings import gathering_lists, gathering_page
from arasha.pages.lists import Plan, by_year, events_by_phase, lists, projects_by_phase, section_page
from arasha.pages.moments import phase
from arasha.pages.plans import generated, page_of
from arasha.pages.site import Site
from arasha.pages.views import Page

TEXT = {"title": "T", "summary": "S"}


def pages(site: Site) -> dict[str, Page]:
    return {plan.folder: plan.make() for plan in lists(site)}


def titles(page: Page, group: int = 0) -> list[str]:
    return [card.link.text for card in page.groups[group].cards]


def many(docs: Path, number: int, language: str = "ru", **fields: Any) -> None:
    for one in range(number):
        day = datetime.date(2024, 1, 1) + datetime.timedelta(days=one)
        slug = f"{language}-{one:03}"
        tiny.news(docs, slug, language, title=slug, date=day.isoformat(), **fields)


@pytest.mark.parametrize(
    ("number", "folders"),
    [
        (0, ["news"]),
        (1, ["news"]),
        (20, ["news"]),
        (21, ["news", "news/page/2"]),
        (40, ["news", "news/page/2"]),
        (41, ["news", "news/page/2", "news/page/3"]),
    ],
)
def test_a_page_holds_twenty(tmp_path: Path, number: int, folders: list[str]) -> None:
    many(tmp_path, number)
    found = pages(tiny.open_site(tmp_path, "ru"))
    assert [folder for folder in found if folder == "news" or folder.startswith("news/page")] == folders
    shown = [card.link.text for folder in folders for group in found[folder].groups for card in group.cards]
    assert shown == [f"ru-{one:03}" for one in reversed(range(number))]
    assert (found["news"].pager is None) == (number <= 20)
    assert bool(found["news"].notice) == (number == 0)


def test_the_pager_leads_to_neighbours_ends_and_marks_the_current(tmp_path: Path) -> None:
    many(tmp_path, 10)
    site = tiny.open_site(tmp_path, "ru", per_page=1)
    pager = pages(site)["news/page/5"].pager
    assert pager
    assert [link.text for link in pager.pages] == ["1", "3", "4", "5", "6", "7", "10"]
    assert [link.text for link in pager.pages if link.current] == ["5"]
    assert [link and link.address for link in (pager.previous, pager.next)] == ["ru/news/page/4/", "ru/news/page/6/"]
    assert pager.label == site.text("page_of", number=5, total=10)
    first, last = pages(site)["news"].pager, pages(site)["news/page/10"].pager
    assert first and last
    assert (first.previous, last.next) == (None, None)
    assert pages(site)["news/page/2"].pager.previous.address == "ru/news/"  # type: ignore[union-attr]


def test_every_page_of_a_list_has_a_title_of_its_own(tmp_path: Path) -> None:
    many(tmp_path, 41)
    found = pages(tiny.open_site(tmp_path, "ru"))
    heads = [page.head.title for page in found.values()]
    assert len(set(heads)) == len(heads)


def test_what_only_another_language_has_stands_at_the_end_of_the_whole_list_marked(tmp_path: Path) -> None:
    many(tmp_path, 3, "ru")
    many(tmp_path, 2, "kk")
    site = tiny.open_site(tmp_path, "kk", per_page=3)
    first, second = pages(site)["news"], pages(site)["news/page/2"]
    assert [titles(first, group) for group in (0, 1)] == [["kk-001", "kk-000"], ["ru-002"]]
    assert titles(second) == ["ru-001", "ru-000"]
    assert [group.heading for group in (*first.groups, *second.groups)] == ["", *[site.text("group_borrowed")] * 2]
    own, borrowed = first.groups[0].cards[0].link, first.groups[1].cards[0].link
    assert (own.language, own.language_label) == (None, None)
    assert (borrowed.language, borrowed.address) == ("ru", "ru/news/2024/ru-002/")
    assert borrowed.language_label


@pytest.mark.parametrize("folder", ["training/basics", "projects/law"])
def test_a_module_that_only_another_language_has_stays_in_its_place(tmp_path: Path, folder: str) -> None:
    docs = tiny.site(tmp_path)
    (docs / "training/basics/first/index.en.md").unlink()
    site = tiny.open_site(docs, "en")
    (group,) = (one for one in page_of(site, site.library.items[folder]).groups if one.anchor == "module")
    assert [card.mark for card in group.cards] == ["1", "2"]
    assert group.cards[0].link.language


def test_lists_stand_at_the_same_addresses_in_every_language(tmp_path: Path) -> None:
    docs = tiny.site(tmp_path)
    many(docs, 25, "ru", topics=["rights"])
    sites = [tiny.open_site(docs, code) for code in tiny.LANGUAGES]
    found = [[plan.folder for plan in (*lists(site), *gathering_lists(site))] for site in sites]
    assert found[0] == found[1] == found[2]
    assert {"news/2024/page/2", "topics/rights/page/2", "topics", "countries", "training"} <= set(found[0])


def test_years_come_newest_first_and_undated_news_last(tmp_path: Path) -> None:
    for year in ("2019", "undated", "2024", "2023"):
        tiny.news(tmp_path, f"n-{year}", year=year)
    site = tiny.open_site(tmp_path, "ru")
    assert list(by_year(site.library.of_kind("news"))) == ["2024", "2023", "2019", "undated"]
    page = pages(site)["news/2023"]
    assert [card.link.address for card in page.groups[0].cards] == ["ru/news/2023/n-2023/"]
    assert [link.text for link in page.years] == ["2024", "2023", "2019", site.text("undated")]
    assert [link.text for link in page.years if link.current] == ["2023"]
    assert not any(link.current for link in pages(site)["news"].years)
    assert page.title == site.text("news_of_year", year="2023")
    assert pages(site)["news/undated"].title == site.text("news_undated")


@pytest.mark.parametrize(
    ("start", "end", "wanted"),
    [
        ("2024-09-02", "2024-09-03", "coming"),
        ("2024-09-01", "2024-09-01", "running"),
        ("2024-08-31", "2024-08-31", "over"),
        ("2024-08-30", "2024-09-01", "running"),
        ("2024-09", "2024-09", "running"),
        ("2024-10", "2024-10", "coming"),
        ("2024", "2024", "running"),
        ("2025", "unknown", "coming"),
        ("2024-01", "unknown", ""),
        ("unknown", "2023", "over"),
        ("unknown", "2025", ""),
        ("unknown", "unknown", ""),
    ],
)
def test_a_period_is_coming_running_or_over_by_the_day(start: str, end: str, wanted: str) -> None:
    assert phase(Period.model_validate({"start": start, "end": end}), tiny.NOW.date()) == wanted


def test_events_coming_have_the_next_first_and_past_ones_the_latest_first(tmp_path: Path) -> None:
    for start, year in [("2024-09-20", 2024), ("2024-09-05", 2024), ("2024-08-31", 2024), ("2019-01-01", 2019)]:
        tiny.write(tmp_path, f"events/{year}/e-{start}/index.ru.md", TEXT | {"start": start})
    site = tiny.open_site(tmp_path, "ru")
    coming, past = events_by_phase(site)
    assert [item.slug for item in coming] == ["e-2024-09-05", "e-2024-09-20"]
    assert [item.slug for item in past] == ["e-2024-08-31", "e-2019-01-01"]
    assert [group.anchor for group in section_page(site, "events").groups] == ["coming", "past"]


def test_projects_stand_by_phase_coming_ones_among_the_running(tmp_path: Path) -> None:
    spans = {"a": ("2024", "2026"), "b": ("2025", "2026"), "c": ("2019", "2021"), "d": ("unknown", "unknown")}
    for slug, (start, end) in spans.items():
        tiny.write(tmp_path, f"projects/{slug}/index.ru.md", TEXT | {"start": start, "end": end})
    site = tiny.open_site(tmp_path, "ru")
    found = {key: [item.slug for item in items] for key, items in projects_by_phase(site).items()}
    assert found == {"running": ["b", "a"], "over": ["c"], "": ["d"]}
    assert [group.anchor for group in section_page(site, "projects").groups] == ["running", "finished", "undated"]


@pytest.mark.parametrize("section", ["events", "projects", "partners", "training", "stories", "topics", "countries"])
def test_an_empty_section_says_so_in_words(tmp_path: Path, section: str) -> None:
    page = section_page(tiny.open_site(tmp_path, "kk"), section)
    assert (page.groups, page.notice) == ((), tiny.language("kk").text(f"empty_{section}"))


def test_a_topic_shows_its_first_news_on_its_page_and_the_others_on_further_ones(tmp_path: Path) -> None:
    docs = tiny.site(tmp_path)
    many(docs, 25, "ru", topics=["rights"])
    site = tiny.open_site(docs, "ru")
    page = gathering_page(site, site.library.items["topics/rights"])
    (plan,) = gathering_lists(site)
    more: Page = plan.make()
    assert (plan.folder, [len(part.groups[0].cards) for part in (page, more)]) == ("topics/rights/page/2", [20, 7])
    assert page.pager and page.pager.next
    assert page.pager.next.address == more.address == "ru/topics/rights/page/2/"


def test_a_moved_item_leaves_a_page_that_leads_on_and_a_withdrawn_one_a_notice(tmp_path: Path) -> None:
    docs = tiny.site(tmp_path)
    tiny.news(docs, "gone", title="Secret title", withdrawn={"date": "2024"})

    def plans(code: str) -> dict[str, Plan]:
        return {plan.folder: plan for plan in generated(tiny.open_site(docs, code))}

    moved = plans("ru")["news/2023/old-letter"].make()
    assert moved.kicker
    assert (moved.kicker.address, moved.head.canonical) == ("ru/news/2023/letter/", f"{tiny.URL}ru/news/2023/letter/")
    assert "news/2023/old-letter" not in plans("kk"), "this language never had it"
    for code in tiny.LANGUAGES:
        assert "Secret title" not in repr(plans(code)["news/2024/gone"].make())
