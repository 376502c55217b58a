"""`arasha new` and `arasha status` as an editor runs them, and the pages for editors on the finished site."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import ExifTags, Image

from sites import LANGUAGES, URL, Project, clean_environment, said
from trees import Tree

NEWS = "news/2024/academy"
SOUND = ("--title", "Академия: итоги", "--date", "2024-08-21", "--original", "ru")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project(tmp_path)
    made.item("")
    made.item("training/course")
    made.item("training/course/one", {"number": 3, "version": "1.0"})
    return made


def written(project: Project, folder: str) -> list[str]:
    return sorted(path.name for path in (project.docs / folder).glob("*"))


def test_new_makes_a_file_for_every_language(project: Project) -> None:
    done = project.run("new", "news", "academy", *SOUND, "--language", "kk")
    assert done.returncode == 0, done.stderr
    assert written(project, NEWS) == sorted(f"index.{code}.md" for code in LANGUAGES)
    assert said("kk", "cli_new_next", command=f".venv/bin/arasha check docs/{NEWS}") in done.stdout
    text = (project.docs / NEWS / "index.ru.md").read_text(encoding="utf-8")
    assert 'title: "Академия: итоги"\n' in text
    assert said("kk", "draft_required") in text


def test_check_leads_on_from_what_new_has_written(project: Project) -> None:
    project.run("new", "news", "academy", *SOUND)
    done = project.run("check", "--json", "docs/news")
    assert done.returncode == 1
    assert {problem["code"] for problem in json.loads(done.stdout)} == {"field-empty"}


def test_a_module_takes_the_next_place_in_its_course(project: Project) -> None:
    done = project.run("new", "module", "two", "--course", "course", "--title", "Two", "--date", "unknown", "--quiet")
    assert (done.returncode, done.stdout) == (0, "")
    text = (project.docs / "training/course/two/index.en.md").read_text(encoding="utf-8")
    assert "\nnumber: 4\n" in text
    assert "\ndate: unknown\n" in text


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (("newz", "academy", *SOUND), "newz"),
        (("news", "Academy_1", *SOUND), "academy-1"),
        (("news", "../academy", *SOUND), ".."),
        (("news", "a/b", *SOUND), "news/<year>/<slug>"),
        (("page", "news", "--title", "T"), "news/<year>/<slug>"),
        (("page", "assets", "--title", "T"), "assets"),
        (("topic", "law", "--title", "T", "--original", "kz"), "kz"),
        (("topic", "law", "--title", "T", "--date", "2024"), "--date"),
        (("topic", "law", "--title", "T", "--course", "course"), "--course"),
        (("topic", "law"), "--title"),
        (("news", "academy", "--title", "T"), "--date"),
        (("news", "academy", "--title", "T", "--date", "21.08.2024"), "21.08.2024"),
        (("module", "two", "--title", "T", "--date", "2024", "--course", "gone"), "gone"),
        (("news", "academy", *SOUND, "--language", "de"), "--language de"),
        (("news",), ""),
    ],
)
def test_wrong_use_writes_nothing_and_says_why(project: Project, arguments: tuple[str, ...], names: str) -> None:
    before = sorted(project.root.rglob("*"))
    done = project.run("new", *arguments)
    assert done.returncode == 2, done.stdout + done.stderr
    assert names in done.stderr
    assert "Traceback" not in done.stderr
    assert sorted(project.root.rglob("*")) == before


def test_nothing_is_overwritten(project: Project) -> None:
    project.run("new", "news", "academy", *SOUND)
    for code in ("kk", "ru"):
        (project.docs / NEWS / f"index.{code}.md").unlink()
    before = (project.docs / NEWS / "index.en.md").read_bytes()
    done = project.run("new", "news", "academy", *SOUND, "--language", "ru")
    assert done.returncode == 2
    assert done.stderr.strip() == said("ru", "cli_new_exists", folder=f"docs/{NEWS}")
    assert written(project, NEWS) == ["index.en.md"]
    assert (project.docs / NEWS / "index.en.md").read_bytes() == before


def test_in_a_terminal_it_asks_in_the_editors_language_until_the_answer_is_good(project: Project) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "arasha.cli", "new", "news", "academy", "--language", "ru"]
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, cwd=project.root, env=clean_environment()
    ) as running:
        os.close(theirs)
        os.write(ours, "\nАкадемия\n21.08\n2024-08-21\n".encode())
        heard = b""
        while chunk := read(ours):
            heard += chunk
    os.close(ours)
    text = heard.decode()
    assert running.returncode == 0, text
    assert text.count(said("ru", "cli_new_original", languages="kk, ru, en")) == 1
    assert text.count(said("ru", "cli_new_title")) == 1
    assert text.count(said("ru", "cli_new_date")) == 2
    original = (project.docs / NEWS / "index.ru.md").read_text(encoding="utf-8")
    assert 'title: "Академия"\n' in original
    assert "\ndate: 2024-08-21\n" in original


def read(terminal: int) -> bytes:
    """What the terminal shows next; nothing once the program has ended (Linux says EIO)."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""


