"""One writer at a time: a second is told who the first is, and nobody waits for the dead."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from arasha.publish.locking import LockedError, locked

HOLD = """
import sys, time
from pathlib import Path
from arasha.publish.locking import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""
FORK = """
import os, sys, time
from pathlib import Path
from arasha.publish.locking import locked
with locked(Path(sys.argv[1])):
    if os.fork() == 0:
        time.sleep(60)
        os._exit(0)
    print("held", flush=True)
    time.sleep(60)
"""


@contextmanager
def holder(site: Path, script: str = HOLD) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock of a site; ended with all that it started."""
    command = [sys.executable, "-c", script, str(site)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True) as process:
        try:
            assert process.stdout
            assert process.stdout.readline() == "held\n"
            yield process
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_nothing_is_left_of_a_lock(tmp_path: Path) -> None:
    with locked(tmp_path / "new" / "site"):
        assert names(tmp_path / "new") == [".site.lock"]
    assert names(tmp_path / "new") == []
    with pytest.raises(ZeroDivisionError), locked(tmp_path / "site"):
        raise ZeroDivisionError
    assert names(tmp_path) == ["new"]


def test_a_second_writer_is_told_of_the_first(tmp_path: Path) -> None:
    with holder(tmp_path / "site") as process:
        with pytest.raises(LockedError) as caught, locked(tmp_path / "site"):
            pass
        assert (caught.value.site, caught.value.process) == (tmp_path / "site", str(process.pid))
        with locked(tmp_path / "other"):
            pass
        assert names(tmp_path) == [".site.lock"]


@pytest.mark.parametrize("script", [HOLD, FORK], ids=["alone", "with a child that lives on"])
def test_a_killed_writer_holds_nothing(tmp_path: Path, script: str) -> None:
    with holder(tmp_path / "site", script) as process:
        process.kill()
        process.wait()
        assert names(tmp_path) == [".site.lock"]
        with locked(tmp_path / "site"):
            assert (tmp_path / ".site.lock").read_text() == str(os.getpid())
        assert names(tmp_path) == []


def test_a_lock_that_was_left_is_taken(tmp_path: Path) -> None:
    (tmp_path / ".site.lock").write_text("123456789012345678901234567890")
    with locked(tmp_path / "site"):
        assert (tmp_path / ".site.lock").read_text() == str(os.getpid())


def test_a_link_in_the_place_of_the_lock_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("kept")
    (tmp_path / ".site.lock").symlink_to(tmp_path / "precious")
    with pytest.raises(OSError, match="symbolic"), locked(tmp_path / "site"):
        pass
    assert (tmp_path / "precious").read_text() == "kept"


def test_many_who_want_it_get_it_one_after_the_other(tmp_path: Path) -> None:
    script = """
import sys, time
from pathlib import Path
from arasha.publish.locking import LockedError, locked
site, done = Path(sys.argv[1]), 0
while done < 20:
    try:
        with locked(site):
            (site.parent / "inside").mkdir()
            time.sleep(0.001)
            (site.parent / "inside").rmdir()
            done += 1
    except LockedError:
        time.sleep(0.0005)
"""
    command = [sys.executable, "-c", script, str(tmp_path / "site")]
    started = time.monotonic()
    processes = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(4)]
    ends = [(process.communicate(timeout=60)[1], process.returncode) for process in processes]
    assert ends == [("", 0)] * 4, time.monotonic() - started
    assert names(tmp_path) == []
