"""The real site's pictures and structured data: every page's, and that a browser takes the data for no script."""

from __future__ import annotations

import io

from PIL import Image

from browsers import Visit
from schema_org import defined, faults, graph_of, named
from trees import Tree

URL = "https://arasha.example/"


def test_every_picture_is_small_and_every_page_names_one_that_is_there(site: Tree) -> None:
    files = site.files()
    pictures = {path: content for path, content in files.items() if "/share/" in path}
    assert len(pictures) > 150
    assert [path for path, content in pictures.items() if len(content) > 60_000] == []
    assert {Image.open(io.BytesIO(content)).size for content in pictures.values()} == {(1200, 630)}
    urls = {url for _, page in site.pages() for url in page.all("//meta[@property='og:image']/@content")}
    assert {url.removeprefix(URL) for url in urls} <= pictures.keys()


def test_all_structured_data_is_sound_and_hangs_together(site: Tree) -> None:
    known: dict[str, str] = {}
    wanted: set[str] = set()
    for path, page in site.pages():
        graph = graph_of(page)
        assert [fault for node in graph for fault in faults(node)] == [], path
        known |= defined(graph)
        wanted |= named(graph)
    assert wanted <= known.keys()
    assert {"NewsArticle", "Event", "Project", "Course", "LearningResource"} <= set(known.values())


def test_a_browser_neither_runs_the_data_nor_complains_of_it(visit: Visit) -> None:
    visit.open("ru/news/2024/rule-of-law-academy/index.html")
    assert visit.page.locator("script[type='application/ld+json']").count() == 1
    assert visit.troubles == []
