"""All editions of a site: what is kept is taken, the rest is made side by side on all cores."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from arasha.content import Item, Problem
from arasha.editions.pdf.documents import KINDS
from arasha.editions.pdf.names import edition
from arasha.editions.pdf.printing import Order, Printed, Rendering
from arasha.editions.workers import end_with_parent
from arasha.pages.editions import Edition
from arasha.pages.site import Site

_FORK = "fork" if sys.platform == "linux" else "spawn"
"""A forked process has the library already; macOS' system libraries don't survive a fork."""
Progress = Callable[[str, int, int], None]
"""Hears what is made, how many are done, how many in all."""


class Maker(Protocol):
    """What makes the editions of one format: a press, a bindery."""

    def kept(self, order: Order) -> Printed | None:
        """What there is of an order, without rendering anything; None when it must be made."""

    def print(self, order: Order, rendering: Rendering) -> Printed:
        """Make an edition and keep it."""


@dataclass
class Made:
    """What came of it: the editions and where each file is, or what stood in the way."""

    editions: list[Edition] = field(default_factory=list)
    files: dict[str, Path] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    def add(self, order: Order, printed: Printed) -> None:
        """Take in how one order went."""
        self.problems += [problem for problem in printed.problems if problem not in self.problems]
        self.failures += [printed.failure] if printed.failure else []
        if printed.stored:
            made = edition(order.site, order.item, order.kind, printed.stored, order.format)
            self.editions.append(made)
            self.files[made.address] = printed.stored.file

    def join(self, other: Made) -> None:
        """Take in what came of other work."""
        self.editions += other.editions
        self.files |= other.files
        self.problems += [problem for problem in other.problems if problem not in self.problems]
        self.failures += other.failures


def orders(sites: Iterable[Site], folders: Collection[str] = ()) -> list[Order]:
    """All editions that modules could have, the long ones first: they take longest.

    Args:
        sites: the languages.
        folders: only these modules; all when empty.
    """
    # Paper takes the pictures as they are: their variants are for screens
    plain = [replace(site, pictures={}) for site in sites]
    return [Order(site, item, kind) for kind in KINDS for site in plain for item in modules(site, folders)]


def modules(site: Site, folders: Collection[str] = ()) -> Iterator[Item]:
    """The modules whose whole text there is in this language."""
    for item in site.library.items.values():
        version = item.versions.get(site.code)
        whole = item.kind == "module" and version and version.texts.coverage == "full"
        if whole and (not folders or item.folder in folders):
            yield item


def make(
    maker: Maker,
    wanted: Sequence[Order],
    rendering: Callable[[], Rendering],
    progress: Progress,
    label: str = "PDF",
) -> Made:
    """Make what is not kept, and gather everything.

    Args:
        maker: of all of them.
        wanted: what to make.
        rendering: how texts are rendered; asked for only when one must be.
        progress: hears how it goes; nothing where all is kept.
        label: what the progress display calls the work.
    """
    results: list[Printed | None] = [maker.kept(order) for order in wanted]
    if open_ := [number for number, printed in enumerate(results) if printed is None]:
        setting = _Setting(maker, wanted, rendering())
        progress(label, 0, len(open_))
        for done, (number, printed) in enumerate(_in_processes(setting, open_), 1):
            results[number] = printed
            progress(label, done, len(open_))
    made = Made()
    for order, result in zip(wanted, results, strict=True):
        made.add(order, result or Printed())
    return made


@dataclass(frozen=True)
class _Setting:
    maker: Maker
    wanted: Sequence[Order]
    rendering: Rendering


def _in_processes(setting: _Setting, numbers: Sequence[int]) -> Iterator[tuple[int, Printed]]:
    context = multiprocessing.get_context(_FORK)
    workers = min(len(numbers), os.cpu_count() or 1)
    with ProcessPoolExecutor(workers, context, initializer=_begin, initargs=(setting,)) as pool:
        futures = {pool.submit(_work, number): number for number in numbers}
        for future in as_completed(futures):
            yield futures[future], future.result()


_begun: list[_Setting] = []
"""In a worker, what it works with: given once, not with every order."""


def _begin(setting: _Setting) -> None:
    end_with_parent()
    _begun[:] = [setting]


def _work(number: int) -> Printed:
    setting = _begun[0]
    return setting.maker.print(setting.wanted[number], setting.rendering)
