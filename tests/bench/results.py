"""Measures as a table beside the goals, and the file that keeps them."""

from __future__ import annotations

import datetime
import os
import platform
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from speed import Cost

FILE = Path(__file__).parent / "RESULTS.md"
NOTE = """\
Hugo's site has lists, topics, countries, years, a feed for every list, sitemaps, tables of contents, one search file a
language. Arasha makes besides: Kazakh in Latin letters (a quarter of its pages), a picture for sharing for every page,
a search in shards that knows word forms, feeds in two formats, calendars; and it checks every text and link. PDFs,
EPUBs and bundles are left out. CPU time is that of all processes; a goal beside Hugo is met when CPU and wall time both
meet it."""
PACKAGES = ("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "markdown", "pymdown-extensions")


@dataclass(frozen=True, slots=True)
class Limit:
    """The most that a run may take: `measure` is "CPU" or "wall", `most` its seconds."""

    measure: str
    most: float


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table; `base` is Hugo's run of the same kind."""

    what: str
    cost: Cost
    base: Cost | None = None
    goal: str = ""
    limits: tuple[Limit, ...] = ()

    @property
    def met(self) -> str:
        """Whether every limit was kept, and which was not."""
        taken = {"CPU": self.cost.cpu, "wall": self.cost.wall}
        over = [f"{one.measure} > {one.most:.2f} s" for one in self.limits if taken[one.measure] > one.most]
        return f"no: {', '.join(over)}" if over else "yes" if self.limits else ""


def within(base: Cost, share: float) -> tuple[Limit, Limit]:
    """At most `share` of another run's CPU and wall time."""
    return Limit("CPU", base.cpu * share), Limit("wall", base.wall * share)


def table(rows: Sequence[Row]) -> Iterator[str]:
    """The lines of a Markdown table."""
    yield "| what | CPU s | wall s | peak MB a process | × Hugo's CPU | × Hugo's wall | goal | met |"
    yield "|---|---:|---:|---:|---:|---:|---|---|"
    for row in rows:
        cost, base = row.cost, row.base
        ratios = [f"{cost.cpu / base.cpu:.2f}", f"{cost.wall / base.wall:.2f}"] if base else ["", ""]
        cells = [row.what, f"{cost.cpu:.2f}", f"{cost.wall:.2f}", f"{cost.peak:.0f}", *ratios, row.goal, row.met]
        yield f"| {' | '.join(cells)} |"


def machine() -> str:
    """What measured."""
    found = Path("/proc/cpuinfo").read_text(encoding="utf-8") if Path("/proc/cpuinfo").exists() else ""
    names = [line.partition(":")[2].strip() for line in found.splitlines() if line.startswith("model name")]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    name = names[0] if names else platform.processor()
    return f"{name}, {os.cpu_count()} cores, {memory:.0f} GB; {platform.system()} {platform.release()}"


def versions(hugo: Path) -> str:
    """Of everything that was measured, from the programs themselves."""
    said = subprocess.run([hugo, "version"], check=True, capture_output=True, text=True).stdout
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return f"Python {platform.python_version()}, {packages}; {said.split(' BuildDate')[0].strip()}"


def load() -> str:
    """How many processes waited for a core in the last minute, 5 and 15 minutes: over the cores, wall times lie."""
    return " ".join(f"{one:.2f}" for one in os.getloadavg())


def today() -> str:
    """The day of the run."""
    return datetime.datetime.now(tz=datetime.UTC).date().isoformat()