def git(project: Project, *arguments: str) -> None:
    who = {f"GIT_{role}_{part}": "x@example.org" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
    when = {"GIT_COMMITTER_DATE": "2024-09-01T12:00:00Z", "GIT_CONFIG_GLOBAL": "/dev/null"}
    command = ["git", "-C", str(project.root), *arguments]
    subprocess.run(command, check=True, capture_output=True, env=clean_environment(**who, **when))


@pytest.fixture
def behind(project: Project) -> Project:
    """A project in a repository with a news item whose original has changed since."""
    project.item(NEWS, {"date": "2024-08-21"}, ru="Было 42 человека.", kk="42 адам болды.")
    git(project, "init", "-q")
    git(project, "add", "-A")
    git(project, "commit", "-q", "-m", "one")
    file = project.docs / NEWS / "index.ru.md"
    file.write_text(file.read_text(encoding="utf-8").replace("42", "43"), encoding="utf-8")
    git(project, "commit", "-q", "-a", "-m", "two")
    return project


def test_status_for_machines(behind: Project) -> None:
    data = json.loads(behind.run("status", "--json", "--diff").stdout)
    (item,) = (item for item in data["items"] if item["folder"] == NEWS)
    assert item["versions"]["ru"] == {"state": "original"}
    assert item["versions"]["en"] == {"state": "missing"}
    kazakh = item["versions"]["kk"]
    assert (kazakh["state"], kazakh["translated_from"], kazakh["original_changed"]) == ("behind", "ru", "2024-09-01")
    assert "-Было 42 человека.\n+Было 43 человека." in kazakh["diff"]
    assert data["totals"]["kk"]["behind"] == 1


def test_status_for_people(behind: Project) -> None:
    done = behind.run("status", "--diff", "--language", "kk")
    assert done.returncode == 0, done.stderr
    assert NEWS in done.stdout
    for key in ("state_behind", "state_missing", "status_title"):
        assert said("kk", key) in done.stdout
    assert said("kk", "status_changes", file=f"{NEWS}/index.kk.md") in done.stdout
    assert "+Было 43 человека." in done.stdout


def test_status_hands_no_command_to_the_terminal(behind: Project) -> None:
    file = behind.docs / NEWS / "index.ru.md"
    file.write_text(file.read_text(encoding="utf-8").replace("43", "\x9b31m\u202e"), encoding="utf-8")
    done = behind.run("status", "--diff")
    assert "\ufffd31m\ufffd" in done.stdout
    assert not {"\x9b", "\u202e"} & set(done.stdout)


def test_status_says_that_not_everything_could_be_read(behind: Project) -> None:
    behind.write("contact", "ru", {"title": ""})
    done = behind.run("status", "--language", "ru")
    assert done.returncode == 0
    assert done.stderr.strip() == said("ru", "status_unread", n=1)


def test_problems_end_with_where_they_are_explained(behind: Project) -> None:
    behind.write("contact", "ru", {"title": ""})
    done = behind.run("check", "--language", "ru")
    assert said("ru", "cli_explained", url=f"{URL}ru/editors/problems/") in done.stderr.splitlines()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_site_shows_the_state_of_translations(rich: Tree, language: str) -> None:
    page = rich.page(f"{language}/editors/translations/")
    assert page.one("//meta[@name='robots']/@content") == "noindex"
    heads = [head.text_content() for head in page.all("//section[h2[@id='work']]//th[@scope='col']")]
    assert heads == [said(language, "status_item"), *("Қазақша", "Русский", "English")]
    (row,) = page.all("//tbody/tr[th[@scope='row']//a[contains(@href, 'news/2024/standings/')]]")
    texts = [cell.text_content() for cell in row.findall("td")]
    assert texts[:2] == [said(language, "state_current"), said(language, "state_original")]
    assert texts[2].startswith(said(language, "state_behind"))
    assert "editors/" not in rich.text(f"{language}/sitemap.xml")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_site_explains_every_problem(rich: Tree, language: str) -> None:
    page = rich.page(f"{language}/editors/problems/")
    assert page.one("//meta[@name='robots']/@content") == "noindex"
    ids = page.all("//main//*/@id")
    assert len(ids) == len(set(ids)) > 60
    assert {"yaml-colon", "topic-unknown", "date-disagrees"} <= set(ids)
    assert said(language, "problems_bad") in page.main


def photograph(file: Path) -> None:
    """A picture that tells where and by whom it was taken."""
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = "Somebody"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (43.0, 15.0, 0.0)
    Image.new("RGB", (8, 8), "teal").save(file, exif=exif)


def test_clean_takes_out_what_a_picture_tells_and_says_so(project: Project) -> None:
    file = project.root / "hall.jpg"
    photograph(file)
    done = project.run("clean", "hall.jpg", "--language", "kk")
    assert done.returncode == 0, done.stderr
    assert "GPS (түсірілген жері)" in done.stdout
    assert b"Somebody" not in file.read_bytes()
    again = project.run("clean", "hall.jpg", "--language", "ru")
    assert again.stdout.strip() == said("ru", "cli_clean_nothing", file="hall.jpg")
    assert project.run("clean", "hall.jpg", "--quiet").stdout == ""


def test_clean_says_what_it_cannot_do_and_does_the_rest(project: Project) -> None:
    (project.root / "broken.jpg").write_bytes(b"no picture")
    photograph(project.root / "hall.jpg")
    done = project.run("clean", "broken.jpg", "hall.jpg")
    assert done.returncode == 1
    assert done.stderr.startswith("broken.jpg: ")
    assert "Traceback" not in done.stderr
    assert "hall.jpg" in done.stdout
    gone = project.run("clean", "gone.jpg", "hall.jpg")
    assert (gone.returncode, gone.stdout) == (2, "")
    assert gone.stderr.startswith("gone.jpg: ")
