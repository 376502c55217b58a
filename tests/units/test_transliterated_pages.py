"""The twin of a page in the second alphabet: what is rewritten in its HTML, and what it claims."""

from pathlib import Path

import pytest

import tiny
from arasha.pages.items import item_page
from arasha.pages.plans import read_addresses
from arasha.pages.transliterated import Twins

HERE = "kk/news/2024/academy/"
THERE = "kk-latn/news/2024/academy/"


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny.site(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def twins(docs: Path) -> Twins:
    site = tiny.open_site(docs, "kk")
    return Twins(site, read_addresses(site))


@pytest.mark.parametrize(
    ("html", "latin"),
    [
        pytest.param('<html lang="kk">', '<html lang="kk-Latn">', id="the page's language"),
        pytest.param("<p>Сөз <b>және</b> сөз &amp; сөз</p>", "<p>Söz <b>jäne</b> söz &amp; söz</p>", id="text"),
        pytest.param("<title>Араша</title>", "<title>Araşa</title>", id="title"),
        pytest.param("<p>а < б > в</p>", "<p>a < b > v</p>", id="bare signs"),
        pytest.param(
            '<img src="сурет.png" alt="Адам"><nav aria-label="Мәзір" class="мәзір">',
            '<img src="сурет.png" alt="Adam"><nav aria-label="Mäzır" class="мәзір">',
            id="attributes that are read out",
        ),
        pytest.param('<img alt="а > б">в', '<img alt="a > b">v', id="a sign in an attribute"),
        pytest.param('<meta name="description" content="Сөз">', '<meta name="description" content="Söz">', id="meta"),
        pytest.param(
            '<h2 id="сөз">Сөз</h2><a href="#сөз">Сөз</a>', '<h2 id="сөз">Söz</h2><a href="#сөз">Söz</a>', id="anchors"
        ),
        pytest.param(
            "<code>сөз</code> сөз <pre>сөз\n<b>сөз</b></pre>",
            "<code>сөз</code> söz <pre>сөз\n<b>сөз</b></pre>",
            id="code",
        ),
        pytest.param('<b lang="kk">Қазақша</b> сөз', '<b lang="kk">Қазақша</b> söz', id="named in its own alphabet"),
        pytest.param(
            '<span lang="ru">слово <span>слово</span> слово</span> сөз',
            '<span lang="ru">слово <span>слово</span> слово</span> söz',
            id="another language, with elements within",
        ),
        pytest.param('<p lang="ru">слово <b lang="kk">сөз</b> слово</p>', None, id="one language in another"),
        pytest.param('<img lang="ru" alt="Слово"> сөз', '<img lang="ru" alt="Слово"> söz', id="without an end"),
        pytest.param("<script>if (a < 1) 'сөз'</script>сөз", "<script>if (a < 1) 'сөз'</script>söz", id="script"),
        pytest.param(
            '<a href="../kk/news/">а</a> <a href="../kk/about/#сөз">а</a> <a href="../kk/">а</a>',
            '<a href="../kk-latn/news/">a</a> <a href="../kk-latn/about/#сөз">a</a> <a href="../kk-latn/">a</a>',
            id="links to pages that have a twin",
        ),
        pytest.param(
            '<a href="../kk/feed.xml">а</a> <a href="../ru/about/">а</a> <a href="https://x.kz/kk/news/">а</a>',
            '<a href="../kk/feed.xml">a</a> <a href="../ru/about/">a</a> <a href="https://x.kz/kk/news/">a</a>',
            id="links to what has none",
        ),
        pytest.param(
            '<a href="../kk/news/" hreflang="kk">а</a>', '<a href="../kk/news/" hreflang="kk">a</a>', id="switcher"
        ),
        pytest.param('<a href="mailto:сөз@x.kz">сөз@x.kz</a>', None, id="an e-mail address"),
    ],
)
def test_what_is_read_is_rewritten(twins: Twins, html: str, latin: str | None) -> None:
    assert twins.rewritten(html) == (html if latin is None else latin)


def test_the_page_leads_to_its_twin_in_the_letters_of_the_twin(docs: Path, twins: Twins) -> None:
    site = tiny.open_site(docs, "kk")
    view = twins.led_to(item_page(site, site.library.items["news/2024/academy"]))
    assert view.transliteration
    assert (view.transliteration.address, view.transliteration.language) == (THERE, "kk-Latn")
    assert view.transliteration.text.isascii() or "ä" in view.transliteration.text
    assert view.transliteration.note is None


def test_a_twin_says_what_it_is_and_claims_nothing(docs: Path, twins: Twins) -> None:
    site = tiny.open_site(docs, "kk")
    view = twins.led_to(item_page(site, site.library.items["news/2024/academy"]))
    twin = twins.twin(view)
    assert view.head.alternates
    assert view.head.indexed
    assert (twin.head.indexed, twin.head.alternates, twin.head.feeds, twin.head.structured) == (False, (), (), "")
    assert twin.head.canonical == view.head.canonical == f"{tiny.URL}{HERE}"
    assert twin.transliteration
    assert (twin.transliteration.address, twin.transliteration.language) == (HERE, "kk")
    assert "2021" in str(twin.transliteration.note)
    assert [choice.language for choice in twin.switcher] == list(tiny.LANGUAGES)
    assert not any(choice.current for choice in twin.switcher), "none of the three is the page one is on"


def test_a_language_of_one_alphabet_has_no_twins(docs: Path) -> None:
    site = tiny.open_site(docs, "ru")
    one = Twins(site, read_addresses(site))
    view = item_page(site, site.library.items["news/2024/academy"])
    assert one.led_to(view) == view
    assert one.twin_of(view, lambda _view: "never") is None
    assert one.rewritten("<p>слово</p>") == "<p>слово</p>"


def test_readers_pages_are_items_and_lists(docs: Path) -> None:
    addresses = read_addresses(tiny.open_site(docs, "kk"))
    assert {"kk/", "kk/news/", "kk/news/2024/", HERE, "kk/topics/rights/"} <= addresses
    assert not [one for one in addresses if "404" in one or "editors/" in one or "letter" in one]
