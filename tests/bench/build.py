"""What a build costs beside Hugo's of the same content: run `python tests/bench/build.py [NEWS]`, 1000 by default.

Hugo and Arasha build in turn, round after round; the table has the median of the rounds. Every round begins without
what an earlier build has kept, then edits, each another item. Each build is looked at: the edit is on the page.
`--stock` adds the stack as it comes, once; `--serve` how long a saved edit takes to a reader of `arasha serve`;
`--growth` clean builds of 1,000, 3,000 and 10,000 news; `--write` keeps the table in RESULTS.md.
"""

from __future__ import annotations

import argparse
import math
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import hugo
import stock
from builders import BODY, CHECK, CLEAN, NOTHING, TEMPLATE, TITLE, WARM, Hugos, Ours
from corpus import LANGUAGES
from results import FILE, NOTE, Limit, Row, load, machine, table, today, versions, within
from serving import saved_to_shown
from speed import Cost, cost_of, median

GROWTH = (1000, 3000, 10_000)
EXPONENT, LARGEST = 1.05, 600
"""Of CPU seconds over pages; megabytes a process."""
Costs = dict[str, list[Cost]]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news", nargs="?", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    for name in ("stock", "serve", "growth", "write"):
        parser.add_argument(f"--{name}", action="store_true")
    asked = parser.parse_args()
    lines = []
    for line in _lines(asked):
        print(line, flush=True)
        lines.append(line)
    if asked.write:
        FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _lines(asked: argparse.Namespace) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as name:
        ours = Ours(Path(name) / "ours", asked.news)
        hugos = Hugos(ours.folder / "docs", Path(name) / "hugo", asked.news)
        yield from ("# Builds beside Hugo", "", f"{today()}; {machine()}.", f"{versions(hugos.program)}.", "")
        yield f"{asked.news} made-up news x {len(LANGUAGES)} languages; medians of the rounds in turn: {asked.rounds}."
        yield f"Processes that waited for a core, in the last 1, 5, 15 minutes: at first {load()};"
        costs: dict[str, Costs] = {"ours": defaultdict(list), "hugo": defaultdict(list)}
        for number in range(asked.rounds):
            _round(ours, hugos, costs)
            _tell(f"round {number + 1}: load {load()}")
        yield f"after the rounds {load()}."
        yield f"HTML pages: Hugo {hugo.pages(hugos.folder / 'public')}, Arasha {hugo.pages(ours.site)}."
        rows = _rows(costs, _stock(ours, Path(name) / "stock") if asked.stock else None)
        yield from ("", *NOTE.splitlines(), "", *table(list(rows)))
        if asked.serve:
            yield from ("", *_serve(ours, asked.rounds))
    if asked.growth:
        yield from ("", *_growth())


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _round(ours: Ours, hugos: Hugos, costs: dict[str, Costs]) -> None:
    costs["hugo"][CLEAN].append(hugos.clean())
    costs["ours"][CLEAN].append(ours.clean())
    costs["hugo"][BODY].append(hugos.rebuild())
    for what, cost in ours.rebuilds():
        costs["ours"][what].append(cost)


def _stock(ours: Ours, folder: Path) -> Cost:
    stock.write_stock(ours.folder / "docs", folder)
    return cost_of(stock.command(folder))


def _rows(costs: dict[str, Costs], stock_cost: Cost | None) -> Iterator[Row]:
    found = {what: median(each) for what, each in costs["ours"].items()}
    base, again = (median(costs["hugo"][what]) for what in (CLEAN, BODY))
    yield Row(f"Hugo, {CLEAN}", base)
    yield Row(f"Hugo, {BODY}", again, base)
    quarter: tuple[Limit, ...] = ()
    if stock_cost:
        yield Row(f"stock stack, {CLEAN}, once", stock_cost, base)
        quarter = (Limit("CPU", stock_cost.cpu / 4),)
    goals: dict[str, tuple[str, tuple[Limit, ...]]] = {
        CLEAN: ("≤ 1.5 x Hugo, ≤ a quarter of the stock stack", (*within(base, 1.5), *quarter)),
        NOTHING: ("≤ 0.1 x Hugo", within(again, 0.1)),
        BODY: ("≤ 0.1 x Hugo, CPU < 1 s", (*within(again, 0.1), Limit("CPU", 1))),
        TITLE: ("≤ 0.25 x Hugo", within(again, 0.25)),
        TEMPLATE: ("≤ 0.8 x our clean build", within(found[CLEAN], 0.8)),
        CHECK: ("≤ 0.5 s", (Limit("CPU", 0.5), Limit("wall", 0.5))),
    }
    for what, cost in found.items():
        goal, limits = goals.get(what, ("", ()))
        yield Row(f"Arasha, {what}", cost, base if what in (CLEAN, WARM) else again, goal, limits)


def _serve(ours: Ours, rounds: int) -> Iterator[str]:
    waits = sorted(saved_to_shown(ours.command("serve"), ours.editor, rounds))
    middle = waits[len(waits) // 2]
    yield f"`arasha serve`, from saving a text until its page shows it: {middle:.2f} s wall, median of {rounds} edits"
    yield f"(goal ≤ 1 s: {_said(middle <= 1)})."


def _growth() -> Iterator[str]:
    yield "| made-up news | texts | clean build, CPU s | wall s | peak MB a process |"
    yield "|---:|---:|---:|---:|---:|"
    points: list[tuple[int, Cost]] = []
    for news in GROWTH:
        with tempfile.TemporaryDirectory() as name:
            ours = Ours(Path(name) / "site", news)
            texts, cost = len(list((ours.folder / "docs").rglob("*.md"))), ours.clean()
        points.append((texts, cost))
        yield f"| {news} | {texts} | {cost.cpu:.1f} | {cost.wall:.1f} | {cost.peak:.0f} |"
    (few, small), (many, large) = points[0], points[-1]
    exponent = math.log(large.cpu / small.cpu) / math.log(many / few)
    yield from ("", f"Exponent of CPU over texts: {exponent:.2f} (goal ≤ {EXPONENT}: {_said(exponent <= EXPONENT)});")
    yield f"largest process {large.peak:.0f} MB (goal ≤ {LARGEST}: {_said(large.peak <= LARGEST)})."


def _said(kept: bool) -> str:
    return "met" if kept else "not met"


if __name__ == "__main__":
    main()
