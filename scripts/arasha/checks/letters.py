"""Letters: those of one alphabet in a word, and Kazakh letters in Kazakh words.

A letter of the wrong alphabet looks right and is wrong: search doesn't find the word, a voice spells it out, and a
name so written can pass for another (Unicode Technical Standard 39, "mixed-script confusables").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path

import yaml

from arasha.checks.likely_code import in_code
from arasha.checks.texts import Rule, Text
from arasha.content import Problem

KAZAKH = Path(__file__).parent / "kazakh-letters.yml"
_LATIN, _CYRILLIC = "A-Za-zÀ-ÖØ-öø-ɏəɵ", "Ѐ-ԯ"
_LATIN_RUN, _CYRILLIC_RUN = re.compile(f"[{_LATIN}]+"), re.compile(f"[{_CYRILLIC}]+")
_LATIN_LANGUAGES = frozenset({"en", "uz", "tk"})
"""Languages in whose texts Cyrillic letters are the rare ones: the search looks for runs of the rare ones."""
_WORD = re.compile(r"[^\W\d_]+")
_LATIN_LETTER = re.compile(f"[{_LATIN}]")
_TWO_RUNS = re.compile(rf"([{_LATIN}]+)([{_CYRILLIC}]+)|([{_CYRILLIC}]+)([{_LATIN}]+)")
_NUMERAL_ENDING = re.compile(rf"[IVX]{{2,}}[{_CYRILLIC}]+")
"""XXIғ.: clumsy, but the numeral is one."""
_NUMERAL = re.compile(r"(?=.*[IXVLD])M*(?:CM|CD|D?C{0,4})(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4})")
_TO_CYRILLIC = str.maketrans("ABCEHKMOPTXYaceikopxyIhHəƏɵƟëË", "АВСЕНКМОРТХУасеікорхуІһНәӘөӨёЁ")
_TO_LATIN = str.maketrans("АВСЕНКМОРТХУасеікорхуІһәӘөӨёЁ", "ABCEHKMOPTXYaceikopxyIhəƏɵƟëË")
_NOT_RUSSIAN = frozenset("іІһҺәӘөӨ")
_KAZAKH_LETTER = re.compile("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")
_FOLD = str.maketrans("әғқңөұүһі", "агкноуухи")
_NAME_ENDINGS = ("ов", "ева", "ев", "ова", "ович", "евич", "бай", "бек", "баев", "беков", "ин", "ина")
_OPENING = "«»“”„\"'([{*_-–—"
_HEAD = 3
MOST = 50
"""Findings on one file, of each rule: more help nobody."""
_FEW_WORDS = 40
"""A Kazakh text of more words than these has some of the Kazakh letters."""


def one_alphabet(text: Text) -> Iterator[Problem]:
    """No Latin letter stands inside a Cyrillic word, and no Cyrillic one inside a Latin word."""
    yield from islice(_mixed_words(text), MOST)


def _mixed_words(text: Text) -> Iterator[Problem]:
    prose, rare, done = text.prose, _CYRILLIC_RUN if text.language in _LATIN_LANGUAGES else _LATIN_RUN, 0
    for match in rare.finditer(prose):
        first, last = match.span()
        if first < done or not (prose[first - 1 : first].isalpha() or prose[last : last + 1].isalpha()):
            continue
        start, done = _word_around(prose, first)
        word = text.prose[start:done]
        if text.prose[start - 1 : start] == "\\" and start < text.body_start:
            word = word[1:]  # the n of \n in a quoted value
        if not (_LATIN_LETTER.search(word) and _CYRILLIC_RUN.search(word)) or _is_allowed(word):
            continue
        if in_code(text.raw, start, text.body_start):
            continue
        right = _likely(word, text.language)
        latin_is_wrong = _latin_is_wrong(word, right)
        code = "latin-in-cyrillic" if latin_is_wrong else "cyrillic-in-latin"
        wording = f"{code}-near" if right else code
        yield text.problem(
            code, start, wording=wording, word=word, marked=_marked(word, latin_is_wrong), near=right or ""
        )


def kazakh_letters(text: Text) -> Iterator[Problem]:
    """Kazakh words are written with Kazakh letters: құқық, not кукык; a text with none of them is not Kazakh."""
    if text.language != "kk":
        return
    if not _KAZAKH_LETTER.search(text.prose, text.body_start):
        count = len(_WORD.findall(text.prose, text.body_start))
        if count > _FEW_WORDS:
            yield text.problem("text-not-kazakh", text.body_start, count=count)
            return
    yield from islice(_words_in_russian_letters(text), MOST)


def _words_in_russian_letters(text: Text) -> Iterator[Problem]:
    for token in set(text.prose.split()):
        if meant := _meant(token):
            word, right = meant
            for match in re.finditer(rf"\b{word}\b", text.prose):
                yield text.problem("letters-not-kazakh", match.start(), warning=True, word=word, right=right)


@lru_cache(maxsize=50_000)
def _meant(token: str) -> tuple[str, str] | None:
    """A word that holds Russian letters in the place of Kazakh ones, and the right one. Texts share most words."""
    word = token if token[0].isalpha() else token.lstrip(_OPENING)
    known = _stems().get(word[:_HEAD])
    if known and (found := _WORD.match(word)) and (right := _right_stem(found[0], known)):
        return found[0], right
    return None


def _word_around(prose: str, position: int) -> tuple[int, int]:
    start = position
    while start and prose[start - 1].isalpha():
        start -= 1
    match = _WORD.match(prose, start)
    return start, match.end() if match else position + 1


def _is_allowed(word: str) -> bool:
    """A Roman numeral with an ending, a name of two parts in two alphabets that nobody could mistake: ЯндексGo."""
    if _NUMERAL_ENDING.fullmatch(word):
        return True
    runs = _TWO_RUNS.fullmatch(word)
    if not runs:
        return False
    first, second = (run for run in runs.groups() if run)
    camel = first[-1].islower() and second[0].isupper()
    return camel and not _as_cyrillic(word) and not _as_latin(word)


def _as_cyrillic(word: str) -> str | None:
    """The word in Cyrillic letters, None when one of the Latin ones looks like none of them."""
    made = word.translate(_TO_CYRILLIC)
    return None if _LATIN_LETTER.search(made) else made


def _as_latin(word: str) -> str | None:
    made = word.translate(_TO_LATIN)
    return None if _CYRILLIC_RUN.search(made) else made


def _likely(word: str, language: str) -> str | None:
    """The word that was probably meant; None when it can't be told."""
    latin, cyrillic = _as_latin(word), _as_cyrillic(word)
    if cyrillic and language == "ru" and _NOT_RUSSIAN & set(cyrillic) - set(word):
        cyrillic = None
    if latin and _NUMERAL.fullmatch(latin):
        return latin
    if latin and cyrillic:
        many = 2 * len(_LATIN_LETTER.findall(word))
        prefers_latin = many > len(word) or (many == len(word) and language == "en")
        return latin if prefers_latin else cyrillic
    runs = _TWO_RUNS.fullmatch(word)
    if runs and not latin and not cyrillic and runs[1] and runs[1][0].isupper():
        return f"{runs[1]}-{runs[2]}"  # an abbreviation whose ending lacks its hyphen: PDFті
    return latin or cyrillic


