"""The list of checksums and what a copy says of itself: sorted, read by coreutils, and safe to read from anybody."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from arasha.editions.manifest import (
    BUILD,
    LARGEST_LIST,
    SIGNATURE,
    SUMS,
    ManifestError,
    Origin,
    comment,
    origin_text,
    read_origin,
    read_sums,
    sums_text,
)
from arasha.mkdocs_plugin.project import Project, read_project
from arasha.publish.manifest import hash_folder, origin, write_manifest
from sites import Project as Folder

ONE, OTHER = "1" * 64, "ab" * 32
ORIGIN = Origin("c" * 40, "2025-06-01T12:00:00Z", dirty=True, source="https://code.example/", site="https://x.example/")


def test_the_list_is_sorted_by_path_and_ends_its_lines_as_unix_does() -> None:
    text = sums_text({"ru/index.html": ONE, "index.html": OTHER, "kk/әлем.jpg": ONE, "kk/a b.html": ONE})
    assert text.decode() == (f"{OTHER}  index.html\n{ONE}  kk/a b.html\n{ONE}  kk/әлем.jpg\n{ONE}  ru/index.html\n")


def test_what_was_written_is_read() -> None:
    sums = {
        "ru/index.html": ONE,
        "kk/әлем.jpg": OTHER,
        ".well-known/security.txt": ONE,
        "a/-": ONE,
        "-a": ONE,
        "*": ONE,
    }
    assert read_sums(sums_text(sums)) == sums


def test_what_another_program_wrote_is_read() -> None:
    assert read_sums(f"{ONE} *b\n{OTHER}  a".encode()) == {"b": ONE, "a": OTHER}


OUTSIDE = [
    "/etc/passwd",
    "../x",
    "a/../../x",
    "a/..",
    "./a",
    "a//b",
    "a/",
    "",
    "..",
    ".",
    "a\\b",
    "\\",
    "a\0b",
    "a\tb",
    "-",
]
HIDDEN = ["a\rb", "\x1b[2Ja", "a\u202eb", "a\u200bb", "\ud800", "a\x7f"]


@pytest.mark.parametrize("path", [*OUTSIDE, *HIDDEN, "a\nb"])
def test_a_path_that_leads_elsewhere_is_not_written(path: str) -> None:
    with pytest.raises(ManifestError) as caught:
        sums_text({"index.html": ONE, path: ONE})
    assert (caught.value.reason, caught.value.path) == ("path", path)


@pytest.mark.parametrize("path", [*(path for path in OUTSIDE if path), *(p for p in HIDDEN if p != "\ud800")])
def test_a_path_that_leads_elsewhere_is_not_read(path: str) -> None:
    with pytest.raises(ManifestError) as caught:
        read_sums(f"{ONE}  index.html\n{ONE}  {path}\n".encode())
    assert (caught.value.reason, caught.value.line, caught.value.path) == ("path", 2, path)


@pytest.mark.parametrize("name", [SUMS, SIGNATURE])
def test_the_list_does_not_name_itself_or_its_signature(name: str) -> None:
    with pytest.raises(ManifestError) as caught:
        read_sums(f"{ONE}  {name}\n".encode())
    assert caught.value.reason == "path"
    assert read_sums(f"{ONE}  offline/{name}\n".encode())


LINES = {
    "nothing": b"",
    "an empty line": b"\n",
    "an empty line at the end": f"{ONE}  a\n\n".encode(),
    "one space": f"{ONE} a\n".encode(),
    "no path": f"{ONE}  \n".encode(),
    "a short checksum": f"{ONE[:-1]}  a\n".encode(),
    "a long checksum": f"{ONE}1  a\n".encode(),
    "capitals": f"{OTHER.upper()}  a\n".encode(),
    "no hexadecimal digit": f"{'g' * 64}  a\n".encode(),
    "coreutils' escapes": f"\\{ONE}  a\\nb\n".encode(),
    "another program's form": f"SHA256 (a) = {ONE}\n".encode(),
    "bytes": b"\x00\xff\n",
    "a mark of order": b"\xef\xbb\xbf" + f"{ONE}  a\n".encode(),
}


@pytest.mark.parametrize("text", LINES.values(), ids=LINES)
def test_what_is_no_list_is_refused(text: bytes) -> None:
    with pytest.raises(ManifestError) as caught:
        read_sums(text)
    assert caught.value.reason == "line"
    assert caught.value.line in {1, 2}


def test_the_line_that_is_not_utf8_is_named() -> None:
    with pytest.raises(ManifestError) as caught:
        read_sums(f"{ONE}  a\n{ONE}  b\n{ONE}  ".encode() + b"\xff\n")
    assert (caught.value.reason, caught.value.line) == ("line", 3)


def test_a_file_named_twice_is_refused() -> None:
    with pytest.raises(ManifestError) as caught:
        read_sums(f"{ONE}  a\n{OTHER}  b\n{OTHER}  a\n".encode())
    assert (caught.value.reason, caught.value.line, caught.value.path) == ("twice", 3, "a")


def test_a_list_without_measure_is_refused() -> None:
    with pytest.raises(ManifestError) as caught:
        read_sums(b"0" * (LARGEST_LIST + 1))
    assert caught.value.reason == "size"


def test_what_a_copy_says_of_itself_is_read_again() -> None:
    assert read_origin(origin_text(ORIGIN)) == ORIGIN
    assert json.loads(origin_text(ORIGIN))["dirty"] is True
    assert origin_text(ORIGIN).endswith(b"}\n")


@pytest.mark.parametrize(
    "text",
    [b"", b"[", b"[1]", b"null", b'{"commit": 1, "dirty": "yes", "time": null}', b"[" * 9000, b"\xff", b'{"a":' * 2000],
)
def test_what_can_not_be_read_counts_as_not_said(text: bytes) -> None:
    assert read_origin(text) == Origin()


def test_too_much_counts_as_not_said() -> None:
    assert read_origin(json.dumps({"commit": "c" * 20_000}).encode()) == Origin()


def test_what_is_signed_is_said_in_one_line() -> None:
    assert comment(ORIGIN) == (
        f"commit {'c' * 40} with changes, time 2025-06-01T12:00:00Z, site https://x.example/, "
        "source https://code.example/"
    )
    assert comment(replace(ORIGIN, dirty=False, source="")).startswith(f"commit {'c' * 40}, time")
    assert comment(Origin()) == ""


def test_coreutils_reads_the_list_of_a_folder(tmp_path: Path) -> None:
    for path in ("index.html", "ru/a b.html", "kk/әлем.jpg", ".well-known/x", "-x", " ", f"offline/{SUMS}"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(path, encoding="utf-8")
    (tmp_path / SIGNATURE).write_text("of an earlier list", encoding="utf-8")
    heard: list[tuple[int, int]] = []
    sums = hash_folder(tmp_path, lambda done, total: heard.append((done, total)))
    assert heard == [(number, 7) for number in range(1, 8)]
    text = write_manifest(tmp_path, sums, ORIGIN)
    assert not (tmp_path / SIGNATURE).exists()
    assert read_sums(text) == hash_folder(tmp_path)
    assert set(read_sums(text)) == {*sums, BUILD}
    assert (tmp_path / SUMS).read_bytes() == text
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", SUMS], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert write_manifest(tmp_path, hash_folder(tmp_path), ORIGIN) == text


def test_files_shared_with_another_folder_keep_what_they_had(tmp_path: Path) -> None:
    site, copy = tmp_path / "site", tmp_path / "copy"
    for folder in (site, copy):
        folder.mkdir()
    for name in (SUMS, BUILD):
        (site / name).write_text("before", encoding="utf-8")
        (copy / name).hardlink_to(site / name)
    write_manifest(copy, {"a": ONE}, ORIGIN)
    assert {(site / name).read_text(encoding="utf-8") for name in (SUMS, BUILD)} == {"before"}
    assert sorted(path.name for path in copy.iterdir()) == sorted([SUMS, BUILD])


def git(folder: Path, *arguments: str) -> str:
    return subprocess.check_output(
        ["git", "-c", "user.name=n", "-c", "user.email=e@example.org", "-C", str(folder), *arguments], text=True
    )


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project in a repository, with one commit of 1 June 2025."""
    folder = Folder(tmp_path / "project")
    folder.item("about")
    theme = folder.root / "overrides"
    theme.mkdir()
    (theme / "x.html").write_text("x", encoding="utf-8")
    folder.config.write_text("plugins:\n- i18n: {languages: [{locale: kk}]}\nsite_url: https://x.example\n")
    git(tmp_path, "init", "-q", "project")
    git(folder.root, "add", ".")
    git(folder.root, "commit", "-qm", "first", "--date=2025-06-01T12:00:00Z")
    return read_project(folder.config)


