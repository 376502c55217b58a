"""Nothing that fails, is killed or is in disorder costs a page: the good site stays, the next build succeeds."""

from __future__ import annotations

import ctypes
import hashlib
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from PIL import Image

from arasha.editions.manifest import BUILD, SUMS
from arasha.publish.locking import locked
from arasha.publish.verifying import verify
from sites import LANGUAGES, NOW, Project, clean_environment, said
from trees import Tree

FAILED = 3
NEWS = "news/2024/day-{:02}"
Clean = Callable[[Project], dict[str, bytes]]
KILLS, ROUNDS = 20, 4
DEADLINE = 120
_DROP_CAPABILITY, _PAST_MODES, _PAST_READING = 24, 1, 2
"""PR_CAPBSET_DROP of prctl(2), CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH of capabilities(7)."""


@pytest.fixture(scope="module")
def _built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = Project(tmp_path_factory.mktemp("faults"))
    project.item("")
    project.item("about")
    project.item("topics/law")
    for day in range(1, 9):
        body = dict.fromkeys(LANGUAGES, "Text. ![Hall](hall.jpg)" if day == 1 else "Text.")
        project.item(NEWS.format(day), {"date": f"2024-03-{day:02}", "topics": ["law"]}, **body)
    noise = Image.effect_noise((420, 120), 60).convert("RGB")
    noise.save(project.docs / NEWS.format(1) / "hall.jpg", quality=80)
    project.built()
    return project


@pytest.fixture
def project(_built: Project, copied: Callable[[Project], Project]) -> Project:
    """A built project of the test's own."""
    return copied(_built)


def edit(project: Project, text: str) -> None:
    """Change what two pages say, and so the lists and the search."""
    project.item("about", **dict.fromkeys(LANGUAGES, f"About {text}."))
    facts = {"date": "2024-03-02", "topics": ["law"]}
    project.item(NEWS.format(2), facts, **dict.fromkeys(LANGUAGES, f"Text {text}."))


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Clean:
    """The files of a build of the same content from nothing; made once for each content."""
    known: dict[str, dict[str, bytes]] = {}

    def build(project: Project) -> dict[str, bytes]:
        digest = hashlib.sha256()
        for path, data in Tree(project.docs).files().items():
            digest.update(path.encode() + b"\0" + hashlib.sha256(data).digest())
        key = digest.hexdigest()
        if key not in known:
            other = Project(tmp_path_factory.mktemp("clean"))
            shutil.copytree(project.docs, other.docs, dirs_exist_ok=True)
            known[key] = other.built().files()
        return known[key]

    return build


def assert_whole(project: Project) -> None:
    """The site is what a build has left, to the last file."""
    assert verify(project.site).whole


def assert_recovers(project: Project, clean: Clean) -> None:
    """The next build succeeds, leaves nothing lying about, and gives what a build from nothing gives."""
    done = project.build()
    assert (done.returncode, done.stderr) == (0, "")
    one, other = project.tree.files(), clean(project)
    assert sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path)) == []
    left = [path.name for path in project.root.iterdir() if path.name.startswith(".")]
    assert set(left) <= {".cache"}


def limited(project: Project, limit: Callable[[], object]) -> subprocess.CompletedProcess[str]:
    """A build in a process that a limit is put upon first."""
    return subprocess.run(
        [sys.executable, "-m", "arasha.cli", "build", "--no-pdf", "--config", str(project.config)],
        capture_output=True,
        text=True,
        env=clean_environment(),
        cwd=project.root,
        timeout=DEADLINE,
        check=False,
        preexec_fn=limit,
    )


def assert_told(done: subprocess.CompletedProcess[str]) -> None:
    """The tool failed, and says why in a few words."""
    assert done.returncode == FAILED, (done.stdout, done.stderr)
    assert "Traceback" not in done.stderr
    assert 0 < len(done.stderr.strip().splitlines()) <= 5