def _latin_is_wrong(word: str, right: str | None) -> bool:
    """Whether the Latin letters are the ones to be typed again; without a likely word, the fewer letters are."""
    if right and "-" not in right:
        return not _LATIN_LETTER.search(right)
    return 2 * len(_LATIN_LETTER.findall(word)) <= len(word)


def _marked(word: str, latin_is_wrong: bool) -> str:
    """The word with its wrong letters in brackets: право[c]удие."""
    wrong = f"[{_LATIN}]+" if latin_is_wrong else f"[{_CYRILLIC}]+"
    return re.sub(wrong, lambda match: f"[{match[0]}]", word)


def _right_stem(word: str, known: list[tuple[str, bool]]) -> str | None:
    """The right letters of a word that holds Russian ones in their place, as far as the table knows the word."""
    lower = word.lower()
    for stem, whole in known:
        if len(lower) < len(stem) or lower.startswith(stem) or (whole and word != stem.translate(_FOLD)):
            continue
        same = all(given in (right, right.translate(_FOLD)) for given, right in zip(lower, stem, strict=False))
        if same and not (word[0].isupper() and lower.endswith(_NAME_ENDINGS)):
            shown = stem.capitalize() if word[0].isupper() else stem
            return shown if len(lower) == len(stem) else f"{shown}…"
    return None


@cache
def _stems() -> dict[str, list[tuple[str, bool]]]:
    """Right words by each way to write their first letters; `True` for those known as whole words in small letters."""
    data = yaml.load(KAZAKH.read_text(encoding="utf-8"), yaml.CSafeLoader)
    found: dict[str, list[tuple[str, bool]]] = {}
    for stem, whole in [*((stem, False) for stem in data["stems"]), *((word, True) for word in data["words"])]:
        heads = [""]
        for letter in stem[:_HEAD]:
            heads = [head + way for head in heads for way in {letter, letter.translate(_FOLD)}]
        for head in [*heads, *(head.capitalize() for head in heads)]:
            found.setdefault(head, []).append((stem, whole))
    return found


RULES: tuple[Rule, ...] = (one_alphabet, kazakh_letters)
