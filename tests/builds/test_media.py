"""Files beside a text are published once, for all languages."""

from __future__ import annotations

import hashlib

from sites import LANGUAGES
from trees import Tree

PICTURE = "media/news/2024/standings/picture.svg"


def test_a_picture_stands_once_under_media(rich: Tree) -> None:
    assert [path for path in rich.files() if path.endswith("picture.svg")] == [PICTURE]


def test_a_picture_shows_in_every_language(rich: Tree) -> None:
    for language in LANGUAGES:
        picture = rich.page(f"{language}/news/2024/standings/").one("//main//p/img")
        assert (rich.root / language / "news/2024/standings" / picture.get("src")).resolve() == rich.root / PICTURE
        assert picture.get("alt") == "Схема"


def test_no_source_is_published(rich: Tree) -> None:
    assert not [path for path in rich.files() if path.endswith((".md", ".yml", ".py"))]


def test_the_style_sheet_is_shared_and_named_by_its_content(rich: Tree) -> None:
    (sheet,) = [path for path in rich.files() if path.endswith(".css")]
    assert hashlib.sha256(rich.files()[sheet]).hexdigest()[:10] in sheet
    for path, page in rich.pages():
        if not page.all("//meta[@http-equiv]"):
            href = page.one("//link[@rel='stylesheet']/@href")
            base = rich.root if href.startswith("/") else (rich.root / path).parent
            assert (base / href.lstrip("/")).resolve() == rich.root / sheet
