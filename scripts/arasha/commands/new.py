"""`arasha new`: the files of a new item, asked for in a terminal, told by options elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from arasha import console
from arasha.checks import wording
from arasha.commands.options import Config, Messages, Quiet
from arasha.console import WRONG_USE
from arasha.content import Problem, ProblemError, read
from arasha.content.drafting import DATE_FIELDS, Wish, drafts
from arasha.content.fields import KindName
from arasha.content.kinds import KINDS, Module
from arasha.content.places import TRAINING, place_of
from arasha.content.scanning import MARKDOWN
from arasha.languages import Language, PartialDate
from arasha.mkdocs_plugin.project import CONFIG, Project


def new(  # noqa: PLR0913, PLR0917 - a command's options are arguments of its function
    kind: Annotated[str, typer.Argument(help=f"What it is: {', '.join(KINDS)}.", metavar="KIND")],
    slug: Annotated[str, typer.Argument(help="Name of its folder: lower-case-latin-letters.", metavar="SLUG")],
    title: Annotated[str, typer.Option("--title", help="Its title in the language of the original.")] = "",
    date: Annotated[str, typer.Option("--date", help="2024-08-21, 2024-08, 2024 or unknown.")] = "",
    original: Annotated[str, typer.Option("--original", help="Language of the original.")] = "",
    course: Annotated[str, typer.Option("--course", help="Of a module: the folder of its course.")] = "",
    config: Config = Path(CONFIG),
    language: Messages = "",
    quiet: Quiet = False,
) -> None:
    """Make the files of a new item in all languages, ready to be filled in."""
    words = console.words(language)
    project = console.project(config)
    if kind not in KINDS:
        console.stop(WRONG_USE, words.text("cli_new_kind", kind=kind, kinds=", ".join(KINDS)))
    with console.failures():
        wish = _wish(kind, slug, _Asked(title, date, original, course), project, words)
        folder = project.docs / wish.folder
        if any(folder.glob(f"*{MARKDOWN}")):
            console.stop(WRONG_USE, words.text("cli_new_exists", folder=console.short(folder)))
        folder.mkdir(parents=True, exist_ok=True)
        for path, text in drafts(wish, project.languages, words, project.docs.name).items():
            with (project.docs / path).open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
            if not quiet:
                print(words.text("cli_new_written", file=console.short(project.docs / path)))
    if not quiet:
        print(words.text("cli_new_next", command=f".venv/bin/arasha check {console.short(folder)}"))


class _Asked:
    """What the options said; the rest is asked for where somebody sits at a terminal, and told where nobody does."""

    def __init__(self, title: str, date: str, original: str, course: str) -> None:
        self.given = {"--title": title, "--date": date, "--original": original, "--course": course}
        self._terminal = sys.stdin.isatty() and sys.stdout.isatty()

    def value(self, option: str, words: Language, wrong: Callable[[str], str], default: str = "", **values: str) -> str:
        """The option's value, one that nothing is wrong with; `default` is offered, and taken where nobody can answer.

        Args:
            option: its name.
            words: the editor's language.
            wrong: says what is wrong with a value, nothing when it is good.
            default: what most would answer.
            values: what the question names.
        """
        given = self.given[option].strip()
        ask = self._terminal and not given
        while True:
            if ask:
                question = words.text(f"cli_new_{option.removeprefix('--')}", **values)
                given = str(typer.prompt(question, default=default or None)).strip()
            given = given or ("" if self._terminal else default)
            said = wrong(given) if given else words.text("cli_new_needs", option=option, example=_EXAMPLES[option])
            if not said:
                return given
            if not ask:
                console.stop(WRONG_USE, said)
            console.say(said)


_EXAMPLES = {"--title": '"…"', "--date": "2024-08-21", "--course": "human-rights-basics", "--original": "kk"}


def _wish(kind: KindName, slug: str, asked: _Asked, project: Project, words: Language) -> Wish:
    known = ", ".join(project.languages)
    kind_words = words.text(f"kind_{kind}").lower()
    wanted = {"--date": kind in DATE_FIELDS, "--course": kind == "module"}
    for option in (option for option, used in wanted.items() if asked.given[option] and not used):
        console.stop(WRONG_USE, words.text("cli_new_unused", option=option, kind=kind_words))
    course = asked.value("--course", words, lambda name: _no_course(name, project, words)) if kind == "module" else ""
    _refuse_slug(Wish(kind, slug, "", "", course=course), words)
    original = asked.value(
        "--original",
        words,
        lambda code: "" if code in project.languages else words.text("cli_new_language", code=code, languages=known),
        default=words.code if words.code in project.languages else project.languages[0],
        languages=known,
    )
    title = " ".join(asked.value("--title", words, lambda _: "").split())
    date = asked.value("--date", words, lambda text: _not_a_date(text, words)) if wanted["--date"] else ""
    return Wish(
        kind=kind,
        slug=slug,
        title=title,
        original=original,
        date=PartialDate.parse(date) if date else None,
        course=course,
        number=_next_number(project, course) if course else 1,
    )


def _refuse_slug(wish: Wish, words: Language) -> None:
    try:
        place = place_of(wish.folder, wish.folder)
        if place.kind != wish.kind:
            raise ProblemError(Problem("slug", wish.folder, 1, {"slug": wish.slug, "better": f"{wish.slug}-1"}))
    except ProblemError as error:
        console.stop(WRONG_USE, " ".join(wording.words(error.problem, words)))


def _not_a_date(text: str, words: Language) -> str:
    try:
        PartialDate.parse(text)
    except ValueError:
        return " ".join(wording.words(Problem("date-unreadable", "", 1, {"field": "--date", "value": text}), words))
    return ""


def _no_course(name: str, project: Project, words: Language) -> str:
    found = sorted(path.name for path in (project.docs / TRAINING).glob("*/") if any(path.glob(f"*{MARKDOWN}")))
    return "" if name in found else words.text("cli_new_no_course", course=name, courses=", ".join(found) or "—")


def _next_number(project: Project, course: str) -> int:
    items = read(project.docs, project.languages, cache=project.cache).items.values()
    above = f"{TRAINING}/{course}/"
    return (
        max(
            (item.facts.number for item in items if isinstance(item.facts, Module) and item.folder.startswith(above)),
            default=0,
        )
        + 1
    )
