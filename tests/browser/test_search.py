"""The search in a browser: nothing before it is asked for, calm at whatever is typed, by keyboard, from disk."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from arasha.languages.stemming import keys, tokens
from browsers import NARROW, WIDE, Visit
from search_reader import data_of
from sites import LANGUAGES, said
from trees import Tree

WORD = {"kk": "құқығынан", "ru": "правами", "en": "rights"}
"""An inflected form of a word that every language's texts have."""
SMALLEST = 24
STRANGE = [
    "",
    " ",
    "ж",
    "😀👍🏽",
    "<img src=x onerror=alert(1)>",
    "</script><b>",
    "(?:[",
    "a\\",
    "***",
    '"',
    '"права',
    "«",
    "~!@#",
]
STRANGE += ["x" * 5000, "слово " * 900, "\u202e\u200b\u0301", "права\u0000", "__proto__ constructor", "% _ ' -- ;"]
CLOBBER = '<form name="documentElement" data-root="https://evil.invalid/"><input name="currentScript"></form>'


@pytest.fixture
def reader(browser: Browser, address: str) -> Iterator[Visit]:
    """A reader with an empty cache."""
    context = browser.new_context()
    yield Visit(context.new_page(), address)
    context.close()


def box(page: Page) -> Locator:
    return page.locator("dialog.find-box")


def field(page: Page) -> Locator:
    """The field of the open box, or of the search's own page."""
    return page.locator("dialog[open] input[type=search], .finder input[type=search]").first


def results(page: Page) -> Locator:
    return page.locator(":is(dialog[open], .finder) .find-results > li")


def opened(visit: Visit, path: str, width: int = WIDE) -> Page:
    """A page with its box open."""
    visit.open(path, width)
    visit.page.locator("button.find-open").click()
    expect(field(visit.page)).to_be_focused()
    return visit.page


def told(page: Page) -> str:
    """What the status says once the search is at rest."""
    expect(page.locator(".find-results[aria-busy]")).to_have_count(0)
    return page.locator("dialog[open] .find-status, .finder .find-status").first.inner_text()


def typed(page: Page, text: str) -> str:
    """What the status says when the text has been typed."""
    before = page.evaluate("() => window.told = 0")
    page.evaluate(
        """() => { for (const one of document.querySelectorAll(".find-results"))
            new MutationObserver(() => window.told++).observe(one, {attributeFilter: ["aria-busy"]}); }"""
    )
    field(page).fill(text)
    page.wait_for_function("before => window.told >= before + 2", arg=before)
    return told(page)


def searched_files(visit: Visit) -> list[str]:
    """Files of the search that were fetched."""
    return [url for url in visit.requests if re.search(r"/search[./].*\.js", url)]


def test_nothing_is_fetched_before_somebody_searches(reader: Visit) -> None:
    for path in ("ru/", "ru/about/", "kk/news/"):
        reader.open(path)
        assert [url for url in reader.requests if ".js" in url] == []
    assert reader.page.locator("button.find-open").is_visible()
    assert not reader.page.locator("a.find-open").is_visible()


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_inflected_word_is_found(reader: Visit, language: str, width: int) -> None:
    page = opened(reader, f"{language}/about/", width)
    status = typed(page, WORD[language])
    count = int(re.search(r"\d+", status)[0])  # type: ignore[index]
    assert count > 5
    assert status == said(language, "search_found", n=count)
    assert results(page).count() == 5
    link = results(page).first.locator("a")
    title = link.inner_text()
    page.wait_for_load_state("networkidle")  # a click would break off what is still on its way
    link.click()
    expect(page.locator("h1")).to_have_text(title)
    assert reader.troubles == []
    assert reader.stored() == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_that_is_still_being_typed_is_found(reader: Visit, language: str) -> None:
    page = opened(reader, f"{language}/about/")
    assert typed(page, WORD[language][:4]).startswith(tuple("0123456789НF")) or results(page).count()
    assert results(page).count() > 0


