"""Folders that share files: what is put into one leaves the other as it was."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from arasha.publish.swapping import linked_copy, put_file, swap_in


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    (root / "ru").mkdir(parents=True)
    (root / "ru" / "index.html").write_text("page", encoding="utf-8")
    (root / "link").symlink_to("/etc/passwd")
    return root


def test_a_copy_shares_its_files(folder: Path, tmp_path: Path) -> None:
    linked_copy(folder, tmp_path / "copy")
    assert (tmp_path / "copy/ru/index.html").samefile(folder / "ru/index.html")
    assert (tmp_path / "copy/link").readlink() == Path("/etc/passwd")


def test_a_file_system_without_links_gets_a_copy(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    linked_copy(folder, tmp_path / "copy")
    assert not (tmp_path / "copy/ru/index.html").samefile(folder / "ru/index.html")
    assert (tmp_path / "copy/ru/index.html").read_text(encoding="utf-8") == "page"
    assert (tmp_path / "copy/link").is_symlink()


def test_a_new_file_is_not_written_through_the_old(folder: Path, tmp_path: Path) -> None:
    linked_copy(folder, tmp_path / "copy")
    put_file(tmp_path / "copy/ru/index.html", b"new")
    put_file(tmp_path / "copy/kk/new/index.html", b"new")
    assert (folder / "ru/index.html").read_text(encoding="utf-8") == "page"
    assert (tmp_path / "copy/ru/index.html").read_bytes() == b"new"
    assert sorted(path.name for path in (tmp_path / "copy/ru").iterdir()) == ["index.html"]


def test_a_file_that_can_not_be_written_leaves_the_old(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path, data: bytes) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(OSError, match="no space"):
        put_file(folder / "ru/index.html", b"new")
    assert (folder / "ru/index.html").read_text(encoding="utf-8") == "page"
    assert sorted(path.name for path in (folder / "ru").iterdir()) == ["index.html"]


def test_folders_exchange_their_places(folder: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh"
    put_file(fresh / "index.html", b"new")
    swap_in(fresh, folder)
    assert (folder / "index.html").read_bytes() == b"new"
    assert (fresh / "ru/index.html").read_text(encoding="utf-8") == "page"
