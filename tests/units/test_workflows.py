"""The workflows, Dependabot's file and the lock files: what would be found out only after a push."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
LOCKS = ["requirements.lock", "requirements-test.lock"]
REQUIREMENT = re.compile(r"(?P<name>[a-z0-9][a-z0-9.-]*)==(?P<version>[^ ;]+)(?: ; (?P<marker>.+))?")


def run(program: str, *arguments: str | Path) -> str:
    """Runs a program of the venv the tests run in; fails with what it printed."""
    done = subprocess.run(
        [Path(sys.executable).parent / program, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def read(workflow: Path) -> dict[str, Any]:
    """A workflow as data. YAML 1.1 reads the key `on` as true, which is of no matter here."""
    data = yaml.safe_load(workflow.read_text(encoding="utf-8"))
    assert isinstance(data, dict)
    return data


def steps(workflow: Path) -> list[dict[str, Any]]:
    return [step for job in read(workflow)["jobs"].values() for step in job["steps"]]


def locked(lock: str) -> dict[tuple[str, str, str | None], list[str]]:
    """The hashes of every requirement of a lock file. Whatever is no requirement, hash or comment is refused."""
    found: dict[tuple[str, str, str | None], list[str]] = {}
    hashes: list[str] = []
    for line in (ROOT / lock).read_text(encoding="utf-8").splitlines():
        text = line.removesuffix(" \\").strip()
        if text.startswith("--hash="):
            assert re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", text), line
            hashes.append(text)
        elif text and not text.startswith("#"):
            match = REQUIREMENT.fullmatch(text)
            assert match, line
            hashes = found[match["name"], match["version"], match["marker"]] = []
    return found


def test_zizmor_finds_nothing() -> None:
    run("zizmor", "--offline", "--no-progress", "--persona=pedantic", GITHUB)


def test_workflows_fit_githubs_schema() -> None:
    assert WORKFLOWS
    run("check-jsonschema", "--builtin-schema=vendor.github-workflows", *WORKFLOWS)


def test_dependabot_fits_its_schema() -> None:
    run("check-jsonschema", "--builtin-schema=vendor.dependabot", GITHUB / "dependabot.yml")


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_every_job_ends_and_asks_for_its_own_permissions(workflow: Path) -> None:
    data = read(workflow)
    assert data["permissions"] == {}
    assert data["concurrency"]
    for job in data["jobs"].values():
        assert job["timeout-minutes"] <= 60
        assert job["permissions"]


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_by_commit_with_the_version_beside(workflow: Path) -> None:
    uses = re.findall(r"uses: *(.+)", workflow.read_text(encoding="utf-8"))
    assert uses
    for action in uses:
        assert re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action), action


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_steps_call_only_what_also_runs_at_home(workflow: Path) -> None:
    for step in steps(workflow):
        for line in step.get("run", "").splitlines():
            assert re.fullmatch(r"scripts/\w+( --test)?|\.venv/bin/arasha \w+", line), line


def test_a_pull_request_gets_no_secret_and_no_right_to_write() -> None:
    text = (GITHUB / "workflows" / "check.yml").read_text(encoding="utf-8")
    assert "secrets." not in text
    assert "pull_request_target" not in text
    assert "write" not in text


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_the_whole_history_is_there_and_no_credential_is_left(workflow: Path) -> None:
    checkouts = [step["with"] for step in steps(workflow) if "actions/checkout@" in step.get("uses", "")]
    assert checkouts
    assert all(options == {"fetch-depth": 0, "persist-credentials": False} for options in checkouts)


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_hidden_folders_of_the_site_are_kept(workflow: Path) -> None:
    uploads = [step["with"] for step in steps(workflow) if "/upload-" in step.get("uses", "")]
    assert uploads
    assert all(options["include-hidden-files"] is True for options in uploads)  # .well-known


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_hashes(lock: str) -> None:
    packages = locked(lock)
    assert packages
    for package, hashes in packages.items():
        assert hashes, package


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_names_no_address_and_no_path(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert not re.search(r"://|file:|@ |\s/\w|--(?!hash=)\w|index|find-links", text)


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_says_how_to_make_it_again(lock: str) -> None:
    assert "scripts/lock" in (ROOT / lock).read_text(encoding="utf-8")[:200]
    assert (ROOT / "scripts" / "lock").is_file()


def test_the_test_lock_holds_all_of_the_runtime_lock() -> None:
    assert locked("requirements.lock").items() <= locked("requirements-test.lock").items()


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    runtime = [*project["project"]["dependencies"], *project["build-system"]["requires"], *groups["build"]]
    for lock, wanted in {"requirements.lock": runtime, "requirements-test.lock": runtime + groups["test"]}.items():
        versions = {name: version for name, version, _ in locked(lock)}
        for requirement in map(Requirement, wanted):
            assert not requirement.extras  # mkdocs-static-i18n[material] would pin an old Material
            version = versions.get(canonicalize_name(requirement.name))
            assert version, f"{requirement} is not in {lock}: run scripts/lock"
            assert version in requirement.specifier, f"{requirement} is {version} in {lock}: run scripts/lock"
