"""Parts built on several machines make the site that one machine builds; parts that don't fit make none."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest

from arasha.editions.manifest import BUILD, SIGNATURE, SUMS, read_sums, sums_text
from sites import LANGUAGES, Project, said
from trees import Tree

COURSE, MODULE = "training/course", "training/course/one"
BODY = """Why.[^a]

## Exercises {#exercises}

!!! exercise "Exercise 1"

    Do it.

[^a]: An article.
"""


def content(project: Project) -> Project:
    """A course with PDFs, whose sizes all languages tell, a picture, and a text of one language only."""
    project.item("")
    project.item("about")
    project.item(COURSE)
    fields = {"aims": ["Know all"], "body": BODY}
    project.item(MODULE, {"number": 1, "version": "1.0"}, **dict.fromkeys(LANGUAGES, fields))
    project.item("news/2024/russian", {"date": "2024-08-21"}, ru="Только по-русски.")
    return project


def part(project: Project, language: str) -> Path:
    """Build a part on a machine of its own: a folder without a cache."""
    done = project.build("--part", "--language", language, "--output", f"part-{language}", pdf=True)
    assert done.returncode == 0, done.stderr
    return project.root / f"part-{language}"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The site as one machine builds it. Not to be changed."""
    project = content(Project(tmp_path_factory.mktemp("whole")))
    project.built(pdf=True)
    return project


@pytest.fixture(scope="module")
def _parts(tmp_path_factory: pytest.TempPathFactory, whole: Project) -> Path:
    """Three parts by three machines. Not to be changed."""
    folder = tmp_path_factory.mktemp("parts")
    for language in LANGUAGES:
        machine = folder / f"machine-{language}"
        shutil.copytree(whole.root, machine, ignore=shutil.ignore_patterns("site", ".cache"))
        part(Project(machine), language).rename(folder / language)
        shutil.rmtree(machine)
    return folder


@pytest.fixture
def parts(_parts: Path, tmp_path: Path) -> dict[str, Path]:
    """Parts of the test's own, by language."""
    shutil.copytree(_parts, tmp_path / "parts")
    return {language: tmp_path / "parts" / language for language in LANGUAGES}


def assemble(whole: Project, target: Path, *parts: Path) -> subprocess.CompletedProcess[str]:
    places = [str(part) for part in parts]
    return whole.run("assemble", *places, "--config", str(whole.config), "--output", str(target))


def seal(part: Path) -> None:
    """Write a part's list anew, as if it had been built like this."""
    sums = {
        path.relative_to(part).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in part.rglob("*")
        if path.is_file() and path.name not in (SUMS, SIGNATURE)
    }
    (part / SUMS).write_bytes(sums_text(sums))


def test_a_part_holds_its_languages_what_all_share_and_all_editions(parts: dict[str, Path], whole: Project) -> None:
    site = whole.tree.files()
    for language, place in parts.items():
        held = Tree(place).files()
        assert (place / language / "index.html").is_file()
        assert not any((place / other).exists() for other in LANGUAGES if other != language)
        assert held.keys() - site.keys() == set()
        assert {path for path in site if path.startswith("media/")} <= held.keys()
        assert {path for path in held if held[path] != site[path]} == {SUMS}


@pytest.mark.parametrize("order", [("kk", "ru", "en"), ("en", "ru", "kk")], ids="-".join)
def test_parts_make_the_site_that_one_machine_builds(
    parts: dict[str, Path], whole: Project, tmp_path: Path, order: tuple[str, ...]
) -> None:
    done = assemble(whole, tmp_path / "site", *(parts[language] for language in order))
    assert (done.returncode, done.stderr) == (0, "")
    one, other = whole.tree.files(), Tree(tmp_path / "site").files()
    assert sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path)) == []
    assert said("en", "cli_assembled", n=len(read_sums(one[SUMS])), folder=tmp_path / "site") in done.stdout


def test_a_part_may_hold_two_languages(parts: dict[str, Path], whole: Project, tmp_path: Path) -> None:
    machine = tmp_path / "machine"
    shutil.copytree(whole.root, machine, ignore=shutil.ignore_patterns("site"))
    done = Project(machine).build("--part", "--language", "ru", "--language", "en", "--output", "two")
    assert done.returncode == 0, done.stderr
    done = assemble(whole, tmp_path / "site", parts["kk"], machine / "two")
    assert done.returncode == 0, done.stderr
    assert Tree(tmp_path / "site").files() == whole.tree.files()


def refused(whole: Project, target: Path, *parts: Path) -> str:
    """What is said of parts that don't fit; the site that was there stays."""
    target.mkdir()
    (target / "index.html").write_text("before", encoding="utf-8")
    done = assemble(whole, target, *parts)
    assert done.returncode == 1
    assert Tree(target).files() == {"index.html": b"before"}
    assert [path.name for path in target.parent.iterdir() if path.name.startswith(".")] == []
    return done.stderr.strip()


def test_every_language_must_be_there(parts: dict[str, Path], whole: Project, tmp_path: Path) -> None:
    told = refused(whole, tmp_path / "site", parts["kk"], parts["ru"])
    assert told == said("en", "cli_assemble_language", language="en")


def test_parts_of_different_builds_do_not_fit(parts: dict[str, Path], whole: Project, tmp_path: Path) -> None:
    text = (parts["ru"] / BUILD).read_text(encoding="utf-8")
    (parts["ru"] / BUILD).write_text(text.replace("2025", "2024"), encoding="utf-8")
    seal(parts["ru"])
    told = refused(whole, tmp_path / "site", *parts.values())
    assert told == said("en", "cli_assemble_origin", one=parts["kk"], other=parts["ru"])


def test_what_all_share_must_be_the_same(parts: dict[str, Path], whole: Project, tmp_path: Path) -> None:
    (parts["en"] / "robots.txt").write_text("other", encoding="utf-8")
    seal(parts["en"])
    told = refused(whole, tmp_path / "site", *parts.values())
    assert told == said("en", "cli_assemble_differs", path="robots.txt", one=parts["kk"], other=parts["en"])


def test_a_part_damaged_on_its_way_is_named(parts: dict[str, Path], whole: Project, tmp_path: Path) -> None:
    (parts["en"] / "en/index.html").write_text("other", encoding="utf-8")
    told = refused(whole, tmp_path / "site", *parts.values())
    assert told.splitlines() == [
        said("en", "cli_verify_changed", path="en/index.html"),
        said("en", "cli_assemble_part", folder=parts["en"]),
    ]


def test_a_folder_without_a_list_is_no_part(whole: Project, tmp_path: Path) -> None:
    for place in (whole.docs, tmp_path / "nowhere"):
        done = assemble(whole, tmp_path / "site", place)
        assert (done.returncode, done.stderr.strip()) == (2, said("en", "cli_verify_list", path=place))


def test_parts_never_take_the_place_of_sources(parts: dict[str, Path], whole: Project) -> None:
    assert assemble(whole, whole.docs, *parts.values()).returncode == 2
    assert (whole.docs / "about").is_dir()
