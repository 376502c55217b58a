"""What is known of each picture's file, kept until the file changes."""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from arasha.pages.file_facts import FileFacts
from arasha.pages.pictures.facts import Facts, Look, facts_of

FILE = "pictures.json"


class Known:
    """The pictures' facts."""

    def __init__(self, folder: Path | None) -> None:
        """Get ready; `folder` is where the facts are kept, None keeps them for this run only."""
        self._files = FileFacts(folder / FILE if folder else None, _rules())

    def facts(self, docs: Path, path: str) -> Facts | None:
        """What is known of a file at a path below the content folder. It is read only if nothing is."""
        found = self._files.of(docs, path, lambda: _found(docs / path))
        return Facts(**found | {"look": Look(found["look"])}) if found else None

    def save(self) -> None:
        """Keep it for the next build."""
        self._files.save()


def _found(file: Path) -> dict[str, Any] | None:
    facts = facts_of(file.name, file.read_bytes())
    return asdict(facts) | {"look": facts.look.value} if facts else None


@cache
def _rules() -> str:
    """Hash of the files that find facts: when they change, everything is looked at anew."""
    files = (Path(__file__).with_name(name) for name in ("facts.py", "drawings.py"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
