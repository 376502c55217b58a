"""How much each word says of a part, and which words stand side by side there.

The measure is Okapi BM25 (Robertson and Zaragoza, 2009, The Probabilistic Relevance Framework, 3.2) with the usual
constants. Of its two factors the index holds that of the part, in 15 steps; that of the word follows from how many
parts have it, and the browser reckons it. A part's length is compared with that of a usual one, not with the average of
all: so what is counted in a text depends on that text alone, and stays when another one changes.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from operator import xor
from zlib import crc32

from arasha.editions.search.vocabulary import Vocabulary
from arasha.languages.stemming import chains, keys, tokens

SATURATION, BY_LENGTH = 1.2, 0.75
STEPS = 15
USUAL = 500
"""Words of a usual part, each counted by its weight."""
BUCKET_BITS = 18
HIGHEST = "\uffff"
"""A browser counts and sorts by units of UTF-16, which are the letters up to here. No living language needs others."""
NUMBERS = "I"
"""Type code of the arrays that bytes of numbers are of."""


@dataclass(frozen=True, slots=True)
class Field:
    """A text; what a word in it counts; whether words are told that stand side by side in it."""

    text: str
    weight: int
    phrases: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted in one part: numbers of words, how much each says (a byte a word), buckets of pairs."""

    words: bytes
    impacts: bytes
    pairs: bytes


class _Forms(dict[str, int]):
    """Words, or several that only hyphens part, each looked at once: the number of its surest key; -1 if it has none.

    Attributes:
        more: of some, the numbers of other keys.
        first: half of a bucket that the last word gives as the first of two that stand side by side.
        second: the half that the first word gives as the second of two.
        within: of some, the buckets of the pairs within.
    """

    def __init__(self, language: str, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._language = language
        self._vocabulary = vocabulary
        self.more: dict[str, list[int]] = {}
        self.first: dict[str, int] = {}
        self.second: dict[str, int] = {}
        self.within: dict[str, list[int]] = {}

    def __missing__(self, form: str) -> int:
        words = [form] if form.isalnum() else [word for word, _, _ in tokens(form, self._language)]
        found = [keys(word, self._language) for word in words]
        numbers = [self._vocabulary.number(key) for one in found for key in one if key and max(key) <= HIGHEST]
        if len(numbers) > 1:
            self.more[form] = numbers[1:]
        sides = [halves(one[0]) for one in found]
        if len(sides) > 1:
            self.within[form] = [one[0] ^ other[1] for one, other in pairwise(sides)]
        self.first[form], self.second[form] = sides[-1][0], sides[0][1]
        number = self[form] = numbers[0] if numbers else -1
        return number


class Counting:
    """Counts words of one language; looks at each form once."""

    def __init__(self, language: str, vocabulary: Vocabulary) -> None:
        self._forms = _Forms(language, vocabulary)

    def counted(self, fields: Iterable[Field]) -> Counted:
        """What is counted in a part that has these texts."""
        forms = self._forms
        more = forms.more
        counts: Counter[int] = Counter()
        pairs: set[int] = set()
        for field in fields:
            words = chains(field.text)
            numbers = list(map(forms.__getitem__, words))
            numbers += chain.from_iterable([more[word] for word in words if word in more])
            for _ in range(field.weight):
                counts.update(numbers)
            if field.phrases:
                pairs.update(self._pairs(words))
        counts.pop(-1, None)
        steps = _impacts(counts.total(), set(counts.values()))
        return Counted(
            words=array(NUMBERS, counts).tobytes(),
            impacts=bytes([steps[times] for times in counts.values()]),
            pairs=array(NUMBERS, pairs).tobytes(),
        )

    def _pairs(self, words: Sequence[str]) -> Iterator[int]:
        """The buckets of words that stand side by side, all of whose forms are known."""
        within = self._forms.within
        second = map(self._forms.second.__getitem__, words)
        next(second, None)
        return chain(
            map(xor, map(self._forms.first.__getitem__, words), second),
            chain.from_iterable([within[word] for word in words if word in within]),
        )


def halves(key: str) -> tuple[int, int]:
    """What a key gives to the bucket of two that stand side by side, as the first and as the second of them."""
    check = crc32(key.encode())
    return check >> (32 - BUCKET_BITS), check & (1 << BUCKET_BITS) - 1


def _impacts(length: int, times: Iterable[int]) -> dict[int, int]:
    """How much a word says that stands so often in a part of so many words."""
    long = SATURATION * (BY_LENGTH * length / USUAL + 1 - BY_LENGTH)
    return {one: max(1, round(STEPS * one / (one + long))) for one in times}
