"""Words by how they are written without the letters that many keyboards lack: кукык leads to құқық.

A browser asks these files only where a word finds little as it was typed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from arasha.editions.search.terms import TermFile, term_files

OR = ","
SIZE = 30_000
"""Letters of a file, about; 10 KB when compressed, since a word and its bare spelling differ little."""


def spelling_files(terms: Sequence[str], bare: Callable[[str], str]) -> Iterator[TermFile]:
    """The files: for each bare spelling the words that differ from it, in the form of the files of words.

    Args:
        terms: the words in their order.
        bare: writes a text without those letters; lines stay lines.
    """
    found: dict[str, str] = {}
    for term, spelling in zip(terms, bare("\n".join(terms)).split("\n"), strict=False):
        if spelling != term:
            found[spelling] = f"{found[spelling]}{OR}{term}" if spelling in found else term
    spellings = sorted(found)
    return term_files(spellings, [found[spelling] for spelling in spellings], SIZE)
