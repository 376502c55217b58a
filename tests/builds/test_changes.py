"""`arasha changes` run for real: between a commit and the folder, in words, as Markdown and as data."""

import json
import subprocess
from pathlib import Path

import pytest

from sites import LANGUAGES, Project, said

NEWS = "news/2024/academy"
WHO = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A front page and one news item, committed."""
    project = Project(tmp_path)
    project.item("")
    project.item(NEWS, {"date": "2024-08-21"}, ru={"title": "Академия", "body": "Текст."}, kk="Мәтін.")
    commit(project)
    return project


def commit(project: Project) -> None:
    for command in (["init", "-q"], ["add", "-A"], [*WHO, "commit", "-q", "-m", "x"]):
        subprocess.run(["git", "-C", project.root, *command], check=True)


def change(project: Project, language: str, before: str, after: str) -> None:
    file = project.docs / NEWS / f"index.{language}.md"
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")


def test_nothing_changed(project: Project) -> None:
    done = project.run("changes")
    assert (done.returncode, said("en", "changes_none") in done.stdout) == (0, True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_changed_text_is_told_in_every_language(project: Project, language: str) -> None:
    change(project, "ru", "Текст.", "Другой текст.")
    text = project.run("changes", "--language", language).stdout
    for key in ("changes_title", "change_changed", "change_text", "change_behind"):
        assert said(language, key) in text


def test_the_summary_speaks_the_language_of_the_changed_text(project: Project) -> None:
    change(project, "kk", "Мәтін.", "Басқа мәтін.")
    text = project.run("changes", "--markdown").stdout
    assert said("kk", "changes_title") in text
    assert said("ru", "changes_title") not in text


def test_without_a_changed_text_the_summary_is_one_line_in_each_language(project: Project) -> None:
    with project.config.open("a", encoding="utf-8") as config:
        config.write("# more\n")
    lines = [line for line in project.run("changes", "--markdown").stdout.splitlines() if line]
    assert [said(language, "changes_title") in line for language, line in zip(LANGUAGES, lines, strict=True)] == [
        True
    ] * 3
    assert all("mkdocs.yml" in line for line in lines)


def test_data_for_programs(project: Project) -> None:
    change(project, "ru", "Академия", "Школа")
    data = json.loads(project.run("changes", "--json").stdout)
    (item,) = data["items"]
    assert (item["folder"], item["change"]) == (NEWS, "changed")
    assert item["pages"] == {"kk": f"kk/{NEWS}/", "ru": f"ru/{NEWS}/"}
    assert {"field": "title", "before": "Академия", "after": "Школа"} in item["versions"][1]["fields"]


def test_what_was_committed_since_counts(project: Project) -> None:
    change(project, "ru", "Текст.", "Другой текст.")
    commit(project)
    assert said("en", "changes_none") in project.run("changes").stdout
    assert said("en", "change_text") in project.run("changes", "--since", "HEAD^1").stdout


def test_content_with_problems_is_told_as_far_as_it_can_be_read(project: Project) -> None:
    change(project, "ru", "2024-08-21", "21.08.2024")
    done = project.run("changes")
    assert done.returncode == 0
    assert said("en", "changes_unread", n=1) in done.stdout
    assert said("en", "change_removed") not in done.stdout


@pytest.mark.parametrize("since", ["no-such", "--help=x"])
def test_a_commit_that_is_not_there(project: Project, since: str) -> None:
    done = project.run("changes", f"--since={since}")
    assert done.returncode == 2
    assert said("en", "changes_no_commit", name=since) in done.stderr


def test_outside_a_repository(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.item("")
    assert project.run("changes", GIT_CEILING_DIRECTORIES=str(tmp_path.parent)).returncode == 2
