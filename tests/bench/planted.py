"""News with words planted in them whose forms are known: what a search should find, and what it should not."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from corpus import LANGUAGES
from search_corpus import make_searchable
from stemming import gold

PLANTED = 12
"""Forms in each text."""
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SEEN = re.compile(r"^(?:title|summary): (.*)$", re.MULTILINE)


def make_planted(folder: Path, news: int) -> None:
    """Write the site of `make_searchable` with forms of the words of `words/` put between the others."""
    make_searchable(folder, news)
    for language in LANGUAGES:
        chance = random.Random(f"planted {language}")
        every = [form for _, known in gold(language) for form in known]
        for file in sorted((folder / "docs/news").glob(f"*/item-*/index.{language}.md")):
            _, head, body = file.read_text(encoding="utf-8").split("---\n", 2)
            words = body.strip().split(" ")
            for form in chance.sample(every, PLANTED):
                words.insert(chance.randrange(len(words)), form)
            file.write_text(f"---\n{head}---\n\n{' '.join(words)}\n", encoding="utf-8")


def words_of(folder: Path, language: str) -> dict[str, set[str]]:
    """By folder of an item, the words that stand in it, in small letters."""
    found = {}
    for file in (folder / "docs").rglob(f"index.{language}.md"):
        head, body = file.read_text(encoding="utf-8").split("---\n", 2)[1:]
        found[str(file.parent.relative_to(folder / "docs"))] = set(tokens(" ".join([*_SEEN.findall(head), body])))
    return found


def tokens(text: str) -> list[str]:
    """The words of a text as they are compared, letter by letter."""
    return [token.lower().replace("ё", "е") for token in _TOKEN.findall(text)]


def queries(
    language: str, texts: Mapping[str, set[str]], words: int, forms: int
) -> Iterator[tuple[str, str, set[str]]]:
    """What is asked for: whether as in the dictionary or inflected, the form, the folders that are right."""
    chance = random.Random(language)
    known: Sequence[tuple[str, list[str]]] = gold(language)
    for word, every in chance.sample(known, min(words, len(known))):
        alike = {token for form in every for token in tokens(form)}
        right = {folder for folder, found in texts.items() if not found.isdisjoint(alike)}
        others = [form for form in every if form != word]
        for form in (word, *chance.sample(others, min(forms, len(others)))):
            if right:
                yield "dictionary" if form == word else "inflected", form, right
