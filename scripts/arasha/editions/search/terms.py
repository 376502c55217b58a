"""In which parts each word stands, and how much that says of them.

The measure is Okapi BM25 (Robertson and Zaragoza, 2009, The Probabilistic Relevance Framework, 3.2) with the usual
constants. Of its two factors the index holds that of the part, in 15 steps; that of the word follows from how many
parts have it, and the browser reckons it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from arasha.editions.search.gathering import BITS, MOST
from arasha.editions.search.numbers import LAST, digits, gaps

SATURATION, BY_LENGTH = 1.2, 0.75
STEPS = 15
ENOUGH = 8000
"""Parts told of a word, the weightiest first: what stands nearly everywhere tells little and would weigh much."""
SIZE = 9_000
"""Bytes of a file, about; 5 KB when compressed. The smaller, the less a word costs its reader, and the more separators
stand in the manifest; of two words typed one after the other, three files are fetched at most."""
HIGHEST = "\uffff"
"""A browser counts and sorts by units of UTF-16, which are the letters up to here. No living language needs others."""
BETWEEN, AFTER = " ", "!"
"""What parts a word from its postings, and these from the next word; `numbers` writes neither."""


@dataclass(frozen=True, slots=True)
class TermFile:
    """A file of words in their order: the first and the last of them, and the data."""

    first: str
    last: str
    data: str


def term_files(
    postings: Mapping[str, Sequence[int]], lengths: Sequence[int], number: Callable[[int], int]
) -> Iterator[TermFile]:
    """The files of all words.

    Args:
        postings: for a word, the parts and how often it stands there, as `gathering` packs them.
        lengths: words in each part.
        number: the final number of a part.
    """
    average = sum(lengths) / len(lengths) if lengths else 1
    steps = [BY_LENGTH * length / average + 1 - BY_LENGTH for length in lengths]
    terms = sorted(term for term in postings if max(term) <= HIGHEST)
    pieces = ((term, packed(_impacts(postings[term], steps, number))) for term in terms)
    return sorted_files(pieces, SIZE)


def sorted_files(pieces: Iterable[tuple[str, str]], size: int) -> Iterator[TermFile]:
    """Files of sorted words, each with what is told of it, and with how many letters it shares with the one before.

    Args:
        pieces: the words, and what is told of them.
        size: bytes of a file, about.
    """
    lines: list[str] = []
    first = before = ""
    filled = 0
    for term, told in pieces:
        if lines and filled + len(told) > size:
            yield TermFile(first, before, "".join(lines))
            lines, filled = [], 0
        shared = min(shared_letters(before, term), len(LAST) - 1) if lines else 0
        lines.append(f"{digits(shared)}{term[shared:]}{BETWEEN}{told}{AFTER}")
        filled += len(lines[-1].encode())
        first = first if len(lines) > 1 else term
        before = term
    if lines:
        yield TermFile(first, before, "".join(lines))


def packed(impacts: Sequence[tuple[int, int]]) -> str:
    """Postings as text: by impact from the highest, the impact with the number of parts, then the parts.

    If some are left out, the number of all comes first, with the impact 0.
    """
    ordered = sorted(impacts, key=lambda one: (-one[0], one[1]))
    found = [digits(len(ordered) * (STEPS + 1))] if len(ordered) > ENOUGH else []
    for impact, group in groupby(ordered[:ENOUGH], key=lambda one: one[0]):
        parts = [part for _, part in group]
        found.append(digits(len(parts) * (STEPS + 1) + impact) + gaps(parts))
    return "".join(found)


def _impacts(postings: Sequence[int], steps: Sequence[float], number: Callable[[int], int]) -> list[tuple[int, int]]:
    found = []
    for posting in postings:
        part, times = posting >> BITS, posting & MOST
        share = times / (times + SATURATION * steps[part])
        found.append((max(1, round(STEPS * share)), number(part)))
    return found


def shared_letters(one: str, other: str) -> int:
    """With how many letters both begin."""
    for place, (letter, same) in enumerate(zip(one, other, strict=False)):
        if letter != same:
            return place
    return min(len(one), len(other))


def separators(files: Sequence[TermFile]) -> list[str]:
    """For each file but the first, the shortest beginning of its first word that is above the last word before it."""
    return [file.first[: shared_letters(before.last, file.first) + 1] for before, file in pairwise(files)]
