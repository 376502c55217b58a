"""A translation gives the figures, dates and links of its original."""

from pathlib import Path

import pytest

import tiny
from arasha.checks.agreement import agreement
from arasha.checks.figures import figures_and_links
from arasha.checks.memory import Memory
from arasha.checks.wording import words
from arasha.content import Problem

FOLDER = "topics/law"
KK, RU, EN = (f"{FOLDER}/index.{language}.md" for language in ("kk", "ru", "en"))


def compared(docs: Path, original: str, translation: str, language: str = "en", **fields: object) -> list[Problem]:
    """What is said of a translation into `language` of a Russian original."""
    tiny.write(docs, RU, {"title": "Право", "summary": "С."}, original)
    header = {"title": "Law", "summary": "S.", "translated_from": {"language": "ru"}} | fields
    tiny.write(docs, f"{FOLDER}/index.{language}.md", header, translation)
    tiny.stamp(docs, f"{FOLDER}/index.{language}.md")
    return list(agreement(tiny.read(docs), Memory()))


@pytest.mark.parametrize(
    ("language", "original", "translation"),
    [
        ("en", "42 участника, 27 организаций", "42 participants of 27 organisations"),
        ("en", "42 участника", "Forty-two participants"),
        ("en", "три дня", "3 days"),
        ("kk", "21 августа 2024 года", "2024 жылғы 21 тамыз"),
        ("kk", "с 19 по 21 августа 2024 года", "2024 жылғы 19–21 тамызда"),
        ("kk", "в августе и сентябре 2020 года", "2020 жылғы тамыз бен қыркүйекте"),
        ("en", "21.08.2024", "August 21, 2024"),
        ("en", "1 мая 2024 года", "On 1 May 2024 one may ask"),
        ("en", "400 000 евро", "EUR 400,000"),
        ("en", "400\u00a0000 евро и 1,5 млн тенге", "400 thousand euros and 1.5 million tenge"),
        ("kk", "12,50 %", "12.5 %"),
        ("kk", "1 234 567,89 тенге", "1,234,567.89 теңге"),
        ("en", "1. Раз\n2. Два", "- One\n- Two"),
        ("en", "## 1. Раз", "## One"),
        ("en", "В 2024 году. И снова в 2024 году.", "In 2024, and again that year."),
        ("en", "`arasha 5000`\n\n```\n700\n```", "Text"),
        ("en", "статья 14[^1]\n\n[^1]: сноска", "article 14"),
        ("en", "G20 и 90-е", "the Twenty, the 90s"),
        ("en", "[a](../x/index.ru.md#часть)", "[a](../x/#part)"),
        ("en", "[a](../x)", "[a](../x/index.en.md)"),
        ("en", "[a](#часть)", "text"),
        ("en", "[a](https://www.un.org/ru/about)", "[a](https://www.un.org/en/about-us)"),
        ("en", "[a](https://ru.wikipedia.org/wiki/Право)", "[a](https://en.wikipedia.org/wiki/Law)"),
        ("en", "[a](https://iphr.org/)", "[a](https://www.iphr.org)"),
        ("en", "![a](map.ru.png) [b](plan-ru.pdf)", "![a](map.en.png) [b](plan-en.pdf)"),
        ("en", "[a][x]\n\n[x]: ../x/", "[a](../x/)"),
        ("en", "<https://example.org/2024/5>", "[a](https://example.org/2024/5)"),
        ("en", "[a](mailto:Info@example.org)", "[a](mailto:info@example.org)"),
    ],
)
def test_the_same_said_in_another_way_is_silent(tmp_path: Path, language: str, original: str, translation: str) -> None:
    assert compared(tmp_path, original, translation, language) == []


