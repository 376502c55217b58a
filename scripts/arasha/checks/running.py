"""All rules over all content: each file's own rules once, until the file changes; rules between files every time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from arasha.checks.memory import Memory
from arasha.checks.texts import Rule, Text
from arasha.content import Item, Problem, Reading

TEXT_RULES: tuple[Rule, ...] = ()
"""Rules about one file alone."""


def check(reading: Reading, docs: Path, cache: Path | None = None) -> tuple[Problem, ...]:
    """What reading found, and what the rules find in everything that could be read, sorted by place.

    Args:
        reading: the content as it was read.
        docs: the content folder.
        cache: folder where findings are kept until the next time; None to look at everything anew.
    """
    memory = Memory(cache)
    found = list(reading.problems)
    for item in reading.items.values():
        found += _text_problems(item, docs, memory)
    memory.save()
    return tuple(sorted(found, key=lambda problem: problem.order))


def errors(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Those that keep the site from being published."""
    return tuple(problem for problem in problems if not problem.warning)


def _text_problems(item: Item, docs: Path, memory: Memory) -> Iterator[Problem]:
    for version in item.versions.values():
        content = (docs / version.path).read_bytes()
        key = hashlib.sha256(f"{item.kind} {version.path}\n".encode() + content).hexdigest()
        known = memory.get(key)
        if known is None:
            raw = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
            text = Text(item, version, raw)
            known = [problem for rule in TEXT_RULES for problem in rule(text)]
            memory.put(key, known)
        yield from known
