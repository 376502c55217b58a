"""The shell scripts that workflows call, with stand-ins for what they call."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from sites import ROOT

CALLED = ("scripts/preview", "scripts/ci/summary", "scripts/ci/moment", "scripts/ci/assemble")


def stand_in(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with these scripts, whose programs only write down how they were called."""
    for script in CALLED:
        target = tmp_path / script
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / script, target)
    for program in ("scripts/setup", "scripts/libraries", ".venv/bin/arasha"):
        stand_in(tmp_path / program, f'echo "{program} $*" >>"{tmp_path}/calls"; echo "said by {program}"')
    stand_in(
        tmp_path / ".venv/bin/python",
        f'echo "python $*" >>"{tmp_path}/calls"\n[ "$1" != -m ] || exec "{sys.executable}" "$@"',
    )
    return tmp_path


def run(checkout: Path, script: str, *arguments: str, **environment: str) -> str:
    """Run it from another folder; what it printed."""
    done = subprocess.run(
        [checkout / script, *arguments], cwd="/", env={"PATH": os.environ["PATH"]} | environment, text=True,
        stdout=subprocess.PIPE, check=True,
    )  # fmt: skip
    return done.stdout


def calls(checkout: Path) -> list[str]:
    return (checkout / "calls").read_text(encoding="utf-8").splitlines()


def test_a_preview_is_built_made_ready_and_photographed(checkout: Path) -> None:
    run(checkout, "scripts/preview", "main")
    assert calls(checkout) == [
        "scripts/setup --test",
        "scripts/libraries ",
        ".venv/bin/arasha build --output build/preview/site",
        ".venv/bin/arasha release build/preview/site",
        "python scripts/ci/photographs.py --since main --site build/preview/site --output build/preview/photographs",
    ]


def test_offline_copies_are_unpacked_so_that_they_open_from_disk(checkout: Path) -> None:
    stand_in(
        checkout / ".venv/bin/arasha",
        f'[ "$1" != release ] || {{ mkdir -p "$2/offline"; cp "{checkout}/copy.zip" "$2/offline/arasha-kk.zip"; }}',
    )
    with zipfile.ZipFile(checkout / "copy.zip", "w") as copy:
        copy.writestr("index.html", "x")
    run(checkout, "scripts/preview")
    assert (checkout / "build/preview/arasha-kk/index.html").read_text(encoding="utf-8") == "x"
    assert "--since HEAD " in calls(checkout)[-1]


def test_an_old_preview_is_gone(checkout: Path) -> None:
    (checkout / "build/preview/arasha-kk").mkdir(parents=True)
    run(checkout, "scripts/preview")
    assert not (checkout / "build/preview/arasha-kk").exists()


def test_the_summary_is_added_where_the_forge_wants_it(checkout: Path) -> None:
    file = checkout / "summary.md"
    file.write_text("before\n", encoding="utf-8")
    assert run(checkout, "scripts/ci/summary", "HEAD^1", GITHUB_STEP_SUMMARY=str(file)) == ""
    assert calls(checkout) == [".venv/bin/arasha changes --since HEAD^1 --markdown"]
    lines = file.read_text(encoding="utf-8").splitlines()
    assert lines[:2] == ["before", "said by .venv/bin/arasha"]
    assert "preview" in lines[-1]


def test_one_moment_is_told_to_all_jobs(checkout: Path) -> None:
    file = checkout / "output"
    run(checkout, "scripts/ci/moment", GITHUB_OUTPUT=str(file))
    name, _, seconds = file.read_text(encoding="utf-8").strip().partition("=")
    assert name == "epoch"
    assert int(seconds) > 1_700_000_000


def test_all_parts_are_put_together(checkout: Path) -> None:
    for code in ("kk", "ru"):
        (checkout / "parts" / f"part-{code}").mkdir(parents=True)
    run(checkout, "scripts/ci/assemble")
    assert calls(checkout) == [".venv/bin/arasha assemble parts/part-kk parts/part-ru --output site"]
