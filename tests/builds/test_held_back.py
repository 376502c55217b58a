"""What is withdrawn or under embargo is nowhere in the site: not as a page, a line in a list, a file, a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from sites import LANGUAGES, NOW, Project, said
from trees import Tree

SECRET = ("Бүркеулі", "Тайное", "Hidden-name", "secret-file")
FOLDER = "news/2025/secret"
TOMORROW = "2025-06-02T15:00:00+05:00"
TOMORROW_EPOCH = 1748858400
TEXTS = {
    "ru": {"title": "Тайное дело", "summary": "Тайное.", "body": "Тайное ![Тайное](secret-file.svg)"},
    "kk": {"title": "Бүркеулі іс", "summary": "Бүркеулі.", "body": "Бүркеулі"},
    "en": {"title": "Hidden-name case", "summary": "Hidden-name.", "body": "Hidden-name"},
}


def secretive(folder: Path, facts: dict[str, object]) -> Project:
    """A site with one item that must not be seen, of which the rest of the site knows much."""
    project = Project(folder)
    project.item("")
    project.item("topics/law")
    project.item("projects/work", {"start": "2025", "end": "2026", "activities": [{"id": "one", "news": ["secret"]}]})
    for language in LANGUAGES:
        file = project.docs / f"projects/work/index.{language}.md"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("summary:", "activity_titles: {one: An activity}\nsummary:"), encoding="utf-8")
    project.item("news/2025/open", {"date": "2025-01", "topics": ["law"], "projects": ["work"]})
    named = {"date": "2025-05-05", "topics": ["law"], "projects": ["work"], "moved_from": ["news/2025/older"]}
    project.item(FOLDER, {**named, **facts}, ru=TEXTS["ru"], kk=TEXTS["kk"], en=TEXTS["en"])
    (project.docs / FOLDER / "secret-file.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    return project


def traces(tree: Tree) -> list[str]:
    """Files whose name or content holds one of the words."""
    found = []
    for path, content in tree.files().items():
        if any(word in path or word.encode() in content for word in SECRET):
            found.append(path)
    return found


@pytest.fixture(scope="module")
def withdrawn(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    project = secretive(tmp_path_factory.mktemp("withdrawn"), {"withdrawn": {"date": "2025-05-20"}})
    return project.built()


@pytest.fixture(scope="module")
def embargoed(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return secretive(tmp_path_factory.mktemp("embargo"), {"embargo": TOMORROW})


def test_a_withdrawn_item_leaves_a_notice_in_its_place(withdrawn: Tree) -> None:
    for language in LANGUAGES:
        page = withdrawn.page(f"{language}/{FOLDER}/")
        assert said(language, "withdrawn_title") in page.title
        assert said(language, "withdrawn_text") in page.main
        assert page.one("//meta[@name='robots']/@content") == "noindex"


def test_nothing_is_left_of_a_withdrawn_item(withdrawn: Tree) -> None:
    assert traces(withdrawn) == []


def test_nothing_leads_to_a_withdrawn_item(withdrawn: Tree) -> None:
    for path, page in withdrawn.pages():
        leading = page.all(f"//main//a[contains(@href, '{FOLDER}')]")
        assert not leading, path
    assert FOLDER.encode() not in b"".join(withdrawn.files()[f"{code}/sitemap.xml"] for code in LANGUAGES)
    assert not (withdrawn.root / "ru/news/2025/older").exists()


def test_an_embargo_holds_until_its_moment(embargoed: Project) -> None:
    before = embargoed.built(SOURCE_DATE_EPOCH=str(TOMORROW_EPOCH - 1))
    assert traces(before) == []
    assert not any(before.has(f"{code}/{FOLDER}/") for code in LANGUAGES)
    assert FOLDER.encode() not in b"".join(before.files().values())
    assert not (before.root / "ru/news/2025/older").exists()


def test_an_item_appears_when_its_embargo_ends(embargoed: Project) -> None:
    after = embargoed.built(SOURCE_DATE_EPOCH=str(TOMORROW_EPOCH))
    assert TOMORROW_EPOCH > NOW
    for language in LANGUAGES:
        assert TEXTS[language]["title"] in after.page(f"{language}/{FOLDER}/").main
        for address in ("news", "topics/law", "projects/work", ""):
            assert after.page(f"{language}/{address}/".replace("//", "/")).links(f"{FOLDER}/"), address
        assert after.has(f"{language}/news/2025/older/")
    assert f"media/{FOLDER}/secret-file.svg" in after.files()
