"""What an item's page shows: acknowledgements, initials, fact tables, activities, neighbours, groups."""

from pathlib import Path

import pytest

import tiny
from arasha.languages.formats import country_name, money_text, number_text
from arasha.pages.acknowledgements import acknowledgements
from arasha.pages.cards import card, initials, kind_label, tags
from arasha.pages.fact_tables import donor_links, fact_table
from arasha.pages.items import item_page
from arasha.pages.related import groups_of, related
from arasha.pages.site import Site
from arasha.pages.views import Link, Moment

TIED = ["projects/law", "news/2024/academy", "events/2024/academy", "training/basics", "training/basics/second"]


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny.site(tmp_path_factory.mktemp("site"))


def facts(site: Site, folder: str) -> dict[str, tuple[Link, ...]]:
    """The fact table by label."""
    table = fact_table(site, site.library.items[folder])
    assert all(fact.values for fact in table)
    return {fact.label: fact.values for fact in table}


WORDS = {
    "kk": "«Баршаға ортақ құқық» жобасын Құқықтық орталық іске асырады, Одақ қаржыландырады.",
    "ru": "Проект «Право для всех» реализует Правовой центр, финансирует Союз.",
    "en": "“Law for all” is carried out by Legal Policy Centre and funded by the Union.",
}


@pytest.mark.parametrize("code", tiny.LANGUAGES)
@pytest.mark.parametrize("folder", TIED)
def test_what_belongs_to_a_project_carries_its_donors_words_in_the_pages_language(
    docs: Path, folder: str, code: str
) -> None:
    site = tiny.open_site(docs, code)
    (found,) = acknowledgements(site, site.library.items[folder])
    assert found.text == WORDS[code]
    assert (found.emblem, found.emblem_label) == ("eu", site.text("emblem_eu"))


@pytest.mark.parametrize("folder", ["news/2023/letter", "partners/union", "topics/rights", "about"])
def test_what_belongs_to_no_project_acknowledges_nobody(docs: Path, folder: str) -> None:
    site = tiny.open_site(docs, "ru")
    assert acknowledgements(site, site.library.items[folder]) == ()


def test_where_the_donor_has_no_words_in_the_language_the_sites_own_sentence_stands(tmp_path: Path) -> None:
    docs = tiny.site(tmp_path)
    (docs / "partners/union/index.kk.md").unlink()
    tiny.change(docs, "partners/union/index.ru.md", acknowledgement=None)
    for code, project, carrier, donor in [
        ("kk", "Баршаға ортақ құқық", "Құқықтық орталық", "Union"),
        ("ru", "Право для всех", "Правовой центр", "Союз"),
    ]:
        site = tiny.open_site(docs, code)
        (found,) = acknowledgements(site, site.library.items["news/2024/academy"])
        assert found.text == site.text("acknowledged", project=project, carriers=carrier, donor=donor)


@pytest.mark.parametrize(
    ("title", "abbreviation", "wanted"),
    [
        ("Legal Policy Research Centre", "", "LPR"),
        ("Legal Policy Research Centre", "LPRC", "LPRC"),
        ("Legal Policy Research Centre", "LPRC Kazakhstan", "LPR"),
        ("Фонд «Достоинство» и право", "", "ФДП"),
        ("Құқықтық орталық", "", "ҚО"),
        ("Bir Duino – Kyrgyzstan", "", "DK"),
        ("Мы и вы", "", "МИВ"),
        ("ңго", "", "Ң"),
        ("10 лет (архив)", "", "А"),
        ("2024", "", ""),
    ],
)
def test_initials_stand_where_a_logo_would(title: str, abbreviation: str, wanted: str) -> None:
    assert initials(title, abbreviation) == wanted


@pytest.mark.parametrize("code", tiny.LANGUAGES)
def test_a_projects_table_tells_period_donors_shares_and_budget(docs: Path, code: str) -> None:
    site = tiny.open_site(docs, code)
    found = facts(site, "projects/law")
    labels = ["period", "lead", "donors", "budget", "countries", "topics"]
    assert list(found) == [site.text(f"fact_{name}") for name in labels]
    given = money_text(site.language, 300000, "EUR")
    share = site.text("donor_share", sum=given, percent=number_text(site.language, 75))
    (donor,) = found[site.text("fact_donors")]
    assert (donor.text, donor.note) == ({"kk": "Одақ", "ru": "Союз", "en": "Union"}[code], share)
    assert donor.address == f"{code}/partners/union/"
    (budget,) = found[site.text("fact_budget")]
    assert budget.text == money_text(site.language, 400000, "EUR")


def test_a_donor_whose_share_nobody_told_has_none(tmp_path: Path) -> None:
    docs = tiny.site(tmp_path)
    tiny.change(docs, "projects/law/index.en.md", donors=[{"partner": "union"}])
    site = tiny.open_site(docs, "en")
    assert [link.note for link in donor_links(site, site.library.items["projects/law"])] == [None]


def test_a_news_table_leads_to_what_it_names_and_to_the_organisations_addresses(docs: Path) -> None:
    site = tiny.open_site(docs, "en")
    found = facts(site, "news/2024/academy")
    labels = ["held", "organisers", "events", "projects", "countries", "topics", "contact"]
    assert list(found) == [site.text(f"fact_{name}") for name in labels]
    assert found[site.text("fact_held")][0].text == "19–21 August 2024"
    assert [link.address for link in found[site.text("fact_contact")]] == [
        "en/partners/centre/",
        "mailto:info@example.org",
        "tel:+77172000000",
    ]


