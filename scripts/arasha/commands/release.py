"""`arasha release`: make a built site ready to be published."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from arasha import console
from arasha.commands.options import Config, Quiet
from arasha.commands.verify import differences, list_text
from arasha.console import FAILED, PROBLEMS, WRONG_USE
from arasha.editions.manifest import ManifestError
from arasha.mkdocs_plugin.project import CONFIG, Project


def release(
    site: Annotated[Path | None, typer.Argument(help="Folder of the finished site.")] = None,
    no_offline: Annotated[
        bool, typer.Option("--no-offline", help="Make no offline copies; those that are there stay.")
    ] = False,
    compressed: Annotated[
        bool, typer.Option("--compressed", help="Put compressed twins beside the files, for a server of your own.")
    ] = False,
    config: Config = Path(CONFIG),
    quiet: Quiet = False,
) -> None:
    """Make a built site ready to be published: offline copies, list of checksums, signature.

    The key comes from the environment: ARASHA_SIGNING_KEY (text of minisign's secret key) and ARASHA_SIGNING_PASSWORD.
    """
    from arasha.publish.releasing import ReleaseError  # noqa: PLC0415 - other commands must not wait for it
    from arasha.publish.releasing import release as make_ready  # noqa: PLC0415
    from arasha.publish.signing import SigningError  # noqa: PLC0415

    words = console.words()
    project = console.project(config)
    place = _place(site, project)
    try:
        with console.failures(), console.progress(quiet) as bars:
            done = make_ready(project, place, bars, offline=not no_offline, compressed=compressed)
    except ReleaseError as error:
        if error.verdict is None:
            console.stop(WRONG_USE, words.text("cli_release_nothing", folder=console.short(place)))
        changed = words.text("cli_release_changed", folder=console.short(place))
        console.stop(PROBLEMS, "\n".join([*differences(error.verdict, words), changed]))
    except ManifestError as error:
        console.stop(FAILED, list_text(error, words))
    except SigningError as error:
        console.stop(WRONG_USE, words.text(f"cli_signing_{error.reason}", name=project.settings.public_key))
    if not quiet:
        print(words.text("cli_released", n=done.files, folder=console.short(place)))
        print(words.text("cli_release_signed" if done.key else "cli_release_unsigned", name=done.key))


def _place(site: Path | None, project: Project) -> Path:
    """The folder meant; wrong use when it holds what the site is made from."""
    place = (site or project.site).absolute()
    if project.would_be_lost(place):
        console.stop(WRONG_USE, f"{console.short(place)}? {console.short(project.root / 'site')}")
    return place
