"""`arasha clean`: take out of pictures and documents what they tell besides what they show."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from arasha import console
from arasha.checks import wording
from arasha.commands.options import Messages, Quiet
from arasha.console import PROBLEMS, WRONG_USE
from arasha.content import Problem, ProblemError
from arasha.languages import Language


def clean(
    files: Annotated[list[Path], typer.Argument(help="Pictures and PDFs, wherever they are.")],
    language: Messages = "",
    quiet: Quiet = False,
) -> None:
    """Remove place, time, author, attachments and scripts from pictures and PDFs."""
    from arasha.cleaning import clean as clean_file  # noqa: PLC0415 - no other command needs what opens pictures

    words = console.words(language)
    if missing := [file for file in files if not file.is_file()]:
        said = wording.words(Problem("no-such-file", missing[0].as_posix()), words)
        console.stop(WRONG_USE, f"{missing[0]}: {' '.join(said)}")
    failed = False
    for file in files:
        try:
            with console.failures():
                removed = clean_file(file)
        except ProblemError as error:
            console.say(f"{file}: {' '.join(wording.words(error.problem, words))}")
            failed = True
            continue
        if not quiet:
            print(_told(file, removed, words))
    if failed:
        raise typer.Exit(PROBLEMS)


def _told(file: Path, removed: list[str], words: Language) -> str:
    """What was removed, each by the name that programs have for it and, where we have words, by what it means."""
    if not removed:
        return words.text("cli_clean_nothing", file=file)
    names = words.strings["clean_names"]
    return words.text("cli_clean_removed", file=file, removed=", ".join(names.get(name, name) for name in removed))