def start(project: Project) -> subprocess.Popen[str]:
    """A build in the background, with its children in a group of their own."""
    return subprocess.Popen(
        [sys.executable, "-m", "arasha.cli", "build", "--no-pdf", "--config", str(project.config)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env=clean_environment(),
        cwd=project.root,
        start_new_session=True,
    )


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_a_build_killed_at_any_moment_costs_nothing(project: Project, clean: Clean, round_: int) -> None:
    moments = random.Random(round_)
    begun = time.monotonic()
    edit(project, "first")
    project.built("--quiet")
    length = time.monotonic() - begun
    for number in range(KILLS // ROUNDS):
        edit(project, f"{round_} {number}")
        if number % 2:  # half of them begin with nothing remembered
            shutil.rmtree(project.root / ".cache", ignore_errors=True)  # the one before may have made none yet
        process = start(project)
        time.sleep(moments.uniform(0, length))
        if number % 3:  # its children live on
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert_whole(project)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    assert_recovers(project, clean)


@pytest.mark.parametrize("size", [0, 1_000, 5_000, 20_000])
def test_a_disk_that_is_full_costs_nothing(project: Project, clean: Clean, size: int) -> None:
    """No file can grow beyond a size: what every user can set, and each write must expect as it must a full disk."""
    edit(project, "new")
    shutil.rmtree(project.root / ".cache")
    before = project.tree.files()
    done = limited(project, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)))
    assert_told(done)
    assert project.tree.files() == before
    assert_whole(project)
    assert_recovers(project, clean)


def _obey_modes() -> None:
    """Read-only is read-only, for the superuser too."""
    if os.geteuid() == 0:
        library = ctypes.CDLL(None, use_errno=True)
        for capability in (_PAST_MODES, _PAST_READING):
            assert library.prctl(_DROP_CAPABILITY, capability, 0, 0, 0) == 0, os.strerror(ctypes.get_errno())


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    folder.chmod(0o555)
    try:
        yield
    finally:
        folder.chmod(0o755)


@pytest.mark.parametrize("place", ["", "site", ".cache"])
def test_a_folder_that_can_not_be_written_costs_nothing(project: Project, clean: Clean, place: str) -> None:
    before = project.tree.files()
    edit(project, "new")
    if place == ".cache":
        shutil.rmtree(project.root / place)
        (project.root / place).mkdir()
    with read_only(project.root / place):
        done = limited(project, _obey_modes)
    if place:  # who may write beside a folder may put another in its place
        assert done.returncode in {0, FAILED}
    else:
        assert_told(done)
    assert "Traceback" not in done.stderr
    assert_whole(project)
    if done.returncode:
        assert project.tree.files() == before
    assert_recovers(project, clean)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_second_writer_is_told_of_the_first(project: Project, language: str) -> None:
    edit(project, "new")
    before = project.tree.files()
    for command in ("build", "release"):
        with locked(project.site):
            done = project.run(command, "--config", str(project.config), LANG=f"{language}_XX.UTF-8")
        told = said(language, "cli_locked", folder="site", process=os.getpid())
        assert (done.returncode, done.stdout, done.stderr.strip()) == (FAILED, "", told)
    assert project.tree.files() == before
    assert project.build().returncode == 0


def test_two_builds_at_once_do_not_disturb_each_other(project: Project, clean: Clean) -> None:
    for number in range(3):
        edit(project, f"new {number}")
        builds = [start(project) for _ in range(2)]
        ends = [(build.communicate(timeout=DEADLINE)[1], build.returncode) for build in builds]
        assert ("", 0) in ends
        for (told, code), other in zip(ends, reversed(builds), strict=True):
            assert code == 0 or said("en", "cli_locked", folder="site", process=other.pid) == told.strip()
        assert project.tree.files() == clean(project)
    assert_recovers(project, clean)


def test_two_builds_into_two_folders_share_a_cache(project: Project, clean: Clean) -> None:
    edit(project, "new")
    shutil.rmtree(project.root / ".cache")
    command = [sys.executable, "-m", "arasha.cli", "build", "--no-pdf", "--config", str(project.config), "--output"]
    targets = [project.root / name for name in ("one", "other", "third")]
    builds = [
        subprocess.Popen([*command, str(target)], stderr=subprocess.PIPE, text=True, env=clean_environment())
        for target in targets
    ]
    assert [(build.communicate(timeout=DEADLINE)[1], build.returncode) for build in builds] == [("", 0)] * 3
    wanted = clean(project)
    for target in targets:
        assert Tree(target).files() == wanted


def turn_byte(data: bytes) -> bytes:
    """One bit in the middle is another."""
    place = len(data) // 2
    return data[:place] + bytes([data[place] ^ 4]) + data[place + 1 :] if data else b"\0"


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "a bit turned": turn_byte,
    "cut short": lambda data: data[: len(data) // 2],
    "emptied": lambda data: b"",
    "overwritten": lambda data: b"\0" * len(data),
}


