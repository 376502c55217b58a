"""`arasha assemble`: one site from parts that several machines have built."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from arasha import console
from arasha.commands.options import Config, Quiet
from arasha.commands.verify import differences, list_text
from arasha.console import PROBLEMS, WRONG_USE
from arasha.editions.manifest import SUMS, ManifestError
from arasha.mkdocs_plugin.project import CONFIG


def assemble(
    parts: Annotated[
        list[Path], typer.Argument(help="Folders made by: arasha build --part --language X --output PART")
    ],
    output: Annotated[Path | None, typer.Option("--output", help="Folder of the finished site.")] = None,
    config: Config = Path(CONFIG),
    quiet: Quiet = False,
) -> None:
    """Put parts built on several machines together: the same site as one machine builds."""
    from arasha.publish.assembling import AssemblyError, PartError  # noqa: PLC0415 - other commands must not wait for it
    from arasha.publish.assembling import assemble as put_together  # noqa: PLC0415

    words = console.words()
    project = console.project(config)
    target = (output or project.site).absolute()
    if project.would_be_lost(target):
        console.stop(WRONG_USE, f"--output {console.short(target)}? {console.short(project.root / 'site')}")
    if missing := [part for part in parts if not (part / SUMS).is_file()]:
        console.stop(WRONG_USE, words.text("cli_verify_list", path=missing[0]))
    try:
        with console.failures(), console.progress(quiet) as bars:
            folders = {code: language.folders for code, language in project.load_languages().items()}
            files = put_together(parts, folders, target, bars)
    except PartError as error:
        said = words.text("cli_assemble_part", folder=error.part)
        console.stop(PROBLEMS, "\n".join([*differences(error.verdict, words), said]))
    except ManifestError as error:
        console.stop(PROBLEMS, list_text(error, words))
    except AssemblyError as error:
        console.stop(PROBLEMS, words.text(f"cli_assemble_{error.reason}", **error.values))
    if not quiet:
        print(words.text("cli_assembled", n=files, folder=console.short(target)))
