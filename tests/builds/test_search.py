"""The search of a built site: what is in it, what must never be, and that it changes with the content alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from arasha.languages.stemming import keys
from search_reader import SearchFiles
from sites import LANGUAGES, Project
from trees import Tree

SECRET = "Сакральноеслово"
LONG = "\n\n".join(f"## Глава {n} {{#chapter-{n}}}\n\n" + "слово за словом " * 100 + f"примета{n}" for n in range(5))


def search_of(tree: Tree, language: str) -> SearchFiles:
    return SearchFiles(tree.root / language / "search")


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A site with something to hide."""
    project = Project(tmp_path_factory.mktemp("searched"))
    project.item("")
    project.item("about", ru={"body": "О проекте: info@example.org."}, kk="Жоба.", en="The project.")
    project.item(
        "news/2024/open", {"date": "2024-08-21"}, ru="Открыто: правами человека.", kk="Құқығынан.", en="Rights."
    )
    project.item("news/2024/russian", {"date": "2024-08-22"}, ru={"title": "Только здесь", "body": "Правозащита."})
    hidden = {"title": SECRET, "summary": SECRET, "body": SECRET}
    project.item("news/2024/gone", {"date": "2024", "withdrawn": {"date": "2024-09-01"}}, ru=hidden)
    project.item("news/2024/held", {"date": "2024", "embargo": "2030-01-01T00:00:00+05:00"}, ru=hidden)
    project.item(
        "news/2024/danger",
        {"date": "2024-01-01", "sensitive": True},
        ru={"title": "Осторожно", "summary": "Опаснаясводка", "body": "Опасныйтекст", "place": "Опасноеместо"},
    )
    project.item("training/course")
    project.item("training/course/long", {"number": 1, "version": "1.0"}, ru=LONG, kk="Мәтін.", en="Text.")
    project.built()
    return project


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_language_has_is_found_and_nothing_else(searched: Project, language: str) -> None:
    found = set(search_of(searched.tree, language).folders)
    everywhere = {"about", "news/2024/open", "training/course", "training/course/long"}
    assert found == everywhere | ({"news/2024/russian", "news/2024/danger"} if language == "ru" else set())


@pytest.mark.parametrize(
    ("language", "word", "folder"),
    [("ru", "право", "news/2024/open"), ("kk", "құқық", "news/2024/open"), ("en", "right", "news/2024/open")],
)
def test_other_forms_of_a_word_are_found(searched: Project, language: str, word: str, folder: str) -> None:
    assert folder in search_of(searched.tree, language).found(keys(word, language)[0])


def test_what_is_withdrawn_or_held_back_is_nowhere(searched: Project) -> None:
    for language in LANGUAGES:
        text = search_of(searched.tree, language).text().lower()
        assert SECRET.lower() not in text
        for key in keys(SECRET, language):
            assert search_of(searched.tree, language).found(key) == []


def test_of_a_sensitive_page_the_title_alone_is_shown(searched: Project) -> None:
    search = search_of(searched.tree, "ru")
    assert search.found(keys("опасныйтекст", "ru")[0]) == ["news/2024/danger"]
    (card,) = (card for card in search.cards if card[0] == "news/2024/danger")
    assert card[1:] == ["Осторожно", search.manifest["kinds"].index(""), "", "", "", "", ""]
    assert "Опасн" not in search.text()


def test_a_long_text_is_found_by_its_chapters(searched: Project) -> None:
    search = search_of(searched.tree, "ru")
    (card,) = (card for card in search.cards if card[0] == "training/course/long")
    anchors = card[6::2]
    assert anchors == ["", "chapter-1", "chapter-2", "chapter-3", "chapter-4"]
    page = searched.tree.page("ru/training/course/long/")
    assert set(anchors[1:]) <= set(page.all("//@id"))


def test_no_mailbox_stands_in_the_files_as_it_is(searched: Project) -> None:
    text = search_of(searched.tree, "ru").text()
    assert "info\\u0040example.org" in text
    assert "info@" not in text


def test_every_page_names_the_way_to_its_root_and_links_to_the_search(searched: Project) -> None:
    for path, page in searched.tree.pages():
        if page.root.get("data-root") is None:
            continue
        here = (searched.site / path).parent
        if not path.endswith("404.html"):
            assert (here / page.root.get("data-root")).resolve() == searched.site.resolve()
        language = "kk" if path.startswith("kk") else path.partition("/")[0]
        links = page.all("//header//a[contains(@class, 'find-open')]/@href")
        assert [link.lstrip("./") for link in links] == [f"{language}/search/"], path
        assert bool(page.all("//dialog")) == (not path.startswith("kk-latn/")), path


def test_the_page_of_the_search_is_for_readers_only(searched: Project) -> None:
    for language in LANGUAGES:
        page = searched.tree.page(f"{language}/search/")
        assert page.all("//meta[@name='robots']/@content") == ["noindex"]
        assert page.all("//div[@class='shelves']//a/@href")
        assert "/search/" not in searched.tree.text(f"{language}/sitemap.xml")
    assert not searched.tree.has("kk-latn/search/")


def test_the_same_content_makes_the_same_files_and_a_change_only_new_ones(searched: Project, tmp_path: Path) -> None:
    again = tmp_path / "again"
    assert searched.build("--output", str(again)).returncode == 0
    before, after = (
        {p: b for p, b in tree.files().items() if "/search/" in p} for tree in (searched.tree, Tree(again))
    )
    assert after == before
    text = searched.docs / "news/2024/russian/index.ru.md"
    kept = text.read_text(encoding="utf-8")
    text.write_text(kept.replace("Правозащита", "Новоеслово"), encoding="utf-8")
    try:
        assert searched.build("--output", str(again)).returncode == 0
    finally:
        text.write_text(kept, encoding="utf-8")
    after = {path: data for path, data in Tree(again).files().items() if "/search/" in path}
    assert {path: data for path, data in after.items() if not path.startswith("ru/")} == {
        path: data for path, data in before.items() if not path.startswith("ru/")
    }
    changed = {path for path in before.keys() & after.keys() if before[path] != after[path]}
    assert changed == {"ru/search/manifest.js"}
    texts = [path for path in after if path.startswith("ru/search/texts/")]
    assert len(set(texts) - set(before)) == 1


def test_a_site_without_an_address_has_a_search(searched: Project, tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    text = searched.config.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("site_url")]
    config.write_text("\n".join(lines).replace("docs_dir: docs", f"docs_dir: {searched.docs}"), encoding="utf-8")
    done = searched.run("build", "--config", str(config), "--no-pdf", "--output", str(tmp_path / "site"))
    assert done.returncode == 0, done.stderr
    assert search_of(Tree(tmp_path / "site"), "ru").folders
