#!/usr/bin/env python3
"""Keeps the one issue about dead links: opens it, renews it, closes it when the report is empty.

    scripts/ci/links_issue.py build/links/report.md

Runs where issues may be written, so it runs nothing else: the standard library, `gh`, and a report that it never looks
into. The environment gives `gh` its token and the repository: GH_TOKEN, GH_REPO.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

LABEL = "broken-links"
TITLE = "Ашылмайтын сілтемелер · Неработающие ссылки · Broken links"
AUTHOR = "github-actions"
"""Nobody can slip in an issue of his own with our label."""
MENDED = "✓"
LARGEST = 65_000
"""Characters; the forge takes 65,536."""


def main(report: Path) -> int:
    """Make the issue say what the report says."""
    text = report.read_text(encoding="utf-8")[:LARGEST]
    number = gh(
        *("issue", "list", "--state", "open", "--label", LABEL, "--app", AUTHOR),
        *("--limit", "1", "--json", "number", "--jq", ".[].number"),
    ).strip()
    if number and not number.isdecimal():
        print(f"links_issue: {number!r} is no number of an issue", file=sys.stderr)
        return 1
    if not text:
        if number:
            gh("issue", "close", number, "--comment", MENDED)
    elif number:
        gh("issue", "edit", number, "--body-file", "-", text=text)
    else:
        gh("label", "create", LABEL, "--force", "--color", "b60205")
        gh("issue", "create", "--title", TITLE, "--label", LABEL, "--body-file", "-", text=text)
    return 0


def gh(*arguments: str, text: str = "") -> str:
    """What `gh` says."""
    done = subprocess.run(  # noqa: S603 - fixed arguments
        ["gh", *arguments],  # noqa: S607 - the gh of the machine
        input=text,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
