"""In which parts each word stands, and how much it says of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from arasha.editions.search.counting import STEPS
from arasha.editions.search.numbers import LAST, ascending, digits, gaps, numbers

PART_BITS = 24
"""Of a posting, the bits that hold the part; those above hold how far its impact is from the highest."""
ENOUGH = 8000
"""Parts told of a word, the weightiest first: what stands nearly everywhere tells little and would weigh much."""
SIZE = 9_000
"""Letters of a file, about; 5 KB when compressed. The smaller, the less a word costs its reader, and the more
separators stand in the manifest; of two words typed one after the other, three files are fetched at most."""
BETWEEN, AFTER = " ", "!"
"""What parts a word from its postings, and these from the next word; `numbers` writes neither."""
_MOST_SHARED = len(LAST) - 1


@dataclass(frozen=True, slots=True)
class TermFile:
    """A file of words in their order: the first and the last of them, and the data."""

    first: str
    last: str
    data: str


def posting(impact: int, part: int) -> int:
    """A part and how much the word says of it, as one number: the smaller, the sooner it is told."""
    return (STEPS - impact) << PART_BITS | part


def packed(postings: Sequence[int]) -> str:
    """Ascending postings as text: by impact from the highest, the impact with the number of parts, then the parts.

    If some are left out, the number of all comes first, with the impact 0; of equal ones the newest are told.
    """
    found = [digits(len(postings) * (STEPS + 1))] if len(postings) > ENOUGH else []
    start, left = 0, ENOUGH
    while start < len(postings) and left:
        step = postings[start] >> PART_BITS
        base = step << PART_BITS
        end = bisect_left(postings, base + (1 << PART_BITS), start)
        told = postings[max(start, end - left) : end]
        found.append(digits(len(told) * (STEPS + 1) + STEPS - step) + gaps(told, base))
        start, left = end, left - len(told)
    return "".join(found)


def unpacked(text: str) -> list[int] | None:
    """The postings that were packed; None if some were left out."""
    found: list[int] = []
    told = numbers(text)
    start = 0
    while start < len(told):
        count, impact = divmod(told[start], STEPS + 1)
        if not impact:
            return None
        found += ascending(told[start + 1 : start + 1 + count], posting(impact, 0))
        start += 1 + count
    return found


def term_files(words: Sequence[str], told: Sequence[str], size: int = SIZE) -> Iterator[TermFile]:
    """Files of words, each with what is told of it, and with how many letters it shares with the one before.

    Args:
        words: in their order.
        told: of each word.
        size: letters of a file, about.
    """
    lines = _lines(words, told)
    sums = list(accumulate(map(len, lines), initial=0))
    start = 0
    while start < len(lines):
        end = max(start + 1, bisect_left(sums, sums[start] + size + 1) - 1)
        whole = f"{digits(0)}{words[start]}{BETWEEN}{told[start]}{AFTER}"
        yield TermFile(words[start], words[end - 1], whole + "".join(lines[start + 1 : end]))
        start = end


def _lines(words: Iterable[str], told: Iterable[str]) -> list[str]:
    """A line for each word, as it stands behind the one before."""
    found = []
    before, shared = "", 0
    for word, postings in zip(words, told, strict=True):
        while before[:shared] != word[:shared]:
            shared -= 1
        while before[shared : shared + 1] == word[shared : shared + 1] and shared < _MOST_SHARED:
            shared += 1
        found.append(f"{LAST[shared]}{word[shared:]}{BETWEEN}{postings}{AFTER}")
        before = word
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
