"""The index of a language: for each word and each bucket of pairs the parts in which they stand, as text.

It is put together from all parts, or, when few have changed and the others have kept their numbers, mended: both give
the same.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from arasha.editions.search.counting import NUMBERS, STEPS, Counted
from arasha.editions.search.pairs import GROUP_BITS, GROUPS, packed_group, packed_groups, pair, unpacked_group
from arasha.editions.search.terms import PART_BITS, packed, posting, unpacked

_FEW = 4
"""Where more than one part of so many has changed, the whole is put together sooner than mended."""
_NONE: Set[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Index:
    """Packed postings by a word's number (empty: it stands nowhere), and all packed groups of pairs."""

    words: list[str]
    groups: list[str]


@dataclass(frozen=True, slots=True)
class Changes:
    """What some parts held and what they hold now, by their numbers; a part may have come or gone."""

    before: Mapping[int, Counted]
    after: Mapping[int, Counted]


def whole_index(parts: Sequence[Counted], words: int) -> Index:
    """The index of all parts, numbered as they stand here; `words` is above every word's number."""
    postings: list[list[int]] = [[] for _ in range(words)]
    pairs: list[int] = []
    for number, part in enumerate(parts):
        told = [posting(impact, number) for impact in range(STEPS + 1)]
        for word, impact in zip(array(NUMBERS, part.words), part.impacts, strict=True):
            postings[word].append(told[impact])
        pairs += [pair(bucket, number) for bucket in array(NUMBERS, part.pairs)]
    for one in postings:
        one.sort()
    pairs.sort()
    return Index([packed(one) for one in postings], packed_groups(pairs))


def mended_index(index: Index, changes: Changes, words: int, parts: int) -> Index | None:
    """The index after the changes, or None if it is better put together anew; `parts` is how many there are."""
    if _FEW * len(changes.after) > parts or len(index.groups) != GROUPS:
        return None
    told = index.words + [""] * (words - len(index.words))
    gone, come = _postings(changes.before), _postings(changes.after)
    for word in gone.keys() | come.keys():
        out, into = gone.get(word, _NONE), come.get(word, _NONE)
        if out != into:
            before = unpacked(told[word])
            if before is None:
                return None
            told[word] = packed(_exchanged(before, out - into, into - out))
    return Index(told, _mended_groups(index.groups, changes))


def _mended_groups(groups: Sequence[str], changes: Changes) -> list[str]:
    found = list(groups)
    gone, come = _pairs(changes.before), _pairs(changes.after)
    out, into = _by_group(gone - come), _by_group(come - gone)
    for number in out.keys() | into.keys():
        before = unpacked_group(number, found[number])
        found[number] = packed_group(_exchanged(before, out.get(number, _NONE), into.get(number, _NONE)))
    return found


def _exchanged(told: list[int], out: Set[int], into: Set[int]) -> list[int]:
    """Ascending numbers without some of them, and with others."""
    for one in out:
        del told[bisect_left(told, one)]
    for one in into:
        insort(told, one)
    return told


def _postings(parts: Mapping[int, Counted]) -> dict[int, set[int]]:
    """The postings of some parts, by word."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    for number, part in parts.items():
        for word, impact in zip(array(NUMBERS, part.words), part.impacts, strict=True):
            found[word].add(posting(impact, number))
    return found


def _pairs(parts: Mapping[int, Counted]) -> set[int]:
    return {pair(bucket, number) for number, part in parts.items() for bucket in array(NUMBERS, part.pairs)}


def _by_group(pairs: Set[int]) -> dict[int, set[int]]:
    found: defaultdict[int, set[int]] = defaultdict(set)
    for one in pairs:
        found[one >> (PART_BITS + GROUP_BITS)].add(one)
    return found
