"""What one machine serves: run `python tests/bench/load.py SITE [SECONDS]` with a site that `arasha build` has made.

nginx and Caddy with the configurations of `hosting/`, and wrk (Debian: `apt-get install wrk`), all on this machine,
which so does the readers' work too. Each server is asked for one file at a time, for 8 seconds unless told otherwise,
over 64 connections of two threads: a page and the style sheet as brotli, a page as it is, a training module's PDF.
Prints a table for `hosting/README.md`, and what else the machine had to do before and after.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests"))
import servers  # noqa: E402 - the tests' own helper, found by the line above
from arasha.publish.compressing import compress  # noqa: E402

SECONDS, CONNECTIONS, THREADS = 8, 64, 2
CALM = 3
"""Seconds for which the rest of the machine is looked at."""
_UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}
_SIZES = {"B": 1e-6, "KB": 1e-3, "MB": 1.0, "GB": 1e3}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: its name in the table, its path, the encoding that is taken."""

    name: str
    path: str
    accepted: str


@dataclass(frozen=True, slots=True)
class Load:
    """What wrk has measured: requests and MB a second, milliseconds that half and 99 of 100 waited at most, errors."""

    requests: float
    half: float
    slowest: float
    megabytes: float
    errors: int


def main() -> None:
    """Print the table."""
    site = Path(sys.argv[1])
    seconds = int(sys.argv[2]) if len(sys.argv) > 2 else SECONDS
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        folder.chmod(0o755)
        copy = folder / "site"
        shutil.copytree(site, copy, ignore=shutil.ignore_patterns("*.br", "*.gz"))
        compress(copy, ROOT / ".cache", lambda done, total: None)
        hosting = [sys.executable, "-m", "arasha.cli", "hosting", "--quiet", "--output", str(folder / "rules")]
        subprocess.run(hosting, check=True, cwd=ROOT)
        running = [
            stack.enter_context(start(copy, folder / "rules", folder / start.__name__))
            for start in (servers.nginx, servers.caddy)
        ]
        print("| server | file | bytes sent | requests/s | half within | 99 % within | MB/s | errors |")
        print("|---|---|--:|--:|--:|--:|--:|--:|")
        others = [_busy_cores()]
        for server in running:
            for asked in _files(copy):
                print(_row(server, asked, _measured(server, asked, seconds)), flush=True)
        others.append(_busy_cores())
    told = " before and ".join(f"{cores:.1f}" for cores in others)
    print(f"\n{os.cpu_count()} cores, of which other work took {told} after.")


def _files(site: Path) -> Iterator[Asked]:
    """What is asked for, the largest PDF last."""
    (style,) = (site / "assets").glob("*.css")
    yield Asked("page, brotli", "/ru/", "br")
    yield Asked("page as it is", "/ru/", "identity")
    yield Asked("style sheet, brotli", f"/assets/{style.name}", "br")
    documents = sorted(site.rglob("*.pdf"), key=lambda file: file.stat().st_size)
    if documents:
        yield Asked("PDF", f"/{documents[-1].relative_to(site)}", "identity")


def _measured(server: servers.Server, asked: Asked, seconds: int) -> Load:
    """Have wrk ask."""
    command = [servers.program("wrk"), "--latency", f"-t{THREADS}", f"-c{CONNECTIONS}", f"-d{seconds}s"]
    command += ["-H", f"Accept-Encoding: {asked.accepted}", f"{server.url}{asked.path.lstrip('/')}"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    errors = sum(map(int, re.findall(r"(?:connect|read|write|timeout|responses:) ([0-9]+)", said)))
    return Load(
        requests=float(_found(r"Requests/sec: +([0-9.]+)", said)[0]),
        half=_milliseconds(*_found(r"50% +([0-9.]+)([a-z]+)", said)),
        slowest=_milliseconds(*_found(r"99% +([0-9.]+)([a-z]+)", said)),
        megabytes=_megabytes(*_found(r"Transfer/sec: +([0-9.]+)([A-Z]+)", said)),
        errors=errors,
    )


def _found(pattern: str, said: str) -> tuple[str, ...]:
    found = re.search(pattern, said)
    assert found, said
    return found.groups()


def _milliseconds(number: str, unit: str) -> float:
    return float(number) * _UNITS[unit]


def _megabytes(number: str, unit: str) -> float:
    return float(number) * _SIZES[unit]


def _row(server: servers.Server, asked: Asked, load: Load) -> str:
    size = len(server.get(asked.path, Accept_Encoding=asked.accepted).body)
    cells = (server.name, asked.name, f"{size:,}", f"{load.requests:,.0f}", f"{load.half:.1f} ms")
    return f"| {' | '.join((*cells, f'{load.slowest:.1f} ms', f'{load.megabytes:,.0f}', str(load.errors)))} |"


def _busy_cores() -> float:
    """How many cores work while nobody is asked for anything, over some seconds."""
    before = _worked()
    time.sleep(CALM)
    return (_worked() - before) / CALM


def _worked() -> float:
    """CPU seconds that the machine has worked since it was started (proc(5), the first line of /proc/stat)."""
    user, nice, system, _idle, _waiting, *more = map(int, Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:])
    return (user + nice + system + sum(more[:2])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
