"""All rules over all content: each file's own rules once, until the file changes; rules between files every time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from arasha.checks.memory import Memory
from arasha.checks.texts import Rule, Text
from arasha.content import Item, Problem, Reading

TEXT_RULES: tuple[Rule, ...] = ()


def check(reading: Reading, docs: Path, memory: Memory) -> tuple[Problem, ...]:
    """What reading found, and what the rules find in everything that could be read, sorted by place."""
    found = list(reading.problems)
    for item in reading.items.values():
        found += _text_problems(item, docs, memory)
    return tuple(sorted(found, key=lambda problem: problem.order))


def _text_problems(item: Item, docs: Path, memory: Memory) -> Iterable[Problem]:
    for version in item.versions.values():
        content = (docs / version.path).read_bytes()
        key = hashlib.sha256(f"{item.kind} {version.path} {item.facts.sensitive}".encode() + content).hexdigest()
        known = memory.get(key)
        if known is None:
            raw = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
            text = Text(item, version, raw)
            known = [problem for rule in TEXT_RULES for problem in rule(text)]
            memory.put(key, known)
        yield from known
