"""Sitemaps by the protocol of sitemaps.org, with alternates as Google reads them and dates from the history."""

from __future__ import annotations

import subprocess
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from sites import LANGUAGES, URL, Project, clean_environment
from trees import Tree

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
DAYS = {"about/index.kk.md": "2023-02-03", "about/index.ru.md": "2024-05-06"}
FIRST_DAY = "2022-01-01"


def sitemap(tree: Tree, path: str) -> etree._Element:
    return etree.parse(tree.root / path).getroot()


def entries(tree: Tree, language: str) -> dict[str, etree._Element]:
    found = sitemap(tree, f"{language}/sitemap.xml").findall("s:url", NAMES)
    return {entry.findtext("s:loc", namespaces=NAMES): entry for entry in found}


def git(folder: Path, *arguments: str, day: str = FIRST_DAY) -> None:
    moment = f"{day}T12:00:00+00:00"
    who = {f"GIT_{role}_{part}": "x@example.org" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
    when = {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment, "GIT_CONFIG_GLOBAL": "/dev/null"}
    command = ["git", "-C", str(folder), *arguments]
    subprocess.run(command, check=True, capture_output=True, env=clean_environment(**who, **when))


@pytest.fixture(scope="module")
def historical(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A site in a repository whose files changed on different days."""
    project = Project(tmp_path_factory.mktemp("history") / "repository")
    project.item("")
    project.item("about", ru="Текст.", kk="Мәтін.", en="Text.")
    project.item("news/2024/only", {"date": "2024"}, kk="Тек қазақша.")
    git(project.root, "init", "--quiet")
    git(project.root, "add", ".")
    git(project.root, "commit", "--quiet", "--message=first")
    for path, day in DAYS.items():
        file = project.docs / path
        file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        git(project.root, "commit", "--quiet", "--all", "--message=change", day=day)
    project.built()
    return project


def test_a_sitemap_lists_each_page_once(rich: Tree) -> None:
    for language in LANGUAGES:
        found = Counter(sitemap(rich, f"{language}/sitemap.xml").xpath("//s:loc/text()", namespaces=NAMES))
        assert [url for url, number in found.items() if number > 1] == []
        pages = {f"{URL}{language}/{folder}/" for folder in rich.addresses(language) if folder}
        hidden = {
            f"{URL}{language}/{folder}/"
            for folder in ("news/2021/before", "editors/translations", "editors/problems", "editors/style", "search")
        }
        assert hidden <= pages
        assert set(found) == pages - hidden | {f"{URL}{language}/"}


def test_the_alternates_of_a_sitemap_are_those_of_the_pages(rich: Tree) -> None:
    for language in LANGUAGES:
        for url, entry in entries(rich, language).items():
            links = rich.page(url.removeprefix(URL)).all("//head/link[@rel='alternate'][@hreflang]")
            found = [dict(link.attrib) for link in entry.findall("x:link", NAMES)]
            assert found == [{name: link.get(name) for name in ("rel", "hreflang", "href")} for link in links]


def test_the_index_names_the_sitemap_of_each_language(historical: Project) -> None:
    index = sitemap(historical.tree, "sitemap.xml")
    assert index.tag == f"{{{NAMES['s']}}}sitemapindex"
    days = dict(zip(*(index.xpath(f"//s:{part}/text()", namespaces=NAMES) for part in ("loc", "lastmod")), strict=True))
    expected = {"kk": "2023-02-03", "ru": "2024-05-06", "en": FIRST_DAY}
    assert days == {f"{URL}{code}/sitemap.xml": day for code, day in expected.items()}
    assert f"Sitemap: {URL}sitemap.xml" in historical.tree.text("robots.txt").splitlines()


def test_the_day_of_the_last_change_comes_from_the_history(historical: Project) -> None:
    expected = {"kk": "2023-02-03", "ru": "2024-05-06", "en": FIRST_DAY}
    for language, day in expected.items():
        entry = entries(historical.tree, language)[f"{URL}{language}/about/"]
        assert entry.findtext("s:lastmod", namespaces=NAMES) == day


def test_a_version_that_is_not_there_is_no_alternate(historical: Project) -> None:
    entry = entries(historical.tree, "kk")[f"{URL}kk/news/2024/only/"]
    assert [link.get("hreflang") for link in entry.findall("x:link", NAMES)] == ["kk", "x-default"]
    assert f"{URL}ru/news/2024/only/" not in entries(historical.tree, "ru")


def test_a_shallow_clone_tells_no_days(historical: Project, tmp_path: Path) -> None:
    """Its only commit would date everything."""
    git(tmp_path, "clone", "--quiet", "--depth=1", historical.root.as_uri(), "clone")
    tree = Project(tmp_path / "clone").built()
    for language in LANGUAGES:
        assert entries(tree, language)
        assert not sitemap(tree, f"{language}/sitemap.xml").findall(".//s:lastmod", NAMES)


def test_without_a_repository_the_text_tells_its_own_day(rich: Tree) -> None:
    entry = entries(rich, "ru")[f"{URL}ru/news/2024/standings/"]
    assert entry.findtext("s:lastmod", namespaces=NAMES) == "2024-09-01"
