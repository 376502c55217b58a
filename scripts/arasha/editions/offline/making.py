"""All copies of a finished site, each language in a process of its own; then the page that lists them."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from arasha.editions.manifest import Origin
from arasha.editions.offline.copying import FOLDER, ZIM, ZIP, Order, copy
from arasha.editions.offline.packing import sign
from arasha.editions.offline.pages import Copy, CopyPages, filled, in_alphabet, slots
from arasha.editions.workers import end_with_parent
from arasha.languages import Language
from arasha.pages.settings import Settings

_FORK = "fork" if sys.platform == "linux" else "spawn"
_STANDARD_OUTPUT = 1
"""Where libzim, which is written in C++, prints how it goes on."""

Sign = Callable[[bytes], bytes]
Progress = Callable[[str, int, int], None]
"""Hears what is made, how many are done, how many in all."""


def make_offline(
    site: Path,
    origin: Origin,
    settings: Settings,
    languages: Mapping[str, Language],
    theme: Path,
    signature: Sign | None,
    progress: Progress,
) -> tuple[Copy, ...]:
    """Make a ZIP and a ZIM of each language below `site/offline/`, and list them on the page for blocked readers.

    Files of the site that change are put in as new ones: what is linked to the old ones keeps what it had.

    Args:
        site: folder of the finished site, without compressed twins and manifest.
        origin: what it was made of, and when.
        settings: the site's.
        languages: all of them.
        theme: folder of the templates.
        signature: makes the signature of an archive's list of files; None while there is no key.
        progress: hears how it goes.

    Raises:
        OSError: the disk is full.
        ManifestError: a file's name can't stand in a list of files.
    """
    orders = [Order(site, theme, one, settings, origin, signature is not None) for one in languages.values()]
    (site / FOLDER).mkdir(exist_ok=True)
    progress(FOLDER, 0, len(orders))
    context = multiprocessing.get_context(_FORK)
    with ProcessPoolExecutor(min(len(orders), os.cpu_count() or 1), context, initializer=_begin) as pool:
        for done, (order, text) in enumerate(zip(orders, pool.map(copy, orders), strict=True), 1):
            if signature:
                sign(order.file(ZIP), text, signature)
            progress(FOLDER, done, len(orders))
    copies = tuple(_told(order, format_) for order in orders for format_ in (ZIP, ZIM))
    list_copies(orders, copies)
    return copies


def list_copies(orders: list[Order], copies: tuple[Copy, ...]) -> None:
    """Fill the slot of the page for blocked readers, in each language and alphabet."""
    by_language = {order.language.code: order for order in orders}
    for language, path in slots([order.language for order in orders]):
        order = by_language[language.code]
        file = order.site / path
        if file.is_file():
            pages = CopyPages(order.theme, language, order.settings, order.origin)
            slot = in_alphabet(language, path, pages.copies(copies, path, signed=order.signed))
            _replace(file, filled(file.read_text(encoding="utf-8"), slot))


def _told(order: Order, format_: str) -> Copy:
    file = order.file(format_)
    with file.open("rb") as opened:
        sha256 = hashlib.file_digest(opened, "sha256").hexdigest()
    return Copy(order.language.code, format_, f"{FOLDER}/{file.name}", file.stat().st_size, sha256)


def _replace(file: Path, text: str) -> None:
    """Put a new file in the place of an old one, which other folders may share."""
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    draft.write_text(text, encoding="utf-8")
    draft.replace(file)


def _begin() -> None:
    """In a worker: libzim's remarks go nowhere, the list of what it packed comes back by another way."""
    end_with_parent()
    os.dup2(os.open(os.devnull, os.O_WRONLY), _STANDARD_OUTPUT)
