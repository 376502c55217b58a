"""Anchors of headings: each once on a page; in a module permanent, and the same in every language.

Whoever links to a chapter links to its anchor, and a reader who switches the language stays at the chapter. Printed
editions find the exercises by theirs (docs/editors).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

from arasha.checks.code import without_code
from arasha.checks.memory import Memory
from arasha.content import Item, Problem, Reading, Version

OF_THE_PAGE = frozenset(
    {
        "activities",
        "aims",
        "changes",
        "citation",
        "content",
        "contents",
        "corrections",
        "downloads",
        "facts",
        "palette",
        "reaching",
        "share",
    }
)
"""Ids of the parts that a page has around the text; a test compares them with the templates."""
EXERCISES = "exercises"
"""Anchor of the chapter that the file with the exercises is made of."""
MOST = 20
_HEADING = re.compile(r"^(#{2,6})[ \t]*([^\n]+)$", re.MULTILINE)
_OWN = re.compile(r"[ \t]*\{[^{}\n]*#([\w-]+)[^{}\n]*\}[ \t]*#*[ \t]*$")
_EXERCISE = re.compile(r"^!!! +exercise\b", re.MULTILINE)
_DEEPEST = 3
"""Level of the headings that contents name and people link to."""


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading of a text: its line, level, words, and the anchor that it was given, which may be empty."""

    line: int
    level: int
    words: str
    anchor: str


def anchor_problems(reading: Reading, memory: Memory) -> Iterator[Problem]:
    """Anchors that stand twice on a page; in modules also those that languages don't share, and those not given.

    Args:
        reading: the content.
        memory: findings of texts that have not changed.
    """
    for item in reading.items.values():
        original = item.versions[item.original]
        for version in item.versions.values():
            key = f"anchors within {item.kind} {version.path} {version.digest}"
            yield from memory.recall(key, partial(_within, item, version))
            if item.kind == "module" and version is not original and _whole(version):
                key = f"anchors across {version.path} {version.digest} {original.path} {original.digest}"
                yield from memory.recall(key, partial(_across, original, version))


def headings(version: Version) -> list[Heading]:
    """The headings of a text below its title."""
    body = without_code(version.body)
    found = []
    for match in _HEADING.finditer(body):
        own = _OWN.search(match[2])
        words = _OWN.sub("", match[2]).strip().rstrip("#").strip()
        line = version.body_line + body.count("\n", 0, match.start())
        found.append(Heading(line, len(match[1]), words, own[1] if own else ""))
    return found


def _whole(version: Version) -> bool:
    """Whether it should have all parts of its original: of one behind something else must be mended first."""
    return version.texts.coverage == "full" and not version.behind


def _within(item: Item, version: Version) -> Iterator[Problem]:
    found = headings(version)
    yield from _taken(version, found)
    if item.kind != "module":
        return
    if version.language == item.original:
        unnamed = (one for one in found if not one.anchor and one.level <= _DEEPEST)
        for one in islice(unnamed, MOST):
            values = {"heading": one.words, "signs": "#" * one.level}
            yield Problem("anchor-missing", version.path, one.line, values, warning=True)
    exercise = _EXERCISE.search(without_code(version.body))
    if exercise and EXERCISES not in {one.anchor for one in found}:
        line = version.body_line + version.body.count("\n", 0, exercise.start())
        yield Problem("exercises-anchor", version.path, line, warning=True)


def _taken(version: Version, found: Sequence[Heading]) -> Iterator[Problem]:
    """Anchors that another heading, or a part of the page around the text, has already: links would lead there."""
    first: dict[str, Heading] = {}
    for one in (one for one in found if one.anchor):
        if one.anchor in first:
            values = {"anchor": one.anchor, "line": first[one.anchor].line}
            yield Problem("anchor-twice", version.path, one.line, values)
        first.setdefault(one.anchor, one)
        if one.anchor in OF_THE_PAGE:
            values = {"heading": one.words, "anchor": one.anchor, "signs": "#" * one.level}
            yield Problem("anchor-taken", version.path, one.line, values, warning=True)


def _across(original: Version, version: Version) -> Iterator[Problem]:
    """Anchors of the original that the translation lacks; with as many headings on both sides, heading by heading."""
    wanted, found = headings(original), headings(version)
    name = original.path.rpartition("/")[2]
    if [one.level for one in wanted] == [one.level for one in found]:
        pairs = ((there, here) for there, here in zip(wanted, found, strict=True) if there.anchor)
        wrong = ((there, here) for there, here in pairs if there.anchor != here.anchor)
        for there, here in islice(wrong, MOST):
            values = {"heading": here.words, "anchor": there.anchor, "signs": "#" * here.level}
            values["original"] = f"{name}:{there.line}"
            yield Problem("anchors-differ", version.path, here.line, values, warning=True)
        return
    here_too = {one.anchor for one in found}
    if lacking := [one for one in wanted if one.anchor and one.anchor not in here_too]:
        shown = ", ".join(f"{{#{one.anchor}}} ({name}:{one.line})" for one in lacking[:MOST])
        values = {"anchors": shown}
        wording = "anchors-differ-missing"
        yield Problem("anchors-differ", version.path, version.body_line, values, wording, warning=True)
