"""Translations behind their originals: advice, but for training modules an error, since people are taught from them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from arasha.checks.memory import Memory
from arasha.content import Item, Problem, Reading, Version
from arasha.content.front_matter import decoded

_MARK = re.compile(r"^translated_from:.*?\bfingerprint:", re.MULTILINE | re.DOTALL)


def behind(reading: Reading, docs: Path, memory: Memory) -> Iterator[Problem]:
    """Versions whose original, or the version that they were translated from, has changed since.

    The fingerprint is of the whole text: it tells that the text has changed, not where.

    Args:
        reading: the content.
        docs: the content folder.
        memory: findings of files that have not changed.
    """
    for item in reading.items.values():
        if item.facts.withdrawn:
            continue
        for version in item.versions.values():
            if version.behind:
                source = item.versions[version.source]
                key = f"behind {docs.name} {version.path} {version.digest} {source.path} {source.fingerprint}"
                yield from memory.recall(key, partial(_problem, item, version, docs))


def _problem(item: Item, version: Version, docs: Path) -> Iterator[Problem]:
    source = item.versions[version.source]
    stamp = version.texts.translated_from
    follows = stamp is not None and stamp.fingerprint == source.fingerprint
    values = {
        "source": source.path.rpartition("/")[2],
        "file": f"{docs.name}/{version.path}",
        "source_file": f"{docs.name}/{source.path}",
        "fingerprint": source.fingerprint,
    }
    code = "translation-behind"
    wording = "translation-behind-source" if follows else code
    yield Problem(code, version.path, _line(docs / version.path), values, wording, warning=item.kind != "module")


def _line(file: Path) -> int:
    """Line of the fingerprint that no longer fits."""
    text = decoded(file.read_bytes())
    found = _MARK.search(text)
    return text.count("\n", 0, found.end()) + 1 if found else 1