@pytest.mark.parametrize(
    ("original", "translation", "wording", "missing", "extra"),
    [
        ("42 участника", "24 participants", "figures-differ", "42 (index.ru.md:6)", "24 (index.en.md:9)"),
        (
            "21 августа 2024",
            "21 September 2024",
            "figures-differ",
            "августа (index.ru.md:6)",
            "September (index.en.md:9)",
        ),
        (
            "21.08.2024",
            "21 September 2024",
            "figures-differ",
            "21.08.2024 (index.ru.md:6)",
            "September (index.en.md:9)",
        ),
        ("400 000 евро", "EUR 40,000", "figures-differ", "400 000 (index.ru.md:6)", "40,000 (index.en.md:9)"),
        ("400 тысяч", "400 million", "figures-differ", "400 тыс (index.ru.md:6)", "400 million (index.en.md:9)"),
        ("12,5 %", "15.2 %", "figures-differ", "12,5 (index.ru.md:6)", "15.2 (index.en.md:9)"),
        (
            "2019, 30 мая; 2021, 30 мая",
            "2019, 30 May; 2021, 31 May",
            "figures-differ",
            "30 (index.ru.md:6)",
            "31 (index.en.md:9)",
        ),
        ("в 2019 году", "then", "figures-differ-missing", "2019 (index.ru.md:6)", ""),
        ("тогда", "in\n\n2019", "figures-differ-extra", "", "2019 (index.en.md:11)"),
        ("[a](../x/)", "[a](../y/)", "links-differ", "../x/ (index.ru.md:6)", "../y/ (index.en.md:9)"),
        ("[a](../x/)", "a", "links-differ-missing", "../x/ (index.ru.md:6)", ""),
        ("a", "[a](https://un.org/a)", "links-differ-extra", "", "https://un.org/a (index.en.md:9)"),
        (
            "[a](https://un.org/a)",
            "[a](https://un.org/b)",
            "links-differ",
            "https://un.org/a (index.ru.md:6)",
            "https://un.org/b (index.en.md:9)",
        ),
    ],
)
def test_what_differs_is_named_with_its_place(
    tmp_path: Path, original: str, translation: str, wording: str, missing: str, extra: str
) -> None:
    (problem,) = compared(tmp_path, original, translation)
    assert (problem.path, problem.wording, problem.warning) == (EN, wording, True)
    assert (problem.values["missing"], problem.values["extra"]) == (missing, extra)
    assert problem.line == (int(extra.rpartition(":")[2][:-1]) if extra else 9)
    for language in tiny.LANGUAGES:
        assert (extra or missing) in words(problem, tiny.language(language))[0]


def test_many_differences_are_cut_short(tmp_path: Path) -> None:
    (problem,) = compared(tmp_path, " ".join(f"{year}," for year in range(2001, 2021)), "Text")
    assert problem.values["missing"].endswith(", …")
    assert problem.values["missing"].count("index") == 6


def test_a_summary_and_a_translation_behind_are_not_compared(tmp_path: Path) -> None:
    assert compared(tmp_path, "В 2019 году", "Then", coverage="summary") == []
    assert compared(tmp_path, "В 2019 году", "Then") != []
    tiny.change(tmp_path, RU, body="В 2020 году")
    assert list(agreement(tiny.read(tmp_path), Memory())) == []


def test_what_was_found_is_remembered_until_one_of_the_two_changes(tmp_path: Path) -> None:
    docs, cache = tmp_path / "docs", tmp_path / "cache"
    memory = Memory(cache)
    compared(docs, "В 2019 году", "Then")
    found = list(agreement(tiny.read(docs), memory))
    memory.save()
    assert list(agreement(tiny.read(docs), Memory(cache))) == found
    tiny.change(docs, EN, body="In 2019")
    assert list(agreement(tiny.read(docs), Memory(cache))) == []


def test_the_sound_site_agrees(tmp_path: Path) -> None:
    assert list(agreement(tiny.read(tiny.site(tmp_path)), Memory())) == []


@pytest.mark.parametrize(
    ("written", "values"),
    [
        ("1 000 000", ["1000000"]),
        ("1,5 млн", ["1500000"]),
        ("2.50", ["2.5"]),
        ("007", ["7"]),
        ("2019–2021", ["2019", "2021"]),
        ("2024-08-21", ["21", "month 8", "2024"]),
        ("10:30", ["10", "30"]),
        ("1990s", ["1990"]),
        ("в 2024 100 человек", ["2024", "100"]),
        ("№ 91-III (МПГПП); закон от 21 ноября 2005 года", ["91", "21", "2005", "month 11"]),
    ],
)
def test_figures_lose_their_separators(written: str, values: list[str]) -> None:
    assert [found.value for found in figures_and_links(written)[0]] == values


@pytest.mark.parametrize(
    "body", ["", "[", "](", "](http://[x", "http://", "1.", "9" * 5000, "](" * 2000, "1 " * 2000, "1,1" * 2000]
)
def test_nonsense_is_survived(body: str) -> None:
    figures_and_links(body)
