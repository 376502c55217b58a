"""When each content file last changed, as the repository's history tells."""

from __future__ import annotations

import contextlib
import json
import subprocess
from pathlib import Path

from arasha.content.keeping import keep, kept

FILE = "history.json"
_COMMIT = "\x01"
_FORMAT = 1
"""Of what is kept; a change of how the history is read raises it."""


def last_changes(docs: Path, cache: Path | None = None) -> dict[str, str]:
    """ISO date of the last commit that touched each file, by its path below `docs`.

    A long history is not read again while nothing was committed: `cache` is the folder that keeps what it said. Empty
    outside a repository, without git, and in a shallow clone, whose history would say that everything changed
    on the day of its last commit: no date is better than a wrong one.
    """
    shallow, _, commit = git(docs, "rev-parse", "--is-shallow-repository", "HEAD").partition("\n")
    if shallow != "false":
        return {}
    made_by = f"{_FORMAT} {commit} {docs.resolve()}"
    told = kept(cache / FILE, made_by) if cache else None
    if told is not None:
        return dict(json.loads(bytes(told)))
    changes = _read(docs)
    if cache:
        with contextlib.suppress(OSError):  # a cache is no reason to fail
            keep(json.dumps(changes).encode(), cache / FILE, made_by)
    return changes


def _read(docs: Path) -> dict[str, str]:
    log = git(
        docs, "-c", "core.quotePath=false", "log", f"--format={_COMMIT}%cs", "--name-only", "--relative", "--", "."
    )
    changes: dict[str, str] = {}
    day = ""
    for line in log.splitlines():
        if line.startswith(_COMMIT):
            day = line[1:]
        elif line:
            changes.setdefault(line, day)
    return changes


def git(folder: Path, *arguments: str) -> str:
    """What git says in that folder; nothing outside a repository and without git."""
    try:
        done = subprocess.run(  # noqa: S603 - fixed arguments
            ["git", "-C", str(folder), *arguments],  # noqa: S607 - the git of the machine
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout
