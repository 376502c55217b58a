"""One walk by Tab over a sensitive page: past the way out to the text, the focus always in sight."""

from __future__ import annotations

import pytest

from browsers import NARROW, WIDE, Visit, opened_pages
from sites import LANGUAGES, said
from trees import Tree

PLACES = {
    "skip": ".skip",
    "exit": ".exit",
    "brand": ".brand",
    "menu": ".menu",
    "switcher": ".switcher",
    "text": "main",
    "palette": ".palette",
}
STATES = ("original", "current", "behind", "summary", "missing")
WHERE = """places => {
    const now = document.activeElement;
    const style = getComputedStyle(now), box = now.getBoundingClientRect();
    const place = Object.keys(places).find(name => now.closest(places[name])) || "elsewhere";
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return {place, covered: Boolean(top && top.closest(".exit")), what: now.outerHTML.slice(0, 90),
        ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth};
}"""


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_walk_by_tab(visit: Visit, language: str, width: int) -> None:
    visit.page.emulate_media(reduced_motion="reduce")  # what has the focus is in sight at once
    visit.open(f"{language}/safety/", width)
    walked: list[str] = []
    for _ in range(200):
        visit.page.keyboard.press("Tab")
        if visit.page.evaluate("() => document.activeElement === document.body"):
            break
        now = visit.page.evaluate(WHERE, PLACES)
        assert now["ring"], now
        assert now["seen"], now
        assert now["place"] == "exit" or not now["covered"], now
        if [now["place"]] != walked[-1:]:
            walked.append(now["place"])
    assert walked[:2] == ["skip", "exit"]
    assert set(PLACES) <= set(walked), walked
    first = [walked.index(place) for place in ("brand", "menu", "switcher")]
    assert max(first) < walked.index("text") < walked.index("palette")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_choice_of_the_switcher_says_what_waits(site: Tree, language: str) -> None:
    states = [said(language, f"state_{state}") for state in STATES]
    for path in opened_pages(site, language):
        page = site.page(path)
        if not page.all("//header[@class='page-head']//*[starts-with(@class, 'standing')]"):
            continue  # a list is no translation of another
        for choice in page.all("//nav[@class='switcher']//a"):
            assert any(state in choice.text_content() for state in states), (path, choice.get("href"))
