"""A site of any size to measure on: this repository's content, and as many made-up news as asked for."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("kk", "ru", "en")
FIRST_YEAR, YEARS = 2005, 20
PARAGRAPHS, WORDS = 9, 65


def make_corpus(folder: Path, news: int) -> None:
    """Write a site with `news` made-up news in three languages, about 600 words each, the same at every call."""
    for name in ("docs", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    chance = random.Random(1)
    words = {language: _words(language) for language in LANGUAGES}
    topics = sorted(path.name for path in (ROOT / "docs/topics").iterdir())
    for number in range(news):
        year = FIRST_YEAR + number % YEARS
        target = folder / f"docs/news/{year}/item-{number}"
        target.mkdir(parents=True)
        for language in LANGUAGES:
            head = _facts(year, number, topics) if language == "ru" else _translated()
            body = _body(chance, words[language])
            text = f"---\ntitle: Item {number} {language}\nsummary: Summary {number} {language}\n{head}---\n\n{body}\n"
            (target / f"index.{language}.md").write_text(text, encoding="utf-8")


def _words(language: str) -> list[str]:
    text = (ROOT / f"docs/news/2024/rule-of-law-academy/index.{language}.md").read_text(encoding="utf-8")
    return [word for word in text.split("---", 2)[2].split() if word.strip(".,;:").isalpha()]


def _facts(year: int, number: int, topics: list[str]) -> str:
    date = f"{year}-{1 + number % 12:02}-{1 + number % 28:02}"
    return (
        f"date: {date}\ntopics: [{topics[number % len(topics)]}]\ncountries: [kazakhstan]\n"
        "organisers: [lprc]\nprojects: [rule-of-law-for-all]\n"
    )


def _translated() -> str:
    return 'translated_from: {language: ru, fingerprint: "00000000"}\n'


def _body(chance: random.Random, words: list[str]) -> str:
    parts = []
    for number in range(PARAGRAPHS):
        if number % 3 == 0:
            parts.append("## " + " ".join(chance.choices(words, k=3)))
        parts.append(" ".join(chance.choices(words, k=WORDS)))
    return "\n\n".join(parts)