def test_what_is_pasted_is_found_at_once(reader: Visit) -> None:
    page = opened(reader, "ru/about/")
    page.keyboard.insert_text("беженцев")  # an input event without keys: paste, voice, some mobile keyboards
    expect(results(page).first).to_be_visible()


def test_what_was_typed_before_the_search_was_there_is_found(reader: Visit) -> None:
    reader.page.route("**/search/manifest.js", lambda route: (reader.page.wait_for_timeout(500), route.continue_()))
    page = opened(reader, "ru/about/")
    page.keyboard.type("семинар")
    expect(results(page).first).to_be_visible()


def test_by_keyboard_alone(reader: Visit) -> None:
    reader.open("ru/about/")
    page = reader.page
    page.locator("button.find-open").focus()
    page.keyboard.press("Enter")
    typed(page, "права")
    for place in (0, 1, 2):
        page.keyboard.press("ArrowDown")
        expect(results(page).nth(place).locator("a")).to_be_focused()
    for _ in range(3):
        page.keyboard.press("ArrowUp")
    expect(field(page)).to_be_focused()
    page.keyboard.press("Escape")
    assert not box(page).is_visible()
    expect(page.locator("button.find-open")).to_be_focused()
    page.keyboard.press("Enter")
    expect(field(page)).to_have_value("права")
    page.keyboard.press("ArrowDown")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/ru/(?!about).+/"))
    assert reader.troubles == []


def test_one_key_opens_it_unless_it_was_switched_off(reader: Visit) -> None:
    page = reader.page
    reader.open("ru/about/")
    page.keyboard.press("Slash")
    expect(field(page)).to_be_focused()
    expect(field(page)).to_have_value("")
    page.keyboard.press("/")
    expect(field(page)).to_have_value("/")
    switch = page.get_by_label(said("ru", "search_keys"))
    switch.uncheck()
    assert reader.stored() == ["search-keys"]
    page.keyboard.press("Escape")
    reader.open("ru/news/")
    page.keyboard.press("Slash")
    assert not box(page).is_visible()
    page.locator("button.find-open").click()
    switch.check()
    assert reader.stored() == []


def test_a_key_with_another_or_in_a_field_opens_nothing(reader: Visit) -> None:
    reader.open("ru/about/")
    page = reader.page
    for pressed in ("Control+Slash", "Shift+Slash", "Alt+Slash"):
        page.keyboard.press(pressed)
    page.locator("#palette").focus()
    page.keyboard.press("Slash")
    assert not box(page).is_visible()


@pytest.mark.parametrize("path", ["ru/about/", "ru/search/"])
def test_whatever_is_typed_the_answer_is_calm(reader: Visit, path: str) -> None:
    if path.endswith("search/"):
        reader.open(path)
        expect(reader.page.locator(".finder .find-status")).not_to_be_empty()
    else:
        opened(reader, path)
    page = reader.page
    known = [said("ru", key) for key in ("search_hint", "search_none")]
    for text in STRANGE:
        field(page).evaluate("(one, text) => { one.value = text }", text)
        field(page).dispatch_event("input")
        page.wait_for_timeout(400)
        status = told(page)
        assert any(one in status for one in known) or re.match(r"Найден", status), (text[:20], status)
    assert page.locator(".find-results img, .find-results script, .find-status *").count() == 0
    assert reader.troubles == []


def test_a_phrase_in_quotation_marks_is_found_as_it_stands(reader: Visit) -> None:
    reader.open("ru/search/?q=права+человека")
    page = reader.page
    expect(results(page).first).to_be_visible()
    loose = int(re.search(r"\d+", told(page))[0])  # type: ignore[index]
    exact = int(re.search(r"\d+", typed(page, "«права человека»"))[0])  # type: ignore[index]
    assert 0 < exact < loose
    assert said("ru", "search_partly") in typed(page, '"человека и права"') + said("ru", "search_partly")
    assert typed(page, '"человек права беженец"').endswith(said("ru", "search_partly"))


