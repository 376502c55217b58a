"""`arasha pdf`: the PDFs of one module, without building the site."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from arasha import console
from arasha.checks.running import check, errors
from arasha.commands.options import Config, Quiet
from arasha.console import FAILED, PROBLEMS, WRONG_USE
from arasha.content import Problem, read
from arasha.content.moment import now
from arasha.content.scanning import MARKDOWN
from arasha.languages import Language
from arasha.mkdocs_plugin.project import CONFIG, Project

if TYPE_CHECKING:
    from arasha.editions.pdf.making import Made


def pdf(
    path: Annotated[Path, typer.Argument(help="A module's folder, or one of its texts: index.ru.md.")],
    output: Annotated[Path, typer.Option("--output", help="Folder to put the PDFs into.")] = Path(),
    config: Config = Path(CONFIG),
    quiet: Quiet = False,
) -> None:
    """Make the PDFs of one training module, in all its languages or in that of one text."""
    words = console.words()
    project = console.project(config)
    folder, language = _meant(path, project)
    if folder is None:
        console.stop(WRONG_USE, words.text("cli_pdf_path", path=path))
    with console.failures(), console.progress(quiet) as bars:
        problems, made = _make(project, folder, language, bars)
    if made is None or problems:
        console.show(problems, project, words)
        console.say(words.text("cli_problems", n=len(problems)))
        raise typer.Exit(PROBLEMS)
    if made.failures:
        console.stop(FAILED, "\n".join(made.failures))
    if not made.editions:
        console.stop(WRONG_USE, words.text("cli_pdf_path", path=path))
    with console.failures():
        _put(made, output, words, quiet)


def _meant(path: Path, project: Project) -> tuple[str | None, str]:
    """The folder of the module below the content folder (None: outside it) and the language, empty for all."""
    place = path.resolve()
    language = ""
    if place.suffix == MARKDOWN:
        language = place.stem.rpartition(".")[2]
        place = place.parent
    docs = project.docs.resolve()
    known = place.is_dir() and place.is_relative_to(docs) and (not language or language in project.languages)
    return (place.relative_to(docs).as_posix() if known else None), language


def _make(project: Project, folder: str, language: str, bars: console.Bars) -> tuple[tuple[Problem, ...], Made | None]:
    """What stands in the way in the module's own texts, or what was made of them."""
    from arasha.mkdocs_plugin.sites import make_sites  # noqa: PLC0415 - other commands must not wait for it
    from arasha.publish.editions import make_pdfs  # noqa: PLC0415 - it imports MkDocs

    moment = now()
    reading = read(project.docs, project.languages, moment, project.cache)
    found = errors(check(reading, project.docs, project.cache, theme=project.theme))
    if own := tuple(problem for problem in found if problem.path.startswith(f"{folder}/")):
        return own, None
    sites = make_sites(project, reading, moment)
    made = make_pdfs(project, [sites[language]] if language else list(sites.values()), bars, [folder])
    return tuple(made.problems), made


def _put(made: Made, output: Path, words: Language, quiet: bool) -> None:
    """Put each file in the place of the one before at one stroke."""
    output.mkdir(parents=True, exist_ok=True)
    for edition in made.editions:
        target = output / edition.name
        draft = target.with_suffix(".part")
        shutil.copyfile(made.files[edition.address], draft)
        draft.replace(target)
        if not quiet:
            print(words.text("cli_pdf_made", file=target, n=edition.pages, size=max(1, round(edition.size / 1000))))
