"""News with words planted in them whose forms are known: what a search should find, and what it should not."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from corpus import LANGUAGES
from search_corpus import make_searchable
from stemming import gold

PLANTED = 12
"""Forms in each text."""
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


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
    """By folder of an item, the words in it and in the names of its topics and countries, in small letters."""
    docs = folder / "docs"
    heads, bodies = {}, {}
    for file in sorted(docs.rglob("index.*.md")):
        head, body = file.read_text(encoding="utf-8").split("---\n", 2)[1:]
        place, code = str(file.parent.relative_to(docs)), file.name.split(".")[1]
        heads[place, code] = yaml.load(head, yaml.CSafeLoader)
        if code == language and place != ".":
            bodies[place] = body
    named: defaultdict[str, list[str]] = defaultdict(list)
    for (place, _), head in heads.items():
        for folder_of in ("topics", "countries"):
            named[place] += [heads[f"{folder_of}/{slug}", language]["title"] for slug in head.get(folder_of, [])]
    return {
        place: set(tokens(" ".join([*_told(heads[place, language]), *named[place], body])))
        for place, body in bodies.items()
    }


def _told(head: dict[str, Any]) -> Iterator[str]:
    yield from (head.get(name, "") for name in ("title", "summary", "place", "person", "abbreviation"))
    yield from head.get("aims", [])


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
