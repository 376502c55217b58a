"""The workflows, Dependabot's file and the lock files: what would be found out only after a push."""

import os
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

from arasha.mkdocs_plugin.project import read_project

ROOT = Path(__file__).resolve().parents[2]
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
CHECK, PUBLISH = (GITHUB / "workflows" / f"{name}.yml" for name in ("check", "publish"))
COMMAND = re.compile(
    r"scripts/(setup|test|preview|ci/summary)( --test| HEAD\^1)?|scripts/(libraries|lock --upgrade|ci/\w+)"
    r"|(\.venv/bin/python )?scripts/ci/\w+\.py[\w ./-]*|\.venv/bin/arasha \w+([ \w-]+|\"\$ARASHA_PART\")*"
)
"""What a step may run: our scripts and commands, with fixed arguments or those of the environment."""
LOCKS = ["requirements.lock", "requirements-test.lock"]
REQUIREMENT = re.compile(r"(?P<name>[a-z0-9][a-z0-9.-]*)==(?P<version>[^ ;]+)(?: ; (?P<marker>.+))?")


def run(program: str, *arguments: str | Path) -> str:
    """Runs a program of the venv the tests run in; fails with what it printed."""
    done = subprocess.run(
        [Path(sys.executable).parent / program, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def triggers(workflow: Path) -> dict[str, Any]:
    """What starts a workflow. YAML 1.1 reads the key `on` as true."""
    found = read(workflow)[True]  # type: ignore[index]
    assert isinstance(found, dict)
    return found


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
            assert COMMAND.fullmatch(line), line


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_scripts_that_workflows_call_are_there_and_run(workflow: Path) -> None:
    for script in re.findall(r"\bscripts/[\w/.]+", "\n".join(step.get("run", "") for step in steps(workflow))):
        path = ROOT / script
        if path.suffix == ".py":
            compile(path.read_text(encoding="utf-8"), path, "exec")
        else:
            assert os.access(path, os.X_OK), script
            subprocess.run(["sh", "-n", path], check=True)


def test_a_pull_request_gets_no_secret_and_no_right_to_write() -> None:
    text = (GITHUB / "workflows" / "check.yml").read_text(encoding="utf-8")
    assert "secrets." not in text
    assert "pull_request_target" not in text
    assert "write" not in [right for job in read(CHECK)["jobs"].values() for right in job["permissions"].values()]


def test_only_a_pull_request_starts_the_check() -> None:
    assert list(triggers(CHECK)) == ["pull_request"]
    for workflow in WORKFLOWS:
        assert not {"pull_request_target", "workflow_run", "issue_comment"} & set(triggers(workflow)), workflow.name


def test_a_pull_request_saves_no_cache() -> None:
    caches = [step["uses"] for step in steps(CHECK) if "actions/cache" in step.get("uses", "")]
    assert caches
    assert all(action.startswith("actions/cache/restore@") for action in caches)


def test_a_secret_is_known_to_one_step_of_one_job_that_has_no_cache() -> None:
    knowing = {
        (workflow.name, name, step["name"])
        for workflow in WORKFLOWS
        for name, job in read(workflow)["jobs"].items()
        for step in job["steps"]
        if "secrets." in str(step)
    }
    assert knowing == {("publish.yml", "assemble", "Make it ready and sign it")}
    assert all("secrets." not in str(read(workflow).get("env")) for workflow in WORKFLOWS)
    job = read(PUBLISH)["jobs"]["assemble"]
    assert "secrets." not in str(job["env"])
    assert job["environment"] == "signing"
    assert not [step for step in job["steps"] if "actions/cache" in step.get("uses", "")]


def test_only_main_is_signed_and_published() -> None:
    jobs = read(PUBLISH)["jobs"]
    for needed in ("github.ref == 'refs/heads/main'", "needs.build.result == 'success'"):
        assert needed in jobs["assemble"]["if"]
    assert jobs["deploy"]["needs"] == ["test", "assemble"]
    assert "needs.assemble.result == 'success'" in jobs["deploy"]["if"]
    assert read(PUBLISH)["concurrency"]["cancel-in-progress"] is False


def test_every_language_of_the_site_has_its_job() -> None:
    project = read_project(ROOT / "mkdocs.yml")
    assert tuple(read(PUBLISH)["jobs"]["build"]["strategy"]["matrix"]["language"]) == project.languages


def test_an_urgent_run_forgets_before_it_builds() -> None:
    jobs = read(PUBLISH)["jobs"]
    assert "forget" in jobs["build"]["needs"]
    assert jobs["forget"]["if"] == "${{ inputs.urgent }}"
    assert jobs["test"]["if"] == "${{ !inputs.urgent }}"


def test_all_files_of_other_runs_are_forgotten_and_all_caches(tmp_path: Path) -> None:
    gh = tmp_path / "gh"
    gh.write_text(f'#!/bin/sh\necho "$*" >>{tmp_path}/calls\n[ "$2" != --paginate ] || printf "1\\n2\\n"\n')
    gh.chmod(0o755)
    environment = {"PATH": f"{tmp_path}:/usr/bin:/bin", "GH_REPO": "a/b", "GITHUB_RUN_ID": "9"}
    subprocess.run([ROOT / "scripts" / "ci" / "forget"], env=environment, check=True)
    caches, asked, *deleted = (tmp_path / "calls").read_text().splitlines()
    assert caches.startswith("cache delete --all")
    assert "select(.workflow_run.id != 9)" in asked
    assert deleted == [f"api --method DELETE repos/a/b/actions/artifacts/{number}" for number in (1, 2)]


def test_all_parts_are_built_for_one_moment() -> None:
    assert read(PUBLISH)["jobs"]["build"]["env"]["SOURCE_DATE_EPOCH"] == "${{ needs.moment.outputs.epoch }}"


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_what_may_write_runs_no_code_but_its_script(workflow: Path) -> None:
    for job in read(workflow)["jobs"].values():
        if "write" in job["permissions"].values():
            runs = [step["run"] for step in job["steps"] if "run" in step]
            assert all(re.fullmatch(r"scripts/ci/(forget|\w+\.py build/[\w/.]+)", run) for run in runs), runs


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
