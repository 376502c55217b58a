"""`arasha changes`: what a change of the content means to readers."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from arasha import console
from arasha.checks.wording import MESSAGES
from arasha.commands.change_forms import as_data, as_markdown, as_text, in_short
from arasha.commands.change_words import Changes, titles
from arasha.commands.options import AsJson, Config, Messages
from arasha.console import WRONG_USE
from arasha.content import read
from arasha.content.change import Snapshot
from arasha.content.differences import differences
from arasha.content.moment import now
from arasha.content.past import NoSuchCommitError, changed_outside, commit_before, files_now, lay_out
from arasha.mkdocs_plugin.project import CONFIG, Project


def changes(
    since: Annotated[str, typer.Option("--since", help="Compare with this commit or branch of git.")] = "HEAD",
    config: Config = Path(CONFIG),
    language: Messages = "",
    as_json: AsJson = False,
    markdown: Annotated[
        bool, typer.Option("--markdown", help="Print Markdown, in the language of the changed texts.")
    ] = False,
) -> None:
    """Show what changes for readers: items, texts, facts, files, standings of translations."""
    words = console.words(language)
    project = console.project(config)
    try:
        commit = commit_before(project.docs, since)
    except NoSuchCommitError:
        console.stop(WRONG_USE, words.text("changes_no_commit", name=since))
    with console.failures():
        found = _compare(project, commit)
    if as_json:
        print(json.dumps(as_data(found, commit), ensure_ascii=False, indent=2))
    elif markdown:
        print(_summary(found, project, language), end="")
    else:
        print(as_text(found, words))


def _compare(project: Project, commit: str) -> Changes:
    moment = now()
    with tempfile.TemporaryDirectory(prefix="arasha-") as folder:
        docs = Path(folder)
        files = lay_out(project.docs, commit, docs)
        before = Snapshot(read(docs, project.languages, moment), files)
    reading = read(project.docs, project.languages, moment, project.cache)
    after = Snapshot(reading, files_now(project.docs, commit))
    others = changed_outside(project.docs, commit)
    return Changes(differences(before, after), titles(before, after), len(reading.problems), others)


def _summary(found: Changes, project: Project, language: str) -> str:
    """In the languages of those who wrote; where nobody wrote a text, one line in each language of messages."""
    languages = project.load_languages()
    wanted = [language] if language else [code for code in project.languages if code in found.languages]
    if wanted:
        return "\n".join(as_markdown(found, languages.get(code) or console.words(code)) for code in wanted)
    return "\n".join(in_short(found, console.words(code)) for code in MESSAGES)
