"""Pictures in a text: every size and format there is, a caption where one is written, and nothing from elsewhere."""

import re
from functools import partial

import pytest
from lxml import html

import dangers
import media_files
import tiny
from arasha.content.targets import resolve_link
from arasha.pages.cards import card
from arasha.pages.items import item_page
from arasha.pages.pictures.survey import survey
from arasha.pages.rendering import Renderer
from arasha.pages.sanitizing import clean
from arasha.pages.site import Site
from arasha.pages.text_pictures import SIZES

HERE = "news/2024/academy"
MEDIA = f"../../../../media/{HERE}"
EVIL = "https://evil.invalid/x.png 1w"
OWN = f"{MEDIA}/hall.0123456789.360.avif 360w"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    docs = tiny.site(tmp_path_factory.mktemp("site"))
    (docs / HERE / "hall.png").write_bytes(media_files.photograph("PNG", (1000, 640)))
    (docs / HERE / "map.svg").write_bytes(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"/>')
    (docs / HERE / "dot.png").write_bytes(tiny.PNG)
    return tiny.open_site(docs, "en", pictures=survey(tiny.read(docs).library, docs))


def rendered(site: Site, body: str) -> html.HtmlElement:
    """The text as the page shows it."""
    names, configs = dangers.options()
    resolve = partial(resolve_link, site.library, site.library.items[HERE], "en", lists=frozenset())
    text = Renderer(site, names, configs).render(body, site.address(HERE), resolve).html
    assert dangers.dangers(text) == []
    return html.fragment_fromstring(text, create_parent="main")


def test_a_picture_is_offered_in_all_its_sizes_and_formats(site: Site) -> None:
    (picture,) = rendered(site, "![A hall](hall.png)").iter("picture")
    shown = site.pictures[f"{HERE}/hall.png"].shown.name
    stem = shown.removesuffix(".1000.jpg")
    sources = [dict(source.attrib) for source in picture.iter("source")]
    assert sources == [
        {
            "type": f"image/{kind}",
            "sizes": SIZES,
            "srcset": ", ".join(f"{MEDIA}/{stem}.{width}.{kind} {width}w" for width in (360, 720, 1000)),
        }
        for kind in ("avif", "webp")
    ]
    (image,) = picture.iter("img")
    assert dict(image.attrib) == {
        "alt": "A hall",
        "src": f"{MEDIA}/{shown}",
        "width": "1000",
        "height": "640",
        "loading": "lazy",
        "decoding": "async",
    }


def test_the_browser_is_told_how_wide_the_column_is() -> None:
    sheet = (tiny.ROOT / "overrides/assets/styles/tokens.css").read_text(encoding="utf-8")
    (measure,) = re.findall(r"--measure: ([0-9.]+rem);", sheet)
    assert f") {measure}, " in SIZES


@pytest.mark.parametrize(("name", "size"), [("map.svg", ("40", "30")), ("dot.png", ("1", "1"))])
def test_what_has_no_variants_has_its_size_all_the_same(site: Site, name: str, size: tuple[str, str]) -> None:
    text = rendered(site, f"![x]({name})")
    (image,) = text.iter("img")
    assert (image.get("width"), image.get("height"), image.get("src")) == (*size, f"{MEDIA}/{name}")
    assert not list(text.iter("picture"))


@pytest.mark.parametrize(
    ("body", "caption"),
    [
        ('![A hall](hall.png "The hall of Almaty")', "The hall of Almaty"),
        ('![A plan](map.svg "The plan")', "The plan"),
        ('![A hall](hall.png "Law & order: “all” <b>")', "Law & order: “all” <b>"),
        ('[![A hall](hall.png "The hall")](hall.png)', "The hall"),
        ('> ![A hall](hall.png "The hall")', "The hall"),
        ('![A hall][h]\n\n[h]: hall.png "The hall"', "The hall"),
    ],
)
def test_the_title_of_a_picture_that_stands_alone_is_its_caption(site: Site, body: str, caption: str) -> None:
    text = rendered(site, body)
    (figure,) = text.iter("figure")
    assert [one.text_content() for one in figure.iter("figcaption")] == [caption]
    assert [image.get("title") for image in figure.iter("img")] == [None]
    assert not list(text.iter("p"))


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("![A hall](hall.png)", None),
        ('A word ![A hall](hall.png "The hall")', "The hall"),
        ('![A hall](hall.png "The hall") a word', "The hall"),
        ('![A hall](hall.png "The hall") ![A plan](map.svg)', "The hall"),
        ('[![A hall](hall.png "The hall") a word](hall.png)', "The hall"),
    ],
)
def test_other_pictures_stay_in_their_line(site: Site, body: str, title: str | None) -> None:
    text = rendered(site, body)
    assert not list(text.iter("figure"))
    assert next(text.iter("img")).get("title") == title


