"""Which words stand side by side, for phrases in quotation marks.

Every pair of neighbours falls into one of 262,144 buckets: half of the CRC-32 (ISO 3309) of the first, the other half
of that of the second; for each bucket it is told in which parts one of its pairs stands. Two pairs that share a bucket
make a false find in about 0.2 % of the parts of 600 words, and only among those that hold all words of the phrase; the
browser reads the texts that it shows, and leaves those out. Buckets that follow each other are told in groups, so that
few texts are made anew when few pairs change.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from arasha.editions.search.counting import BUCKET_BITS
from arasha.editions.search.numbers import ascending, digits, gaps, numbers
from arasha.editions.search.terms import PART_BITS

GROUP_BITS = 5
"""A group has so many bits of buckets."""
GROUPS = 1 << (BUCKET_BITS - GROUP_BITS)
SIZE = 14_000
"""Bytes of a file, about."""


def pair(bucket: int, part: int) -> int:
    """A bucket and a part that it has, as one number."""
    return bucket << PART_BITS | part


def packed_groups(pairs: Sequence[int]) -> list[str]:
    """All groups as text, from all pairs, ascending."""
    starts = [bisect_left(pairs, pair(group << GROUP_BITS, 0)) for group in range(GROUPS + 1)]
    return [packed_group(pairs[start:end]) for start, end in pairwise(starts)]


def packed_group(pairs: Sequence[int]) -> str:
    """A group as text: how many of its buckets are told; of each its distance, how many parts it has, and the parts."""
    found = []
    before, start = -1, 0
    while start < len(pairs):
        bucket = pairs[start] >> PART_BITS
        end = bisect_left(pairs, pair(bucket + 1, 0), start)
        place = bucket & (1 << GROUP_BITS) - 1
        told = gaps(pairs[start:end], pair(bucket, 0))
        found.append(f"{digits(place - before - 1)}{digits(end - start)}{told}")
        before, start = place, end
    return digits(len(found)) + "".join(found)


def unpacked_group(number: int, text: str) -> list[int]:
    """The pairs of the group of this number."""
    told = numbers(text)
    found: list[int] = []
    at, bucket = 1, (number << GROUP_BITS) - 1
    while at < len(told):
        bucket += told[at] + 1
        start, at = at + 2, at + 2 + told[at + 1]
        found += ascending(told[start:at], pair(bucket, 0))
    return found


def pair_files(groups: Sequence[str]) -> list[str]:
    """The files' data, from all groups: each file holds as many of them as the others."""
    count = max(1, -(-sum(map(len, groups)) // SIZE))
    starts = [-(-(place * GROUPS) // count) for place in range(count + 1)]
    return ["".join(groups[start:end]) for start, end in pairwise(starts)]
