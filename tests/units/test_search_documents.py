"""What is found of an item, and what a result may show of it."""

from __future__ import annotations

import gzip
import random
from pathlib import Path
from typing import Any

import pytest

import tiny
from arasha.editions.search.counting import Field
from arasha.editions.search.documents import LEAD, OTHER, SUMMARY, TITLE, Document, document, lead
from arasha.editions.search.files import Texts
from arasha.editions.search.filters import filters
from arasha.editions.search.texts import CHAPTER, PART, WHOLE, parts
from arasha.editions.search.writing import SearchWriter
from arasha.languages.stemming import keys
from arasha.pages.bodies import Shown
from arasha.pages.search_page import search_page
from arasha.pages.site import Site
from search_reader import SearchFiles, data_of

LONG = " ".join(["word"] * 60)


def shown(html: str = "") -> Shown:
    view: Any = None  # only the text is asked for
    return Shown(view, html)


def of(site: Site, folder: str, html: str = "<p>Body.</p>") -> Document:
    return document(site, site.library.items[folder], shown(html))


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return tiny.open_site(tiny.site(tmp_path), "ru")


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One <b>w</b>ord.</p><p>Two&amp;three</p>", "One word.\nTwo&three"),
        ("<ul><li>a</li><li>b<br>c</li></ul>", "a\nb\nc"),
        (
            '<h2 id="x">Head</h2><p>Text<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>.</p>',
            "Head\nText.",
        ),
        ('<li id="fn:1"><p>Note. <a class="footnote-backref" href="#fnref:1" title="a > b">↩</a></p></li>', "Note."),
        ('<p><a href="x" title="1 > 0">link</a> &lt;b&gt;</p>', "link <b>"),
        ("<table><tr><th>a</th><td>b</td></tr></table>", "a\nb"),
        ("", ""),
    ],
)
def test_a_body_is_told_without_its_marks(html: str, text: str) -> None:
    assert [part.text for part in parts(html)] == [text]


def test_a_short_text_is_one_part_whatever_its_headings() -> None:
    body = f'<p>{LONG}</p><h2 id="a">A</h2><p>{LONG}</p>'
    assert [part.anchor for part in parts(body)] == [""]


def test_a_long_text_has_parts_that_begin_at_headings() -> None:
    chapters = [f'<h2 id="{name}">{name}</h2>' + f"<p>{LONG}</p>" * 5 for name in "abcd"]
    found = parts(f"<p>{LONG}</p>" + "".join(chapters))
    assert [part.anchor for part in found] == ["", "b", "c", "d"], "the first comes too soon for a part of its own"
    assert "\n".join(part.text for part in found).split() == (
        " ".join([LONG, *(f"{name} {LONG} {LONG} {LONG} {LONG} {LONG}" for name in "abcd")]).split()
    )
    assert all(CHAPTER <= len(part.text) <= WHOLE for part in found)


def test_a_long_text_without_headings_is_cut_between_paragraphs() -> None:
    found = parts(f"<p>{LONG}</p>" * 40)
    assert all(PART <= len(part.text) <= WHOLE for part in found[:-1])
    assert {part.anchor for part in found} == {""}
    assert {part.anchor for part in parts('<h2 id="a">A</h2>' + f"<p>{LONG}</p>" * 40)[1:]} == {"a"}
    assert all(part.text.count("word") % 60 == 0 for part in found)


@pytest.mark.parametrize(
    ("block", "between"),
    [("Слово за словом. " * 900, " "), ("слово " * 3000, " "), ("слово" * 3000, ""), ("«Да!» " * 3000, " ")],
)
@pytest.mark.parametrize("before", [0, 300])
def test_a_long_paragraph_is_cut_behind_a_sentence_or_else_where_it_must(block: str, between: str, before: int) -> None:
    found = parts(f"<p>{block}</p>", before)
    assert all(len(part.text) <= WHOLE for part in found)
    assert before + len(found[0].text) <= WHOLE
    assert between.join(part.text.replace("\n", between) for part in found) == block.strip()
    if "." in block:
        assert all(part.text.endswith(".") for part in found)


def test_a_text_that_can_be_quoted_from_is_small(tmp_path: Path) -> None:
    """Words as rare as they can be: all of a list, in no order."""
    words = (tiny.ROOT / "tests/bench/words/ru.tsv").read_text(encoding="utf-8").split()
    random.Random(1).shuffle(words)
    texts = Texts(tmp_path)
    for part in parts("<p>" + " ".join(words) + "</p>", 300):
        texts.add(" ".join(words[:30]) + "\n" + part.text)
    sizes = [len(gzip.compress(file.read_bytes())) for file in tmp_path.iterdir()]
    assert len(sizes) > 5
    assert max(sizes) <= 3000


def test_title_summary_place_and_the_names_of_topics_count(site: Site) -> None:
    found = of(site, "news/2024/academy").fields
    assert {field.text: field.weight for field in found} == {
        "Академия завершилась": TITLE,
        "Коротко о главном.": SUMMARY,
        "Алматы": OTHER,
        "Права человека": OTHER,
        "Казахстан": OTHER,
    }


def test_phrases_are_found_in_what_a_result_shows_or_quotes(site: Site) -> None:
    fields = of(site, "news/2024/academy").fields
    assert [field.text for field in fields if not field.phrases] == ["Права человека", "Казахстан"]