def seeming_phrase(site: Tree) -> tuple[str, str]:
    """Three words of which no text has all, but one the first two and the last two side by side; and the last two."""
    texts = []
    for file in sorted((site.root / "ru/search/texts").iterdir()):
        words = [word for word, _, _ in tokens(data_of(file.read_text(encoding="utf-8")), "ru")]
        texts.append([(word, keys(word, "ru")[0]) for word in words if word.isalpha()] if len(words) > 50 else [])
    whole = {tuple(key for _, key in some) for text in texts for some in zip(text, text[1:], text[2:], strict=False)}
    for text in texts:
        after = {one[1]: other for one, other in pairwise(text)}
        for one, other in pairwise(text):
            last = after.get(other[1])
            if last and len({one[1], other[1], last[1]}) == 3 and (one[1], other[1], last[1]) not in whole:
                return f"{one[0]} {other[0]} {last[0]}", f"{other[0]} {last[0]}"
    raise AssertionError("no such words")


def test_a_phrase_that_only_seems_to_stand_there_is_not_found(reader: Visit, site: Tree) -> None:
    seeming, real = seeming_phrase(site)
    for path in ("ru/search/", "ru/about/"):
        reader.open(path)
        if path == "ru/about/":
            reader.page.locator("button.find-open").click()
        expect(field(reader.page)).to_be_visible()
        assert typed(reader.page, f'"{seeming}"').endswith(said("ru", "search_partly")), seeming
        assert said("ru", "search_partly") not in typed(reader.page, f'"{real}"'), real
        assert results(reader.page).count() > 0
    assert reader.troubles == []


def test_what_is_quoted_holds_the_phrase(reader: Visit) -> None:
    reader.open("ru/search/?q=«права+человека»")
    marks = reader.page.locator(".find-results mark")
    expect(marks.first).to_be_visible()
    first = reader.page.locator(".find-results li", has=reader.page.locator("mark")).first
    found = [keys(word, "ru")[0] for word in first.locator("mark").all_inner_texts()]
    assert (keys("права", "ru")[0], keys("человека", "ru")[0]) in list(pairwise(found))


def test_words_together_are_found_before_words_alone(reader: Visit) -> None:
    page = opened(reader, "ru/about/")
    both = int(re.search(r"\d+", typed(page, "суд беженцы"))[0])  # type: ignore[index]
    one = int(re.search(r"\d+", typed(page, "суд"))[0])  # type: ignore[index]
    assert 0 < both < one
    assert typed(page, "суд ъъщщээ").endswith(said("ru", "search_partly"))


@pytest.mark.parametrize(
    ("language", "text", "meant"), [("ru", "ghfdf", "права"), ("kk", "qazaqstan", None), ("kk", "кукык", None)]
)
def test_what_was_meant_is_found_and_said(reader: Visit, language: str, text: str, meant: str | None) -> None:
    page = opened(reader, f"{language}/about/")
    status = typed(page, text)
    if meant:
        assert said(language, "search_reading", words=meant) in status
    assert said(language, "search_reading", words="\0").partition("\0")[0].split()[0] in status
    assert results(page).count() > 0


def test_another_language_is_found_where_this_one_has_nothing(reader: Visit) -> None:
    page = opened(reader, "en/about/")
    assert typed(page, "құқығынан").endswith(said("en", "search_elsewhere"))
    first = results(page).first
    assert first.get_attribute("lang") == "kk"
    assert first.locator("a").get_attribute("hreflang") == "kk"
    assert first.locator(".tongue").inner_text() == "in Kazakh"
    page.wait_for_load_state("networkidle")
    first.locator("a").click()
    page.wait_for_url(re.compile("/kk/"))
    assert reader.troubles == []


def test_enter_leads_to_the_page_and_sends_nothing_of_what_was_typed(reader: Visit) -> None:
    page = opened(reader, "ru/about/")
    typed(page, "пытки")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/ru/search/\?q="))
    expect(results(page).first).to_be_visible()
    assert field(page).input_value() == "пытки"
    assert [url for url in reader.requests if "q=" in url.partition("#")[0]] == []


