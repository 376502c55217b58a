"""A new language is one entry in the settings and one file of words beside the theme."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from arasha.languages.language import STRINGS
from sites import LANGUAGES, THEME, URL, Project, said
from trees import Tree

KYRGYZ = "Кыргызча"


@pytest.fixture(scope="module")
def kyrgyz(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """A site in four languages: the front page and one news item are in Kyrgyz too."""
    root = tmp_path_factory.mktemp("kyrgyz")
    theme = root / "overrides"
    shutil.copytree(THEME, theme)
    (theme / "strings").mkdir(exist_ok=True)
    text = (STRINGS / "en.yml").read_text(encoding="utf-8")
    text = re.sub(r"^name: .*$", f"name: {KYRGYZ}", text, count=1, flags=re.MULTILINE)
    text = re.sub(r"^cldr: .*$", "cldr: ky", text, count=1, flags=re.MULTILINE)
    text = re.sub(r"^  section_news: .*$", '  section_news: "Жаңылыктар"', text, count=1, flags=re.MULTILINE)
    (theme / "strings" / "ky.yml").write_text(text, encoding="utf-8")
    project = Project(root, Path("overrides"))
    settings = project.config.read_text(encoding="utf-8")
    entry = f"        - {{locale: ky, name: {KYRGYZ}, site_name: Араша}}\n"
    before, languages, after = settings.partition("      languages:\n")
    project.config.write_text(before + languages + entry + after, encoding="utf-8")
    project.item("", ru="Русский.", ky="Кыргызча.")
    project.item("news/2024/four", {"date": "2024"}, ky="Төртөө.", kk="Төртеуі.", ru="Четыре.", en="Four.")
    project.item("news/2024/one", {"date": "2024"}, ru="Один.")
    return project.built()


def test_the_new_language_has_its_pages(kyrgyz: Tree) -> None:
    page = kyrgyz.page("ky/news/2024/four/")
    assert page.root.get("lang") == "ky"
    assert "Төртөө." in page.main
    assert "Жаңылыктар" in kyrgyz.page("ky/news/").title
    assert kyrgyz.root.joinpath("ky/404.html").is_file()


def test_every_switcher_offers_it(kyrgyz: Tree) -> None:
    for language in (*LANGUAGES, "ky"):
        label = said(language if language != "ky" else "en", "languages")
        page = kyrgyz.page(f"{language}/news/2024/four/")
        (link,) = page.all(f"//nav[@aria-label='{label}']//a[@hreflang='ky']")
        assert KYRGYZ in link.text_content()
        assert link.get("href").endswith("ky/news/2024/four/")


def test_alternates_sitemaps_and_the_front_door_name_it(kyrgyz: Tree) -> None:
    url = f"{URL}ky/news/2024/four/"
    for language in (*LANGUAGES, "ky"):
        page = kyrgyz.page(f"{language}/news/2024/four/")
        assert page.one("//head/link[@hreflang='ky']/@href") == url
        assert f'hreflang="ky" href="{url}"' in kyrgyz.text(f"{language}/sitemap.xml")
    assert f"{URL}ky/sitemap.xml" in kyrgyz.text("sitemap.xml")
    assert kyrgyz.page("index.html").one("//main//a[@hreflang='ky']/@href") == "ky/"
    assert KYRGYZ in kyrgyz.page("404.html").main


def test_what_it_lacks_is_borrowed(kyrgyz: Tree) -> None:
    assert not kyrgyz.has("ky/news/2024/one/")
    (link,) = kyrgyz.page("ky/news/").links("ru/news/2024/one/")
    assert link.get("lang") == link.get("hreflang") == "ru"
