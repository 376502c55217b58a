"""The shell scripts, run for real: in throw-away checkouts, most with a stand-in for Python that takes no time."""

import hashlib
import importlib.metadata
import os
import shutil
import subprocess
import sys
import textwrap
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ["scripts/setup", "scripts/serve", "scripts/test", "scripts/lock", "scripts/libraries", ".ci/run"]


def write_program(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n" + textwrap.dedent(text), encoding="utf-8")
    path.chmod(0o755)
    return path


@dataclass
class Checkout:
    """A copy of the scripts in a folder of its own, run with nothing of this machine in the environment."""

    root: Path
    bin: Path
    calls_file: Path

    def run(self, script: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.root / script, *arguments],
            cwd="/",
            env={"PATH": str(self.bin), **environment},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def setup(self, *arguments: str, **environment: str) -> str:
        done = self.run("scripts/setup", *arguments, **environment)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def calls(self) -> list[str]:
        """What was run of `python -m` since the last time this was asked."""
        if not self.calls_file.exists():
            return []
        lines = self.calls_file.read_text(encoding="utf-8").splitlines()
        self.calls_file.unlink()
        return lines


def copy_scripts(root: Path) -> None:
    for script in SCRIPTS:
        (root / script).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / script, root / script)


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """A checkout whose only Python is a stand-in: it writes down what it is told, and its pip installs nothing."""
    made = Checkout(root=tmp_path / "a check out", bin=tmp_path / "bin", calls_file=tmp_path / "calls")
    copy_scripts(made.root)
    for name in ["pyproject.toml", "requirements.lock", "requirements-test.lock"]:
        (made.root / name).write_text("# for the test\n", encoding="utf-8")
    made.bin.mkdir()
    for program in ["cat", "chmod", "cp", "dirname", "env", "grep", "id", "mkdir", "rm", "sh", "bash"]:
        found = shutil.which(program)
        assert found, program
        (made.bin / program).symlink_to(found)
    write_program(
        made.bin / "python3.12",
        f"""
        case $1 in
            -m) printf '%s\\n' "$*" >>'{made.calls_file}' ;;
        esac
        for last; do :; done
        case "$*" in
            *_base_executable*) echo "$0" ;;
            "-m venv "*)
                rm -rf "$last"
                mkdir -p "$last/bin"
                cp "$0" "$last/bin/python"
                echo "VIRTUAL_ENV=$last" >"$last/bin/activate"
                ;;
            "-m pip "*)
                case "${{PIP_DOES:-}}" in
                    fail) echo "no network" >&2; exit 1 ;;
                    die) kill -9 "$PPID"; exit 1 ;;
                esac
                cp "$0" "${{0%/*}}/arasha"
                ;;
            *) exec '{sys.executable}' "$@" ;;
        esac
        """,
    )
    return made


def kinds(calls: list[str]) -> list[str]:
    """The calls, each as one word: venv, the lock file's name, or project."""
    words = []
    for call in calls:
        if call.startswith("-m venv --clear "):
            words.append("venv")
        elif "--editable ." in call and "--no-deps --no-build-isolation" in call:
            words.append("project")
        else:
            assert "--require-hashes" in call, call
            words.append(call.split("--requirement ")[1].split()[0])
    return words


FRESH = ["venv", "requirements.lock", "project"]
FRESH_TEST = ["venv", "requirements-test.lock", "project"]


@pytest.mark.parametrize("script", SCRIPTS)
def test_scripts_are_well_formed_and_may_be_run(script: str) -> None:
    path = ROOT / script
    assert os.access(path, os.X_OK)
    shells = ["bash"] if path.read_text(encoding="utf-8").startswith("#!/usr/bin/env bash\n") else ["sh", "bash"]
    for shell in shells:
        subprocess.run([shell, "-n", path], check=True)


def test_the_first_run_makes_and_fills_the_venv(checkout: Checkout) -> None:
    assert checkout.setup().endswith("setup: ready\n")
    assert kinds(checkout.calls()) == FRESH


