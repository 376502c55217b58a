"""One spelling for what is the same word to a reader: case, hidden characters, accents, the wrong alphabet."""

from __future__ import annotations

import re
import unicodedata

_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff]")
_ACCENTS = re.compile("[\u0300-\u036f]")
"""What is left of them after composition: stress marks, and letters that Unicode has no single character for."""
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[a-zA-Zəɵİ]")
_SPECIAL = re.compile("[a-zA-Zəɵʼİ]")
_LOOK_ALIKE = "İaceopxyihktmbəɵABCEHIKMOPTXYƏƟ", "ІасеорхуіһктмвәөАВСЕНІКМОРТХУӘӨ"
_TO_CYRILLIC = str.maketrans(*_LOOK_ALIKE)
_TO_LATIN = str.maketrans(*reversed(_LOOK_ALIKE))
_APOSTROPHES = str.maketrans("’ʼ‘`´", "'''''")


def fold(word: str, letters: dict[int, str] | None = None) -> str:
    """A word as it is compared: composed, in small letters, nothing hidden; `letters`: what else counts as the same."""
    word = unicodedata.normalize("NFC", word)
    if not word.isalpha() or _SPECIAL.search(word):  # most words need nothing of this
        word = _one_alphabet(_ACCENTS.sub("", _HIDDEN.sub("", word))).translate(_APOSTROPHES)
        word = _ACCENTS.sub("", word.lower())
    word = unicodedata.normalize("NFC", word.lower())
    return word.translate(letters) if letters else word


def _one_alphabet(word: str) -> str:
    """Letters that only look like those of the word's alphabet, put right (Latin i, h, e in Kazakh)."""
    if not (_CYRILLIC.search(word) and _LATIN.search(word)):
        return word
    for other in (word.translate(_TO_CYRILLIC), word.translate(_TO_LATIN)):
        if not (_CYRILLIC.search(other) and _LATIN.search(other)):
            return other
    return word
