"""When each content file last changed, as the repository's history tells."""

from __future__ import annotations

import subprocess
from pathlib import Path

_COMMIT = "\x01"


def last_changes(docs: Path) -> dict[str, str]:
    """ISO date of the last commit that touched each file, by its path below `docs`.

    Empty outside a repository, without git, and in a shallow clone, whose history would say that everything changed
    on the day of its last commit: no date is better than a wrong one.
    """
    if git(docs, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
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
