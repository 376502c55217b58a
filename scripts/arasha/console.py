"""How the command speaks: its language, problems, progress, and the ways it ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from arasha.checks.wording import MESSAGES, as_annotation, as_text
from arasha.content import Problem
from arasha.editions.pdf.libraries import LibrariesMissingError
from arasha.languages import Language, MissingStringsError, load_language
from arasha.mkdocs_plugin.project import Project, ProjectError, read_project
from arasha.publish.locking import LockedError

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

MOST_ADVICE = 20
"""Pieces of advice that are shown at once: more would hide the problems."""
GOOD, PROBLEMS, WRONG_USE, FAILED = range(4)
"""Exit codes: good; problems in the content; wrong use; the tool failed."""
EXPLAINED = "editors/problems/"
"""Where each language of the site explains all problems."""


def words(language: str = "") -> Language:
    """The language of messages: as asked, else the environment's by POSIX's order, else English."""
    if language and language not in MESSAGES:
        stop(WRONG_USE, f"--language {language}? {', '.join(MESSAGES)}")
    wished = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    found = next((value[:2] for value in wished if value), "")
    return load_language(language or (found if found in MESSAGES else MESSAGES[-1]))


def project(config: Path) -> Project:
    """The project that the configuration describes; wrong use when there is none."""
    try:
        return read_project(config)
    except ProjectError as error:
        stop(WRONG_USE, str(error))


def show(problems: Sequence[Problem], project: Project, words: Language) -> None:
    """The problems for people; where the forge runs the check, also at the line, in the language of the text."""
    advice = [problem for problem in problems if problem.warning]
    shown = [problem for problem in problems if not problem.warning] + advice[:MOST_ADVICE]
    for problem in shown:
        print(as_text(problem, project.docs.name, words) + "\n", file=sys.stderr)
        if os.environ.get("GITHUB_ACTIONS") == "true":
            print(as_annotation(problem, project.docs.name, _words_of(problem.path) or words))
    if more := len(problems) - len(shown):
        say(words.text("cli_more_advice", n=more))
    if problems and project.settings.url and words.code in project.languages:
        say(words.text("cli_explained", url=f"{project.settings.url}{words.code}/{EXPLAINED}"))


def _words_of(path: str) -> Language | None:
    """The language of a text, which whoever wrote it reads: the forge's machine has none of its own."""
    code = path.removesuffix(".md").rpartition(".")[2]
    return load_language(code) if code in MESSAGES else None


def within(path: Path, chosen: Sequence[Path] | None) -> bool:
    """Whether the path lies in one of those that were chosen; all do when none was."""
    return not chosen or any(path.absolute().is_relative_to(one.absolute()) for one in chosen)


def short(path: Path) -> str:
    """The path from the folder that the command runs in, where it lies below it."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


@contextmanager
def failures() -> Iterator[None]:
    """Failures of the tool in one line, not as a traceback."""
    try:
        yield
    except LibrariesMissingError as error:
        stop(FAILED, words().text("cli_pdf_libraries", command=error.command))
    except LockedError as error:
        stop(FAILED, words().text("cli_locked", folder=short(error.site), process=error.process))
    except (MissingStringsError, OSError) as error:
        stop(FAILED, str(error))


@contextmanager
def progress(quiet: bool) -> Iterator[Bars]:
    """Bars on a terminal; silence where nobody watches."""
    from rich.console import Console  # noqa: PLC0415 - a check has no bars and must not wait for them
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=quiet or not console.is_terminal) as bars:
        yield Bars(bars)


class Bars:
    """One bar for each language."""

    def __init__(self, progress: Progress) -> None:
        self.progress = progress
        self._bars: dict[str, TaskID] = {}

    def __call__(self, language: str, done: int, total: int) -> None:
        """Show how far a language is."""
        if language not in self._bars:
            name = words().text("cli_bar", language=language, n=done) if done else language
            self._bars[language] = self.progress.add_task(name)
        self.progress.update(self._bars[language], completed=done, total=total)


def say(text: str) -> None:
    """Say something beside the command's own output."""
    print(text, file=sys.stderr)


def stop(code: int, text: str) -> NoReturn:
    """Say why, and end."""
    say(text)
    raise typer.Exit(code)
