"""All forms of Kazakh nouns: number, third person possessive, case. Made from the grammar, to judge the stemmer.

The rules of R. Muhamedowa, Kazakh: A Comprehensive Grammar (Routledge 2016), on sounds and on nouns: each ending is
made for its stem here, where the stemmer recognizes endings; the two share nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

FRONT, BACK = set("әеөүіэ"), set("аоұыёя")
VOWELS = FRONT | BACK | set("уию")
VOICED = {"қ": "ғ", "к": "г", "п": "б"}
VOICELESS = set("пфкқтсшщчцхһбвгд")
CASES = ("nominative", "genitive", "dative", "accusative", "locative", "ablative", "instrumental")


def nouns(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Every noun of the list with all its forms, each once."""
    seen = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        for entry in [] if line.startswith("#") else line.split():
            word, row = [*entry.split("+"), ""][:2]
            word, shortened = [*word.split("~"), ""][:2]
            word, owned = [*word.split("="), ""][:2]
            if word not in seen:
                seen.add(word)
                yield word, list(dict.fromkeys(_paradigm(word.lower(), owned, shortened, row)))


def _paradigm(word: str, owned: str, shortened: str, row: str) -> Iterator[str]:
    front = row == "front" if row else _is_front(word)
    stem = shortened or word
    plural = stem + _by_sound(stem, "лар", "дар", "тар", nasal="дар", lateral="дар", front=front)
    plural_front = _is_front(plural)
    for base, of, is_front in ((word, stem, front), (plural, plural, plural_front)):
        yield from (base if case == "nominative" else of + _case(of, case, is_front) for case in CASES)
        possessed = _possessed(base if of is base else shortened or base, owned if of is stem else "", is_front)
        yield from (_after_possessive(possessed, case, is_front) for case in CASES)


def _is_front(word: str) -> bool:
    """The row of the last vowel that has one; у and и follow those before them, and stand in the back row alone."""
    for letter in reversed(word):
        if letter in FRONT | BACK:
            return letter in FRONT
    return "и" in word and "у" not in word


def _row(ending: str, front: bool) -> str:
    return ending.translate(str.maketrans("аығқ", "еігк")) if front else ending


def _sound(stem: str) -> str:
    return stem.rstrip("ьъ")[-1]


def _by_sound(stem: str, vowel: str, sonorant: str, voiceless: str, *, nasal: str, lateral: str, front: bool) -> str:
    """The form of an ending for the last sound. Where it matters, `sonorant` is that after з and ж."""
    last = _sound(stem)
    if last in VOICELESS:
        return _row(voiceless, front)
    if last in "мнң":
        return _row(nasal, front)
    if last == "л":
        return _row(lateral, front)
    return _row(sonorant if last in "зж" else vowel, front)


def _case(stem: str, case: str, front: bool) -> str:
    last = _sound(stem)
    glide = last in "уиюйр"
    if case == "genitive":
        return _by_sound(stem, "дың" if glide else "ның", "дың", "тың", nasal="ның", lateral="дың", front=front)
    if case == "dative":
        return _row("қа" if last in VOICELESS else "ға", front)
    if case == "accusative":
        return _by_sound(stem, "ды" if glide else "ны", "ды", "ты", nasal="ды", lateral="ды", front=front)
    if case == "locative":
        return _row("та" if last in VOICELESS else "да", front)
    if case == "ablative":
        return _by_sound(stem, "дан", "дан", "тан", nasal="нан", lateral="дан", front=front)
    return "пен" if last in VOICELESS else "бен" if last in "зж" else "мен"


def _possessed(stem: str, owned: str, front: bool) -> str:
    """The stem with the possessive of the third person."""
    last = stem[-1]
    if last in VOWELS - set("уию"):
        return stem + _row("сы", front)
    if owned:
        return owned + _row("ы", front)
    if last in VOICED and stem[-2] in VOWELS:
        return stem[:-1] + VOICED[last] + _row("ы", front)
    return stem.removesuffix("ь") + _row("ы", front)


def _after_possessive(possessed: str, case: str, front: bool) -> str:
    endings = {"genitive": "ның", "dative": "на", "accusative": "н", "locative": "нда", "ablative": "нан"}
    if case == "instrumental":
        return possessed + "мен"
    return possessed + (_row(endings[case], front) if case in endings else "")
