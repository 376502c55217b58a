"""`arasha hosting`: what the servers in `hosting/` have to know of this site."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from arasha import console
from arasha.checks.running import check, errors
from arasha.commands.options import Config, Quiet
from arasha.console import PROBLEMS
from arasha.content import read
from arasha.content.moment import now
from arasha.mkdocs_plugin.project import CONFIG

FOLDER = "hosting"
"""Where the configurations stand that read what is written."""


def hosting(
    output: Annotated[Path | None, typer.Option("--output", help="Folder to write to.")] = None,
    config: Config = Path(CONFIG),
    quiet: Quiet = False,
) -> None:
    """Write the site's headers, moved and withdrawn pages as nginx and Caddy read them."""
    from arasha.mkdocs_plugin.sites import make_sites  # noqa: PLC0415 - other commands must not wait for it
    from arasha.publish.servers import facts, files  # noqa: PLC0415
    from arasha.publish.swapping import put_file  # noqa: PLC0415

    words = console.words()
    project = console.project(config)
    place = (output or project.root / FOLDER).absolute()
    with console.failures():
        moment = now()
        reading = read(project.docs, project.languages, moment, project.cache)
        if refused := errors(check(reading, project.docs, project.cache, theme=project.theme)):
            console.show(refused, project, words)
            console.say(words.text("cli_problems", n=len(refused)))
            raise typer.Exit(PROBLEMS)
        known = facts(make_sites(project, reading, moment)[project.languages[0]])
        for name, text in files(known).items():
            put_file(place / name, text.encode())
            if not quiet:
                print(console.short(place / name))
