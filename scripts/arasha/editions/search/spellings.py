"""Words by how they are written without the letters that many keyboards lack: кукык leads to құқық.

A browser asks these files only where a word finds little as it was typed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from arasha.editions.search.terms import HIGHEST, TermFile, sorted_files

OR = ","
SIZE = 40_000
"""Bytes of a file, about; 10 KB when compressed, since a word and its bare spelling differ little."""


def spelling_files(terms: Iterable[str], bare: Callable[[str], str]) -> Iterator[TermFile]:
    """The files: for each bare spelling the words that differ from it, in the form of the files of words."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for term in terms:
        spelling = bare(term)
        if spelling != term and max(term) <= HIGHEST:
            found[spelling].append(term)
    return sorted_files(((spelling, OR.join(sorted(found[spelling]))) for spelling in sorted(found)), SIZE)