def test_a_link_to_a_search_shows_it_and_the_address_follows(reader: Visit) -> None:
    reader.open("ru/search/?q=семинар&section=events")
    page = reader.page
    expect(results(page).first).to_be_visible()
    assert page.locator("select[name=section]").input_value() == "events"
    hrefs = [link.get_attribute("href") or "" for link in results(page).locator("a").all()]
    assert all("ru/events/" in href for href in hrefs), hrefs
    page.locator("select[name=section]").select_option("")
    page.wait_for_url(lambda url: "section" not in url)
    typed(page, "мигранты")
    assert "q=" in page.url
    page.wait_for_load_state("networkidle")  # a reload would break off what is still on its way
    page.reload()
    expect(field(page)).to_have_value("мигранты")
    expect(results(page).first).to_be_visible()
    assert reader.troubles == []


def test_filters_count_what_they_leave_and_work_without_words(reader: Visit) -> None:
    reader.open("ru/search/?topic=migrants-rights")
    page = reader.page
    expect(results(page).first).to_be_visible()
    whole = int(re.search(r"\d+", told(page))[0])  # type: ignore[index]
    options = page.locator("select[name=year] option").all()[1:]
    value, label = options[0].get_attribute("value"), options[0].inner_text()
    page.locator("select[name=year]").select_option(value)
    page.wait_for_url(lambda url: f"year={value}" in url)
    left = int(re.search(r"\d+", told(page))[0])  # type: ignore[index]
    assert label == f"{value} ({left})"
    assert 0 < left < whole
    expect(page.locator("select[name=year]")).to_be_focused()


def test_more_results_come_on_demand_and_quote_the_text(reader: Visit) -> None:
    reader.open("ru/search/?q=права")
    page = reader.page
    expect(page.locator(".find-results mark").first).to_be_visible()
    assert page.locator(".find-results > li > a").count() == 10
    texts = [url for url in reader.requests if "/texts/" in url]
    assert 0 < len(texts) < 10, "only for those in view"
    page.get_by_role("button", name=said("ru", "search_more")).click()
    expect(page.locator(".find-results > li > a")).to_have_count(20)
    expect(page.locator(".find-results > li > a").nth(10)).to_be_focused()


