"""Problems in the editor's language: on the terminal, as annotations of a pull request, as data."""

from __future__ import annotations

import posixpath
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from arasha.content import Problem
from arasha.content.labels import shape
from arasha.languages import Language

WORDS = Path(__file__).parent / "words"
MESSAGES = ("kk", "ru", "en")
"""Languages that every problem is worded in. A site may have others: its editors read the last of these."""
_EXAMPLES = {
    "country": "KZ",
    "currency": "EUR",
    "email": "info@example.org",
    "phone": '"+7 7172 00 00 00"',
    "website": '"https://example.org"',
    "file": "picture.jpg",
    "fingerprint": "3f9a1c2e",
    "language": "kk",
    "address": "news/2019/old-name",
    "version": '"1.0"',
    "number": "1",
    "bool": "true",
    "list": "[first, second]",
    "fields": "{start: 2024-08-19, end: 2024-08-21}",
    "moment": "2024-08-21T09:00:00+05:00",
    "time": '"10:00"',
    "zone": "Asia/Almaty",
    "text": '"…"',
}
"""How a value of each form is written: examples need no translation."""


_EXAMPLE = "example"


@cache
def catalogue() -> dict[str, dict[str, dict[str, str]]]:
    """The words for every problem: by code, then language, then `what` is wrong and how to `mend` it."""
    return {code: {key: said for key, said in entry.items() if key != _EXAMPLE} for code, entry in _entries().items()}


def example(code: str) -> dict[str, Any]:
    """A mistake of this kind: `bad`, `good`, and the `values` that the sentence about it would name; may be empty."""
    found: dict[str, Any] = _entry(code).get(_EXAMPLE, {})
    return found


def _entries() -> dict[str, dict[str, Any]]:
    return {code: entry for path in sorted(WORDS.glob("*.yml")) for code, entry in _file(path).items()}


def _entry(code: str) -> dict[str, Any]:
    """One problem's words. Only their file is read: a check shows few kinds of problems and must not wait for all."""
    return _file(next(path for path in sorted(WORDS.glob("*.yml")) if f"\n{code}:\n" in f"\n{_text(path)}"))[code]


@cache
def _file(path: Path) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = yaml.load(_text(path), yaml.CSafeLoader)
    return found


@cache
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def words(problem: Problem, language: Language) -> tuple[str, str]:
    """What is wrong, and how to mend it."""
    entries = _entry(problem.wording or problem.code)
    entry = entries.get(language.code, entries[MESSAGES[-1]])
    values = dict(problem.values)
    form = str(values.get("form", ""))
    values["example"] = (form == "fields" and shape(str(values["field"]).rpartition(".")[2])) or _EXAMPLES.get(form, "")
    if "kind" in values:
        values["kind"] = language.text(f"kind_{values['kind']}").lower()
    return str(entry["what"]).format(**values), str(entry["mend"]).format(**values)


def as_text(problem: Problem, folder: str, language: Language) -> str:
    """The problem for people: place and code, then what is wrong, then the mend."""
    what, mend = words(problem, language)
    weight = f" ({language.text('advice')})" if problem.warning else ""
    return f"{_place(problem, folder)}:{problem.line}  {problem.code}{weight}\n  {what}\n  {mend}"


def as_annotation(problem: Problem, folder: str, language: Language) -> str:
    """The problem as a workflow command, which the forge shows at the line in the pull request."""
    what, mend = words(problem, language)
    message = _escaped(f"{what} {mend}")
    place = _escaped(_place(problem, folder)).replace(":", "%3A").replace(",", "%2C")
    level = "warning" if problem.warning else "error"
    return f"::{level} file={place},line={problem.line},title={problem.code}::{message}"


def as_data(problem: Problem, folder: str, language: Language) -> dict[str, Any]:
    """The problem for machines."""
    what, mend = words(problem, language)
    return {
        "code": problem.code,
        "file": _place(problem, folder),
        "line": problem.line,
        "severity": "warning" if problem.warning else "error",
        "what": what,
        "mend": mend,
    }


def _place(problem: Problem, folder: str) -> str:
    """The file from the project's folder; the settings stand there and not in the content folder."""
    return posixpath.normpath(f"{folder}/{problem.path}")


def _escaped(text: str) -> str:
    """Escapes of GitHub's workflow commands (docs.github.com, "Workflow commands")."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
