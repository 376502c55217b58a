"""The photographs of changed pages that a pull request gets, taken of a tiny site by the real browser."""

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

import ci_tools
from browsers import CHROMIUM
from sites import Project, clean_environment

NEWS = "news/2024/academy"
WHO = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
photographs = ci_tools.load("photographs")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A site built after one of its two news has changed."""
    project = Project(tmp_path_factory.mktemp("photographs"))
    project.item("")
    project.item(NEWS, {"date": "2024-08-21"}, ru="Текст.", kk="Мәтін.")
    project.item("news/2024/other", {"date": "2024-08-22"}, ru="Текст.")
    for command in (["init", "-q"], ["add", "-A"], [*WHO, "commit", "-q", "-m", "x"]):
        subprocess.run(["git", "-C", project.root, *command], check=True)
    project.item(NEWS, {"date": "2024-08-21"}, ru="Текст.\n\n" + "Ещё абзац.\n\n" * 300, kk="Басқа мәтін.")
    project.built()
    return project


def take(project: Project, output: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, ci_tools.CI / "photographs.py", "--since", "HEAD", "--site", project.site]
    return subprocess.run(
        [*command, "--output", output],
        cwd=project.root,
        env=clean_environment(ARASHA_CHROMIUM=CHROMIUM),
        capture_output=True,
        text=True,
        check=False,
    )


def test_changed_pages_and_no_others_are_photographed_at_both_widths(project: Project, tmp_path: Path) -> None:
    done = take(project, tmp_path)
    assert done.returncode == 0, done.stderr
    names = sorted(file.name for file in tmp_path.glob("*.jpg"))
    assert names == [f"{code}_news_2024_academy_{width}.jpg" for code in ("kk", "ru") for width in (1280, 360)]
    for name in names:
        with Image.open(tmp_path / name) as picture:
            assert picture.width == int(name.rpartition("_")[2].removesuffix(".jpg"))
            assert 800 <= picture.height <= photographs.MOST_HEIGHT
            assert len(picture.convert("L").resize((64, 64)).getcolors()) > 8  # not an empty page
    overview = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert all(name in overview for name in names)


def test_a_page_that_is_not_there_is_named(project: Project, tmp_path: Path) -> None:
    page = project.site / "kk" / NEWS / "index.html"
    text = page.read_bytes()
    page.unlink()
    try:
        done = take(project, tmp_path)
    finally:
        page.write_bytes(text)
    assert done.returncode == 1
    assert f"there is no page kk/{NEWS}/" in done.stderr


def test_where_the_design_may_have_changed_its_examples_are_photographed() -> None:
    found = {"items": [{"pages": {"kk": "kk/"}}], "others": ["overrides/main.html"]}
    assert photographs.changed_pages(found, ["kk", "ru"]) == ["kk/", "kk/editors/style/", "ru/", "ru/editors/style/"]


def test_nothing_changed_needs_no_browser(tmp_path: Path) -> None:
    assert photographs.photograph(tmp_path, [], tmp_path / "out") == []
    assert (tmp_path / "out" / "index.html").is_file()