def test_aims_and_person_count(site: Site) -> None:
    assert Field("Знать права", OTHER, phrases=True) in of(site, "projects/law").fields
    assert "Знать права" in of(site, "projects/law").opening
    assert Field("Молодой юрист", SUMMARY, phrases=True) in of(site, "stories/voice").fields


def test_a_card_tells_kind_date_place_and_the_beginning_of_the_summary(site: Site) -> None:
    card = of(site, "news/2024/academy").card
    assert (card.folder, card.title, card.lead) == ("news/2024/academy", "Академия завершилась", "Коротко о главном.")
    assert card.kind == site.text("kind_press_release")
    assert "2024" in card.date
    assert card.place == "Алматы"


def test_of_a_sensitive_item_only_the_title_is_shown(tmp_path: Path) -> None:
    docs = tiny.site(tmp_path)
    tiny.change(docs, "news/2024/academy/index.ru.md", sensitive=True)
    site = tiny.open_site(docs, "ru")
    found = of(site, "news/2024/academy")
    assert found.card == type(found.card)("news/2024/academy", "Академия завершилась", "", "", "", "")
    assert not found.quoted
    assert found.fields == of(tiny.open_site(tiny.site(tmp_path / "other"), "ru"), "news/2024/academy").fields


@pytest.mark.parametrize("summary", ["", "Short.", "word " * 100, "x" * 500])
def test_a_lead_is_short_and_ends_between_words(summary: str) -> None:
    found = lead(summary)
    assert len(found) <= LEAD + 1
    assert found == summary or found.endswith("…")


def written(site: Site, folder: Path) -> SearchFiles:
    writer = SearchWriter(site, folder)
    for item in site.library.items.values():
        if site.code in item.versions:
            writer.take(item, shown(f"<p>Текст {item.slug}. Права человека.</p>"))
    writer.write()
    return SearchFiles(folder / "search")


def test_documents_stand_newest_last_whenever_their_pages_come(site: Site, tmp_path: Path) -> None:
    folders = written(site, tmp_path / "ru").folders
    orders = [site.library.items[folder].order for folder in folders]
    assert orders == sorted(orders)
    assert "" not in folders, "the front page only repeats the others"
    assert len(folders) == len([item for item in site.library.items.values() if "ru" in item.versions]) - 1


def test_a_word_of_the_title_weighs_more_than_one_of_the_text(site: Site, tmp_path: Path) -> None:
    found = written(site, tmp_path / "ru")
    (key,) = keys("права", "ru")
    by_folder = dict(zip(found.folders, (found.postings(key).get(part, 0) for part in range(99)), strict=False))
    assert by_folder["topics/rights"] == max(by_folder.values()) > by_folder["stories/voice"] > 0


def test_filters_name_what_belongs_to_them(site: Site, tmp_path: Path) -> None:
    found = written(site, tmp_path / "ru")
    folders = found.folders
    told = {name: [value[:2] for value in values] for name, values in found.file("filters").items()}
    assert told["topic"] == [["rights", "Права человека"]]
    assert told["country"] == [["kazakhstan", "Казахстан"]]
    assert [value for value, _ in told["year"]] == ["2024", "2023"]
    assert [value for value, _ in told["section"]][:2] == ["news", "events"], "in the menu's order"
    assert "topics" not in dict(told["section"])
    assert set(told) == {"section", "topic", "country", "year"} == set(found.manifest["filters"])
    assert folders


def test_the_same_pages_in_another_order_make_the_same_files(site: Site, tmp_path: Path) -> None:
    written(site, tmp_path / "one")
    writer = SearchWriter(site, tmp_path / "two")
    for item in sorted(site.library.items.values(), key=lambda item: item.slug):
        if site.code in item.versions:
            writer.take(item, shown(f"<p>Текст {item.slug}. Права человека.</p>"))
    writer.write()
    one, two = (
        {f.relative_to(r): f.read_bytes() for f in r.rglob("*.js")} for r in (tmp_path / "one", tmp_path / "two")
    )
    assert one == two


def test_a_site_without_documents_has_a_search_all_the_same(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    tiny.write(docs, "index.ru.md", {"title": "Home"})
    site = tiny.open_site(docs, "ru")
    assert written(site, tmp_path / "ru").manifest["documents"] == 0
    assert filters(site, []) == {"section": [], "topic": [], "country": [], "year": []}


def test_texts_are_named_by_what_they_hold(site: Site, tmp_path: Path) -> None:
    found = written(site, tmp_path / "ru")
    for card in found.cards:
        text = data_of((found.root / "texts" / f"{card[7]}.js").read_text(encoding="utf-8"))
        assert f"Текст {card[0].rpartition('/')[2]}." in text


def test_the_page_offers_every_section_year_topic_and_country(site: Site) -> None:
    page = search_page(site)
    assert not page.head.indexed
    shelves = {shelf.heading: [link.address for link in shelf.links] for shelf in page.shelves}
    assert shelves[site.text("search_by_year")] == ["ru/news/2024/", "ru/news/2023/", "ru/news/undated/"]
    assert shelves[site.text("search_by_topic")] == ["ru/topics/rights/"]
    assert shelves[site.text("search_by_country")] == ["ru/countries/kazakhstan/"]
    assert "ru/training/" in shelves[site.text("search_by_section")]
