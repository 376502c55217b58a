"""Texts as editors really write them: long words, addresses and titles, wide tables, many topics, on every screen."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest
from playwright.sync_api import Browser

from browsers import Visit, opened_pages, served
from sites import LANGUAGES, Project

WORD = {
    "kk": "қанағаттандырылмағандықтарыңыздан" * 3,
    "ru": "превысокомногорассмотрительствующего" * 3,
    "en": "antidisestablishmentarianism" * 3,
}
SENTENCE = {
    "kk": "Ұйымдар еңбек мигранттарының жағдайын жақсарту үшін ұсыныстар дайындады. ",
    "ru": "Организации подготовили предложения, которые улучшат положение мигрантов. ",
    "en": "The organisations have prepared proposals that would improve the lot of migrants. ",
}
TITLE = {
    "kk": "Көшіп-қонушылардың құқықтарын қорғау туралы халықаралық семинар " * 3,
    "ru": "Международный семинар о применении стандартов защиты прав мигрантов " * 3,
    "en": "International seminar on how standards protect the rights of migrants " * 3,
}
ADDRESS = "https://tbinternet.example.org/_layouts/15/TBSearch.aspx?Lang=en&TreatyID=8&DocTypeID=11&CountryID=89"
COLUMNS = 8
TOPICS = [f"topic-{number}" for number in range(12)]
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-block-end: 2em !important; }"""
"""WCAG 2.2, 1.4.12."""
LARGE = "html { font-size: 200% !important; }"
"""WCAG 2.2, 1.4.4."""
PRINTED = {9.5, 18.0}
"""Points of text and title in styles/print.css."""


def text(language: str) -> str:
    """What stands in an article."""
    word, sentence = WORD[language], SENTENCE[language]
    row = "| " + " | ".join([word[:12]] * COLUMNS) + " |"
    table = "\n".join([row, "|---" * COLUMNS + "|", row, row])
    parts = [
        f"{sentence * 3} {word} {ADDRESS} [{ADDRESS}]({ADDRESS}) `{word}`[^1] {sentence}[^1]",
        f"## {TITLE[language]}1",
        f"- {sentence}\n    - {sentence}\n        - {sentence}\n            - {word}",
        f"!!! note\n\n    > {sentence} {word}\n\n    {sentence}",
        table,
        f"{word}\n:   {sentence} {word}",
        f"```\n{word} {ADDRESS}\n```",
        *[sentence * 9] * 12,
        f"[^1]: {sentence} {ADDRESS}",
    ]
    return "\n\n".join(parts)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A site of such texts."""
    project = Project(tmp_path_factory.mktemp("hard"))
    plain = {code: {"title": WORD[code], "summary": SENTENCE[code]} for code in LANGUAGES}
    project.item("", None, **{code: {"title": "A", "summary": SENTENCE[code]} for code in LANGUAGES})
    for topic in TOPICS:
        project.item(f"topics/{topic}", None, **plain)
    contact = {"email": f"{'long' * 9}@{'name' * 9}.example.org"}
    letters = {code: plain[code] | {"abbreviation": "ШЩЖМФЮ", "address": WORD[code]} for code in LANGUAGES}
    project.item("partners/office", {"roles": ["donor", "organiser", "expert"], "contact": contact}, **letters)
    facts: dict[str, Any] = {"start": "2019-01-30", "end": "2021-01-30", "lead": ["office"], "topics": TOPICS}
    facts["activities"] = [{"id": "a", "state": "done", "date": "2019-08"}]
    aims = {code: {"aims": [WORD[code]], "activity_titles": {"a": WORD[code]}} for code in LANGUAGES}
    project.item("projects/law", facts, **{code: plain[code] | aims[code] for code in LANGUAGES})
    facts = {"start": "2026-08-28", "end": "2026-09-12", "organisers": ["office"], "sensitive": True}
    project.item("events/2026/seminar", facts, **{code: plain[code] | {"place": WORD[code]} for code in LANGUAGES})
    facts = {"date": "2025-05-30", "topics": TOPICS, "projects": ["law"], "organisers": ["office"]}
    articles = {
        code: {"title": TITLE[code].strip(), "summary": SENTENCE[code], "place": WORD[code], "body": text(code)}
        for code in LANGUAGES
    }
    project.item("news/2025/seminar", facts, **articles)
    project.item("news/2025/borrowed", {"date": "2025-05"}, ru=articles["ru"] | {"body": "Текст."})
    project.built()
    return project


@pytest.fixture(scope="module")
def reader(browser: Browser, project: Project) -> Iterator[Visit]:
    """A page of the browser that may be given other styles."""
    context = browser.new_context(bypass_csp=True, reduced_motion="reduce")
    with served(project.site) as address:
        yield Visit(context.new_page(), address)
    context.close()


def pages(project: Project, language: str) -> list[str]:
    """Every page; of the topics, which are alike, two."""
    found = opened_pages(project.tree, language)
    return [path for path in found if "/topic-" not in path or path.split("/topic-")[1].startswith("1")]


@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_sticks_out(reader: Visit, project: Project, language: str, width: int) -> None:
    found = []
    for path in pages(project, language):
        reader.open(path, width)
        found += [f"{path}: {one}" for one in [*reader.overflow(), *reader.troubles]]
    assert found == []


@pytest.mark.parametrize(("style", "width"), [(SPACING, 320), (LARGE, 320), (LARGE, 1280), (SPACING + LARGE, 360)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_readers_own_letters_have_room(
    reader: Visit, project: Project, language: str, style: str, width: int
) -> None:
    found = []
    for path in pages(project, language):
        reader.open(path, width)
        reader.page.add_style_tag(content=style)
        found += [f"{path}: {one}" for one in reader.overflow()]
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_no_barrier_of_any_weight(reader: Visit, project: Project, language: str) -> None:
    """Also what axe calls moderate or minor: here nothing is excused."""
    found = []
    for path in pages(project, language):
        reader.open(path, 320)
        found += [f"{path}: {one}" for one in reader.barriers(("minor", "moderate", "serious", "critical"))]
    assert found == []


def letter_sizes(page: pikepdf.Page) -> Counter[float]:
    """How often each size of letters is chosen on a printed page, in points."""
    scales, sizes = [1.0], Counter[float]()
    for instruction in pikepdf.parse_content_stream(page):
        name, operands = str(instruction.operator), instruction.operands
        if name == "q":
            scales.append(scales[-1])
        elif name == "Q":
            scales.pop()
        elif name == "cm":
            scales[-1] *= abs(float(operands[3]))
        elif name == "Tf":
            sizes[round(float(operands[1]) * scales[-1], 1)] += 1
    return sizes


@pytest.mark.parametrize("kind", ["news/2025/seminar", "projects/law", "partners/office"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_text_and_a_wide_table_are_printed_in_letters_of_full_size(
    reader: Visit, language: str, kind: str
) -> None:
    """Chromium prints a page smaller, all of it, of which anything is too wide for the sheet."""
    reader.open(f"{language}/{kind}/", 1280)
    with pikepdf.open(io.BytesIO(reader.page.pdf(prefer_css_page_size=True))) as document:
        assert kind != "news/2025/seminar" or len(document.pages) > 1
        sizes = sum((letter_sizes(page) for page in document.pages), Counter[float]())
    assert sizes.keys() >= PRINTED, sizes
