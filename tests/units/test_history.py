"""The days of last changes, as git tells them, and as they are kept until the next commit."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from arasha.content import history
from arasha.content.history import FILE, last_changes


def commit(root: Path, path: str, day: str) -> None:
    """Commit a new text of a file."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"Text of {day}.", encoding="utf-8")
    who = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_AUTHOR_DATE": f"{day}T12:00:00Z"}
    environment = who | {name.replace("AUTHOR", "COMMITTER"): value for name, value in who.items()}
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-qm", day]):
        subprocess.run(["git", "-C", root, *arguments], check=True, env=environment | {"PATH": "/usr/bin:/bin"})


def test_the_history_is_read_again_only_after_a_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    docs, cache = tmp_path / "docs", tmp_path / ".cache"
    commit(tmp_path, "docs/новость.md", "2024-08-21")
    assert last_changes(docs, cache) == {"новость.md": "2024-08-21"}
    with monkeypatch.context() as patched:
        patched.setattr(history, "_read", pytest.fail)
        assert last_changes(docs, cache) == {"новость.md": "2024-08-21"}
    commit(tmp_path, "docs/b.md", "2024-09-01")
    assert last_changes(docs, cache) == {"новость.md": "2024-08-21", "b.md": "2024-09-01"} == last_changes(docs)
    (cache / FILE).write_text("broken", encoding="utf-8")
    assert last_changes(docs, cache) == last_changes(docs)


def test_one_cache_may_serve_two_folders(tmp_path: Path) -> None:
    commit(tmp_path, "one/a.md", "2024-08-21")
    commit(tmp_path, "other/b.md", "2024-08-22")
    cache = tmp_path / "cache"
    assert last_changes(tmp_path / "one", cache) == {"a.md": "2024-08-21"}
    assert last_changes(tmp_path / "other", cache) == {"b.md": "2024-08-22"}


def test_without_a_history_there_are_no_days(tmp_path: Path) -> None:
    assert last_changes(tmp_path, tmp_path / "cache") == {}
    subprocess.run(["git", "-C", tmp_path, "init", "-q"], check=True)
    assert last_changes(tmp_path, tmp_path / "cache") == {}


def test_a_cache_that_cannot_be_written_is_no_failure(tmp_path: Path) -> None:
    commit(tmp_path, "docs/a.md", "2024-08-21")
    (tmp_path / "cache").write_text("a file", encoding="utf-8")
    assert last_changes(tmp_path / "docs", tmp_path / "cache") == {"a.md": "2024-08-21"}
