"""What a change of the content consists of, as readers would notice it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from arasha.content.library import Item
from arasha.content.reading import Reading


@dataclass(frozen=True, slots=True)
class Beside:
    """A file beside a text: bytes it has, and its content's hash."""

    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The content at one moment: what reading it gave, and the files beside the texts by path."""

    reading: Reading
    files: Mapping[str, Beside] = field(default_factory=dict)


class Fate(StrEnum):
    """What becomes of an item."""

    NEW = "new"
    CHANGED = "changed"
    MOVED = "moved"
    HELD = "held"
    """Waits for its hour; readers don't see it yet."""
    RETURNED = "returned"
    """Was withdrawn, is published again."""
    WITHDRAWN = "withdrawn"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of the front matter with another value; None where it had or has none."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file beside a text: its size in bytes before and after; None where there was or is none."""

    name: str
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class VersionChange:
    """An item in one language.

    Attributes:
        fate: new, changed or removed.
        fields: language fields that changed; none for a version that is new or gone.
        text: whether the text under them changed.
        behind: True when the translation has fallen behind its original, False when it has caught up, None otherwise.
    """

    language: str
    fate: Fate
    fields: tuple[FieldChange, ...] = ()
    text: bool = False
    behind: bool | None = None


@dataclass(frozen=True, slots=True)
class ItemChange:
    """What happened to one item; `before` or `after` is None where there was or is none."""

    fate: Fate
    before: Item | None
    after: Item | None
    facts: tuple[FieldChange, ...] = ()
    versions: tuple[VersionChange, ...] = ()
    files: tuple[FileChange, ...] = ()

    @property
    def item(self) -> Item:
        """The item as it is now, else as it was."""
        found = self.after or self.before
        assert found is not None  # noqa: S101 - no change is made of nothing
        return found

    @property
    def pages(self) -> tuple[str, ...]:
        """Languages in which a page of the item, or the notice of its withdrawal, is another now."""
        if self.after is None or self.fate is Fate.HELD:
            return ()
        touched = {change.language for change in self.versions}
        everywhere = self.fate is not Fate.CHANGED or self.facts or self.files
        return tuple(code for code in self.after.versions if everywhere or code in touched)