def test_an_events_table_says_when_and_where_or_that_it_is_online(docs: Path, tmp_path: Path) -> None:
    site = tiny.open_site(docs, "ru")
    found = facts(site, "events/2024/academy")
    assert found[site.text("fact_place")][0].text == "Алматы"
    assert found[site.text("fact_held")][0].text == "19–21 августа 2024 г."
    other = tiny.site(tmp_path)
    tiny.change(other, "events/2024/academy/index.ru.md", place=None)
    found = facts(tiny.open_site(other, "ru"), "events/2024/academy")
    assert found[site.text("fact_place")][0].text == site.text("online")


def test_a_partners_country_is_a_link_where_the_country_has_a_page(docs: Path) -> None:
    site = tiny.open_site(docs, "kk")
    label = site.text("fact_country")
    assert facts(site, "partners/centre")[label][0].address == "kk/countries/kazakhstan/"
    (belgium,) = facts(site, "partners/union")[label]
    assert (belgium.text, belgium.address) == (country_name(site.language, "BE"), None)


def test_rows_without_a_value_are_left_out(tmp_path: Path) -> None:
    tiny.news(tmp_path)
    tiny.write(tmp_path, "partners/x/index.ru.md", {"title": "T", "summary": "S"})
    site = tiny.open_site(tmp_path, "ru")
    assert facts(site, "news/2024/academy") == facts(site, "partners/x") == {}


def test_an_activity_has_its_title_state_time_and_links(docs: Path) -> None:
    site = tiny.open_site(docs, "kk")
    (activity,) = item_page(site, site.library.items["projects/law"]).activities
    assert (activity.title, activity.state, activity.state_label) == ("А", "done", site.text("activity_done"))
    assert activity.moment
    assert activity.moment.iso == "2024-08"
    assert [link.address for link in activity.links] == ["kk/news/2024/academy/", "kk/events/2024/academy/"]


def test_modules_lead_to_their_neighbours_and_their_course(docs: Path) -> None:
    site = tiny.open_site(docs, "ru")
    first, second = (item_page(site, site.library.items[f"training/basics/{name}"]) for name in ("first", "second"))
    assert (first.previous, second.next) == (None, None)
    assert first.next and second.previous
    assert (first.next.address, second.previous.address) == ("ru/training/basics/second/", "ru/training/basics/first/")
    assert first.facts[0].values[0].address == "ru/training/basics/"


def test_a_page_says_what_it_is_and_how_it_goes(docs: Path, tmp_path: Path) -> None:
    site = tiny.open_site(docs, "ru")
    items = site.library.items
    assert kind_label(site, items["news/2024/academy"]) == site.text("kind_press_release")
    assert kind_label(site, items["news/2023/letter"]) == site.text("kind_news")
    assert item_page(site, items["projects/law"]).status == site.text("status_project_running")
    assert item_page(site, items["events/2024/academy"]).status == site.text("status_event_over")
    assert item_page(site, items["stories/voice"]).notice == site.text("consent_pseudonym")
    assert [link.text for link in tags(site, items["news/2024/academy"])] == ["Казахстан", "Права человека"]
    other = tiny.site(tmp_path)
    tiny.change(other, "events/2024/academy/index.kk.md", cancelled=True)
    changed = tiny.open_site(other, "kk")
    assert item_page(changed, changed.library.items["events/2024/academy"]).status == changed.text("status_cancelled")


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        ("kk", "2024 ж. 19–21 тамыз, күн сайын, 10:00–17:30 (Алматы уақыты, UTC+5)"),
        ("ru", "19–21 августа 2024 г., ежедневно 10:00–17:30 (время: Алматы, UTC+5)"),
        ("en", "19–21 August 2024, daily 10:00–17:30 (Almaty time, UTC+5)"),
    ],
)
def test_the_hours_of_an_event_stand_on_its_page_and_its_days_in_lists(tmp_path: Path, code: str, wanted: str) -> None:
    docs, hours = tiny.site(tmp_path), {"start": "10:00", "end": "17:30"}
    tiny.change(docs, "events/2024/academy/index.kk.md", hours=hours, countries=["kazakhstan"])
    site = tiny.open_site(docs, code)
    event = site.library.items["events/2024/academy"]
    page, days = item_page(site, event), card(site, event).moment
    assert page.moment == Moment(wanted, "2024-08-19T10:00+05:00")
    assert facts(site, event.folder)[site.text("fact_held")] == (Link(wanted),)
    assert days and (days.text, days.iso) == (wanted.partition(", ")[0], "2024-08-19")


def test_a_partner_shows_what_names_it_and_as_what(docs: Path) -> None:
    site = tiny.open_site(docs, "en")
    groups = groups_of(site, site.library.items["partners/centre"])
    assert {group.anchor: [card.note for card in group.cards] for group in groups} == {
        "project": [site.text("relation_lead")],
        "news": [site.text("relation_organisers")],
        "event": [site.text("relation_organisers")],
    }


def test_related_news_share_a_project_before_a_topic_before_a_country(tmp_path: Path) -> None:
    docs = tiny.site(tmp_path)
    tiny.news(docs, "by-country", year="2022", countries=["kazakhstan"])
    tiny.news(docs, "by-topic", year="2022", topics=["rights"])
    tiny.news(docs, "by-project", year="2022", projects=["law"])
    library = tiny.open_site(docs, "ru").library
    found = [item.slug for item in related(tiny.open_site(docs, "ru"), library.items["news/2024/academy"], "news")]
    assert found == ["by-project", "letter", "by-topic", "by-country"]
