"""Workers do not outlive the process that they work for."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

WORK = """
import os, time
from arasha.editions.workers import end_with_parent
child = os.fork()
if child == 0:
    end_with_parent()
    print(os.getpid(), flush=True)
    time.sleep(120)
os.waitpid(child, 0)
"""
PATIENCE = 30
"""Seconds; a system that is not busy ends it at once."""


def test_a_worker_ends_with_the_process_that_started_it() -> None:
    parent = subprocess.Popen([sys.executable, "-c", WORK], stdout=subprocess.PIPE, text=True)
    assert parent.stdout
    worker = Path("/proc") / parent.stdout.readline().strip()
    assert alive(worker)
    parent.kill()
    parent.wait()
    deadline = time.monotonic() + PATIENCE
    while alive(worker) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not alive(worker)


def alive(process: Path) -> bool:
    """Whether it runs: nobody may have asked yet how one that has ended did so (proc_pid_stat(5))."""
    try:
        return process.joinpath("stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
