"""`arasha build`: the whole site, of which only what has changed is made anew."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from arasha import console
from arasha.commands.options import Config, Quiet
from arasha.console import FAILED, PROBLEMS, WRONG_USE
from arasha.languages import Language
from arasha.mkdocs_plugin.project import CONFIG


def build(  # noqa: PLR0913, PLR0917 - the command's options
    config: Config = Path(CONFIG),
    language: Annotated[list[str] | None, typer.Option("--language", help="Build only this language.")] = None,
    output: Annotated[Path | None, typer.Option("--output", help="Folder of the finished site.")] = None,
    no_pdf: Annotated[
        bool,
        typer.Option(
            "--no-pdf", help="Make no PDFs, EPUBs and bundles: quick. What is up to date is offered all the same."
        ),
    ] = False,
    part: Annotated[
        bool, typer.Option("--part", help="Only the pages of the languages named, as a part for `arasha assemble`.")
    ] = False,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Make everything anew, and keep nothing of it.")] = False,
    profile: Annotated[bool, typer.Option("--profile", help="Say at the end where the time went.")] = False,
    quiet: Quiet = False,
) -> None:
    """Build the whole site. A build that fails leaves the last good site as it was."""
    from arasha.publish.building import build_site  # noqa: PLC0415 - other commands must not wait for it
    from arasha.publish.timing import Times  # noqa: PLC0415

    words = console.words()
    project = console.project(config)
    if unknown := [code for code in language or () if code not in project.languages]:
        console.stop(WRONG_USE, f"--language {unknown[0]}? {', '.join(project.languages)}")
    target = (output or project.site).absolute()
    if project.would_be_lost(target):
        console.stop(WRONG_USE, f"--output {console.short(target)}? {console.short(project.root / 'site')}")
    times = Times()
    with ExitStack() as stack:
        if no_cache:
            folder = stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
            project = replace(project, elsewhere=Path(folder))
        stack.enter_context(console.failures())
        bars = stack.enter_context(console.progress(quiet))
        built = build_site(project, target, bars, language or (), pdfs=not no_pdf, part=part, times=times)
    if built.problems:
        console.show(built.problems, project, words)
        console.say(words.text("cli_problems", n=len(built.problems)))
        if target.exists():
            console.say(words.text("cli_kept"))
        raise typer.Exit(PROBLEMS)
    if built.failures:
        console.stop(FAILED, "\n".join(built.failures))
    if profile:
        console.say("\n".join(_told(times.seconds, words)))
    if not quiet:
        print(words.text("cli_built", n=built.pages, folder=console.short(target)))


def _told(seconds: dict[str, float], words: Language) -> list[str]:
    """The stages, the longest first."""
    total = sum(seconds.values()) or 1.0
    ordered = sorted(seconds.items(), key=lambda one: -one[1])
    lines = [f"{value:8.2f} {value / total:5.0%}  {words.text(f'cli_stage_{name}')}" for name, value in ordered]
    return [words.text("cli_profile"), *lines]
