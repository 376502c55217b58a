"""PDFs of a small module by the real command: kept, offered, the same everywhere, none when something is wrong."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pdf_text import pages_of
from sites import LANGUAGES, THEME, Project, said

MODULE = "training/course/one"
NAMES = [f"arasha-one-{language}.pdf" for language in LANGUAGES]
PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path d="M0 0h4v4z"/></svg>'
BODY = """Why.[^a] ![A chart](chart.svg)

## Law {#law}

See [the page](../../../about/) and [the plan](#session-plan).[^a]

## Exercises {#exercises}

!!! exercise "Exercise 1"

    Do it.

??? answer "Answer to exercise 1"

    It is done secretly.

## Session plan {#session-plan}

| Minutes | What |
|---|---|
| 60 | Trainerwork |

[^a]: Article three.
"""
FIELDS = {"aims": ["Know"], "changes": [{"version": "1.0", "date": "2025-01-01", "text": "First."}], "body": BODY}


def with_module(project: Project, body: str = BODY) -> Project:
    project.item("")
    project.item("about")
    project.item("training/course")
    facts = {"number": 1, "version": "1.0", "date": "2025-01-01", "hours": 1.5}
    project.item(MODULE, facts, **dict.fromkeys(LANGUAGES, FIELDS | {"body": body}))
    (project.docs / MODULE / "chart.svg").write_bytes(PICTURE)
    return project


def pdfs(project: Project) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted((project.site / "media").rglob("*.pdf"))}


@pytest.fixture(scope="module")
def _printed(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = with_module(Project(tmp_path_factory.mktemp("printed")))
    project.built(pdf=True)
    return project


@pytest.fixture
def printed(_printed: Project, copied: Callable[[Project], Project]) -> Project:
    """A project with PDFs, of the test's own."""
    return copied(_printed)


def text_of(project: Project, name: str) -> str:
    return " ".join(" ".join(pages_of(project.site / "media" / MODULE / name)).split())


def test_a_module_is_printed_in_each_language_and_for_each_reader(printed: Project) -> None:
    endings = ("", "-exercises", "-session-plan")
    assert set(pdfs(printed)) == {f"arasha-one-{code}{end}.pdf" for code in LANGUAGES for end in endings}


def test_each_edition_holds_what_it_is_for(printed: Project) -> None:
    book, handout, plan = (text_of(printed, f"arasha-one-en{end}.pdf") for end in ("", "-exercises", "-session-plan"))
    assert "done secretly" in book
    assert book.index("Do it.") < book.index("done secretly")
    assert "Trainerwork" not in book
    assert "1.5 hours" in book
    assert "Do it." in handout
    assert "secretly" not in handout
    assert "Trainerwork" in plan
    assert "Do it." not in plan


def test_a_note_called_twice_is_printed_twice(printed: Project) -> None:
    book = text_of(printed, "arasha-one-en.pdf")
    assert book.count("Article three.") == 2
    assert re.search(r"1\. ?Article three", book)
    assert re.search(r"2\. ?Article three", book)


def test_another_folder_and_another_day_give_the_same_bytes(printed: Project, tmp_path: Path) -> None:
    other = with_module(Project(tmp_path / "other" / "deep"))
    other.built(pdf=True, SOURCE_DATE_EPOCH="1800000000")
    assert pdfs(other) == pdfs(printed)


def without_weasyprint(folder: Path) -> dict[str, str]:
    """An environment in which nothing can be laid out."""
    folder.mkdir()
    (folder / "weasyprint.py").write_text("raise ImportError('not now')\n", encoding="utf-8")
    return {"PYTHONPATH": str(folder)}


def test_what_has_not_changed_is_not_made_again(printed: Project, tmp_path: Path) -> None:
    before = pdfs(printed)
    printed.item("news/2025/more", {"date": "2025-02-01"})
    printed.built(pdf=True, **without_weasyprint(tmp_path / "none"))
    assert pdfs(printed) == before


def test_a_quick_build_offers_what_is_up_to_date_and_makes_nothing(printed: Project, tmp_path: Path) -> None:
    before = pdfs(printed)
    environment = without_weasyprint(tmp_path / "none")
    printed.built(**environment)
    assert pdfs(printed) == before
    printed.item("about", ru="New.")
    with_module(printed, BODY.replace("Why.", "Because."))
    printed.built(**environment)
    assert pdfs(printed) == {}


def test_one_language_alone_leaves_the_others_theirs(printed: Project) -> None:
    before = pdfs(printed)
    with_module(printed, BODY.replace("Why.", "Because."))
    printed.built("--language", "en", pdf=True)
    after = pdfs(printed)
    assert {name for name in before if before[name] != after.get(name)} == {"arasha-one-en.pdf"}


LONG_PLAN = BODY.replace("| 60 | Trainerwork |", "\n".join(f"| {n} | Әңгіме |" for n in range(200)))
WRONG = {
    "link-broken": BODY.replace("chart.svg", "gone.svg"),
    "footnote-empty": BODY.replace("[^a]: Article three.", "[^a]:"),
    "glyph-missing": BODY.replace("Why.", "Why ⏰."),
    "session-plan-long": LONG_PLAN,
}


@pytest.mark.parametrize("code", WRONG)
def test_a_wrong_module_is_a_problem_with_its_line_and_the_good_site_stays(printed: Project, code: str) -> None:
    before = printed.tree.files()
    with_module(printed, WRONG[code])
    done = printed.build(pdf=True)
    assert done.returncode == 1, done.stderr
    assert re.search(rf"^docs/{MODULE}/index\.kk\.md:\d+  {code}$", done.stderr, re.MULTILINE)
    assert "Traceback" not in done.stderr
    assert printed.tree.files() == before


def test_a_plan_that_is_too_long_is_told_at_its_heading(printed: Project) -> None:
    file = with_module(printed, LONG_PLAN).docs / MODULE / "index.kk.md"
    line = file.read_text(encoding="utf-8").splitlines().index("## Session plan {#session-plan}") + 1
    assert f"docs/{MODULE}/index.kk.md:{line}  session-plan-long" in printed.build(pdf=True).stderr


def test_a_pdf_that_fails_fails_the_build_and_the_good_site_stays(printed: Project, tmp_path: Path) -> None:
    before = printed.tree.files()
    theme = tmp_path / "theme"
    shutil.copytree(THEME, theme)
    styles = theme / "print" / "paper.css"
    styles.write_text(styles.read_text(encoding="utf-8") + "p { colour: red }", encoding="utf-8")
    done = Project(printed.root, theme).build(pdf=True)
    assert done.returncode == 3
    assert f"{MODULE}/index.kk.md" in done.stderr
    assert printed.tree.files() == before


def test_without_the_libraries_the_command_says_what_to_do(printed: Project, tmp_path: Path) -> None:
    folder = tmp_path / "broken"
    folder.mkdir()
    text = "import ctypes\ndef fail(name, *a, **k): raise OSError(name)\nctypes.CDLL = fail\n"
    (folder / "sitecustomize.py").write_text(text, encoding="utf-8")
    done = printed.build("--quiet", pdf=True, PYTHONPATH=str(folder), LANG="ru_RU.UTF-8")
    assert done.returncode == 3
    assert done.stderr.strip().startswith(said("ru", "cli_pdf_libraries", command="@").partition("@")[0])
    assert "--no-pdf" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(("path", "count"), [(MODULE, 9), (f"{MODULE}/index.kk.md", 3)])
def test_the_pdfs_of_one_module_are_made_alone(printed: Project, tmp_path: Path, path: str, count: int) -> None:
    output = tmp_path / "out"
    done = printed.run("pdf", f"docs/{path}", "--output", str(output))
    assert done.returncode == 0, done.stderr
    made = {file.name.replace("-1.0", ""): file.read_bytes() for file in output.iterdir()}
    assert len(made) == len(done.stdout.splitlines()) == count
    assert made.items() <= pdfs(printed).items()


@pytest.mark.parametrize(
    "path", ["docs/about", "docs/training/course", "nowhere", "docs/training/course/one/index.uz.md"]
)
def test_what_is_no_module_is_wrong_use(printed: Project, path: str) -> None:
    done = printed.run("pdf", path)
    assert done.returncode == 2
    assert path in done.stderr
    assert "Traceback" not in done.stderr
