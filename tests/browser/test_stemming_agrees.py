"""The browser makes the same keys as the index: on every word of the site, on made forms, on junk."""

from __future__ import annotations

import json
import random
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from arasha.languages.stemming import bare, fold, keys, readings, shipped, tokens
from browsers import served
from sites import ROOT

sys.path.insert(0, str(ROOT / "tests" / "bench"))
import stemming as bench

ASK = """async ([tables, words, texts]) => {
    const { bare, fold, keys, readings, tokens } = await import("./keys.js");
    return [
        words.map((word) => [fold(word, tables), keys(word, tables), bare(word, tables)]),
        texts.map((text) => [
            [...tokens(text, tables)].map(([word]) => word),
            readings(text, tables).map(({ text, kind, loose }) => [text, kind, loose]),
        ]),
    ];
}"""
LETTERS = "абғқіьъыёйңүяһəaeiıstİQ'’-.05 \u00ad\u0301\u0306\u200b😀١"


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page beside the modules."""
    folder = tmp_path_factory.mktemp("search")
    shutil.copytree(ROOT / "overrides" / "assets" / "search", folder, dirs_exist_ok=True)
    (folder / "index.html").write_text("<!doctype html><meta charset=utf-8><title>.</title>", encoding="utf-8")
    with served(folder) as address:
        opened = browser.new_page()
        opened.goto(address)
        yield opened
        opened.close()


def vocabulary(language: str) -> list[str]:
    """Every word of the site in all languages, and made forms of this one."""
    files: list[Path] = sorted((ROOT / "docs").rglob("*.md"))
    found = {word for file in files for word, _, _ in tokens(file.read_text(encoding="utf-8"), language)}
    forms = [] if language == "uz" else [form for _, forms in bench.gold(language) for form in forms]
    return sorted(found | set(forms))


def junk(rng: random.Random) -> str:
    return "".join(rng.choice(LETTERS) for _ in range(rng.randint(0, 14)))


@pytest.mark.parametrize("language", ["kk", "ru", "en", "uz"])
def test_the_browser_and_the_index_agree(page: Page, language: str) -> None:
    rng = random.Random(7)
    words = vocabulary(language)
    words += [junk(rng) for _ in range(2000)] + ["".join(rng.sample(words, 2)) for _ in range(2000)] + ["ның" * 2000]
    texts = [" ".join(rng.sample(words, 3)) for _ in range(1500)] + [junk(rng) + " " + junk(rng) for _ in range(1500)]
    assert len(words) > 15_000
    answers: list[list[Any]] = page.evaluate(ASK, [json.loads(shipped(language)), words, texts])
    for word, answer in zip(words, answers[0], strict=True):
        assert answer == [fold(word, language), list(keys(word, language)), bare(word, language)], word
    for text, answer in zip(texts, answers[1], strict=True):
        read = [[one.text, one.kind, one.loose] for one in readings(text, language)]
        assert answer == [[word for word, _, _ in tokens(text, language)], read], text
