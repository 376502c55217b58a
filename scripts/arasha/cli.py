"""The `arasha` command. Exit codes: 0 good, 1 problems in the content, 2 wrong use, 3 the tool failed."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from arasha.checks.wording import as_annotation, as_data, as_text
from arasha.content import Problem, ProblemError, read
from arasha.content.stamping import stamp
from arasha.languages import Language, MissingStringsError, load_language
from arasha.mkdocs_plugin.project import CONFIG, Project, ProjectError, read_project

GOOD, PROBLEMS, WRONG_USE, FAILED = range(4)
MESSAGES = ("kk", "ru", "en")
"""Languages that the command itself speaks."""

app = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode=None, help=__doc__)
Config = Annotated[Path, typer.Option("--config", help="The site's configuration.")]
Messages = Annotated[str, typer.Option("--language", help="Language of the messages: kk, ru, en.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing when all is well.")]


@app.command()
def build(
    config: Config = Path(CONFIG),
    language: Annotated[list[str] | None, typer.Option("--language", help="Build only this language.")] = None,
    output: Annotated[Path | None, typer.Option("--output", help="Folder of the finished site.")] = None,
    quiet: Quiet = False,
) -> None:
    """Build the whole site. A build that fails leaves the last good site as it was."""
    from arasha.publish.building import build_site

    words = _words()
    project = _project(config)
    if unknown := [code for code in language or () if code not in project.languages]:
        _stop(WRONG_USE, f"--language {unknown[0]}? {', '.join(project.languages)}")
    target = (output or project.site).absolute()
    with _failures(), _progress(quiet) as progress:
        built = build_site(project, target, progress, language or ())
    if built.problems:
        _show(built.problems, project, words)
        _say(words.text("cli_problems", n=len(built.problems)))
        if target.exists():
            _say(words.text("cli_kept"))
        raise typer.Exit(PROBLEMS)
    if built.failures:
        _stop(FAILED, "\n".join(built.failures))
    if not quiet:
        print(words.text("cli_built", n=built.pages, folder=_short(target)))


@app.command()
def check(
    paths: Annotated[list[Path] | None, typer.Argument(help="Only what is wrong in these files or folders.")] = None,
    config: Config = Path(CONFIG),
    language: Messages = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print the problems as JSON.")] = False,
    quiet: Quiet = False,
) -> None:
    """Check the content without building."""
    words = _words(language)
    project = _project(config)
    with _failures():
        reading = read(project.docs, project.languages)
    problems = [problem for problem in reading.problems if _within(project.docs / problem.path, paths)]
    if as_json:
        print(json.dumps([as_data(p, project.docs.name, words) for p in problems], ensure_ascii=False, indent=2))
    elif problems:
        _show(problems, project, words)
        _say(words.text("cli_problems", n=len(problems)))
    elif not quiet:
        print(words.text("cli_sound", n=len(reading.library.items)))
    if problems:
        raise typer.Exit(PROBLEMS)


@app.command()
def translated(
    files: Annotated[list[Path], typer.Argument(help="Translations: docs/news/2024/slug/index.kk.md")],
    config: Config = Path(CONFIG),
    language: Messages = "",
    quiet: Quiet = False,
) -> None:
    """Mark a translation as saying what its original says now."""
    words = _words(language)
    project = _project(config)
    problems: list[Problem] = []
    for file in files:
        path = os.path.relpath(file.absolute(), project.docs).replace(os.sep, "/")
        try:
            if path.startswith("../") or not file.is_file():
                raise ProblemError(Problem("no-such-file", path.removeprefix("../")))
            fingerprint = stamp(project.docs, path)
        except ProblemError as error:
            problems.append(error.problem)
            continue
        if not quiet:
            print(words.text("cli_stamped", file=_short(file.absolute()), fingerprint=fingerprint))
    if problems:
        _show(problems, project, words)
        raise typer.Exit(PROBLEMS)


@app.command()
def serve(
    config: Config = Path(CONFIG),
    port: Annotated[int, typer.Option("--port", help="Port on 127.0.0.1.")] = 8000,
    quiet: Quiet = False,
) -> None:
    """Build all languages, serve them on this machine, and rebuild at every change."""
    from arasha.publish.serving import HOST
    from arasha.publish.serving import serve as serve_site

    words = _words()
    project = _project(config)
    try:
        serve_site(project, port, ready=words.text("cli_serving", url=f"http://{HOST}:{port}/"), quiet=quiet)
    except OSError as error:
        if error.errno is None or port < 1:
            raise
        _stop(FAILED, words.text("cli_port", port=port, other=port + 1))


def main() -> None:
    """Run the command."""
    app()


def _words(language: str = "") -> Language:
    """The language of messages: as asked, else the environment's by POSIX's order, else English."""
    if language and language not in MESSAGES:
        _stop(WRONG_USE, f"--language {language}? {', '.join(MESSAGES)}")
    wished = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    found = next((value[:2] for value in wished if value), "")
    return load_language(language or (found if found in MESSAGES else MESSAGES[-1]))


def _project(config: Path) -> Project:
    try:
        return read_project(config)
    except ProjectError as error:
        _stop(WRONG_USE, str(error))


def _show(problems: Sequence[Problem], project: Project, words: Language) -> None:
    """The problems for people; where the forge runs the check, also as annotations at the line."""
    for problem in problems:
        print(as_text(problem, project.docs.name, words) + "\n", file=sys.stderr)
        if os.environ.get("GITHUB_ACTIONS") == "true":
            print(as_annotation(problem, project.docs.name, words))


def _within(path: Path, chosen: Sequence[Path] | None) -> bool:
    return not chosen or any(path.absolute().is_relative_to(one.absolute()) for one in chosen)


def _short(path: Path) -> str:
    """The path from the folder that the command runs in, where it lies below it."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


@contextmanager
def _failures() -> Iterator[None]:
    """Failures of the tool in one line, not as a traceback."""
    try:
        yield
    except (MissingStringsError, OSError) as error:
        _stop(FAILED, str(error))


@contextmanager
def _progress(quiet: bool) -> Iterator[_Bars]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=quiet or not console.is_terminal) as bars:
        yield _Bars(bars)


class _Bars:
    """One bar for each language."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._bars: dict[str, int] = {}

    def __call__(self, language: str, done: int, total: int) -> None:
        """Show how far a language is."""
        if language not in self._bars:
            self._bars[language] = self._progress.add_task(language)
        self._progress.update(self._bars[language], completed=done, total=total)  # type: ignore[arg-type]


def _say(text: str) -> None:
    print(text, file=sys.stderr)


def _stop(code: int, text: str) -> NoReturn:
    _say(text)
    raise typer.Exit(code)


if __name__ == "__main__":
    main()
