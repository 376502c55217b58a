"""The content as a commit had it, laid out in a folder, so that it can be read like the content of today."""

from __future__ import annotations

import hashlib
import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from arasha.content.change import Beside
from arasha.content.history import git
from arasha.content.scanning import MARKDOWN

_FILES = ("100644", "100755")
"""Modes of plain files in a tree of git; what else there is (links, modules of others) is no content."""
_AT_ONCE = 200
"""Texts that are asked for in one go."""


class NoSuchCommitError(Exception):
    """The history here knows no such commit, or there is no history."""


@dataclass(frozen=True, slots=True)
class _Blob:
    path: str
    name: str
    size: int


def commit_before(docs: Path, reference: str) -> str:
    """The commit in which the work of now left that of `reference`: what others did there since is not ours.

    Raises:
        NoSuchCommitError: there is no such commit.
    """
    commit = git(docs, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{reference}^{{commit}}").strip()
    if not commit:
        raise NoSuchCommitError(reference)
    return git(docs, "merge-base", commit, "HEAD").strip() or commit


def changed_outside(docs: Path, commit: str) -> list[str]:
    """Files of the repository besides the content that are not as they were in that commit, sorted."""
    root = Path(git(docs, "rev-parse", "--show-toplevel").strip())
    content = docs.resolve().relative_to(root.resolve()).as_posix()
    names = git(root, "diff", "--name-only", "--no-renames", "-z", commit, "--", ".", f":(exclude,literal){content}")
    return sorted(name for name in names.split("\0") if name)


def lay_out(docs: Path, commit: str, folder: Path) -> dict[str, Beside]:
    """Write the content of a commit into an empty folder: texts whole, other files empty, for their names count.

    Names are those that git keeps; whatever could lead out of the folder is left out.

    Returns:
        Size and hash of every file besides the texts, by path.
    """
    blobs = [blob for blob in _blobs(docs, commit) if _stays_inside(blob.path)]
    texts = [blob for blob in blobs if _is_text(blob.path)]
    for blob in blobs:
        (folder / blob.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / blob.path).touch()
    for start in range(0, len(texts), _AT_ONCE):
        chosen = texts[start : start + _AT_ONCE]
        for blob, content in zip(chosen, _contents(docs, chosen), strict=True):
            (folder / blob.path).write_bytes(content)
    return {blob.path: Beside(blob.size, blob.name) for blob in blobs if not _is_text(blob.path)}


def files_now(docs: Path, commit: str) -> dict[str, Beside]:
    """Size and hash of every file besides the texts that stands in the folder now, hashed as that commit's are."""
    found = {}
    for root, folders, names in os.walk(docs, followlinks=False):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for file in (Path(root) / name for name in names if not _is_text(name)):
            if not file.is_symlink() and file.is_file():
                content = file.read_bytes()
                digest = hashlib.new("sha1" if len(commit) == 40 else "sha256", usedforsecurity=False)
                digest.update(b"blob %d\0" % len(content) + content)
                found[file.relative_to(docs).as_posix()] = Beside(len(content), digest.hexdigest())
    return found


def _blobs(docs: Path, commit: str) -> Iterator[_Blob]:
    """All plain files of the content, by `git ls-tree`, whose paths are relative to the folder that it runs in."""
    for line in git(docs, "ls-tree", "-r", "-l", "-z", commit).split("\0"):
        if line:
            about, _, path = line.partition("\t")
            mode, _, name, size = about.split()
            if mode in _FILES:
                yield _Blob(path, name, int(size))


def _is_text(path: str) -> bool:
    return path.lower().endswith(MARKDOWN)


def _stays_inside(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return bool(parts) and not path.startswith("/") and not {"..", ".git"} & set(parts) and "\ufffd" not in path


def _contents(docs: Path, blobs: list[_Blob]) -> Iterator[bytes]:
    """What these blobs hold: after a line about each, which ends in its size, come its bytes and a line end."""
    done = subprocess.run(  # noqa: S603 - fixed arguments
        ["git", "-C", str(docs), "cat-file", "--batch"],  # noqa: S607 - the git of the machine
        input="".join(f"{blob.name}\n" for blob in blobs).encode(),
        capture_output=True,
        check=True,
    )
    rest = memoryview(done.stdout)
    for blob in blobs:
        start = bytes(rest[:200]).index(b"\n") + 1
        yield bytes(rest[start : start + blob.size])
        rest = rest[start + blob.size + 1 :]
