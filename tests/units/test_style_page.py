"""The style page: every component once, in every language, not for search engines."""

from pathlib import Path

import pytest

import tiny
from arasha.pages.plans import generated
from arasha.pages.style_page import COLOURS, STYLE, StylePage, style_page


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny.site(tmp_path_factory.mktemp("site"))


@pytest.mark.parametrize("code", tiny.LANGUAGES)
def test_it_is_made_in_every_language_and_not_found_by_search_engines(docs: Path, code: str) -> None:
    plans = [plan for plan in generated(tiny.open_site(docs, code)) if plan.folder == STYLE]
    page = plans[0].make()
    assert isinstance(page, StylePage)
    assert (len(plans), page.address, page.head.indexed) == (1, f"{code}/{STYLE}/", False)


@pytest.mark.parametrize("code", tiny.LANGUAGES)
def test_no_slot_of_an_article_is_left_empty(docs: Path, code: str) -> None:
    page = style_page(tiny.open_site(docs, code))
    sample = page.sample
    assert sample
    slots = ("facts", "aims", "activities", "corrections", "acknowledgements", "previous", "next", "years", "pager")
    more = ("downloads", "changes", "citation", "sharing", "feeds")
    assert [slot for slot in (*slots, *more) if not getattr(sample, slot)] == []
    assert [one.state for one in page.standings] == ["original", "current", "behind", "summary"]
    assert [one.state for one in sample.activities] == ["done", "running", "planned"]
    assert page.colours == COLOURS
    assert page.kicker and page.moment and page.place and page.status and page.notice and page.lead


@pytest.mark.parametrize("code", tiny.LANGUAGES)
def test_one_card_is_borrowed_and_says_so(docs: Path, code: str) -> None:
    page = style_page(tiny.open_site(docs, code))
    borrowed = [card.link for group in page.groups for card in group.cards if card.link.language]
    assert [link.language != code and bool(link.language_label) for link in borrowed] == [True]
