"""What has changed between two builds, as the index sees it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from arasha.editions.search.counting import Counted
from arasha.editions.search.gathering import Gathered
from arasha.editions.search.index import Changes


def changes_between(last: Sequence[Gathered], now: Sequence[Gathered]) -> Changes | None:
    """The parts that differ; None if a document that stayed has parts of other numbers now."""
    before, after = _numbered(last), _numbered(now)
    stayed = {folder for folder, (_, one) in after.items() if folder in before and before[folder][1] is one}
    if any(before[folder][0] != after[folder][0] for folder in stayed):
        return None
    return Changes(_parts(before, stayed), _parts(after, stayed))


def _numbered(documents: Sequence[Gathered]) -> dict[str, tuple[int, Gathered]]:
    """Documents by folder, each with the number of its first part."""
    starts = accumulate((len(one.parts) for one in documents), initial=0)
    return {one.card.folder: (start, one) for start, one in zip(starts, documents, strict=False)}


def _parts(documents: dict[str, tuple[int, Gathered]], without: set[str]) -> dict[int, Counted]:
    return {
        start + place: part.counted
        for folder, (start, one) in documents.items()
        if folder not in without
        for place, part in enumerate(one.parts)
    }