def test_the_second_run_does_nothing(checkout: Checkout) -> None:
    checkout.setup()
    checkout.calls()
    assert checkout.setup() == "setup: up to date\n"
    assert checkout.calls() == []


def test_ci_in_the_environment_changes_nothing(checkout: Checkout) -> None:
    checkout.setup(CI="true")
    assert checkout.setup() == "setup: up to date\n"


def test_the_venv_of_the_tests_is_good_for_the_site_too(checkout: Checkout) -> None:
    checkout.setup("--test")
    assert kinds(checkout.calls()) == FRESH_TEST
    assert checkout.setup() == "setup: up to date\n"
    assert checkout.setup("--test") == "setup: up to date\n"
    assert checkout.calls() == []


def test_the_tools_of_the_tests_are_added_to_a_venv(checkout: Checkout) -> None:
    checkout.setup()
    checkout.calls()
    checkout.setup("--test")
    assert kinds(checkout.calls()) == FRESH_TEST[1:]


@pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml"])
def test_a_change_is_installed_into_the_same_venv(checkout: Checkout, name: str) -> None:
    checkout.setup()
    checkout.calls()
    (checkout.root / name).write_text("# changed\n", encoding="utf-8")
    checkout.setup()
    assert kinds(checkout.calls()) == FRESH[1:]
    assert checkout.setup() == "setup: up to date\n"


def test_a_moved_checkout_gets_a_new_venv(checkout: Checkout) -> None:
    checkout.setup()
    checkout.calls()
    checkout.root = checkout.root.rename(checkout.root.with_name("moved"))
    checkout.setup()
    assert kinds(checkout.calls()) == FRESH


def test_a_run_that_was_killed_is_begun_anew(checkout: Checkout) -> None:
    assert checkout.run("scripts/setup", PIP_DOES="die").returncode != 0
    assert kinds(checkout.calls()) == FRESH[:2]
    checkout.setup()
    assert kinds(checkout.calls()) == FRESH
    assert checkout.setup() == "setup: up to date\n"


def damage_no_python(venv: Path) -> None:
    (venv / "bin" / "python").unlink()


def damage_dead_python(venv: Path) -> None:
    write_program(venv / "bin" / "python", "exit 1")


def damage_empty(venv: Path) -> None:
    shutil.rmtree(venv)
    venv.mkdir()


@pytest.mark.parametrize("damage", [damage_no_python, damage_dead_python, damage_empty])
def test_a_broken_venv_is_made_anew(checkout: Checkout, damage: Callable[[Path], None]) -> None:
    checkout.setup()
    checkout.calls()
    damage(checkout.root / ".venv")
    checkout.setup()
    assert kinds(checkout.calls()) == FRESH


def test_without_a_network_an_older_venv_is_not_thrown_away(checkout: Checkout) -> None:
    checkout.setup()
    checkout.calls()
    (checkout.root / "requirements.lock").write_text("# changed\n", encoding="utf-8")
    for _ in range(2):
        done = checkout.run("scripts/setup", PIP_DOES="fail")
        assert done.returncode == 1
        assert "Is there a network?" in done.stderr
        assert kinds(checkout.calls()) == ["requirements.lock"]
    checkout.setup()
    assert kinds(checkout.calls()) == FRESH[1:]


