"""What the guides tell people to type exists: commands, options, files, sections, settings."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

import tiny
from arasha.cli import app
from arasha.mkdocs_plugin.plugin import ArashaConfig

ROOT = Path(__file__).resolve().parents[2]
GUIDES = (
    "README.md",
    "MAINTAINING.md",
    "hosting/README.md",
    "CONTRIBUTING.md",
    *(f"CONTRIBUTING.{language}.md" for language in tiny.LANGUAGES),
)
CALL = re.compile(r"(?:^|[\s(/])arasha +(?P<rest>[a-z].*)")
SPAN = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)\s]*)\)")
PATH = re.compile(r"\.?\w[\w.-]*(/[\w.-]+)*/?")
SETTING = re.compile(r"^    (\w+):( |$)", re.MULTILINE)
ENDS = {"|", "||", "&&", ";"}


def read(guide: str) -> str:
    return (ROOT / guide).read_text(encoding="utf-8")


def code_lines(text: str) -> Iterator[str]:
    """Lines that are there to be typed: indented, or between fences."""
    fenced = False
    for line in text.splitlines():
        if line.lstrip().startswith("```"):
            fenced = not fenced
        elif fenced or line.startswith("    "):
            yield line.strip()


def calls(text: str) -> Iterator[list[str]]:
    """Each call of the command in the text, as the shell would split it, without `arasha`."""
    for code in [*code_lines(text), *SPAN.findall(text)]:
        for match in CALL.finditer(code):
            words = shlex.split(
                re.split(r"\s{2,}", match["rest"])[0], comments=True
            )  # what it does stands further right
            end = next((place for place, word in enumerate(words) if word in ENDS), len(words))
            yield [word.rstrip(")") for word in words[:end]]


def understood(words: list[str]) -> str:
    """What the command says against such a call; empty when it would begin. A name alone is only a name."""
    group = typer.main.get_command(app)
    with typer.Context(group) as context:
        command = getattr(group, "commands", {}).get(words[0])
        if command is None:
            return f"no command {words[0]}"
        try:
            if words[1:]:
                command.make_context(words[0], words[1:], parent=context)
        except Exception as error:
            return str(error) or type(error).__name__
    return ""


def headings(text: str) -> set[str]:
    """Names that GitHub gives to sections."""
    titles = re.findall(r"^#+ +(.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def files_named(text: str) -> Iterator[str]:
    """Paths between backticks that begin where the repository does, and the scripts that are to be run."""
    tops = {path.name for path in ROOT.iterdir()}
    for span in SPAN.findall(text):
        if PATH.fullmatch(span) and span.split("/")[0] in tops - {"site", ".cache"} and ("/" in span or "." in span):
            yield span
    for line in code_lines(text):
        if line.startswith("scripts/"):
            yield line.split()[0]


@pytest.mark.parametrize("guide", GUIDES)
def test_every_call_of_the_command_is_understood(guide: str) -> None:
    found = list(calls(read(guide)))
    assert {" ".join(words): said for words in found if (said := understood(words))} == {}


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("    .venv/bin/arasha build --no-pdf", ""),
        ("    X=1 .venv/bin/arasha verify COPY --key RW… | tail -1", ""),
        ("    .venv/bin/arasha build     writes all", ""),
        ("Type `arasha check docs`.", ""),
        ("    .venv/bin/arasha bake", "no command bake"),
        ("    (cd x && .venv/bin/arasha build --loudly)", "No such option: --loudly"),
    ],
)
def test_what_is_understood_and_what_is_not(line: str, wrong: str) -> None:
    (words,) = calls(line)
    assert understood(words).startswith(wrong)
    assert bool(understood(words)) == bool(wrong)


@pytest.mark.parametrize("guide", GUIDES)
def test_every_file_named_is_there(guide: str) -> None:
    assert [path for path in files_named(read(guide)) if not (ROOT / path).exists()] == []


def test_files_are_found_in_the_prose_and_among_what_is_typed() -> None:
    text = "See `scripts/nowhere`, `site/index.html` and `arasha build`.\n\n    scripts/none --now\n"
    assert list(files_named(text)) == ["scripts/nowhere", "scripts/none"]


@pytest.mark.parametrize("guide", GUIDES)
def test_every_link_leads_somewhere(guide: str) -> None:
    broken = []
    for link in LINK.findall(read(guide)):
        path, _, section = link.partition("#")
        file = (ROOT / guide).parent / path if path else ROOT / guide
        if not file.exists() or (section and section not in headings(file.read_text(encoding="utf-8"))):
            broken.append(link)
    assert broken == []


def test_the_maintainers_guide_is_found() -> None:
    assert "](MAINTAINING.md)" in read("README.md")
    assert len(list(calls(read("MAINTAINING.md")))) > 20


def test_the_settings_to_fill_in_are_ours() -> None:
    named = {name for name, _ in SETTING.findall(read("MAINTAINING.md"))} - {"title", "summary", "withdrawn"}
    assert {"public_key", "mirrors", "onion"} <= named
    assert named <= {name for name, _ in ArashaConfig._schema}
