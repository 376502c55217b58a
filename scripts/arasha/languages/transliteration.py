"""A language in a second alphabet, letter by letter, as its strings file says (`transliteration`).

Kazakh: the improved Latin alphabet of 31 letters that Kazakhstan's National Commission was shown on 28 January 2021
(press service of the Prime Minister, primeminister.kz; letter by letter in Wikipedia, "Kazakh alphabets"). It has no
letters for Ё, Ц, Ч, Щ, Э, Ю, Я and the signs Ъ, Ь, which borrowed words have: these are spelt by their sounds, our
reading and no rule's, and the signs fall away. No law is in force yet: whoever reads a page that was made so must be
told what it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

_AS_IT_IS = re.compile(r"(\S*(?:@|://|www\.)\S*)")
"""E-mail and web addresses: other letters would make them lead nowhere."""


@dataclass(frozen=True)
class Transliteration:
    """Another alphabet of a language.

    Attributes:
        code: tag of the language in that alphabet, by BCP 47: `kk-Latn`.
        folder: first part of the addresses of the pages in it.
        letters: small letters, or groups of them, and what stands for them.
        capitals: capitals of the other alphabet that are not simply the small letter's (`İ` of `i`).
        link: what leads to the page in that alphabet, back: what leads from it, notice: what it says of itself.
    """

    code: str
    folder: str
    letters: Mapping[str, str]
    capitals: Mapping[str, str]
    link: str
    back: str
    notice: str

    __hash__ = object.__hash__

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Transliteration:
        """From the strings file, which may leave out `capitals`."""
        return cls(**{"capitals": {}} | dict(data))

    def of(self, text: str) -> str:
        """The text in the other alphabet; what is no letter of the first stays as it is."""
        parts = _AS_IT_IS.split(text) if "@" in text or "://" in text or "www." in text else [text]
        parts[::2] = [self._groups.sub(self._group, part).translate(self._letters) for part in parts[::2]]
        return "".join(parts)

    def _group(self, match: re.Match[str]) -> str:
        group = match[0]
        written = self.letters[group.lower()]
        if group.islower():
            return written
        if _shouts(match):
            return "".join(map(self._capital, written))
        return self._capitalized(written) if group[0].isupper() else written

    def _capital(self, letter: str) -> str:
        return self.capitals.get(letter, letter.upper())

    def _capitalized(self, written: str) -> str:
        return self._capital(written[:1]) + written[1:]

    @cached_property
    def _letters(self) -> dict[int, str]:
        """What stands for each letter, small or capital."""
        small = {letter: written for letter, written in self.letters.items() if len(letter) == 1}
        capitals = {letter.upper(): self._capitalized(written) for letter, written in small.items()}
        return {ord(letter): written for letter, written in (small | capitals).items()}

    @cached_property
    def _groups(self) -> re.Pattern[str]:
        """What letter by letter would go wrong: groups of letters, and capitals that several letters stand for."""
        groups = ["".join(f"[{one}{one.upper()}]" for one in key) for key in self.letters if len(key) > 1]
        spelt = [key.upper() for key, written in self.letters.items() if len(key) == 1 and len(written) > 1]
        return re.compile("|".join([*groups, *spelt]) or "(?!)")


def _shouts(match: re.Match[str]) -> bool:
    """Whether a capital stands among capitals: the letters that stand for it are then all capitals too (ЮНЕСКО)."""
    text, start, end = match.string, match.start(), match.end()
    after, before = text[end : end + 1], text[max(0, start - 1) : start]
    return after.isupper() if after.isalpha() else before.isupper() or (end - start > 1 and match[0].isupper())