def test_words_around_a_picture_stay_where_they_are(site: Site) -> None:
    text = rendered(site, "One ![A hall](hall.png) two ![A plan](map.svg) three.")
    (paragraph,) = text.iter("p")
    assert paragraph.text_content() == "One  two  three."
    assert [child.tag for child in paragraph] == ["picture", "img"]


def test_a_link_to_a_picture_leads_to_what_is_published(site: Site) -> None:
    """The survey has not seen this text, so the file itself is not published."""
    (link,) = rendered(site, "[The hall](hall.png)").iter("a")
    assert link.get("href") == f"{MEDIA}/{site.pictures[f'{HERE}/hall.png'].shown.name}"


def test_the_lead_picture_and_the_card_show_the_same_file(site: Site) -> None:
    item = site.library.items[HERE]
    lead, small = item_page(site, item).picture, card(site, item).picture
    assert lead is not None
    assert small is not None
    assert (lead.address, lead.sources) == (small.address, small.sources)
    assert small.alt == ""
    assert card(site, site.library.items["news/2023/letter"]).picture is None


@pytest.mark.parametrize(
    ("attribute", "value", "kept"),
    [
        ("srcset", OWN, True),
        ("srcset", f"{OWN}, {OWN}", True),
        ("srcset", "media/hall.0123456789.360.avif 360w", True),
        ("srcset", EVIL, False),
        ("srcset", f"{OWN}, {EVIL}", False),
        ("srcset", "//evil.invalid/media/x.png 1w", False),
        ("srcset", "/media/x.png 1w", False),
        ("srcset", "../media//evil.invalid/x.png 1w", False),
        ("srcset", "../media/../../x.png 1w", False),
        ("srcset", "../media/.. 1w", False),
        ("srcset", "../media/x.png?reader=1 1w", False),
        ("srcset", "../media/x.png#y 1w", False),
        ("srcset", "../media/%2e%2e/x.png 1w", False),
        ("srcset", "../media/x.png", False),
        ("srcset", "../media/x.png 2x", False),
        ("srcset", "../assets/icon.svg 1w", False),
        ("srcset", "data:image/png;base64,AAAA 1w", False),
        ("srcset", f"{OWN},{OWN}", False),
        ("srcset", f"{OWN}\n", False),
        ("sizes", SIZES, True),
        ("sizes", "100vw", False),
        ("sizes", f"{SIZES}; x", False),
        ("type", "image/avif", True),
        ("type", "image/svg+xml", False),
        ("media", "print", False),
        ("src", "x.png", False),
        ("onerror", "alert(1)", False),
        ("width", "10", False),
    ],
)
def test_a_source_says_only_what_ours_say(attribute: str, value: str, kept: bool) -> None:
    text = clean(f'<picture><source {attribute}="{value}"><img src="x.png" alt="x"></picture>')
    assert (f' {attribute}="' in text.partition("<img")[0]) is kept, text


@pytest.mark.parametrize(
    "attribute", [f'srcset="{OWN}"', 'sizes="100vw"', 'decoding="sync"', 'fetchpriority="high"', 'loading="eager"']
)
def test_an_image_in_a_text_takes_no_sources_and_no_precedence(attribute: str) -> None:
    assert clean(f'<img alt="x" {attribute}>') == '<img alt="x">'
