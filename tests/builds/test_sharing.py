"""What a built site gives to those who share its links: pictures, previews, structured data, links, credits."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from PIL import Image

from schema_org import defined, faults, graph_of, named
from sites import LANGUAGES, URL, Project, said
from trees import Html, Tree

MOST = 60_000
"""Bytes of a picture."""
EVIL = '</script><script>alert(1)</script>"><img src=x onerror=alert(1)>'


def meta(page: Html, name: str) -> str:
    """What the page's head says under a name; empty when it says nothing."""
    found = page.all(f"//meta[@property='{name}' or @name='{name}']/@content")
    assert len(found) <= 1
    return str(found[0]) if found else ""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    made = Project(tmp_path_factory.mktemp("sharing"))
    made.item("")
    made.item("about")
    made.item("news/2024/story", {"date": "2024-08-21"}, ru={"title": EVIL, "summary": EVIL}, kk="", en="")
    made.item("events/2025/shelter", {"start": "2025-06-02", "sensitive": True}, ru={"title": "Убежище"}, kk="")
    made.built()
    return made


def test_every_page_that_names_a_picture_has_it_and_it_is_small(rich: Tree, project: Project) -> None:
    for tree in (rich, project.tree):
        files = tree.files()
        named_ones = {meta(page, "og:image") for _, page in tree.pages()} - {""}
        assert len(named_ones) > 10
        for url in named_ones:
            picture = files[url.removeprefix(URL)]
            assert len(picture) <= MOST
            assert Image.open(io.BytesIO(picture)).size == (1200, 630)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_says_what_a_preview_needs(rich: Tree, language: str) -> None:
    page = rich.page(f"{language}/news/2024/standings/")
    assert meta(page, "og:title") == "news/2024/standings " + language
    assert meta(page, "og:image").startswith(f"{URL}{language}/share/")
    assert (meta(page, "og:image:width"), meta(page, "og:image:height")) == ("1200", "630")
    assert meta(page, "og:image:type") == "image/png"
    assert meta(page, "og:title") in meta(page, "og:image:alt")
    assert meta(page, "twitter:card") == "summary_large_image"
    assert meta(page, "article:published_time") == "2024-08-21"
    assert meta(page, "article:modified_time") == ("2024-09-01" if language == "ru" else "")
    assert meta(rich.page(f"{language}/about/"), "article:published_time") == ""


def test_structured_data_is_sound_on_every_page_and_points_at_what_is_told(rich: Tree, project: Project) -> None:
    for tree in (rich, project.tree):
        known: dict[str, str] = {}
        wanted: set[str] = set()
        for path, page in tree.pages():
            graph = graph_of(page)
            assert [fault for node in graph for fault in faults(node)] == [], path
            known |= defined(graph)
            wanted |= named(graph)
        assert len(known) > 20
        assert wanted <= known.keys()
        for name in known:
            address = name.partition("#")[0].removeprefix(URL)
            assert (tree.root / address / "index.html").is_file(), name


def test_a_hostile_title_stays_text_in_data_and_links(project: Project) -> None:
    page = project.tree.page("ru/news/2024/story/")
    (article,) = (node for node in graph_of(page) if node["@type"] == "NewsArticle")
    assert article["headline"] == EVIL
    assert meta(page, "og:title") == EVIL
    assert len(page.all("//nav[@class='share']//a")) == 3
    assert not page.all("//img[@src='x']")


def test_a_sensitive_page_gives_a_chat_the_name_of_the_site_and_nothing_else(project: Project) -> None:
    page = project.tree.page("ru/events/2025/shelter/")
    name = meta(page, "og:site_name")
    assert {meta(page, f"og:{part}") for part in ("title", "description", "image:alt")} == {name}
    assert graph_of(page) == []
    assert not page.all("//nav[@class='share']")
    for part in ("og:title", "og:description", "og:image:alt", "twitter:card"):
        assert "Убежище" not in meta(page, part)


def test_pictures_are_the_same_from_the_cache_in_another_folder_and_one_language_alone(
    project: Project, tmp_path: Path
) -> None:
    def pictures(root: Path) -> dict[str, bytes]:
        return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("share/*.png")}

    first = pictures(project.site)
    assert {path.partition("/")[0] for path in first} == set(LANGUAGES)
    again, elsewhere = tmp_path / "again", Project(tmp_path / "elsewhere")
    assert project.build("--output", str(again)).returncode == 0
    assert project.build("--output", str(again), "--language", "ru").returncode == 0
    os.rename(project.docs, tmp_path / "docs")  # noqa: PTH104 - the same content, moved
    (tmp_path / "elsewhere" / "docs").rmdir()
    os.rename(tmp_path / "docs", elsewhere.docs)  # noqa: PTH104
    elsewhere.built()
    os.rename(elsewhere.docs, project.docs)  # noqa: PTH104
    assert pictures(again) == pictures(elsewhere.site) == first


def test_without_an_address_nothing_is_named_that_nobody_could_find(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.item("")
    project.item("news/2024/story", {"date": "2024-08-21"})
    text = project.config.read_text(encoding="utf-8")
    project.config.write_text(text.replace(f'"{URL}"', '""'), encoding="utf-8")
    tree = project.built()
    page = tree.page("ru/news/2024/story/")
    assert not meta(page, "og:image")
    assert graph_of(page) == []
    assert not page.all("//nav[@class='share']")
    assert not [path for path in tree.files() if "/share/" in path]


@pytest.mark.parametrize("language", LANGUAGES)
def test_share_links_are_plain(rich: Tree, language: str) -> None:
    for address in ("news/2024/standings", "events/2025/past", "projects/running", "stories/voice"):
        links = rich.page(f"{language}/{address}/").all("//nav[@class='share']//a")
        assert [link.text for link in links] == ["Telegram", "WhatsApp", said(language, "share_mail")]
        assert all(link.get("rel") == "noreferrer nofollow" and link.get("target") is None for link in links)
        assert all(f"%2F{language}%2F{address.replace('/', '%2F')}%2F" in link.get("href") for link in links)


def test_the_root_says_who_made_the_site(rich: Tree) -> None:
    assert "Қазақша, Русский, English" in rich.files()["humans.txt"].decode()
