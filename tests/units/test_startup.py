"""The command starts at once: what one command needs, the others do not wait for."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import tiny

HEAVY = {
    "PIL",
    "fontTools",
    "icalendar",
    "importlib.metadata",
    "jinja2",
    "libzim",
    "lxml",
    "markdown",
    "mkdocs",
    "nh3",
    "phonenumbers",
    "pikepdf",
    "rich",
    "urllib.request",
    "weasyprint",
}
"""Packages that take long to import, and what each is for, a check of unchanged content does not do."""
_LOADED = "import json, sys; print(json.dumps(sorted(sys.modules)), file=sys.stderr)"


def loaded(program: str, folder: Path) -> set[str]:
    """The modules that are imported when the program has run in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", f"{program}\n{_LOADED}"], cwd=folder, capture_output=True, text=True, check=True
    )
    return set(json.loads(done.stderr.splitlines()[-1]))


def test_to_start_the_command_is_to_import_little(tmp_path: Path) -> None:
    modules = loaded("import arasha.cli", tmp_path)
    assert {"arasha.cli", "arasha.content.reading", "arasha.commands.pdf"} <= modules
    assert modules & HEAVY == set()


@pytest.fixture
def checked(tmp_path: Path) -> Path:
    """A project that was checked before."""
    tiny.site(tmp_path)
    loaded(CHECK, tmp_path)
    return tmp_path


CHECK = """
from arasha import cli
try:
    cli.app(["check", "--quiet"])
except SystemExit as end:
    assert end.code == 1, end.code  # what it says of the tiny site is not the matter here
"""


def test_a_check_of_unchanged_content_needs_no_more(checked: Path) -> None:
    modules = loaded(CHECK, checked)
    assert "arasha.checks.running" in modules
    assert modules & HEAVY <= {"importlib.metadata"}, "by which pydantic looks for plug-ins, asked by typer"


def test_a_check_of_unchanged_content_makes_no_validators(checked: Path) -> None:
    """Pydantic makes them when the first value is validated; all of them take as long as the rest of the check."""
    asked = "from arasha.content.kinds import KINDS\nassert not any(m.__pydantic_complete__ for m in KINDS.values())"
    assert "arasha.content.kinds" in loaded(f"{CHECK}\n{asked}", checked)
