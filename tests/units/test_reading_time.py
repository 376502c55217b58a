"""How long a text takes to read, in the words of its language."""

from pathlib import Path

import pytest

import tiny
from arasha.pages.items import item_page
from arasha.pages.reading_time import reading_time


def time_of(tmp_path: Path, code: str, body: str) -> str:
    docs = tiny.site(tmp_path)
    tiny.change(docs, f"news/2024/academy/index.{code}.md", body=body)
    site = tiny.open_site(docs, code)
    return reading_time(site, site.library.items["news/2024/academy"])


@pytest.mark.parametrize(
    ("code", "words", "wanted"),
    [
        ("en", 227, ""),
        ("en", 228, "Reading time: 1 minute"),
        ("en", 229, "Reading time: 2 minutes"),
        ("ru", 183, ""),
        ("ru", 184, "Время чтения: 1 минута"),
        ("ru", 184 * 2, "Время чтения: 2 минуты"),
        ("ru", 184 * 4 + 1, "Время чтения: 5 минут"),
        ("kk", 165, ""),
        ("kk", 166, "Оқу уақыты: 1 минут"),
        ("kk", 166 * 9, "Оқу уақыты: 9 минут"),
    ],
)
def test_the_time_is_rounded_up_and_none_is_told_for_less_than_a_minute(
    tmp_path: Path, code: str, words: int, wanted: str
) -> None:
    assert time_of(tmp_path, code, "Сөз-сөз " * words) == wanted


@pytest.mark.parametrize(
    "text",
    ["## ", "- ", "1. ", "| --- | ", "— ", "2024 ", "\n\n", "[сөз](https://example.org/a/very-long/address) "],
)
def test_marks_and_numbers_and_addresses_are_no_words(tmp_path: Path, text: str) -> None:
    wanted = 166 if "сөз" in text else 0
    found = time_of(tmp_path, "kk", f"{text}" * 166)
    assert found == ("Оқу уақыты: 1 минут" if wanted else "")


def test_the_page_of_an_item_tells_it(tmp_path: Path) -> None:
    docs = tiny.site(tmp_path)
    tiny.change(docs, "news/2024/academy/index.ru.md", body="Слово " * 400)
    site = tiny.open_site(docs, "ru")
    assert item_page(site, site.library.items["news/2024/academy"]).reading_time == "Время чтения: 3 минуты"
    assert item_page(site, site.library.items["news/2023/letter"]).reading_time == ""