def test_without_javascript_there_are_ways_to_everything(plain_visit: Visit) -> None:
    plain_visit.open("ru/about/")
    page = plain_visit.page
    assert not page.locator("button.find-open").is_visible()
    page.locator("a.find-open").click()
    page.wait_for_url(re.compile("/ru/search/"))
    assert not page.locator(".find-form").is_visible()
    links = page.locator(".shelves a").all()
    assert len(links) > 15
    page.get_by_role("link", name="2024", exact=True).click()
    page.wait_for_url(re.compile("/ru/news/2024/"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_works_from_disk(browser: Browser, site: Tree, language: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    said_wrong: list[str] = []
    page.on("console", lambda message: said_wrong.append(message.text))
    page.on("pageerror", lambda error: said_wrong.append(str(error)))
    page.goto((site.root / language / "about/index.html").as_uri())
    page.locator("button.find-open").click()
    field(page).fill(WORD[language])
    expect(results(page).first).to_be_visible()
    page.goto((site.root / language / "search/index.html").as_uri() + f"?q={WORD[language]}")
    expect(page.locator(".find-results mark").first).to_be_visible()
    about_fonts = re.compile("font|ERR_FAILED")  # which some browsers read from disk and some don't
    assert [one for one in said_wrong if not about_fonts.search(one)] == []
    context.close()


def test_a_page_made_by_machine_leads_to_the_search_of_its_source(visit: Visit) -> None:
    visit.open("kk-latn/about/")
    visit.page.locator("a.find-open").click()
    visit.page.wait_for_url(re.compile("/kk/search/"))


@pytest.mark.parametrize("palette", ["light", "dark", "contrast"])
@pytest.mark.parametrize("width", [320, WIDE])
def test_it_is_no_barrier(reader: Visit, width: int, palette: str) -> None:
    page = reader.page
    opened(reader, "kk/about/", width)
    page.evaluate("name => document.documentElement.dataset.palette = name", palette)
    typed(page, "құқық")
    assert [*reader.barriers(), *reader.overflow()] == []
    reader.open("ru/search/?q=права", width)
    expect(page.locator(".find-results mark").first).to_be_visible()
    page.evaluate("name => document.documentElement.dataset.palette = name", palette)
    assert [*reader.barriers(), *reader.overflow()] == []
    for place in ("kk/about/", "ru/search/?q=права"):
        if "about" in place:
            opened(reader, place, width)
            typed(page, "құқық")
        for one in page.locator("dialog[open] :is(a, button, input), .finder :is(a, button, input, select)").all():
            size = one.bounding_box()
            assert size is None or min(size["width"], size["height"]) >= SMALLEST, one.evaluate("one => one.outerHTML")


def test_the_box_and_its_status_have_names_and_roles(reader: Visit) -> None:
    page = opened(reader, "ru/about/")
    assert page.get_by_role("dialog", name=said("ru", "search_label")).is_visible()
    assert page.get_by_role("searchbox", name=said("ru", "search_label")).is_visible()
    assert page.locator("dialog").get_by_role("status").count() == 1


def test_files_that_are_gone_since_a_new_publication_are_found_anew(reader: Visit) -> None:
    """The reader's copy of the manifest names files that the site no longer has."""
    stale = []

    def old(route: object) -> None:
        answer = route.fetch()  # type: ignore[attr-defined]
        stale.append(1)
        body = re.sub(r'"folder":"[0-9a-f]+"', '"folder":"0000000000"', answer.text())
        route.fulfill(response=answer, body=body)  # type: ignore[attr-defined]

    reader.page.route(re.compile(r"manifest\.js$"), old)
    page = opened(reader, "ru/about/")
    assert re.match("Найден", typed(page, "права"))
    assert stale == [1]


def test_when_the_network_is_gone_it_says_so_and_leaves_a_link(reader: Visit) -> None:
    page = opened(reader, "ru/about/")
    typed(page, "права")
    page.context.set_offline(True)
    assert typed(page, "юрист") == said("ru", "search_failed")
    page.context.set_offline(False)
    assert re.match("Найден", typed(page, "юристы"))
    reader.page.route("**/manifest.js", lambda route: route.abort())
    reader.open("ru/news/")
    page.locator("button.find-open").click()
    expect(page.locator("a.find-open")).to_be_visible()
    assert not box(page).is_visible()


def test_a_text_can_not_choose_where_the_search_comes_from(reader: Visit) -> None:
    """An element that calls itself `documentElement` stands in for it (DOM clobbering), before and in the page."""

    def clobbered(route: object) -> None:
        answer = route.fetch()  # type: ignore[attr-defined]
        html = answer.text().replace("<title>", f"{CLOBBER}<title>", 1).replace("<main", f"{CLOBBER}<main", 1)
        html = html.replace("<main", '<html data-root="https://evil.invalid/" lang="evil"><main', 1)
        route.fulfill(response=answer, body=html)  # type: ignore[attr-defined]

    reader.page.route("**/ru/about/", clobbered)
    reader.open("ru/about/")
    assert reader.page.evaluate("() => document.documentElement.tagName ?? 'none'") != "HTML"
    reader.page.locator("button.find-open").click()
    reader.page.wait_for_timeout(500)
    assert [url for url in reader.requests if "evil" in url] == []


def test_leaving_a_sensitive_page_forgets_the_choice(reader: Visit) -> None:
    reader.page.route("https://www.wikipedia.org/**", lambda route: route.fulfill(body="<title>W</title>"))
    reader.open("ru/safety/")
    reader.page.evaluate("() => localStorage.setItem('search-keys', 'off')")
    reader.page.locator(".exit a").click()
    reader.page.wait_for_url("https://www.wikipedia.org/**")
    reader.open("ru/about/")
    assert json.loads(reader.page.evaluate("() => JSON.stringify(localStorage)")) == {}
