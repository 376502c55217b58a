"""News to search in: real sentences of this repository, and made-up words as rare as names are, in three languages.

`corpus.make_corpus` repeats one article's words, which is right for measuring pages and wrong for an index: its size
follows from how many words there are. Here they grow as in real texts: a made-up word's rank follows Zipf's law.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

from corpus import LANGUAGES, ROOT, make_corpus

WORDS = 600
RARE = 0.15
"""Share of made-up words; with it 3,000 texts hold about as many different words as 3,000 Kazakh news do (58,000)."""
RANKS = 100_000
_SYLLABLES = {
    "kk": "қа ра бо ла ме ке ті рі сы нұ ға лы бек ден шы ры қан са үй өт жә не тұ мы дә рі",
    "ru": "ка ра бо ла ме ке ти ри со ну га лы бек ден ши ры кан са уй от жа не ту мы да ри",
    "en": "ka ra bo la me ke ti ri so nu ga ly bek den shi ry kan sa oy ot ja ne tu my da ri",
}
_ENDINGS = {
    "kk": ["", "", "", "дың", "ға", "ны", "да", "дан", "лар", "ы"],
    "ru": ["", "", "а", "у", "ом", "е", "ы", "ов", "ами", "ский"],
    "en": ["", "", "", "", "s", "ed", "ing", "s"],
}
_SENTENCE = re.compile(r"[^.!?\n]{30,300}[.!?]")


def make_searchable(folder: Path, news: int) -> None:
    """Write the site of `make_corpus` with texts worth searching; the same at every call."""
    make_corpus(folder, news)
    for language in LANGUAGES:
        sentences = list(_sentences(language))
        chance = random.Random(language)
        for file in sorted((folder / "docs/news").glob(f"*/item-*/index.{language}.md")):
            head = file.read_text(encoding="utf-8").split("---\n", 2)[1]
            title = " ".join([_made_up(chance, language).capitalize(), *chance.choice(sentences).split()[:6]])
            head = re.sub("title: .*", f"title: {_quoted(title)}", head)
            head = re.sub("summary: .*", f"summary: {_quoted(chance.choice(sentences))}", head)
            file.write_text(f"---\n{head}---\n\n{_body(chance, language, sentences)}\n", encoding="utf-8")


def _sentences(language: str) -> Iterator[str]:
    for file in sorted((ROOT / "docs").rglob(f"index.{language}.md")):
        body = file.read_text(encoding="utf-8").split("---\n", 2)[-1]
        for sentence in _SENTENCE.findall(re.sub(r"\[([^]]*)]\([^)]*\)", r"\1", body)):
            if not re.search(r"[][|{}<>`*#^!:/\\]", sentence):
                yield " ".join(sentence.split())


def _body(chance: random.Random, language: str, sentences: list[str]) -> str:
    paragraphs, words = [], 0
    while words < WORDS:
        text = " ".join(chance.choices(sentences, k=4))
        found = [_made_up(chance, language) if chance.random() < RARE else word for word in text.split()]
        words += len(found)
        paragraphs.append(" ".join(found))
    return "\n\n".join(paragraphs)


def _made_up(chance: random.Random, language: str) -> str:
    """A word of a rank that Zipf's law gives, spelt in syllables, with an ending."""
    rank = int(RANKS ** chance.random())
    syllables = _SYLLABLES[language].split()
    word = syllables[rank % 7]
    while rank:
        rank, syllable = divmod(rank, len(syllables))
        word += syllables[syllable]
    return word + chance.choice(_ENDINGS[language])


def _quoted(text: str) -> str:
    return '"' + text.replace('"', "").replace("\\", "") + '"'
