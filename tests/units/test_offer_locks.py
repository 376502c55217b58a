"""Renewed lock files on their way to a pull request: only requirements pass, and the real git pushes them."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import ci_tools
from sites import ROOT

WHO = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
offer = ci_tools.load("offer_locks")


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", folder, *WHO, *arguments], check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with the lock files of this repository, whose forge is a folder, and a `gh` that writes down calls."""
    forge, root = tmp_path / "forge" / "a" / "b.git", tmp_path / "checkout"
    subprocess.run(["git", "init", "-q", "--bare", "-b", "main", forge], check=True)
    subprocess.run(["git", "init", "-q", "-b", "main", root], check=True)
    for name in offer.NAMES:
        shutil.copy(ROOT / name, root / name)
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "x")
    (root / "locks").mkdir()
    (tmp_path / "gh").write_text(
        f"#!{sys.executable}\nimport json, pathlib, sys\n"
        f"root = pathlib.Path({str(tmp_path)!r})\n"
        "body = sys.stdin.read() if '-' in sys.argv else ''\n"
        "(root / 'calls').open('a').write(json.dumps([*sys.argv[1:], body]) + chr(10))\n"
        "print((root / 'open').read_text() if 'list' in sys.argv and (root / 'open').exists() else '')\n",
        encoding="utf-8",
    )
    (tmp_path / "gh").chmod(0o755)
    return root


def run(checkout: Path) -> subprocess.CompletedProcess[str]:
    environment = {
        "PATH": f"{checkout.parent}:/usr/bin:/bin",
        "GH_REPO": "a/b",
        "GH_TOKEN": "x",
        "RUN": "https://example.org/run",
        "TESTS": "failure",
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"url.file://{checkout.parent / 'forge'}/.insteadOf",
        "GIT_CONFIG_VALUE_0": "https://github.com/",
    }
    script = ci_tools.CI / "offer_locks.py"
    return subprocess.run(
        [sys.executable, script, "locks"], cwd=checkout, env=environment, capture_output=True, text=True, check=False
    )


def renewed(checkout: Path, line: str = "") -> None:
    for name in offer.NAMES:
        text = (checkout / name).read_text(encoding="utf-8")
        (checkout / "locks" / name).write_text(text.replace("babel==", "babel==9.") + line, encoding="utf-8")


def calls(checkout: Path) -> list[list[str]]:
    file = checkout.parent / "calls"
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()] if file.exists() else []


def test_the_lock_files_of_now_pass(checkout: Path) -> None:
    renewed(checkout)
    assert run(checkout).returncode == 0


def test_renewed_versions_are_pushed_and_offered_with_the_result_of_the_tests(checkout: Path) -> None:
    renewed(checkout)
    run(checkout)
    pushed = git(checkout.parent / "forge" / "a" / "b.git", "show", f"{offer.BRANCH}:requirements.lock")
    assert "babel==9." in pushed
    created = calls(checkout)[-1]
    assert created[:2] == ["pr", "create"]
    assert "failure (https://example.org/run)" in created[-1]


def test_a_pull_request_that_is_open_is_renewed(checkout: Path) -> None:
    (checkout.parent / "open").write_text("7", encoding="utf-8")
    renewed(checkout)
    run(checkout)
    assert calls(checkout)[-1][:2] == ["pr", "edit"]


def test_nothing_new_is_not_offered(checkout: Path) -> None:
    for name in offer.NAMES:
        shutil.copy(checkout / name, checkout / "locks" / name)
    assert run(checkout).returncode == 0
    assert calls(checkout) == []


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https://example.org/simple",
        "babel @ https://example.org/babel.whl",
        "-e .",
        "babel==1.0 --no-binary :all:",
        "    --hash=md5:abc",
        "git+https://example.org/x",
    ],
)
def test_whatever_is_no_requirement_is_refused(checkout: Path, line: str) -> None:
    renewed(checkout, f"{line}\n")
    assert run(checkout).returncode == 1
    assert calls(checkout) == []