@pytest.mark.parametrize(
    ("damage", "linked"),
    [*((how, False) for how in DAMAGES), ("a bit turned", True)],
    ids=lambda value: value if isinstance(value, str) else "in the site too" if value else "in the cache alone",
)
def test_a_damaged_cache_is_noticed_and_made_anew(project: Project, clean: Clean, damage: str, linked: bool) -> None:
    project.built()
    files = [path for path in sorted((project.root / ".cache").rglob("*")) if path.is_file()]
    assert len(files) > 10
    for file in files:
        data = DAMAGES[damage](file.read_bytes())
        if not linked:
            file.unlink()
        file.write_bytes(data)
    if not linked:
        assert_whole(project)
    assert_recovers(project, clean)
    edit(project, "new")
    assert_recovers(project, clean)


def test_a_file_in_the_place_of_the_cache_costs_nothing(project: Project, clean: Clean) -> None:
    shutil.rmtree(project.root / ".cache")
    (project.root / ".cache").write_text("not a folder", encoding="utf-8")
    before = project.tree.files()
    edit(project, "new")
    assert_told(project.build())
    assert project.tree.files() == before
    (project.root / ".cache").unlink()
    assert_recovers(project, clean)


@pytest.mark.parametrize("name", [SUMS, BUILD])
def test_a_damaged_manifest_is_made_anew(project: Project, clean: Clean, name: str) -> None:
    for text in ("damaged", ""):
        (project.site / name).write_text(text, encoding="utf-8")
        assert_recovers(project, clean)
    (project.site / name).unlink()
    assert_recovers(project, clean)


@pytest.mark.parametrize("year", [1980, 2100])
def test_a_clock_that_jumps_changes_nothing(project: Project, clean: Clean, year: int) -> None:
    moment = (year - 1970) * 365 * 24 * 60 * 60
    for path in project.docs.rglob("*"):
        os.utime(path, (moment, moment))
    assert_recovers(project, clean)
    edit(project, "new")
    for path in project.docs.rglob("*"):
        os.utime(path, (moment - 60, moment - 60))
    assert_recovers(project, clean)


def test_an_edit_that_looks_older_than_the_last_build_counts(project: Project, clean: Clean) -> None:
    file = project.docs / NEWS.format(3) / "index.ru.md"
    before = file.stat()
    file.write_text(file.read_text(encoding="utf-8").replace("Text.", "Next."), encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns - 1))
    assert file.stat().st_size == before.st_size
    assert_recovers(project, clean)
    assert "Next." in project.tree.page(f"ru/{NEWS.format(3)}/").main


def test_a_day_that_comes_back_gives_its_site_again(project: Project, clean: Clean) -> None:
    for moment in (NOW + 400 * 86400, NOW - 4000 * 86400):
        project.built(SOURCE_DATE_EPOCH=str(moment))
        assert_whole(project)
    assert_recovers(project, clean)


@pytest.mark.parametrize("name", [f"{NEWS.format(1)}/hall.jpg", f"{NEWS.format(2)}/index.ru.md", "topics/law"])
def test_what_vanishes_while_it_is_read_costs_nothing(project: Project, clean: Clean, name: str) -> None:
    file, aside = project.docs / name, project.root / "aside"
    stop = threading.Event()

    def come_and_go() -> None:
        wild = random.Random(name)
        while not stop.is_set():
            file.rename(aside)
            time.sleep(wild.uniform(0.001, 0.1))
            aside.rename(file)
            time.sleep(wild.uniform(0.001, 0.1))

    thread = threading.Thread(target=come_and_go)
    thread.start()
    try:
        for number in range(4):
            before = project.tree.files()
            project.item("about", **dict.fromkeys(LANGUAGES, f"About {number}."))
            if number == 2:
                shutil.rmtree(project.root / ".cache", ignore_errors=True)
            done = project.build()
            assert done.returncode in {0, 1, FAILED}
            assert "Traceback" not in done.stderr
            assert bool(done.stderr.strip()) == bool(done.returncode)
            assert_whole(project)
            if done.returncode:
                assert project.tree.files() == before
    finally:
        stop.set()
        thread.join()
    assert_recovers(project, clean)