def test_two_at_once_do_the_work_once(checkout: Checkout) -> None:
    command = [checkout.root / "scripts" / "setup"]
    environment = {"PATH": str(checkout.bin)}
    both = [subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    last_lines = sorted(process.communicate(timeout=60)[0].splitlines()[-1] for process in both)
    assert last_lines == ["setup: ready", "setup: up to date"]
    assert kinds(checkout.calls()) == FRESH


def test_without_python_it_says_how_to_get_one(checkout: Checkout, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    done = checkout.run("scripts/setup", PATH=str(empty))
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    for words in ["Python 3.11", "apt-get install python3 python3-venv", "macOS: brew install"]:
        assert words in done.stderr


def test_an_old_python_is_no_python(checkout: Checkout) -> None:
    write_program(checkout.bin / "python3.12", "exit 1")
    done = checkout.run("scripts/setup")
    assert done.returncode == 1
    assert "Python 3.11 or newer is needed" in done.stderr


def test_a_python_without_venv_says_which_package_has_it(checkout: Checkout) -> None:
    write_program(checkout.bin / "python3.12", 'case "$*" in *ensurepip*) exit 1 ;; esac')
    done = checkout.run("scripts/setup")
    assert done.returncode == 1
    assert "sudo apt-get install python3-venv" in done.stderr
    assert done.stderr.count("\n") == 1


def test_an_unknown_option_is_refused(checkout: Checkout) -> None:
    done = checkout.run("scripts/setup", "--tests")
    assert done.returncode == 2
    assert done.stderr.startswith("Usage:")


def test_with_the_real_python_and_the_real_pip(tmp_path: Path) -> None:
    root = tmp_path / "checkout"
    copy_scripts(root)
    for name in ["pyproject.toml", "LICENSE"]:
        shutil.copy(ROOT / name, root / name)
    package = root / "scripts" / "arasha"
    package.mkdir()
    (package / "__init__.py").write_text("", encoding="utf-8")
    (package / "cli.py").write_text('def main():\n    print("it runs")\n', encoding="utf-8")

    # A registry of one package: the build backend, put back into the wheel it was installed from.
    backend = importlib.metadata.distribution("setuptools")
    wheel = tmp_path / f"setuptools-{backend.version}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for file in backend.files or []:
            if file.suffix != ".pyc" and ".." not in file.parts:
                archive.write(Path(str(backend.locate_file(file))), str(file))
    pin = f"setuptools=={backend.version} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"
    for lock in ["requirements.lock", "requirements-test.lock"]:
        (root / lock).write_text(pin, encoding="utf-8")

    environment = {
        "PATH": f"{Path(sys.base_prefix) / 'bin'}:{os.defpath}",
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(tmp_path),
    }

    def run(*command: str | Path) -> tuple[str, float]:
        begun = time.perf_counter()
        done = subprocess.run(command, cwd="/", env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout, time.perf_counter() - begun

    setup = root / "scripts" / "setup"
    assert run(setup)[0].endswith("setup: ready\n")
    assert run(root / ".venv" / "bin" / "arasha")[0] == "it runs\n"

    again = [run(setup) for _ in range(5)]
    assert {text for text, _ in again} == {"setup: up to date\n"}
    bare_python = min(run(root / ".venv" / "bin" / "python", "-c", "pass")[1] for _ in range(5))
    assert min(seconds for _, seconds in again) < 10 * bare_python  # pip alone would take 20 and more


def with_done_setup(checkout: Checkout, **programs: str) -> Path:
    """Puts stand-ins into the checkout's venv, and a setup that has nothing to do; gives the file they write to."""
    told = checkout.root / "told"
    test = checkout.root / "scripts" / "test"
    text = test.read_text(encoding="utf-8").replace("/Applications/", "/nowhere/").replace("/usr/sbin/", "/nowhere/")
    test.write_text(text.replace("/usr/lib/nginx/modules/", f"'{checkout.root}'/"), encoding="utf-8")
    write_program(checkout.root / "ngx_http_brotli_static_module.so", "")
    write_program(checkout.root / "scripts" / "setup", f'echo "setup $*" >>"{told}"')
    write_program(checkout.root / "scripts" / "libraries", f'echo "libraries" >>"{told}"')
    for program in ("java", "nginx", "caddy"):
        write_program(checkout.bin / program, "")
    for name, does in programs.items():
        write_program(
            checkout.root / ".venv" / "bin" / name, f'echo "{name} $* in $NO_MKDOCS_2_WARNING" >>"{told}"\n{does}'
        )
    return told


def test_serve_sets_up_and_hands_over(checkout: Checkout) -> None:
    told = with_done_setup(checkout, arasha="exit 3")
    done = checkout.run("scripts/serve", "--language", "kk")
    assert done.returncode == 3
    assert told.read_text(encoding="utf-8") == "setup \narasha serve --language kk in 1\n"


def test_test_lints_and_then_tests(checkout: Checkout) -> None:
    told = with_done_setup(checkout, ruff="", mypy="", python='echo "1 passed with $ARASHA_CHROMIUM"')
    chromium = write_program(checkout.bin / "chromium", "")
    done = checkout.run("scripts/test")
    assert (done.returncode, done.stdout) == (0, f"1 passed with {chromium}\n")
    assert [line.removesuffix(" in 1").rstrip() for line in told.read_text(encoding="utf-8").splitlines()] == [
        "setup --test",
        "ruff check --quiet",
        "ruff format --check --quiet",
        "mypy",
        "libraries",
        "python -m pytest --numprocesses=auto",
    ]


@pytest.mark.parametrize("tool", ["ruff", "mypy"])
def test_test_fails_with_a_linter_but_tests_all_the_same(checkout: Checkout, tool: str) -> None:
    with_done_setup(checkout, **{"ruff": "", "mypy": "", "python": 'echo "1 passed"', tool: "exit 1"})
    write_program(checkout.bin / "chromium", "")
    done = checkout.run("scripts/test")
    assert done.returncode == 1
    assert f"test: {tool}" in done.stderr
    assert done.stdout.endswith("1 passed\n")


def test_test_passes_its_arguments_to_pytest_alone(checkout: Checkout) -> None:
    told = with_done_setup(checkout, python="exit 5")
    chromium = write_program(checkout.root / "a browser", "")
    done = checkout.run("scripts/test", "-k", "one or two", ARASHA_CHROMIUM=str(chromium))
    assert done.returncode == 5
    assert "pytest --numprocesses=auto -k one or two in 1\n" in told.read_text(encoding="utf-8")


def test_test_refuses_a_browser_that_does_not_start(checkout: Checkout) -> None:
    with_done_setup(checkout, ruff="", mypy="", python='echo "1 passed"')
    done = checkout.run("scripts/test", ARASHA_CHROMIUM="/nowhere/chromium")
    assert done.returncode == 1
    assert "/nowhere/chromium" in done.stderr
    assert "1 passed" not in done.stdout


def test_test_installs_a_browser_where_it_may(checkout: Checkout) -> None:
    with_done_setup(
        checkout, ruff="", mypy="", python='case "$2" in pytest) echo "1 passed with $ARASHA_CHROMIUM" ;; esac'
    )
    chromium = checkout.bin / "chromium"
    (checkout.bin / "id").unlink()
    write_program(checkout.bin / "id", "echo 0")
    write_program(
        checkout.bin / "apt-get",
        f"""
        case "$*" in
            *update*) : >'{checkout.root}/updated' ;;
            *" chromium") [ -e '{checkout.root}/updated' ] && cp "${{0%/*}}/id" '{chromium}' ;;
        esac
        echo "words of apt-get"
        """,
    )
    done = checkout.run("scripts/test")
    assert (done.returncode, done.stdout) == (0, f"1 passed with {chromium}\n")


def test_test_says_how_to_get_a_browser(checkout: Checkout) -> None:
    with_done_setup(checkout, ruff="", mypy="", python='[ "$2" != playwright ]')
    done = checkout.run("scripts/test")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("test: a Chromium is needed. Debian: sudo apt-get install chromium")


def test_test_installs_java_where_it_may(checkout: Checkout) -> None:
    with_done_setup(checkout, ruff="", mypy="", python='case "$2" in pytest) echo "1 passed" ;; esac')
    write_program(checkout.bin / "chromium", "")
    (checkout.bin / "java").unlink()
    (checkout.bin / "id").unlink()
    write_program(checkout.bin / "id", "echo 0")
    write_program(
        checkout.bin / "apt-get", """case "$*" in *" default-jre-headless") cp "${0%/*}/id" "${0%/*}/java" ;; esac"""
    )
    done = checkout.run("scripts/test")
    assert (done.returncode, done.stdout) == (0, "1 passed\n")
    assert "installing default-jre-headless with apt-get, for the tests of the EPUBs" in done.stderr


def test_test_says_how_to_get_java(checkout: Checkout) -> None:
    with_done_setup(checkout, ruff="", mypy="", python='echo "1 passed"')
    write_program(checkout.bin / "chromium", "")
    (checkout.bin / "java").unlink()
    done = checkout.run("scripts/test")
    assert (done.returncode, done.stdout) == (1, "")
    assert "Java is needed. Debian: sudo apt-get install default-jre-headless" in done.stderr


@pytest.mark.parametrize("missing", ["bin/nginx", "bin/caddy", "a check out/ngx_http_brotli_static_module.so"])
def test_test_installs_the_servers_where_it_may(checkout: Checkout, missing: str) -> None:
    with_done_setup(checkout, ruff="", mypy="", python='case "$2" in pytest) echo "1 passed" ;; esac')
    write_program(checkout.bin / "chromium", "")
    place = checkout.root.parent / missing
    place.unlink()
    (checkout.bin / "id").unlink()
    write_program(checkout.bin / "id", "echo 0")
    packages = "nginx libnginx-mod-http-brotli-static caddy"
    write_program(checkout.bin / "apt-get", f"""case "$*" in *" {packages}") cp "${{0%/*}}/id" '{place}' ;; esac""")
    done = checkout.run("scripts/test")
    assert (done.returncode, done.stdout) == (0, "1 passed\n")
    assert f"installing {packages} with apt-get, for the tests of hosting" in done.stderr


def test_test_says_how_to_get_the_servers(checkout: Checkout) -> None:
    with_done_setup(checkout, ruff="", mypy="", python='echo "1 passed"')
    write_program(checkout.bin / "chromium", "")
    (checkout.bin / "nginx").unlink()
    done = checkout.run("scripts/test")
    assert (done.returncode, done.stdout) == (1, "")
    assert "Debian: sudo apt-get install nginx libnginx-mod-http-brotli-static caddy" in done.stderr


def test_ci_runs_the_tests(checkout: Checkout) -> None:
    write_program(checkout.root / "scripts" / "test", 'echo "1 passed in $PWD"')
    done = checkout.run(".ci/run", CI="true")
    assert (done.returncode, done.stdout) == (0, f"1 passed in {checkout.root}\n")


def with_libraries(checkout: Checkout, python: str) -> None:
    write_program(checkout.root / ".venv" / "bin" / "python", python)


def test_libraries_that_are_there_are_not_installed(checkout: Checkout) -> None:
    with_libraries(checkout, "exit 0")
    write_program(checkout.bin / "apt-get", "exit 9")
    done = checkout.run("scripts/libraries")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_libraries_are_installed_where_they_may(checkout: Checkout) -> None:
    with_libraries(checkout, f"[ -e '{checkout.root}/installed' ]")
    (checkout.bin / "id").unlink()
    write_program(checkout.bin / "id", "echo 0")
    write_program(checkout.bin / "apt-get", f"case $1 in install) : >'{checkout.root}/installed' ;; esac; echo words")
    done = checkout.run("scripts/libraries")
    assert (done.returncode, done.stdout) == (0, "")
    assert "installing libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" in done.stderr


def test_without_apt_it_says_what_is_needed(checkout: Checkout) -> None:
    with_libraries(checkout, "exit 1")
    done = checkout.run("scripts/libraries")
    assert done.returncode == 1
    assert done.stderr.startswith("libraries: PDFs need some. Debian: sudo apt-get install libpango-1.0-0")
