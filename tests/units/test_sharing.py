"""Links that pass a page on, and the file that says who made the site."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

import tiny
from arasha.pages.humans import humans
from arasha.pages.items import item_page
from arasha.pages.sharing import SHARED, sharing
from arasha.pages.views import Link

ACADEMY = "news/2024/academy"
TITLE = "Суд & «право» + 100% #1 ? a=b"


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny.site(tmp_path_factory.mktemp("site"))


def links(docs: Path, code: str, folder: str, url: str = tiny.URL) -> tuple[Link, ...]:
    site = tiny.open_site(docs, code, url=url)
    return sharing(site, site.library.items[folder])


def fields(address: str | None) -> dict[str, list[str]]:
    return parse_qs(urlsplit(address or "").query)


def test_a_link_carries_the_title_and_the_address_whatever_is_in_them(tmp_path: Path) -> None:
    folder = tiny.news(tmp_path, title=TITLE)
    url = f"{tiny.URL}ru/{folder}/"
    telegram, whatsapp, mail = (link.address or "" for link in links(tmp_path, "ru", folder))
    assert telegram.startswith("https://t.me/share/url?url=https%3A%2F%2F")
    assert fields(telegram) == {"url": [url], "text": [TITLE]}
    assert whatsapp.startswith("https://wa.me/?text=")
    assert fields(whatsapp) == {"text": [f"{TITLE} {url}"]}
    assert mail.startswith("mailto:?subject=")
    assert fields(mail) == {"subject": [TITLE], "body": [url]}
    for address in (telegram, whatsapp, mail):
        assert address.isascii()
        assert not set(' +"<>\r\n') & set(address)


@pytest.mark.parametrize("code", tiny.LANGUAGES)
def test_pages_that_people_pass_on_have_links_and_others_none(docs: Path, code: str) -> None:
    site = tiny.open_site(docs, code)
    for item in site.library.items.values():
        if code in item.versions:
            names = [link.text for link in item_page(site, item).sharing]
            assert names == (["Telegram", "WhatsApp", site.text("share_mail")] if item.kind in SHARED else [])


def test_there_is_nothing_to_pass_on_without_an_address_or_from_a_sensitive_page(docs: Path, tmp_path: Path) -> None:
    assert links(docs, "ru", ACADEMY, url="") == ()
    folder = tiny.news(tmp_path, sensitive=True)
    assert links(tmp_path, "ru", folder) == ()


def test_humans_txt_names_languages_and_licences_and_is_the_same_from_every_language(docs: Path) -> None:
    texts = {humans(tiny.open_site(docs, code, rights="CC BY-SA 4.0")) for code in tiny.LANGUAGES}
    (text,) = texts
    for part in ("Қазақша, Русский, English", "CC BY-SA 4.0", "MIT", "SIL Open Font License 1.1", tiny.URL):
        assert part in text
    assert "@" not in text
