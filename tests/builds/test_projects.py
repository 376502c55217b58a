"""A project's page shows its facts, and whatever belongs to the project thanks its donor."""

from __future__ import annotations

import pytest
from lxml import etree

from arasha.languages.formats import money_text
from sites import LANGUAGES, said, words
from trees import Html, Tree, flat, folded

THANKS = {
    "kk": "Алғыс: projects/running kk; partners/carrier kk; Одақ.",
    "ru": "Благодарность: projects/running ru; partners/carrier ru; Союз.",
    "en": "Thanks: projects/running en; partners/carrier en; Union.",
}
DONOR = {"kk": "Одақ", "ru": "Союз", "en": "Union"}
FUNDED = ("projects/running", "news/2024/standings", "training/course", "training/course/one", "events/2025/past")


def facts(page: Html) -> dict[str, list[str]]:
    """The fact table: the values under each label."""
    found = {}
    for term in page.all("//main//dl//dt"):
        found[flat(term)] = [flat(value) for value in term.xpath("./following-sibling::dd")]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_project_page_states_period_money_and_people(rich: Tree, language: str) -> None:
    found = facts(rich.page(f"{language}/projects/running/"))
    (period,) = found[said(language, "fact_period")]
    assert period.index("2024") < period.index("2026")
    assert found[said(language, "fact_budget")] == [folded(money_text(words(language), 200000, "EUR"))]
    (donor,) = found[said(language, "fact_donors")]
    assert donor.startswith(DONOR[language])
    assert folded(money_text(words(language), 190000, "EUR")) in donor
    assert "95" in donor, "the donor's share in per cent"
    assert found[said(language, "fact_lead")] == [f"partners/carrier {language}"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_activities_show_their_state_date_and_reports(rich: Tree, language: str) -> None:
    page = rich.page(f"{language}/projects/running/")
    section = page.one(f"//section[h2[normalize-space()='{said(language, 'activities')}']]")
    first, second, third = section.xpath("./ol/li")
    assert "Done thing" in flat(first)
    assert said(language, "activity_done") in flat(first)
    reports = [href.replace("../", "") for href in first.xpath(".//a/@href")]
    assert reports == [f"{language}/news/2024/standings/", f"{language}/events/2025/past/"]
    assert said(language, "activity_planned") in flat(second)
    assert second.xpath(".//time/@datetime") == ["2026-02"]
    assert flat(third) == "Unreported thing", "what nobody reported has no state"


def test_an_undated_project_claims_no_dates(rich: Tree) -> None:
    for language in LANGUAGES:
        found = facts(rich.page(f"{language}/projects/undated/"))
        (period,) = found[said(language, "fact_period")]
        assert not any(sign.isdigit() for sign in period)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", FUNDED)
def test_what_belongs_to_the_project_thanks_the_donor(rich: Tree, language: str, folder: str) -> None:
    page = rich.page(f"{language}/{folder}/")
    thanks = page.one(f"//main//*[@aria-label='{said(language, 'acknowledgement')}']")
    assert flat(thanks) == THANKS[language]
    (emblem,) = thanks.xpath(".//img")
    assert emblem.get("alt") == said(language, "emblem_eu")
    file = (rich.root / language / folder / emblem.get("src")).resolve()
    assert etree.parse(file).getroot().tag == "{http://www.w3.org/2000/svg}svg"


def test_what_does_not_belong_to_it_thanks_nobody(rich: Tree) -> None:
    for language in LANGUAGES:
        for folder in ("news/2024/academy", "projects/finished", "topics/law", "news"):
            page = rich.page(f"{language}/{folder}/")
            assert not page.all(f"//*[@aria-label='{said(language, 'acknowledgement')}']")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_project_leads_to_all_that_belongs_to_it(rich: Tree, language: str) -> None:
    page = rich.page(f"{language}/projects/running/")
    found = {href.replace("../", "").strip("/") for href in page.all("//main//article//article//a/@href")}
    belonging = {"news/2024/standings", "events/2025/past", "training/course", "training/course/one"}
    assert {f"{language}/{folder}" for folder in belonging} <= found


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_donor_s_page_says_what_it_is_to_the_project(rich: Tree, language: str) -> None:
    (link,) = rich.page(f"{language}/partners/donor/").links(f"{language}/projects/running/")
    card = link.xpath("ancestor::article[1]")[0]
    assert said(language, "relation_donors") in flat(card)


def test_modules_lead_to_their_neighbours(rich: Tree) -> None:
    for language in LANGUAGES:
        first, second = (rich.page(f"{language}/training/course/{slug}/") for slug in ("one", "two"))
        assert first.links(f"{language}/training/course/two/")
        assert second.links(f"{language}/training/course/one/")
        assert facts(second)[said(language, "fact_version")] == ["1.1"]
