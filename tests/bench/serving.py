"""How long `arasha serve` takes to show an edit."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from urllib.error import URLError
from urllib.request import urlopen

from editor import Editor

SHOWN = 300
"""Seconds that one edit may take at all."""
SETTLED = 2
"""Seconds between two edits, in which nothing is built."""
POLLED = 0.02
"""Seconds between two questions."""


def saved_to_shown(command: Sequence[str], editor: Editor, edits: int) -> Iterator[float]:
    """Seconds from saving a text until its page has what was added, for each of some edits.

    Args:
        command: `arasha serve` for a site, without its port.
        editor: edits the texts of that site.
        edits: how many.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [*command, "--port", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        assert server.stdout
        server.stdout.readline()  # it says one line once the pages are there
        for _ in range(edits):
            time.sleep(SETTLED)
            page, mark = editor.body()
            saved = time.perf_counter()
            _wait(f"http://127.0.0.1:{port}/{page}/", mark, saved + SHOWN)
            yield time.perf_counter() - saved
    finally:
        os.killpg(server.pid, signal.SIGTERM)  # with the builds that it has started
        server.wait()


def _wait(address: str, mark: str, until: float) -> None:
    while time.perf_counter() < until:
        try:
            with urlopen(address) as answer:
                if mark in answer.read().decode():
                    return
        except URLError:
            pass
        time.sleep(POLLED)
    raise SystemExit(f"{address} does not show the edit: {mark}")
