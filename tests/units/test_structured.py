"""Structured data: only what schema.org knows, only true facts, nothing that breaks out of its element."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import tiny
from arasha.pages.editions import Edition, EditionFormat, EditionKind, by_item
from arasha.pages.plans import generated, page_of
from arasha.pages.structured import as_data_block
from arasha.pages.structured_items import HEADLINE, headline
from schema_org import faults, nodes

RIGHTS = "CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/"
ACADEMY = "news/2024/academy"
HOURS = {"start": "10:00", "end": "17:30", "zone": "Asia/Almaty"}
HOSTILE = "</script><script>alert(1)</script><!--<script>&amp;\u2028 \"'\\"


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny.site(tmp_path_factory.mktemp("site"))


def graph(docs: Path, code: str, folder: str, **options: Any) -> list[dict[str, Any]]:
    site = tiny.open_site(docs, code, **{"rights": RIGHTS} | options)
    text = page_of(site, site.library.items[folder]).head.structured
    return list(json.loads(text)["@graph"]) if text else []


def told(docs: Path, code: str, folder: str, type_: str) -> dict[str, Any]:
    (found,) = (node for node in graph(docs, code, folder) if node["@type"] == type_)
    return found


def names(docs: Path, code: str, folder: str) -> set[str]:
    return {node["@type"] for node in graph(docs, code, folder)}


TYPES = [
    (ACADEMY, "NewsArticle"),
    ("events/2024/academy", "Event"),
    ("projects/law", "Project"),
    ("training/basics", "Course"),
    ("training/basics/first", "LearningResource"),
    ("stories/voice", "Article"),
    ("partners/centre", "Organization"),
    ("topics/rights", "CollectionPage"),
    ("countries/kazakhstan", "CollectionPage"),
    ("about", "AboutPage"),
    ("", "WebPage"),
]


@pytest.mark.parametrize("code", tiny.LANGUAGES)
@pytest.mark.parametrize(("folder", "type_"), TYPES, ids=[row[1] + "-" + row[0] for row in TYPES])
def test_every_kind_says_what_it_is_and_only_what_schema_org_knows(
    docs: Path, code: str, folder: str, type_: str
) -> None:
    found = graph(docs, code, folder)
    assert {type_, "Organization", "WebSite"} <= {node["@type"] for node in found}
    assert [fault for node in found for fault in faults(node)] == []
    assert not any(value in ("", None, []) for node in nodes(found) for value in node.values())


def test_a_module_names_the_files_that_hold_its_text(docs: Path) -> None:
    folder, address = "training/basics/first", "media/training/basics/first/first-1.0"
    wanted: list[tuple[str, EditionKind, EditionFormat]] = [
        ("ru", "book", "PDF"),
        ("ru", "book", "EPUB"),
        ("ru", "handout", "PDF"),
        ("ru", "bundle", "ZIP"),
        ("kk", "book", "PDF"),
    ]
    made = [
        Edition(folder, code, kind, form, "n", f"{address}-{code}.{form}", 3, 9, "0f") for code, kind, form in wanted
    ]
    site = replace(tiny.open_site(docs, "ru"), editions=by_item(made))
    graph_ = json.loads(page_of(site, site.library.items[folder]).head.structured)["@graph"]
    assert [fault for node in graph_ for fault in faults(node)] == []
    assert [(one["contentUrl"], one["encodingFormat"]) for one in graph_[-1]["encoding"]] == [
        (f"{tiny.URL}{address}-ru.PDF", "application/pdf"),
        (f"{tiny.URL}{address}-ru.EPUB", "application/epub+zip"),
    ]


@pytest.mark.parametrize(
    "broken",
    [
        {"@type": "Novel"},
        {"@type": "NewsArticle"},
        {"@type": "Place", "startDate": "2024"},
        {"@type": "Event", "name": "E", "startDate": "21.08.2024"},
        {"@type": "Event", "name": "E", "startDate": "2024-13"},
        {"@type": "Event", "name": "E", "location": {"@type": "Audience"}},
        {"@type": "Event", "name": "E", "location": {"@type": "Place", "nom": "x"}},
        {"@type": "Organization", "url": "javascript:alert(1)"},
        {"@type": "Organization", "name": 1},
        {"@type": "Organization", "name": " "},
        {"@id": "no address"},
    ],
)
def test_the_table_finds_what_is_wrong(broken: dict[str, Any]) -> None:
    assert faults(broken)


def test_lists_are_collections_and_pages_for_editors_say_nothing(docs: Path) -> None:
    site = tiny.open_site(docs, "ru")
    found = {plan.folder: plan.make().head.structured for plan in generated(site)}
    silent = {folder for folder, text in found.items() if not text}
    assert {"editors/translations", "editors/problems", "404", "news/2023/old-letter"} <= silent
    assert {"news", "news/2024", "events", "topics"}.isdisjoint(silent)
    for folder in found.keys() - silent:
        nodes_ = json.loads(found[folder])["@graph"]
        assert "CollectionPage" in {node["@type"] for node in nodes_}, folder
        assert [fault for node in nodes_ for fault in faults(node)] == []


@pytest.mark.parametrize("code", ["kk", "en"])
def test_a_translation_names_its_original_and_the_original_its_translations(docs: Path, code: str) -> None:
    original, translation = (told(docs, one, ACADEMY, "NewsArticle") for one in ("ru", code))
    assert translation["translationOfWork"] == {"@id": original["@id"]}
    assert {"@id": translation["@id"]} in original["workTranslation"]
    assert len(original["workTranslation"]) == 2
    assert "workTranslation" not in translation
    assert "translationOfWork" not in original
    assert (original["inLanguage"], translation["inLanguage"]) == ("ru", code)


def test_the_original_of_a_chain_is_the_original(docs: Path) -> None:
    """The English version is from the Russian one, which is from the Kazakh one."""
    first = told(docs, "kk", "training/basics/second", "LearningResource")
    assert first["translationOfWork"]["@id"].startswith(f"{tiny.URL}en/training/basics/second/")


def test_an_event_is_one_thing_in_all_languages(docs: Path) -> None:
    found = [told(docs, code, "events/2024/academy", "Event") for code in tiny.LANGUAGES]
    assert {node["@id"] for node in found} == {f"{tiny.URL}kk/events/2024/academy/#this"}
    assert told(docs, "en", ACADEMY, "NewsArticle")["about"] == [{"@id": found[0]["@id"]}]
    assert found[0]["organizer"][0]["@id"] == f"{tiny.URL}kk/partners/centre/#this"
    assert (found[2]["startDate"], found[2]["endDate"]) == ("2024-08-19", "2024-08-21")
    assert found[2]["eventAttendanceMode"].endswith("MixedEventAttendanceMode")


@pytest.mark.parametrize(
    ("facts", "place", "key", "wanted"),
    [
        ({"cancelled": True}, "", "eventStatus", "https://schema.org/EventCancelled"),
        ({}, "", "eventStatus", "https://schema.org/EventScheduled"),
        ({}, "", "eventAttendanceMode", None),
        ({}, "", "location", None),
        ({}, "Almaty", "eventAttendanceMode", "https://schema.org/OfflineEventAttendanceMode"),
        ({"online": True}, "", "eventAttendanceMode", "https://schema.org/OnlineEventAttendanceMode"),
        ({"start": "unknown"}, "", "startDate", None),
        ({"start": "2024-08", "end": "2024-09"}, "", "endDate", "2024-09"),
        ({"hours": HOURS}, "", "startDate", "2024-08-19T10:00:00+05:00"),
        ({"hours": HOURS}, "", "endDate", "2024-08-19T17:30:00+05:00"),
        ({"hours": HOURS, "end": "2024-08-21"}, "", "endDate", "2024-08-21T17:30:00+05:00"),
        ({"hours": {"start": "10:00", "zone": "Europe/Brussels"}}, "", "startDate", "2024-08-19T10:00:00+02:00"),
        ({"hours": {"start": "10:00", "zone": "Europe/Brussels"}}, "", "endDate", "2024-08-19"),
    ],
)
def test_an_event_says_no_more_than_is_known(
    tmp_path: Path, facts: dict[str, Any], place: str, key: str, wanted: str | None
) -> None:
    fields = {"title": "E", "summary": "S.", "start": "2024-08-19"} | facts | ({"place": place} if place else {})
    year = str(fields["start"])[:4] if fields["start"] != "unknown" else "undated"
    folder = f"events/{year}/e"
    tiny.write(tmp_path, f"{folder}/index.ru.md", fields)
    node = told(tmp_path, "ru", folder, "Event")
    assert (node.get(key), faults(node)) == (wanted, [])


def test_an_event_has_what_search_engines_need_to_show_it(tmp_path: Path) -> None:
    """Google's "Event structured data": `location.address`, or `location.url` of what is online; `organizer.url`."""
    folder, website = "events/2024/e", "https://centre.example/"
    tiny.write(tmp_path, "partners/c/index.ru.md", {"title": "C", "summary": "S.", "contact": {"website": website}})
    facts = {"start": "2024-08-19", "online": True, "place": "Almaty", "organisers": ["c"]}
    tiny.write(tmp_path, f"{folder}/index.ru.md", {"title": "E", "summary": "S."} | facts)
    found = told(tmp_path, "ru", folder, "Event")
    assert faults(found) == []
    place, network = found["location"]
    assert (place["address"], network["url"]) == ("Almaty", f"{tiny.URL}ru/{folder}/")
    assert found["organizer"][0]["url"] == website


