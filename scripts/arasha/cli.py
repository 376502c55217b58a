"""The `arasha` command. Exit codes: 0 good, 1 problems in the content, 2 wrong use, 3 the tool failed."""

from __future__ import annotations

import gc
import json
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from arasha import console
from arasha.checks.running import check as run_checks
from arasha.checks.running import errors
from arasha.checks.wording import as_data
from arasha.commands.assemble import assemble
from arasha.commands.build import build
from arasha.commands.changes import changes
from arasha.commands.clean import clean
from arasha.commands.hosting import hosting
from arasha.commands.new import new
from arasha.commands.options import AsJson, Config, Messages, Quiet
from arasha.commands.pdf import pdf
from arasha.commands.release import release
from arasha.commands.status import status
from arasha.commands.verify import verify
from arasha.console import FAILED, PROBLEMS
from arasha.content import Problem, ProblemError, read
from arasha.content.moment import now
from arasha.content.snapshot import without_collector
from arasha.content.stamping import stamp
from arasha.mkdocs_plugin.project import CONFIG

app = typer.Typer(
    no_args_is_help=True, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False, help=__doc__
)
app.command()(new)
app.command()(status)
app.command()(changes)
app.command()(build)
app.command()(clean)
app.command()(pdf)
app.command()(assemble)
app.command()(hosting)
app.command()(release)
app.command()(verify)


@app.command()
def check(
    paths: Annotated[list[Path] | None, typer.Argument(help="Only what is wrong in these files or folders.")] = None,
    config: Config = Path(CONFIG),
    language: Messages = "",
    as_json: AsJson = False,
    spelling: Annotated[
        bool, typer.Option("--spelling", help="Also ask this machine's spelling dictionaries.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Check the content and the settings without building."""
    from arasha.pages.security_txt import problems as security_problems

    words = console.words(language)
    project = console.project(config)
    moment = now()
    with console.failures(), without_collector():
        reading = read(project.docs, project.languages, moment, project.cache)
        found = run_checks(reading, project.docs, project.cache, theme=project.theme, with_spelling=spelling)
    found = (*found, *security_problems(project.settings, moment.date()))
    problems = [problem for problem in found if console.within(project.docs / problem.path, paths)]
    refused = errors(tuple(problems))
    if as_json:
        print(json.dumps([as_data(p, project.docs.name, words) for p in problems], ensure_ascii=False, indent=2))
    else:
        console.show(problems, project, words)
        if refused:
            console.say(words.text("cli_problems", n=len(refused)))
        elif not quiet:
            print(words.text("cli_sound", n=len(reading.items)))
    if refused:
        raise typer.Exit(PROBLEMS)


@app.command()
def translated(
    files: Annotated[list[Path], typer.Argument(help="Translations: docs/news/2024/slug/index.kk.md")],
    config: Config = Path(CONFIG),
    language: Messages = "",
    quiet: Quiet = False,
) -> None:
    """Mark a translation as saying what its original says now."""
    words = console.words(language)
    project = console.project(config)
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
            print(words.text("cli_stamped", file=console.short(file.absolute()), fingerprint=fingerprint))
    if problems:
        console.show(problems, project, words)
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

    words = console.words()
    project = console.project(config)
    try:
        serve_site(project, port, main, ready=words.text("cli_serving", url=f"http://{HOST}:{port}/"), quiet=quiet)
    except OSError as error:
        if error.errno is None or port < 1:
            raise
        console.stop(FAILED, words.text("cli_port", port=port, other=port + 1))


def main() -> None:
    """Run the command. A defect of the tool is told in one line; ARASHA_DEBUG=1 shows where it happened."""
    try:
        app()
    except Exception as error:
        if os.environ.get("ARASHA_DEBUG"):
            raise
        console.say(f"arasha: {type(error).__name__}: {error} (ARASHA_DEBUG=1 shows where)")
        sys.exit(FAILED)
    finally:
        gc.freeze()  # Python ends with a search for rubbish among all that was read: a tenth of a check's time


if __name__ == "__main__":
    main()
