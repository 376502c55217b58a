"""`arasha verify`: is this copy what was published?"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from arasha import console
from arasha.commands.options import AsJson, Config, Messages, Quiet
from arasha.console import PROBLEMS, WRONG_USE
from arasha.editions.manifest import ManifestError, comment
from arasha.languages import Language
from arasha.mkdocs_plugin.project import CONFIG, ProjectError, read_project

if TYPE_CHECKING:
    from minisign import PublicKey

    from arasha.publish.verifying import Verdict

_NO_COPY = ("absent", "kind")
"""Reasons why what was given is no copy at all."""

_LARGEST_KEY = 10_000
"""Letters of a file with a public key; theirs are a hundred."""


def verify(
    path: Annotated[Path, typer.Argument(help="A folder, an offline copy (.zip), a course to take along (.zip).")],
    key: Annotated[str, typer.Option("--key", help="The public key: a file, or RW... itself.")] = "",
    unsigned: Annotated[
        bool, typer.Option("--unsigned", help="Take a copy without a signature too: one of your own making.")
    ] = False,
    config: Config = Path(CONFIG),
    language: Messages = "",
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Name every file of a copy that is missing, added or changed, and say by whom the copy is signed."""
    from arasha.publish.copies import CopyError  # noqa: PLC0415 - other commands must not wait for it
    from arasha.publish.verifying import verify as judge  # noqa: PLC0415

    words = console.words(language)
    public = _key(key, config, path, words)
    try:
        with console.failures(), console.progress(quiet or as_json) as bars:
            verdict = judge(path, public, lambda done, total: bars("SHA-256", done, total))
    except CopyError as error:
        code = WRONG_USE if error.reason in _NO_COPY else PROBLEMS
        console.stop(code, words.text(f"cli_verify_{error.reason}", path=path))
    except ManifestError as error:
        console.stop(PROBLEMS, list_text(error, words))
    accepted = {"good"} if public else {"none", "unknown"}
    good = verdict.whole and verdict.signature in accepted | ({"none"} if unsigned else set())
    if as_json:
        print(json.dumps({"good": good} | asdict(verdict), indent=2))  # in ASCII: a name may be no UTF-8
    elif not good:
        console.say("\n".join([*differences(verdict, words), *_told(verdict, words)]))
    elif not quiet:
        print("\n".join(_told(verdict, words)))
    if not good:
        raise typer.Exit(PROBLEMS)


def differences(verdict: Verdict, words: Language) -> list[str]:
    """A line for each file that is not as the list has it."""
    paths = {"missing": verdict.missing, "extra": verdict.extra, "changed": verdict.changed}
    lines = [words.text(f"cli_verify_{how}", path=printable(path)) for how, some in paths.items() for path in some]
    return lines + [words.text(f"cli_verify_odd_{why}", path=printable(path)) for path, why in verdict.odd]


def list_text(error: ManifestError, words: Language) -> str:
    """Why a list of checksums is of no use."""
    return words.text(f"cli_verify_list_{error.reason}", line=error.line, path=printable(error.path))


def printable(text: str) -> str:
    """A text of unknown origin, without what could be a command to the terminal."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)


def _told(verdict: Verdict, words: Language) -> list[str]:
    """What holds for the copy as a whole: files, signature, origin."""
    wrong = len(verdict.missing) + len(verdict.extra) + len(verdict.changed) + len(verdict.odd)
    lines = [
        words.text("cli_verify_differs", n=wrong) if wrong else words.text("cli_verify_whole", n=verdict.files),
        words.text(f"cli_verify_signature_{verdict.signature}", name=verdict.signed.key if verdict.signed else ""),
    ]
    if verdict.signed:
        lines.append(words.text("cli_verify_vouched", said=printable(verdict.signed.comment)))
    elif told := comment(verdict.origin):
        lines.append(words.text("cli_verify_origin", said=printable(told)))
    return lines


def _key(given: str, config: Path, path: Path, words: Language) -> PublicKey | None:
    """The public key: as given, else that of the project here. A copy that brings a project brings no key with it."""
    from arasha.publish.signing import KEY_START, SigningError, public_key  # noqa: PLC0415

    text = given
    try:
        if given and not given.startswith(KEY_START):
            text = _start_of(Path(given))
        elif not given and not config.resolve().is_relative_to(path.resolve()):
            text = read_project(config).settings.public_key
        return public_key(text) if text or given else None
    except ProjectError:
        return None
    except (SigningError, OSError, ValueError):
        console.stop(WRONG_USE, words.text("cli_signing_public", name=printable(given or text)))


def _start_of(file: Path) -> str:
    with file.open(encoding="utf-8") as opened:
        return opened.read(_LARGEST_KEY)
