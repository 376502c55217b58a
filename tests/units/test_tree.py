"""The tree of files that builds patch: what is published is never written through, what was spoilt is noticed."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from arasha.publish.incremental.tree import File, Tree, link_all, write


def spoil(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"one", b"two"))


def spoil_and_set_the_clock_back(file: Path) -> None:
    """Other bytes of the same number at the same time: only the number of the file tells."""
    stat = file.stat()
    file.rename(file.with_name("aside"))
    file.write_bytes(b"other bytes"[: stat.st_size])
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    tree = Tree(tmp_path / "tree", {})
    for address in ("a/one.html", "a/b/two.html", "top.txt"):
        tree.put(address, f"one {address}".encode())
    return tree


def again(tree: Tree) -> Tree:
    return Tree(tree.root, tree.files)


def test_files_are_known_by_their_hash(tree: Tree) -> None:
    assert (tree.root / "a/b/two.html").read_bytes() == b"one a/b/two.html"
    assert again(tree).files == tree.files


def test_a_file_that_is_as_it_was_is_not_written(tree: Tree) -> None:
    before = tree.files["top.txt"]
    tree.put("top.txt", b"one top.txt")
    assert tree.files["top.txt"] == before
    tree.put("top.txt", b"new")
    assert tree.files["top.txt"].sha256 != before.sha256


def test_what_is_published_stays_when_the_tree_is_patched(tree: Tree, tmp_path: Path) -> None:
    link_all(tree.root, tree.files, tmp_path / "site")
    assert (tmp_path / "site/top.txt").stat().st_ino == tree.files["top.txt"].number
    tree.put("top.txt", b"new")
    tree.remove(["a/one.html"])
    assert (tmp_path / "site/top.txt").read_bytes() == b"one top.txt"
    assert (tmp_path / "site/a/one.html").exists()


@pytest.mark.parametrize("harm", [spoil, spoil_and_set_the_clock_back, Path.unlink])
def test_what_was_spoilt_is_known_no_more(tree: Tree, harm: Callable[[Path], None]) -> None:
    harm(tree.root / "a/one.html")
    assert set(again(tree).files) == {"a/b/two.html", "top.txt"}


def test_a_copy_of_the_tree_is_as_good(tree: Tree) -> None:
    """A cache that was packed and unpacked has other numbers and the same bytes."""
    file = tree.root / "top.txt"
    file.with_name("copy").write_bytes(file.read_bytes())
    file.with_name("copy").replace(file)
    found = again(tree).files["top.txt"]
    assert found != tree.files["top.txt"]
    assert found.sha256 == tree.files["top.txt"].sha256


def test_what_others_wrote_below_a_folder_is_looked_at(tree: Tree) -> None:
    (tree.root / "a/three.js").write_bytes(b"3")
    (tree.root / "a/one.html").unlink()
    tree.look("a")
    assert set(tree.files) == {"a/b/two.html", "a/three.js", "top.txt"}
    tree.look("nowhere")


def test_removing_leaves_no_empty_folders(tree: Tree) -> None:
    tree.remove(["a/b/two.html", "a/one.html", "not/there"])
    assert sorted(path.name for path in tree.root.iterdir()) == ["top.txt"]


def test_a_file_in_the_way_of_a_folder_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, "a", b"file")
    with pytest.raises(OSError):
        write(tmp_path, "a/b", b"x")


def test_writing_gives_what_looking_finds(tmp_path: Path) -> None:
    file = write(tmp_path, "deep/down/x", b"bytes")
    stat = (tmp_path / "deep/down/x").stat()
    assert file == File(file.sha256, 5, stat.st_mtime_ns, stat.st_ino)


def test_what_nobody_knows_at_the_top_goes(tree: Tree) -> None:
    (tree.root / "ky").mkdir()
    (tree.root / "ky" / "index.html").write_bytes(b"left")
    (tree.root / "left.txt").write_bytes(b"left")
    tree.keep_only({"a", "top.txt"})
    assert sorted(path.name for path in tree.root.iterdir()) == ["a", "top.txt"]
