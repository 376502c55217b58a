"""Where a reader goes on: modules by their number, news of a project in the order of time."""

from pathlib import Path

import pytest

import tiny
from arasha.pages.neighbours import neighbours


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    docs = tiny.site(tmp_path_factory.mktemp("site"))
    tiny.news(docs, "oldest", year="2021", projects=["law"])
    tiny.news(docs, "older", year="2022", projects=["law"])
    tiny.news(docs, "newest", year="2025", projects=["law"])
    tiny.news(docs, "elsewhere", year="2023")
    tiny.news(docs, "forgotten", year="undated", projects=["law"])
    return docs


def around(docs: Path, folder: str, code: str = "ru") -> tuple[str | None, str | None]:
    site = tiny.open_site(docs, code)
    before, after = neighbours(site, site.library.items[folder])
    return (before.address if before else None), (after.address if after else None)


@pytest.mark.parametrize(
    ("folder", "before", "after"),
    [
        ("news/2021/oldest", None, "ru/news/2022/older/"),
        ("news/2022/older", "ru/news/2021/oldest/", "ru/news/2024/academy/"),
        ("news/2024/academy", "ru/news/2022/older/", "ru/news/2025/newest/"),
        ("news/2025/newest", "ru/news/2024/academy/", None),
        ("news/2023/elsewhere", None, None),
        ("news/undated/forgotten", None, None),
        ("training/basics/first", None, "ru/training/basics/second/"),
        ("training/basics/second", "ru/training/basics/first/", None),
        ("events/2024/academy", None, None),
        ("partners/centre", None, None),
    ],
)
def test_the_series_of_an_item(docs: Path, folder: str, before: str | None, after: str | None) -> None:
    assert around(docs, folder) == (before, after)


def test_a_neighbour_in_another_language_is_marked(docs: Path) -> None:
    site = tiny.open_site(docs, "kk")
    before, _ = neighbours(site, site.library.items["news/2024/academy"])
    assert before
    assert (before.address, before.language) == ("ru/news/2022/older/", "ru")
    assert before.language_label
