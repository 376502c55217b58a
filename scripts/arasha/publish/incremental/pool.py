"""Prints pages, on all cores when there are many of them."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any

from arasha.editions.workers import end_with_parent
from arasha.publish.incremental.printing import Done, Shop
from arasha.publish.timing import Times

_CURRENT: list[Shop] = []
"""What forked processes print from: it holds functions, which can't be sent to them."""
FEW = 40
"""Pages that are printed sooner than processes are started."""
CHUNK = 40
_FORKS = sys.platform == "linux"
"""A forked process has the library already; macOS' system libraries don't survive a fork."""


def print_all(shop: Shop, wanted: Sequence[tuple[str, str]], times: Times) -> Iterator[tuple[str, Done]]:
    """Print these pages, each given by language and file, in this order as far as cores allow."""
    cores = os.cpu_count() or 1
    if len(wanted) <= FEW or cores == 1 or not _FORKS:
        shop.times = times
        for code, file in wanted:
            yield code, shop.print(code, file)
        return
    chunks = [wanted[start : start + CHUNK] for start in range(0, len(wanted), CHUNK)]
    context: Any = multiprocessing.get_context("fork")
    _CURRENT.append(shop)
    gc.freeze()  # what is there stays: the processes need not copy it to look for rubbish in it
    pool = ProcessPoolExecutor(min(cores, len(chunks)), context, initializer=end_with_parent)
    try:
        for chunk, (done, seconds) in zip(chunks, pool.map(_print_chunk, chunks), strict=True):
            times.add(seconds)
            yield from zip((code for code, _ in chunk), done, strict=True)
    finally:
        pool.shutdown(cancel_futures=True)  # whoever has heard enough need not wait for the rest
        _CURRENT.clear()
        gc.unfreeze()


def _print_chunk(chunk: Sequence[tuple[str, str]]) -> tuple[list[Done], dict[str, float]]:
    """Print some pages; gives them, and the seconds that each stage took."""
    shop = _CURRENT[0]
    shop.times = Times()
    return [shop.print(code, file) for code, file in chunk], dict(shop.times.seconds)
