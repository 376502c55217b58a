"""Sites that many tests look at, built once a worker."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sites import THEME, Project
from trees import Tree

DONOR = {
    "kk": {"donor_title": "Одақ", "acknowledgement": "Алғыс: {project}; {carriers}; Одақ."},
    "ru": {"donor_title": "Союз", "acknowledgement": "Благодарность: {project}; {carriers}; Союз."},
    "en": {"donor_title": "Union", "acknowledgement": "Thanks: {project}; {carriers}; Union."},
}
PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path d="M0 0h4v4z"/></svg>'
BEHIND = {"translated_from": {"language": "ru", "fingerprint": "12345678"}}
GATHERED = {"topics": ["law"], "countries": ["kazakhstan"]}
MANY = 25


def bare(project: Project) -> Project:
    """A front page and a page that every page links to."""
    project.item("")
    project.item("about")
    return project


def small(project: Project) -> Project:
    """The same with one news item."""
    bare(project)
    project.item("news/2024/academy", {"date": "2024-08-21"}, ru="Академия.", kk="Академия.", en="The academy.")
    return project


def _money(project: Project) -> None:
    """A project with a donor, and everything that belongs to it."""
    project.item("partners/donor", {"roles": ["donor"], "emblem": "eu"}, en=DONOR["en"], ru=DONOR["ru"], kk=DONOR["kk"])
    project.item("partners/carrier", {"roles": ["implementer"]})
    titles = {"activity_titles": {"first": "Done thing", "second": "Planned thing", "third": "Unreported thing"}}
    project.item(
        "projects/running",
        {
            "start": "2024-01",
            "end": "2026",
            "budget": {"total": 200000, "currency": "EUR"},
            "donors": [{"partner": "donor", "amount": 190000}],
            "lead": ["carrier"],
            "activities": [
                {"id": "first", "state": "done", "news": ["standings"], "events": ["past"]},
                {"id": "second", "state": "planned", "date": "2026-02"},
                {"id": "third"},
            ],
            **GATHERED,
        },
        en=titles,
        ru=titles,
        kk=titles,
    )
    project.item("projects/finished", {"start": "2019", "end": "2021-05"})
    project.item("projects/undated", {"start": "unknown", "end": "unknown"})
    project.item("training/course", {"projects": ["running"], **GATHERED})
    project.item("training/course/one", {"number": 1, "version": "1.0"})
    project.item("training/course/two", {"number": 2, "version": "1.1"})


def _news(project: Project) -> None:
    """News in all standings and languages, and one that is only Russian."""
    picture = "![Схема](picture.svg)"
    project.item(
        "news/2024/standings",
        {"date": "2024-08-21", "projects": ["running"], "events": ["past"], **GATHERED},
        ru={"body": f"Оригинал. {picture}", "updated": "2024-09-01"},
        kk=f"Аударма. {picture}",
        en={"body": f"Old translation. {picture}", **BEHIND},
    )
    (project.docs / "news/2024/standings/picture.svg").write_bytes(PICTURE)
    project.item(
        "news/2024/summaries",
        {"date": "2024-07"},
        en="The whole text.",
        ru={"coverage": "summary"},
        kk={"coverage": "summary", "translated_from": {"language": "en", "fingerprint": "12345678"}},
    )
    project.item("news/2023/russian", {"date": "2023", **GATHERED}, ru={"title": "Только по-русски"})
    project.item(
        "news/2022/linking",
        {"date": "2022-05-09", "moved_from": ["news/2021/before"]},
        en="See [the Russian one](../../2023/russian/).",
        kk="Мұнда [орысша](../../2023/russian/).",
        ru="Вот [она](../../2023/russian/).",
    )
    project.item("news/undated/archive", {"date": "unknown"})


def every_kind(project: Project) -> Project:
    """A site with every kind of item."""
    small(project)
    project.item("topics/law")
    project.item("topics/empty", ru={"title": "Пусто"})
    project.item("countries/kazakhstan")
    project.item("stories/voice", GATHERED)
    project.item("events/2025/coming", {"start": "2025-06-02", **GATHERED})
    project.item("events/2025/running", {"start": "2025-05-30", "end": "2025-06-03"})
    project.item("events/2025/past", {"start": "2025-05-31", "projects": ["running"]})
    _money(project)
    _news(project)
    return project


@pytest.fixture(scope="session")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """A site with every kind of item."""
    return every_kind(Project(tmp_path_factory.mktemp("rich"))).built()


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The same with a theme of its own, built once, so that its cache is full. Not to be changed: copy it."""
    root = tmp_path_factory.mktemp("begun")
    shutil.copytree(THEME, root / "theme")
    project = every_kind(Project(root, Path("theme")))
    project.built()
    return project


@pytest.fixture(scope="session")
def plenty_project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A site with 25 news: 22 of 2021, two newer ones in Russian only, an undated one. Not to be changed: copy it."""
    project = bare(Project(tmp_path_factory.mktemp("plenty")))
    project.item("topics/law")
    for day in range(1, MANY - 2):
        project.item(f"news/2021/day-{day:02}", {"date": f"2021-03-{day:02}", "topics": ["law"]})
    project.item("news/2022/first", {"date": "2022-01-01", "topics": ["law"]}, ru="Первая.")
    project.item("news/2022/second", {"date": "2022-01-02", "topics": ["law"]}, ru="Вторая.")
    project.item("news/undated/old", {"date": "unknown", "topics": ["law"]})
    project.built()
    return project


@pytest.fixture(scope="session")
def plenty(plenty_project: Project) -> Tree:
    """The pages of that site."""
    return plenty_project.tree


@pytest.fixture(scope="session")
def _small_built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = small(Project(tmp_path_factory.mktemp("small")))
    project.built()
    return project


@pytest.fixture
def copied(tmp_path: Path) -> Callable[[Project], Project]:
    """Copies a built project, so that a test may spoil it."""

    def copy(project: Project) -> Project:
        target = tmp_path / "copy"
        shutil.copytree(project.root, target)
        return Project(target)

    return copy


@pytest.fixture
def small_project(_small_built: Project, copied: Callable[[Project], Project]) -> Project:
    """A small built project of the test's own."""
    return copied(_small_built)
