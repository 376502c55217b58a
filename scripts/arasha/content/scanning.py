"""Walk the content folder: which folders hold items, in which languages, with which files beside them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from arasha.content.problem import Problem

MARKDOWN = ".md"
INDEX = "index"
_VERSION = re.compile(r"index\.([A-Za-z_-]+)\.md")
_HINTS = {"kz": "kk", "kaz": "kk", "rus": "ru", "eng": "en", "kg": "ky", "kgz": "ky"}
"""Codes of countries and of ISO 639-2 that editors take for the language's code."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that holds an item: its path below the content folder, files of versions by language, other files.

    `misnamed` texts make it unfit to be judged: the original may be among them.
    """

    path: str
    versions: dict[str, str]
    files: tuple[str, ...]
    misnamed: tuple[str, ...] = ()

    @property
    def any_text(self) -> str:
        """One of its texts, to name in a problem with the folder."""
        return next(iter(self.versions.values()), next(iter(self.misnamed), self.path))


def scan(docs: Path, languages: tuple[str, ...], problems: list[Problem]) -> Iterator[Folder]:
    """All folders with an item, sorted by path. Misnamed Markdown files become problems.

    Symbolic links are not followed: a contributor could point one at a file outside the content.
    """
    for root, directories, names in os.walk(docs, followlinks=False):
        folder = Path(root).relative_to(docs).as_posix().removeprefix(".")
        for name in (name for name in directories if (Path(root) / name).is_symlink()):
            problems.append(Problem("symbolic-link", f"{folder}/{name}" if folder else name))
        directories[:] = sorted(name for name in directories if not name.startswith("."))
        versions: dict[str, str] = {}
        files: list[str] = []
        misnamed: list[str] = []
        for name in sorted(names):
            path = f"{folder}/{name}" if folder else name
            if (Path(root) / name).is_symlink():
                problems.append(Problem("symbolic-link", path))
            elif not name.lower().endswith(MARKDOWN):
                files.append(name)
            elif (language := _language_of(name)) in languages:
                versions[language] = path
            else:
                problems.append(_misnamed(path, language, languages))
                misnamed.append(path)
        if versions or misnamed:
            shown = tuple(name for name in files if not name.startswith("."))
            yield Folder(folder, versions, shown, tuple(misnamed))


def version_name(language: str) -> str:
    """File name of a version."""
    return f"{INDEX}.{language}{MARKDOWN}"


def _language_of(name: str) -> str:
    match = _VERSION.fullmatch(name)
    return match[1] if match else ""


def _misnamed(path: str, language: str, languages: tuple[str, ...]) -> Problem:
    known = ", ".join(languages)
    if hint := _HINTS.get(language.lower(), language.lower() if language.lower() in languages else ""):
        return Problem("language-code", path, 1, {"code": language, "language": hint})
    if language:
        return Problem("language-unknown", path, 1, {"code": language, "languages": known})
    return Problem("file-name", path, 1, {"name": path.rpartition("/")[2], "languages": known})