@pytest.mark.parametrize(("folder", "date"), [(ACADEMY, "2024-08-21"), ("news/2023/letter", "2023-05")])
def test_a_date_is_as_precise_as_it_is_known(docs: Path, folder: str, date: str) -> None:
    assert told(docs, "ru", folder, "NewsArticle")["datePublished"] == date


def test_what_is_not_known_is_not_said(docs: Path) -> None:
    found = told(docs, "en", "news/undated/archive", "NewsArticle")
    assert found.keys().isdisjoint(
        {"datePublished", "dateModified", "about", "contentLocation", "keywords", "correction"}
    )
    assert "license" not in next(n for n in graph(docs, "en", ACADEMY, rights="") if n["@type"] == "NewsArticle")


def test_a_correction_is_told(tmp_path: Path) -> None:
    folder = tiny.news(tmp_path, corrections=[{"date": "2024-09", "text": "28 организаций, а не 27."}])
    assert told(tmp_path, "ru", folder, "NewsArticle")["correction"] == [
        {"@type": "CorrectionComment", "text": "28 организаций, а не 27.", "datePublished": "2024-09"}
    ]


def test_a_project_names_its_donors_and_what_they_give(docs: Path) -> None:
    found = told(docs, "ru", "projects/law", "Project")
    donor = {"@type": "Organization", "@id": f"{tiny.URL}en/partners/union/#this", "name": "Представительство Союза"}
    assert found["funder"] == [donor]
    assert found["funding"][0]["amount"] == {"@type": "MonetaryAmount", "value": 300000, "currency": "EUR"}
    assert found["foundingDate"] == "2024"
    assert "dissolutionDate" not in found


