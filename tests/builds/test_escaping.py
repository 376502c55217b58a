"""Texts stay texts: nothing that an editor writes in a field becomes markup, and no page holds a script."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from arasha.pages.assets import script
from sites import LANGUAGES, THEME, Project
from trees import Tree, flat

XHTML = "{http://www.w3.org/1999/xhtml}"
EVIL = "</title><script>alert(1)</script>"
QUOTED = "\"'><img src=x onerror=alert(2)> & \"q\" 'q'"
HOSTILE = f"{EVIL}{QUOTED}"
ITEMS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "": ({}, {}),
    "about": ({}, {"place": HOSTILE}),
    "topics/law": ({}, {}),
    "countries/kazakhstan": ({}, {}),
    "partners/donor": (
        {"roles": ["donor"], "emblem": "eu"},
        {"donor_title": HOSTILE, "acknowledgement": HOSTILE + "{project}{carriers}", "address": HOSTILE},
    ),
    "projects/work": (
        {"start": "2024", "end": "2026", "donors": [{"partner": "donor"}], "activities": [{"id": "a"}]},
        {"aims": [HOSTILE], "activity_titles": {"a": HOSTILE}},
    ),
    "news/2024/story": (
        {"date": "2024", "topics": ["law"], "countries": ["kazakhstan"], "projects": ["work"], "moved_from": ["old"]},
        {"place": HOSTILE, "corrections": [{"date": "2024-02", "text": HOSTILE}]},
    ),
    "events/2024/meeting": ({"start": "2024-05-05", "projects": ["work"]}, {"place": HOSTILE}),
    "stories/voice": ({"topics": ["law"]}, {"person": HOSTILE}),
    "training/course": ({"projects": ["work"]}, {"aims": [HOSTILE], "audience": HOSTILE}),
    "training/course/one": ({"number": 1, "version": "1.0"}, {"aims": [HOSTILE]}),
    "training/course/two": ({"number": 2, "version": "1.1"}, {"aims": [HOSTILE]}),
}
BORROWED = {"news/2024/story", "stories/voice"}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """A site with an attack in every text field of every kind."""
    project = Project(tmp_path_factory.mktemp("hostile"))
    for folder, (facts, fields) in ITEMS.items():
        texts = {"title": HOSTILE, "summary": HOSTILE, "body": "## Heading\n\nText.", **fields}
        languages = ("ru",) if folder in BORROWED else LANGUAGES
        project.item(folder, facts, **dict.fromkeys(languages, texts))
    return project.built()


def test_a_title_stays_a_title(hostile: Tree) -> None:
    for folder in ITEMS:
        page = hostile.page(f"ru/{folder}/".replace("//", "/"))
        assert HOSTILE in flat(page.one("//h1"))
        if folder:
            assert page.title.startswith(HOSTILE)
            assert page.one("//meta[@name='description']/@content") == HOSTILE
            assert page.one("//meta[@property='og:title']/@content") == HOSTILE


def test_a_title_in_a_list_stays_a_title(hostile: Tree) -> None:
    for language in LANGUAGES:
        for address, folder in (("news", "ru/news/2024/story"), ("stories", "ru/stories/voice")):
            link = hostile.page(f"{language}/{address}/").links(f"{folder}/")[0]
            assert flat(link) == HOSTILE


def foreign_scripts(tree: Tree) -> list[str]:
    """Every place in the pages that begins a script, but for the site's own one and for data in JSON."""
    own = f"<script>{script(THEME)}</script>".encode()
    return [
        f"{path}: {found[:80]!r}"
        for path, content in tree.files().items()
        if path.endswith((".html", ".xml", ".svg"))
        for found in re.findall(rb'(?i)<script(?! type="application/ld[+]json">).*', content.replace(own, b""))
    ]


def test_no_page_holds_a_script(hostile: Tree) -> None:
    assert foreign_scripts(hostile) == []


def test_no_page_holds_a_handler_or_an_element_that_nobody_wrote(hostile: Tree) -> None:
    for path, page in hostile.pages():
        assert not page.all("//@*[starts-with(name(), 'on')]"), path
        assert not page.all("//img[@src='x']"), path
        assert not page.all("//@*[starts-with(translate(normalize-space(.), 'JAVSCRIPT', 'javscript'), 'javascript:')]")


def test_a_sitemap_stays_well_formed(hostile: Tree) -> None:
    maps = {path: text for path, text in hostile.files().items() if path.endswith("sitemap.xml")}
    assert len(maps) == 1 + len(LANGUAGES)
    for path, text in maps.items():
        assert b"alert" not in text, path
        etree.fromstring(text)


def test_what_a_feed_says_of_a_title_is_text(hostile: Tree) -> None:
    feeds = [text for path, text in hostile.files().items() if path.endswith("feed.xml")]
    assert feeds
    for text in feeds:
        assert b"<script" not in text
        assert {one.tag for one in etree.fromstring(text).iter()} & {"script", f"{XHTML}script"} == set()


def test_the_site_of_this_test_run_holds_no_script(rich: Tree, plenty: Tree) -> None:
    for tree in (rich, plenty):
        assert foreign_scripts(tree) == []


def test_the_name_of_the_site_stays_a_text(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.item("")
    text = project.config.read_text(encoding="utf-8")
    text = re.sub(r"(locale: ru,.*?site_name: )[^,}]+", lambda m: m[1] + f"'{EVIL}'", text)
    project.config.write_text(text, encoding="utf-8")
    tree = project.built()
    assert tree.page("ru/").title == EVIL
    assert foreign_scripts(tree) == []
