"""Which folders of the content hold items, in which languages, with which files beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from arasha.content.problem import Problem
from arasha.content.walking import Walked

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


def scan(walked: Iterable[Walked], languages: tuple[str, ...], problems: list[Problem]) -> Iterator[Folder]:
    """All folders with an item, in the order of the walk. Misnamed Markdown files and links become problems."""
    for folder in walked:
        if folder.hidden:
            continue
        versions: dict[str, str] = {}
        files: list[str] = []
        misnamed: list[str] = []
        for name, stamp in folder.files.items():
            path = folder.place(name)
            if stamp.linked:
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
            yield Folder(folder.path, versions, shown, tuple(misnamed))


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
