"""Pages of the site become pages of a copy: what leads where, what is left out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import tiny
from arasha.editions.offline.pictures import one_image
from arasha.editions.offline.rewriting import Rewriter, Terms
from arasha.editions.offline.scripts import Shortener
from arasha.editions.offline.searching import alone
from arasha.editions.search.files import script as data_file
from arasha.pages.assets import script
from arasha.pages.headers import script_hash

THEME = tiny.ROOT / "overrides"
HELD = {
    "index.html",
    "ru/index.html",
    "ru/news/index.html",
    "ru/about/index.html",
    "ru/search/index.html",
    "assets/arasha.css",
    "media/about/a b.pdf",
    "media/about/chart.svg",
    "media/about/photo-720.webp",
}
PAGE = "ru/about/index.html"
URL = "https://example.org/"
TERMS = Terms(URL, frozenset({"ru"}), " (online)", "<p>Copy</p>")
NOWHERE = Terms("", frozenset({"ru"}), " (online)")


def rewritten(text: str, terms: Terms = TERMS, path: str = PAGE) -> str:
    return Rewriter(terms, HELD.__contains__).page(path, text)


LINKS = [
    ("../../ru/news/", "../../ru/news/index.html"),
    ("../../ru/news", "../../ru/news/index.html"),
    ("../../ru/news/?page=2&amp;x=1#top", "../../ru/news/index.html?page=2&amp;x=1#top"),
    ("../../ru/", "../../ru/index.html"),
    ("../../", "../../index.html"),
    ("../", "../../ru/index.html"),
    ("..", "../../ru/index.html"),
    ("./", "../../ru/about/index.html"),
    ("../news/#a", "../../ru/news/index.html#a"),
    ("../../media/about/a%20b.pdf", "../../media/about/a%20b.pdf"),
    ("#part", "#part"),
    ("?q=1", "?q=1"),
    ("https://example.com/x/", "https://example.com/x/"),
    ("//example.com/", "//example.com/"),
    ("&#109;ailto:a&#64;example.org", "mailto:a@example.org"),
]


@pytest.mark.parametrize(("written", "wanted"), LINKS)
def test_a_link_leads_to_a_file_of_the_copy(written: str, wanted: str) -> None:
    assert rewritten(f'<a class="x" href="{written}">Text</a>') == f'<a class="x" href="{wanted}">Text</a>'


@pytest.mark.parametrize("address", ["../../en/about/", "../../ru/feed.xml", "../../media/about/large.pdf#page=2"])
def test_what_the_copy_lacks_is_linked_at_the_site_and_marked(address: str) -> None:
    there = URL + address.removeprefix("../../")
    assert rewritten(f'<a href="{address}">Text</a>') == f'<a href="{there}" rel="noreferrer">Text (online)</a>'


def test_without_an_address_of_the_site_the_words_stay() -> None:
    assert rewritten('<a href="../../en/about/">Text</a>', NOWHERE) == "<a>Text</a>"


def test_only_the_link_that_leaves_is_marked() -> None:
    text = '<a href="../../en/">One</a> <a href="../../ru/">Two</a> <a href="#x">Three</a>'
    assert rewritten(text).count("(online)") == 1


def test_a_file_in_another_language_is_not_looked_for_in_the_copy() -> None:
    found = rewritten('<a href="../../media/about/chart.svg" hreflang="en">Chart</a>')
    assert found.startswith(f'<a href="{URL}media/about/chart.svg"')


@pytest.mark.parametrize(
    ("path", "root"), [("index.html", ""), ("ru/index.html", "../"), ("ru/news/2024/x/index.html", "../../../../")]
)
def test_links_start_from_any_depth(path: str, root: str) -> None:
    assert rewritten(f'<a href="{root or "./"}">x</a>', path=path) == f'<a href="{root}index.html">x</a>'


GONE = [
    '<link rel="alternate" hreflang="en" href="https://example.org/en/">',
    '<link rel="alternate" type="application/atom+xml" title="x" href="../../ru/feed.xml">',
    '<meta property="og:title" content="x > y">',
    '<meta name="twitter:card" content="summary">',
    '<meta http-equiv="onion-location" content="http://x.onion/">',
    '<script type="application/ld+json">{"a": "<a href=\\"../../ru/\\">"}</script>',
    '<img src="../../media/about/gone.jpg" alt="">',
    '<link rel="stylesheet" href="../../assets/gone.css">',
]


@pytest.mark.parametrize("text", GONE)
def test_what_nobody_reads_in_a_copy_is_left_out(text: str) -> None:
    assert rewritten(f"a{text}b") == "ab"


KEPT = [
    '<link rel="canonical" href="https://example.org/ru/about/">',
    '<script>const a = "<a href=\\"../../ru/\\">";</script>',
    '<abbr title="x">y</abbr>',
    '<img src="../../media/about/chart.svg" alt="a > b">',
    '<link rel="stylesheet" href="../../assets/arasha.css">',
    "<a>no address</a>",
]


@pytest.mark.parametrize("text", KEPT)
def test_the_rest_stays_as_it_is(text: str) -> None:
    assert rewritten(text) == text


def test_a_page_that_leads_on_leads_to_a_file() -> None:
    text = '<meta http-equiv="refresh" content="0; url=../../ru/news/">'
    assert rewritten(text) == '<meta http-equiv="refresh" content="0; url=../../ru/news/index.html">'


def test_a_picture_that_is_missing_leaves_its_words() -> None:
    assert (
        rewritten('<img src="../../media/about/gone.jpg" alt="A chart &amp; more">')
        == "<span>[A chart &amp; more]</span>"
    )


def test_a_page_says_that_it_is_a_copy_and_tells_the_search_what_stands_for_a_folder() -> None:
    assert rewritten('<footer class="site-foot">') == '<footer class="site-foot"><p>Copy</p>'
    assert (
        rewritten('<html lang="ru" data-root="../../">')
        == '<html lang="ru" data-root="../../" data-index="index.html">'
    )


PICTURE = (
    '<picture><source type="image/avif" srcset="a-360.avif 360w, a-720.avif 720w" sizes="100vw">'
    '<source type="image/webp" sizes="(min-width: 46rem) 43rem, 1w" srcset="{webp}">'
    '<img src="a.jpg" alt="x > y" width="8"></picture>'
)
OFFERED = [
    ("a-360.webp 360w, a-720.webp 720w, a-1280.webp 1280w", "a-720.webp"),
    ("a-360.webp 360w, a-1000.webp 1000w", "a-1000.webp"),
    ("a-360.webp 360w, a-500.webp 500w", "a-500.webp"),
    ("gone-720.webp 720w", "a.jpg"),
]


@pytest.mark.parametrize(("webp", "chosen"), OFFERED)
def test_one_file_of_a_picture_is_enough(webp: str, chosen: str) -> None:
    found = one_image(PICTURE.format(webp=webp), lambda address: not address.startswith("gone"))
    assert found == f'<img src="{chosen}" alt="x > y" width="8">'


def test_a_picture_without_other_formats_is_its_image() -> None:
    assert one_image('<picture><img src="a.svg" alt=""></picture>', lambda _: True) == '<img src="a.svg" alt="">'


MARKS: list[tuple[str, Callable[[str], bool]]] = [
    ("", lambda text: "find-box" not in text and "location.replace" not in text),
    ('<aside class="exit"', lambda text: "location.replace" in text and "find-open" not in text),
    ('<dialog class="find-box">', lambda text: "find-open" in text and "location.replace" not in text),
]


@pytest.mark.parametrize(("mark", "right"), MARKS)
def test_a_page_holds_the_parts_of_the_script_that_it_uses(mark: str, right: Callable[[str], bool]) -> None:
    whole = script(THEME)
    page = Shortener(THEME).page(f"script-src '{script_hash(whole)}' <script>{whole}</script>{mark}")
    told, _, rest = page.partition("<script>")
    held = rest.partition("</script>")[0]
    assert "data.palette" in held or "dataset.palette" in held
    assert right(held)
    assert script_hash(held) in told, "the policy allows just this script"


def test_the_script_of_another_theme_stays() -> None:
    page = "script-src 'sha256-x' <script>other()</script>"
    assert Shortener(THEME).page(page) == page


def test_the_search_of_a_copy_asks_no_other_language() -> None:
    data = {"language": "ru", "languages": {"en": "in English"}, "tables": ["a(b)", "@"]}
    assert alone(data_file(data).encode()) == data_file(data | {"languages": {}}).encode()
