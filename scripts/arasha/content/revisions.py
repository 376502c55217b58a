"""Earlier texts of a content file, from the repository's history."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from arasha.content.fields import KindName
from arasha.content.front_matter import parse_source
from arasha.content.history import git
from arasha.content.problem import Problem, ProblemError
from arasha.content.standings import fingerprint
from arasha.content.validation import text_fields

_COMMIT = "\x01"


@dataclass(frozen=True, slots=True)
class Revision:
    """A file as one commit left it. `path` is its place then, from the repository's root; `date` is ISO 8601."""

    commit: str
    date: str
    path: str


def revisions(docs: Path, path: str) -> list[Revision]:
    """All revisions of a file, newest first, through renamings; none outside a repository or without git."""
    form = f"--format={_COMMIT}%H %cs"
    log = git(docs, "-c", "core.quotePath=false", "log", "--follow", "--name-only", form, "--", path)
    found: list[Revision] = []
    commit = date = ""
    for line in log.splitlines():
        if line.startswith(_COMMIT):
            commit, date = line[1:].split()
        elif line:
            found.append(Revision(commit, date, line))
    return found


def text_with(docs: Path, path: str, kind: KindName, mark: str) -> str | None:
    """The newest text of a file that has this fingerprint: what a translation was made from. None when nothing has."""
    for revision in revisions(docs, path):
        text = git(docs, "show", f"{revision.commit}:{revision.path}").replace("\r\n", "\n")
        if _mark(text, path, kind) == mark:
            return text
    return None


def difference(before: str, after: str, path: str) -> Iterator[str]:
    """What changed between two texts, line by line, as `git diff` shows it."""
    yield from difflib.unified_diff(before.splitlines(), after.splitlines(), path, path, lineterm="", n=1)


def _mark(text: str, path: str, kind: KindName) -> str:
    """The fingerprint of a text, empty when it can't be read."""
    problems: list[Problem] = []
    try:
        source = parse_source(text.removeprefix("\ufeff"), path)
    except ProblemError:
        return ""
    texts = text_fields(source, kind, problems)
    return fingerprint(texts, source.body) if texts else ""
