"""Every link, picture, style sheet and font of the site leads to something that is there."""

from __future__ import annotations

import posixpath
import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from browsers import NARROW, Visit, file_of, opened_pages
from sites import LANGUAGES, said
from trees import Html, Tree, flat

CSS_URL = re.compile(r"url\(\s*['\"]?([^'\")]+)")
REFRESH = "url="


@cache
def parsed(file: Path) -> Html:
    return Tree(file.parent).page(file.name)


def links(page: Html) -> list[str]:
    """Everything that a page leads to or loads."""
    found = page.all("//@href | //@src | //@poster | //form/@action")
    found += [part.split()[0] for source in page.all("//@srcset") for part in source.split(",")]
    return found + [one.rpartition(REFRESH)[2] for one in page.all("//meta[@http-equiv='refresh']/@content")]


def broken(tree: Tree, path: str) -> list[str]:
    page = parsed(tree.root / path)
    found = []
    for link in links(page):
        target = file_of(tree, path, link)
        anchor = unquote(urlsplit(link).fragment)
        if target and not target.is_file():
            found.append(f"{path}: {link}")
        elif anchor and not urlsplit(link).netloc:
            there = parsed(target) if target else page
            if anchor not in there.all("//@id"):
                found.append(f"{path}: no {link}")
    return found


def test_every_link_and_anchor_leads_somewhere(site: Tree) -> None:
    paths = [path for path in site.files() if path.endswith(".html")]
    assert len(paths) > 100
    assert [fault for path in paths for fault in broken(site, path)] == []


def test_no_page_is_an_orphan(site: Tree) -> None:
    """Each page can be reached from the front door by links alone."""
    reached, waiting = set(), [site.root / "index.html"]
    while waiting:
        file = waiting.pop()
        if file in reached:
            continue
        reached.add(file)
        path = file.relative_to(site.root).as_posix()
        targets = (file_of(site, path, link) for link in parsed(file).all("//body//a/@href"))
        waiting += [target for target in targets if target and target.suffix == ".html"]
    pages = {site.root / path for code in ("", *LANGUAGES) for path in opened_pages(site, code)}
    lonely = {page.relative_to(site.root).as_posix() for page in pages - reached}
    assert lonely == {"404.html", *(f"{code}/404.html" for code in LANGUAGES)}


def test_every_file_that_the_style_sheet_names_is_there(site: Tree) -> None:
    sheets = sorted(site.root.rglob("*.css"))
    named = [(sheet, url) for sheet in sheets for url in CSS_URL.findall(sheet.read_text(encoding="utf-8"))]
    named = [(sheet, url) for sheet, url in named if not url.startswith(("data:", "#"))]
    assert any(url.endswith(".woff2") for _, url in named)
    assert [url for sheet, url in named if not (sheet.parent / url).is_file()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_switcher_leads_to_the_same_story(site: Tree, language: str) -> None:
    paths = [path for path in opened_pages(site, language) if not path.endswith("404.html")]
    for path in paths:
        page = parsed(site.root / path)
        choices = page.all(f"//nav[@aria-label='{said(language, 'languages')}']//a")
        assert [choice.get("hreflang") for choice in choices] == list(LANGUAGES), path
        for choice in choices:
            other = choice.get("hreflang")
            target = file_of(site, path, choice.get("href"))
            same = site.root / other / posixpath.relpath(path, language)
            assert target is not None
            assert parsed(target).root.get("lang") == other
            if same.is_file():
                assert target == same, (path, other)
            else:
                assert said(language, "state_missing") in flat(choice), (path, other)


def test_a_click_on_the_switcher_opens_the_same_story(visit: Visit, site: Tree) -> None:
    path = next(path for path in opened_pages(site, "ru") if path.count("/") == 4 and path.startswith("ru/news/"))
    visit.open(path, NARROW)
    for language in ("en", "kk", "ru"):
        link = visit.page.locator(f"nav a[hreflang={language}]").first
        with visit.page.expect_response(lambda answer: answer.request.is_navigation_request()) as answer:
            link.click()
        assert answer.value.status == 200
        assert urlsplit(visit.page.url).path == f"/{language}/{path.partition('/')[2].removesuffix('index.html')}"
        assert visit.page.locator("html").get_attribute("lang") == language
    assert visit.troubles == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_front_door_opens_each_language(visit: Visit, language: str) -> None:
    visit.open("", NARROW)
    visit.page.locator(f"main a[hreflang={language}]").click()
    visit.page.wait_for_url(f"{visit.origin}{language}/")
    assert visit.page.locator("html").get_attribute("lang") == language
    assert visit.page.locator("h1").count() == 1
    assert visit.troubles == []
    assert visit.stored() == []
