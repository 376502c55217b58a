"""Build each language in a process of its own, as many at once as there are cores."""

from __future__ import annotations

import logging
import multiprocessing
import os
import queue
import sys
import traceback
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config

from arasha.content import Item, Problem
from arasha.editions.search.writing import SearchWriter
from arasha.editions.share_pictures import write_share_pictures
from arasha.editions.writing import needed, write_editions
from arasha.mkdocs_plugin.project import LANGUAGE_VARIABLE, PLUGIN, Project
from arasha.mkdocs_plugin.task import Listener, Task
from arasha.pages.bodies import Shown
from arasha.pages.site import Site

EVERY = 25
"""Pages between two reports of progress."""
_FORK = "fork" if sys.platform == "linux" else "spawn"
"""A forked process has the library already; macOS' system libraries don't survive a fork."""


@dataclass
class Outcome:
    """What the builders said: pages made, problems that came to light, and failures of the tool itself."""

    pages: int = 0
    problems: list[Problem] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)


Progress = Callable[[str, int, int], None]
"""Hears language, pages done, pages in all."""


def build_languages(project: Project, sites: Iterable[Site], folder: Path, progress: Progress) -> Outcome:
    """Build each site below `folder/<language>/`, whose own `<language>/` holds the pages."""
    context: Any = multiprocessing.get_context(_FORK)
    news: Any = context.Queue()
    waiting = [
        context.Process(target=_build, args=(project, site, folder / site.code, news), name=site.code) for site in sites
    ]
    outcome = Outcome()
    running: list[BaseProcess] = []
    while waiting or running:
        while waiting and len(running) < (os.cpu_count() or 1):
            process = waiting.pop(0)
            process.start()
            running.append(process)
        _hear(news, outcome, progress, timeout=0.05)
        for process in [one for one in running if not one.is_alive()]:
            running.remove(process)
            while _hear(news, outcome, progress, timeout=0.05):
                pass
            if process.exitcode and not (outcome.problems or outcome.failures):
                outcome.failures.append(f"{process.name}: exit {process.exitcode}")
    while _hear(news, outcome, progress, timeout=0):
        pass
    return outcome


def _hear(news: Any, outcome: Outcome, progress: Progress, timeout: float) -> bool:
    try:
        what, language, value = news.get(timeout=timeout) if timeout else news.get_nowait()
    except queue.Empty:
        return False
    if what == "pages":
        done, total = value
        outcome.pages += total if done == total else 0
        progress(language, done, total)
    elif what == "problems":
        outcome.problems += [problem for problem in value if problem not in outcome.problems]
    else:
        outcome.failures.append(f"{language}: {value}")
    return True


class _Reporter(Listener):
    """Tells the main process how the build goes, hands the items' pages on, and keeps those needed afterwards."""

    def __init__(self, language: str, news: Any, needed: Container[str], take: Callable[[Item, Shown], None]) -> None:
        self._language, self._news, self._needed, self._take = language, news, needed, take
        self.kept: dict[str, Shown] = {}
        self._pages = self._total = 0
        self.told = False

    def total(self, pages: int) -> None:
        self._total = pages
        self._report()

    def done(self) -> None:
        self._pages += 1
        if self._pages % EVERY == 0 or self._pages == self._total:
            self._report()

    def shown(self, item: Item, page: Shown) -> None:
        if item.folder in self._needed:
            self.kept[item.folder] = page
        self._take(item, page)

    def problems(self, problems: Sequence[Problem]) -> None:
        self.told = True
        self._news.put(("problems", self._language, list(problems)))

    def _report(self) -> None:
        self._news.put(("pages", self._language, (self._pages, self._total)))


class _Warnings(logging.Handler):
    """Keeps what MkDocs warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage())


def _build(project: Project, site: Site, folder: Path, news: Any) -> None:
    """Run MkDocs for one language and make its editions; the process's whole work."""
    os.environ[LANGUAGE_VARIABLE] = site.code
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    search = SearchWriter(site, folder / site.code)
    reporter = _Reporter(site.code, news, needed(site), search.take)
    warnings = _Warnings()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(warnings)
    logger.propagate = False
    try:
        _run_mkdocs(project, Task(site, reporter), folder)
        search.write()
        write_editions(site, reporter.kept, project.docs, folder / site.code)
        write_share_pictures(site, project.theme, project.cache, folder)
    except BaseException as error:  # MkDocs stops by SystemExit; every end must be told
        if not (warnings.texts or reporter.told):
            news.put(("failed", site.code, "".join(traceback.format_exception(error)[-3:]).strip()))
        for text in warnings.texts:
            news.put(("failed", site.code, text))
        sys.exit(1)


def _run_mkdocs(project: Project, task: Task, folder: Path) -> None:
    config = load_config(config_file=str(project.config), site_dir=str(folder), strict=True)
    plugin: Any = config.plugins[PLUGIN]
    plugin.task = task
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
