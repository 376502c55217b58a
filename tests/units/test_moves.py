"""Addresses that lead elsewhere: what hosts are told of them, and what nobody is."""

from __future__ import annotations

from pathlib import Path

import tiny
from arasha.pages.moves import moved, redirects, withdrawn


def test_an_old_address_leads_on_in_every_language_and_alphabet(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    folder = tiny.news(docs, "moved", moved_from=["news/2019/old", "/about-us/"])
    site = tiny.open_site(docs, "kk")
    assert moved(site.library, site.languages) == {
        "ru/news/2019/old/": f"ru/{folder}/",
        "ru/about-us/": f"ru/{folder}/",
    }
    tiny.translate(docs, folder, "kk", "ru", title="T", summary="S")
    site = tiny.open_site(docs, "kk")
    assert moved(site.library, site.languages)["kk-latn/about-us/"] == f"kk-latn/{folder}/"


def test_an_old_address_of_a_document_leads_on_too(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    folder = tiny.news(docs, "moved", moved_from=["news/2019/old"])
    for name in ("report.pdf", "hall.jpg"):
        (docs / folder / name).write_bytes(tiny.PNG)
    site = tiny.open_site(docs, "kk")
    assert moved(site.library, site.languages) == {
        "ru/news/2019/old/": f"ru/{folder}/",
        "media/news/2019/old/report.pdf": f"media/{folder}/report.pdf",
    }


def test_a_host_is_told_in_ascii(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    folder = tiny.news(docs, "moved", moved_from=["news/ескі"])
    site = tiny.open_site(docs, "kk", url="https://example.org/below/")
    assert redirects(site).splitlines()[0] == f"/below/ru/news/%D0%B5%D1%81%D0%BA%D1%96/ /below/ru/{folder}/ 301"


def test_a_missing_page_is_told_of_in_its_language(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    tiny.news(docs)
    site = tiny.open_site(docs, "kk")
    assert redirects(site).splitlines() == [
        "/kk/* /kk/404.html 404",
        "/kk-latn/* /kk/404.html 404",
        "/ru/* /ru/404.html 404",
        "/en/* /en/404.html 404",
    ]


def test_a_notice_stands_in_every_language(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    folder = tiny.news(docs, "gone", withdrawn={"date": "2024-08-30"}, moved_from=["news/2019/gone"])
    site = tiny.open_site(docs, "kk")
    assert withdrawn(site.library) == [f"{language}/{folder}/" for language in tiny.LANGUAGES]
    assert "gone" not in redirects(site)