def test_a_module_is_part_of_its_course(tmp_path: Path) -> None:
    docs = tiny.site(tmp_path)
    tiny.change(docs, "training/basics/first/index.ru.md", hours=4.5)
    module = told(docs, "ru", "training/basics/first", "LearningResource")
    course = told(docs, "ru", "training/basics", "Course")
    assert module["isPartOf"] == {"@id": course["@id"]}
    assert {"@id": module["@id"]} in course["hasPart"]
    assert (module["position"], module["version"], module["timeRequired"]) == (1, "1.0", "PT270M")
    assert module["teaches"] == ["Знать права"]
    assert module["license"] == "https://creativecommons.org/licenses/by-sa/4.0/"


def test_nothing_is_said_of_who_tells_a_story(docs: Path) -> None:
    assert "Молодой юрист" not in json.dumps(graph(docs, "ru", "stories/voice"), ensure_ascii=False)


def test_the_crumbs_end_at_the_page(docs: Path) -> None:
    way = told(docs, "en", "training/basics/first", "BreadcrumbList")["itemListElement"]
    assert [step["position"] for step in way] == [1, 2, 3, 4]
    assert [step["item"].removeprefix(tiny.URL) for step in way] == [
        "en/",
        "en/training/",
        "en/training/basics/",
        "en/training/basics/first/",
    ]


def test_a_site_without_an_address_says_nothing(docs: Path) -> None:
    assert graph(docs, "ru", ACADEMY, url="") == []


def test_nothing_is_said_of_a_sensitive_page_and_no_other_page_names_it(tmp_path: Path) -> None:
    docs = tiny.site(tmp_path)
    tiny.change(docs, "events/2024/academy/index.kk.md", sensitive=True)
    tiny.change(docs, "training/basics/first/index.ru.md", sensitive=True)
    assert graph(docs, "ru", "events/2024/academy") == []
    for folder in (ACADEMY, "training/basics", "training/basics/second", "projects/law"):
        written = json.dumps(graph(docs, "ru", folder))
        assert "events/2024/academy" not in written
        assert "training/basics/first" not in written


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Краткий", "Краткий"),
        ("а" * HEADLINE, "а" * HEADLINE),
        ("слово " * 30, "слово " * 17 + "слово…"),
        ("а" * 111, "а" * 109 + "…"),
    ],
)
def test_a_headline_has_at_most_110_characters(title: str, wanted: str) -> None:
    assert headline(title) == wanted
    assert len(headline(title)) <= 110


def test_no_sign_breaks_out_of_the_element() -> None:
    written = as_data_block([{"name": HOSTILE}])
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written)["@graph"] == [{"name": HOSTILE}]
