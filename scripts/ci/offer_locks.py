#!/usr/bin/env python3
"""Offers renewed lock files as one pull request: opens it, or renews the branch of the one that is open.

    scripts/ci/offer_locks.py build/locks

Runs where branches may be pushed, so it runs nothing else: the standard library, git, `gh`. The lock files come from
another job: they are taken only if every line is a requirement, a hash or a comment. The environment gives GH_TOKEN,
GH_REPO, the address of the run (RUN) and how the tests of it ended (TESTS).
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

NAMES = ("requirements.lock", "requirements-test.lock")
BRANCH = "dependencies/renewed"
TITLE = "Renewed versions of the dependencies"
BODY = """Made by scripts/lock --upgrade. Tests with these versions: {tests} ({run}).

GitHub starts no checks for a pull request that a workflow has opened: close and reopen it to have them run.
"""
LINE = re.compile(
    r"(?:[a-z0-9][a-z0-9.-]*==[^\s;/@:]+(?: ; [\w.'\" ()<>=!]+)?(?: \\)?"
    r"|    --hash=sha256:[0-9a-f]{64}(?: \\)?"
    r"| *#.*)"
)
AUTHOR = ("-c", "user.name=github-actions[bot]", "-c", "user.email=github-actions[bot]@users.noreply.github.com")


def main(folder: Path) -> int:
    """Offer the lock files of the folder."""
    texts = {name: (folder / name).read_text(encoding="utf-8") for name in NAMES}
    for name, text in texts.items():
        if wrong := [line for line in text.splitlines() if line and not LINE.fullmatch(line)]:
            print(f"offer_locks: {name} holds what is no requirement: {wrong[0]!r}", file=sys.stderr)
            return 1
    if all(Path(name).read_text(encoding="utf-8") == text for name, text in texts.items()):
        print("offer_locks: nothing is new")
        return 0
    for name, text in texts.items():
        Path(name).write_text(text, encoding="utf-8")
    run("git", "checkout", "--quiet", "-B", BRANCH)
    run("git", *AUTHOR, "commit", "--quiet", "--message", TITLE, "--", *NAMES)
    address = f"https://github.com/{os.environ['GH_REPO']}.git"
    run(
        "git",
        "-c",
        "credential.helper=!gh auth git-credential",
        "push",
        "--quiet",
        "--force",
        address,
        f"HEAD:{BRANCH}",
    )
    body = BODY.format(tests=os.environ["TESTS"], run=os.environ["RUN"])
    if run("gh", "pr", "list", "--state", "open", "--head", BRANCH, "--json", "number", "--jq", ".[].number").strip():
        run("gh", "pr", "edit", BRANCH, "--body-file", "-", text=body)
    else:
        run("gh", "pr", "create", "--head", BRANCH, "--title", TITLE, "--body-file", "-", text=body)
    return 0


def run(*command: str, text: str = "") -> str:
    """What a program says; an end with an error is ours too."""
    done = subprocess.run(  # noqa: S603 - fixed arguments
        command, input=text, stdout=subprocess.PIPE, encoding="utf-8", check=True
    )
    return done.stdout


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
