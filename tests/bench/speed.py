"""How fast content is read and a site is built: run `python tests/bench/speed.py [NEWS …]`, 300 and 1000 by default.

CPU seconds are user and system time of the whole process with its children; the median of three runs is printed.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from corpus import LANGUAGES, make_corpus

RUNS = 3


def main() -> None:
    """Print the table."""
    print(f"{'news x 3':>10} {'task':<8} {'CPU s':>8} {'wall s':>8} {'peak MB':>8}")
    for news in [int(argument) for argument in sys.argv[1:]] or [300, 1000]:
        with tempfile.TemporaryDirectory() as folder:
            site = Path(folder) / "site"
            make_corpus(site, news)
            for task, run in (("read", _read), ("build", _build)):
                runs = [_measured(run, site) for _ in range(RUNS)]
                cpu, wall = (statistics.median(values) for values in zip(*runs, strict=True))
                peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
                print(f"{news:>10} {task:<8} {cpu:>8.2f} {wall:>8.2f} {peak:>8.0f}")


def _measured(run: Callable[[Path], None], site: Path) -> tuple[float, float]:
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    run(site)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, time.perf_counter() - started


def _read(site: Path) -> None:
    code = (
        f"from pathlib import Path; from arasha.content import read; read(Path({str(site / 'docs')!r}), {LANGUAGES!r})"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def _build(site: Path) -> None:
    command = [sys.executable, "-m", "arasha.cli", "build", "--quiet", "--no-pdf", "--config", str(site / "mkdocs.yml")]
    subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
