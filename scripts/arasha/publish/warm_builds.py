"""Builds that start at once: each is forked from a process that has loaded the code and waits."""

from __future__ import annotations

import importlib
import multiprocessing
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).parents[1]
LOADED = ("arasha.publish.building", "arasha.publish.incremental.patching")
"""Modules that every build needs, with all that they import."""
Main = Callable[[], object]
"""The command: reads its arguments from `sys.argv`, and ends as a program does."""


class WarmBuilds:
    """Runs the command. Every build is a process of its own, so that nothing of one stays in the memory of the next.

    To be made before the process that uses it starts threads, which do not survive a fork. When our own code has
    changed since then, and where processes can't be forked, the command starts from the beginning.
    """

    def __init__(self, main: Main, environment: Mapping[str, str]) -> None:
        """`environment` is that of the builds, beside this process' own."""
        self._environment = dict(environment)
        self._code = _newest()
        self._door: Connection | None = None
        if sys.platform == "linux":
            context: Any = multiprocessing.get_context("fork")
            self._door, inside = context.Pipe()
            ends = (inside, self._door)
            self._process = context.Process(target=_serve, args=(ends, main, self._environment))
            self._process.start()
            inside.close()

    def close(self) -> None:
        """End the process that waits."""
        if self._door:
            self._door.close()
            self._process.join()
            self._door = None

    def run(self, arguments: Sequence[str]) -> int:
        """Run `arasha` with these arguments to its end; gives its exit code."""
        if self._door and _newest() == self._code:
            try:
                self._door.send(list(arguments))
                return int(self._door.recv())
            except (EOFError, OSError):  # it was killed
                self._door = None
        command = [sys.executable, "-m", "arasha.cli", *arguments]
        return subprocess.run(command, check=False, env=os.environ | self._environment).returncode  # noqa: S603 - ours


def _serve(ends: tuple[Connection, Connection], main: Main, environment: Mapping[str, str]) -> None:
    """Wait for arguments, and fork a build for each, until the other end is closed."""
    door, other = ends
    other.close()
    os.environ.update(environment)
    for name in LOADED:
        importlib.import_module(name)
    while True:
        try:
            arguments = door.recv()
        except (EOFError, KeyboardInterrupt):
            return
        if (child := os.fork()) == 0:
            _build(main, arguments)
        _, status = os.waitpid(child, 0)
        door.send(os.waitstatus_to_exitcode(status))


def _build(main: Main, arguments: Sequence[str]) -> None:
    """The whole life of a forked build."""
    sys.argv = ["arasha", *arguments]
    code: object = 1
    try:
        main()
        code = 0
    except SystemExit as end:
        code = end.code
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code if isinstance(code, int) else 0 if code is None else 1)


def _newest() -> int:
    """When a file of our code was last changed."""
    return max(path.stat().st_mtime_ns for path in PACKAGE.rglob("*") if path.suffix in (".py", ".yml"))
