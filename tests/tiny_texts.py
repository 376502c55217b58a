"""One text as the check's rules see it, without a folder of content around it."""

from collections.abc import Iterator
from pathlib import Path

import tiny
from arasha.checks.texts import Rule, Text
from arasha.content import Item, Problem

FIRST = 6
"""Line of the file on which the body of `text` begins."""


def text(root: Path, body: str, language: str = "ru", title: str = "Заголовок", header: str = "") -> Text:
    """A topic with this body, in this language; `header` replaces its front matter as written."""
    path = f"topics/rights/index.{language}.md"
    tiny.write(root, path, header or {"title": title, "summary": "S."}, body)
    reading = tiny.read(root)
    assert reading.problems == ()
    item: Item = reading.items["topics/rights"]
    return Text(item, item.versions[language], (root / path).read_text(encoding="utf-8"))


def told(rule: Rule, given: Text) -> list[tuple[str, int]]:
    """Code and line of each thing that the rule finds, by line."""
    return sorted(((found.code, found.line) for found in rule(given)), key=lambda pair: pair[1])


def first(found: Iterator[Problem]) -> Problem:
    """The only problem."""
    (problem,) = found
    return problem
