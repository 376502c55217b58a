"""Spelling, by hunspell's dictionaries where they are installed. Advice only, and only when asked for.

Dictionaries differ from machine to machine: what one finds, another does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import yaml

from arasha.checks.hunspell import Dictionary, installed
from arasha.checks.memory import Memory
from arasha.checks.texts import Text
from arasha.content import Problem, Reading
from arasha.content.front_matter import decoded

KNOWN = Path(__file__).parent / "known-words.yml"
MOST = 20
"""Warnings on one file: a text in a language that its name does not say would give hundreds."""
_TOKEN = re.compile(r"[\w’'-]+")
_ALPHABETS = {
    "kk": re.compile("[а-яёәғқңөұүһі]+"),
    "ru": re.compile("[а-яё]+"),
    "en": re.compile("[a-z]+(?:'[a-z]+)?"),
}
_NOT_WORDS = {"translated_from", "coverage", "updated"}


def spelling(
    reading: Reading, docs: Path, memory: Memory, dictionaries: Mapping[str, Dictionary] | None = None
) -> Iterator[Problem]:
    """Words that no dictionary has. One run of hunspell a language (two for Kazakh) asks for all new words together.

    Args:
        reading: the content.
        docs: the content folder.
        memory: findings of files that have not changed.
        dictionaries: by language; those installed by default.
    """
    dictionaries = installed() if dictionaries is None else dictionaries
    asked: dict[str, list[tuple[str, Text, dict[str, int]]]] = {}
    for item in reading.items.values():
        for version in item.versions.values():
            if version.language not in dictionaries:
                continue
            key = f"spelling {dictionaries[version.language].stamp} {version.path} {version.digest}"
            known = memory.get(key)
            if known is None:
                text = Text(item, version, decoded((docs / version.path).read_bytes()))
                asked.setdefault(version.language, []).append((key, text, words_of(text)))
            yield from known or ()
    for language, texts in asked.items():
        every = {word for _, _, words in texts for word in words}
        unknown = dictionaries[language].unknown(every, known_words(language))
        for key, text, words in texts:
            found = [
                text.problem("word-unknown", position, warning=True, word=word)
                for word, position in words.items()
                if word in unknown
            ][:MOST]
            memory.put(key, found)
            yield from found


def words_of(text: Text) -> dict[str, int]:
    """The words that a dictionary can judge, each with its first position: no names, no numbers, one alphabet."""
    fits = _ALPHABETS[text.language]
    said = set(_TOKEN.findall(" ".join(_strings(text.version.texts.model_dump(exclude=_NOT_WORDS)))))
    found: dict[str, int] = {}
    for token in _TOKEN.finditer(text.prose):
        position = token.start()
        if not token[0].islower() or (position < text.body_start and token[0] not in said):
            continue
        for part in token[0].split("-"):
            word = part.replace("’", "'").strip("'")
            if len(word) > 1 and fits.fullmatch(word):
                found.setdefault(word, position)
            position += len(part) + 1
    return found


def _strings(value: object) -> Iterator[str]:
    """All that is said in the language fields; the rest of the front matter is facts and no language."""
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, list | tuple):
        for part in value:
            yield from _strings(part)
    elif isinstance(value, str):
        yield value


@cache
def known_words(language: str) -> frozenset[str]:
    """Words of this site's subjects that dictionaries lack."""
    data = yaml.load(KNOWN.read_text(encoding="utf-8"), yaml.CSafeLoader)
    return frozenset(str(word) for word in data.get(language, ()))
