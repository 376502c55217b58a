"""A site of any size to measure on: this repository's content, and as many made-up news as asked for.

A made-up item is as long as a press release, and marked up as one: headings, a list, a quotation, emphasis, links to
other items. Its sentences are drawn from the whole repository. Its translations bear the fingerprint of their original,
so that they are as current as those of a site that is looked after. There are no pictures: how long they take is a
question of their number and of the codec, not of the generator.
"""

from __future__ import annotations

import json
import random
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))
from arasha.content.standings import fingerprint  # noqa: E402 - found by the line above
from arasha.content.texts import TEXTS  # noqa: E402

LANGUAGES = ("kk", "ru", "en")
ORIGINAL = "ru"
FIRST_YEAR, YEARS = 2005, 20
BLOCKS = ("paragraph", "paragraph", "list", "paragraph", "quotation", *("paragraph",) * 4)
SECTION = 3
"""Blocks under a heading."""
WORDS = 56
"""Words that a block holds at least; with them a text of nine blocks has about 600."""
TITLE, HEADING, PHRASE = 7, 4, 2
"""Words in a title, in a heading, in what is emphasised or linked."""
PLACES = {"kk": "Алматы, Қазақстан", "ru": "Алматы, Казахстан", "en": "Almaty, Kazakhstan"}
COUNTRIES = ("kazakhstan", "kazakhstan", "kazakhstan", "kyrgyzstan")
_SENTENCE = re.compile(r"[^.!?\n]{40,220}[.!?]")
_LINK = re.compile(r"\[([^]]*)]\([^)]*\)")
_NOT_PROSE = re.compile(r"[][|{}<>`*#^!:/\\«»“”\"0-9]")


def make_corpus(folder: Path, news: int) -> None:
    """Write a site with `news` made-up news in three languages, the same at every call; more news change none before.

    Args:
        folder: where; it gets `docs`, `overrides` and `mkdocs.yml`.
        news: how many, each in every language.
    """
    for name in ("docs", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    prose = {language: list(_sentences(language)) for language in LANGUAGES}
    topics = sorted(path.name for path in (ROOT / "docs/topics").iterdir())
    projects = sorted(path.name for path in (ROOT / "docs/projects").iterdir())
    for number in range(news):
        chance = random.Random(number)
        topic, project = chance.choice(topics), chance.choice(projects)
        links = [f"../../../topics/{topic}/", f"../../../projects/{project}/"]
        if number:
            links.append("../../../" + item_folder(chance.randrange(number)) + "/")
        facts = (
            f"date: {_date(number)}\ntopics: [{topic}]\ncountries: [{chance.choice(COUNTRIES)}]\n"
            f"organisers: [lprc]\nprojects: [{project}]\n"
        )
        _write(folder / "docs" / item_folder(number), number, facts, links, prose)


def item_folder(number: int) -> str:
    """Where a made-up item stands, from the content folder."""
    return f"news/{FIRST_YEAR + number % YEARS}/item-{number}"


def _date(number: int) -> str:
    return f"{FIRST_YEAR + number % YEARS}-{1 + number % 12:02}-{1 + number % 28:02}"


def _write(target: Path, number: int, facts: str, links: list[str], prose: dict[str, list[str]]) -> None:
    """The versions of one item; links and their order are the same in all, as translators leave them."""
    target.mkdir(parents=True)
    stamp = ""
    for language in sorted(LANGUAGES, key=lambda code: code != ORIGINAL):
        chance = random.Random(f"{number} {language}")
        fields = {
            "title": f"{_words(chance, prose[language], TITLE)} ({number})",
            "summary": chance.choice(prose[language]),
            "place": PLACES[language],
        }
        body = _body(chance, prose[language], links)
        if language == ORIGINAL:
            stamp = fingerprint(TEXTS["news"](**fields), body)
            rest = facts
        else:
            rest = f'translated_from:\n  language: {ORIGINAL}\n  fingerprint: "{stamp}"\n'
        head = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items())
        (target / f"index.{language}.md").write_text(f"---\n{head}{rest}---\n\n{body}\n", encoding="utf-8")


def _sentences(language: str) -> Iterator[str]:
    """Whole sentences of all texts of a language, without marks and figures."""
    for file in sorted((ROOT / "docs").rglob(f"index.{language}.md")):
        body = _LINK.sub(r"\1", file.read_text(encoding="utf-8").split("---\n", 2)[-1])
        for found in _SENTENCE.findall(body):
            sentence = " ".join(found.split())
            if sentence[0].isupper() and not _NOT_PROSE.search(sentence):
                yield sentence


def _body(chance: random.Random, prose: list[str], links: list[str]) -> str:
    parts, left = [], list(links)
    for number, kind in enumerate(BLOCKS):
        if number % SECTION == 0:
            parts.append("## " + _words(chance, prose, HEADING))
        sentences = _some(chance, prose)
        if kind == "list":
            parts.append("\n".join(f"- {sentence}" for sentence in sentences))
        elif kind == "quotation":
            parts.append("> " + " ".join(sentences))
        else:
            if left:
                sentences[0] = _marked(chance, sentences[0], "[{}](" + left.pop(0) + ")")
            sentences[-1] = _marked(chance, sentences[-1], chance.choice(("**{}**", "*{}*", "{}")))
            parts.append(" ".join(sentences))
    return "\n\n".join(parts)


def _some(chance: random.Random, prose: list[str]) -> list[str]:
    """Sentences of WORDS words or a few more; at least two."""
    found: list[str] = []
    while len(found) < 2 or sum(sentence.count(" ") + 1 for sentence in found) < WORDS:
        found.append(chance.choice(prose))
    return found


def _words(chance: random.Random, prose: list[str], count: int) -> str:
    return " ".join(chance.choice(prose).split()[:count]).rstrip(",;.—– ")


def _marked(chance: random.Random, sentence: str, mark: str) -> str:
    """The sentence with a few of its inner words put into `mark`."""
    words = sentence.split(" ")
    start = chance.randrange(1, max(2, len(words) - PHRASE))
    phrase = " ".join(words[start : start + PHRASE])
    inner = phrase.rstrip(",;.!?—– ")
    if not inner:
        return sentence
    return " ".join([*words[:start], mark.format(inner) + phrase[len(inner) :], *words[start + PHRASE :]])