@pytest.fixture(autouse=True)
def timeless(monkeypatch: pytest.MonkeyPatch) -> None:
    """No moment is set from outside; commits are made at one."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2025-06-01T12:00:00Z")


def test_a_commit_and_its_time_are_told(project: Project) -> None:
    commit = git(project.root, "rev-parse", "HEAD").strip()
    assert origin(project) == Origin(commit, "2025-06-01T12:00:00Z", site="https://x.example/")


def test_the_moment_that_is_set_wins(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1748779201")
    assert origin(project).time == "2025-06-01T12:00:01Z"


CHANGES: dict[str, tuple[Callable[[Path], object], bool]] = {
    "nothing": (lambda root: None, False),
    "a text": (lambda root: (root / "docs/about/index.kk.md").write_text("x", encoding="utf-8"), True),
    "a new text": (lambda root: (root / "docs/new.md").write_text("x", encoding="utf-8"), True),
    "a text less": (lambda root: (root / "docs/about/index.kk.md").unlink(), True),
    "a template": (lambda root: (root / "overrides/x.html").write_text("y", encoding="utf-8"), True),
    "a new template": (lambda root: (root / "overrides/y.html").write_text("y", encoding="utf-8"), True),
    "the settings": (lambda root: (root / "mkdocs.yml").write_text("x", encoding="utf-8"), True),
    "what a build made": (lambda root: (root / "part-ru").mkdir() or (root / "part-ru/x").write_text("x"), False),
    "what is set aside": (lambda root: git(root, "rm", "-q", "--cached", "overrides/x.html"), True),
}


@pytest.mark.parametrize(("change", "dirty"), CHANGES.values(), ids=CHANGES)
def test_changes_in_no_commit_are_owned_up_to(project: Project, change: Callable[[Path], object], dirty: bool) -> None:
    change(project.root)
    assert origin(project).dirty is dirty


def test_without_a_repository_nothing_is_made_up(tmp_path: Path, project: Project) -> None:
    (project.root / ".git").rename(tmp_path / "gone")
    assert origin(project) == Origin(site="https://x.example/")
