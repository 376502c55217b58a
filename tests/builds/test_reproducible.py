"""The same content gives the same bytes: at once, in another folder, one language at a time, with MkDocs alone."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sites import LANGUAGES, Project, folders


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def test_two_builds_give_the_same_bytes(plenty_project: Project, copied: Callable[[Project], Project]) -> None:
    project = copied(plenty_project)
    shutil.rmtree(project.site)
    first = project.built().files()
    assert len(first) > 100
    assert differing(first, project.built().files()) == []


def test_another_folder_gives_the_same_bytes(plenty_project: Project, copied: Callable[[Project], Project]) -> None:
    project = copied(plenty_project)
    shutil.rmtree(project.site)
    assert differing(plenty_project.tree.files(), project.built().files()) == []


def test_the_output_may_be_anywhere(small_project: Project, tmp_path: Path) -> None:
    before = small_project.tree.files()
    target = tmp_path / "some" / "where"
    small_project.built("--output", str(target))
    assert differing(before, type(small_project.tree)(target).files()) == []


def test_one_language_is_built_alone_and_the_others_stay(small_project: Project) -> None:
    for language in LANGUAGES:
        small_project.write("about", language, {"title": f"New {language}", **_from(language)}, "New.")
    before = small_project.tree.files()
    after = small_project.built("--language", "ru").files()
    assert "New ru" in after["ru/about/index.html"].decode()
    assert {path for path in differing(before, after) if not path.startswith("ru/")} == {"SHA256SUMS"}
    assert differing(after, before)


def _from(language: str) -> dict[str, object]:
    return {} if language == "ru" else {"translated_from": {"language": "ru", "fingerprint": "12345678"}}


@pytest.mark.parametrize("language", LANGUAGES)
def test_mkdocs_alone_builds_one_language(small_project: Project, language: str, tmp_path: Path) -> None:
    target = tmp_path / "alone"
    arguments = ("build", "--quiet", "--config-file", str(small_project.config), "--site-dir", str(target))
    done = small_project.run(*arguments, module="mkdocs", ARASHA_LANGUAGE=language)
    assert done.returncode == 0, done.stderr
    whole, alone = small_project.tree.files(), type(small_project.tree)(target).files()
    others = tuple(f"{name}/" for code in LANGUAGES if code != language for name in folders(code))
    ours = {path for path in differing(whole, alone) if not path.startswith(others)}
    editions = {path for path in ours if path not in alone}  # `arasha build` makes them
    assert ours - editions <= {"index.html", "404.html"}
    assert {"feed.xml", "feed.json", "events.ics"} <= {Path(path).name for path in editions}
    assert {"index.html", "404.html", f"{language}/about/index.html"} <= alone.keys()


def test_mkdocs_alone_stops_at_problems(small_project: Project, tmp_path: Path) -> None:
    small_project.item("contact", ru="[nowhere](../nowhere/)")
    arguments = ("build", "--config-file", str(small_project.config), "--site-dir", str(tmp_path / "alone"))
    done = small_project.run(*arguments, module="mkdocs", ARASHA_LANGUAGE="ru")
    assert done.returncode != 0
    assert "docs/contact/index.ru.md:6  link-broken" in done.stderr
    assert "Traceback" not in done.stderr
