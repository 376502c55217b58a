"""The site is swapped in whole or not at all; the command says by its exit code who is to blame."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from sites import LANGUAGES, Project

DEADLINE = 30


def staged(project: Project) -> list[Path]:
    return list(project.root.glob(".staging-*"))


def wait_for(condition: Callable[[], object], what: str) -> None:
    """Wait until the condition holds, at most half a minute."""
    end = time.monotonic() + DEADLINE
    while not condition():
        assert time.monotonic() < end, what
        time.sleep(0.005)


def test_a_killed_build_leaves_the_good_site_and_the_next_succeeds(
    plenty_project: Project, copied: Callable[[Project], Project]
) -> None:
    project = copied(plenty_project)
    before = project.tree.files()
    project.item("about", ru="После.", kk="Кейін.", en="After.")
    process = project.start("build", "--config", str(project.config))
    wait_for(lambda: any(folder.rglob("*.html") for folder in staged(project)), "no page was written")
    process.kill()
    assert process.wait() != 0
    assert staged(project), "it was killed in the middle"
    assert project.tree.files() == before
    after = project.built()
    assert "После." in after.page("ru/about/").main
    assert staged(project) == []


def test_the_command_speaks_of_what_it_built(small_project: Project) -> None:
    done = small_project.build()
    assert done.returncode == 0
    pages = [page for code in LANGUAGES for page in (small_project.site / code).rglob("*.html")]
    assert f"{len(pages)} " in done.stdout
    assert done.stderr == ""
    quiet = small_project.build("--quiet")
    assert (quiet.returncode, quiet.stdout, quiet.stderr) == (0, "", "")


def test_pages_that_are_gone_from_the_content_go_from_the_site(small_project: Project) -> None:
    for language in LANGUAGES:
        (small_project.docs / f"news/2024/academy/index.{language}.md").unlink()
    tree = small_project.built()
    assert not [path for path in tree.files() if "academy" in path or "2024" in path]


def test_an_unknown_language_is_wrong_use(small_project: Project) -> None:
    before = small_project.tree.files()
    done = small_project.build("--language", "xx")
    assert done.returncode == 2
    assert "xx" in done.stderr
    assert "Traceback" not in done.stderr
    assert small_project.tree.files() == before


def test_a_folder_without_settings_is_wrong_use(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.config.unlink()
    for arguments in (("build",), ("check",), ("serve",), ("build", "--config", "elsewhere/mkdocs.yml")):
        done = project.run(*arguments)
        assert done.returncode == 2
        assert "mkdocs.yml" in done.stderr
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize("settings", ["", "a: [", "plugins: [arasha]\n", "just words"])
def test_settings_that_cannot_be_used_are_wrong_use(tmp_path: Path, settings: str) -> None:
    project = Project(tmp_path)
    project.config.write_text(settings, encoding="utf-8")
    done = project.build()
    assert done.returncode == 2
    assert "mkdocs.yml" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_unknown_option_is_wrong_use(small_project: Project) -> None:
    assert small_project.build("--no-such-option").returncode == 2


def test_a_target_that_cannot_be_written_is_a_failure(small_project: Project) -> None:
    (small_project.root / "file").write_text("kept", encoding="utf-8")
    done = small_project.build("--output", str(small_project.root / "file" / "site"))
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()
    assert (small_project.root / "file").read_text(encoding="utf-8") == "kept"


@pytest.mark.parametrize("target", ["docs", "docs/news", ".", "..", "mkdocs.yml"])
def test_the_site_never_takes_the_place_of_its_sources(small_project: Project, target: str) -> None:
    before = {path: path.read_bytes() for path in small_project.root.rglob("*") if path.is_file()}
    done = small_project.build("--output", target)
    assert done.returncode == 2
    assert "--output" in done.stderr
    assert {path: path.read_bytes() for path in small_project.root.rglob("*") if path.is_file()} == before


def test_a_language_without_words_is_a_failure(small_project: Project) -> None:
    before = small_project.tree.files()
    text = small_project.config.read_text(encoding="utf-8")
    text = text.replace("- {locale: en,", "- {locale: uz, name: Oʻzbekcha}\n        - {locale: en,")
    small_project.config.write_text(text, encoding="utf-8")
    done = small_project.build()
    assert done.returncode == 3
    assert "uz.yml" in done.stderr
    assert "Traceback" not in done.stderr
    assert small_project.tree.files() == before
