"""Letters of one alphabet in a word; Kazakh letters in Kazakh."""

from pathlib import Path

import pytest

import tiny
from arasha.checks.letters import kazakh_letters, one_alphabet
from arasha.checks.wording import words
from tiny_texts import FIRST, first, text, told

KK = "Қазақша мәтін: әділет, ғылым, құқық, таң, өмір, ұлт, үміт, ізгілік."


@pytest.mark.parametrize(
    "body",
    [
        "PDF-файл, IT-специалист, COVID-19, онлайн.",
        "PDF-ті, LPRC-нің, БҰҰ-ның, ECRE’нің, NGO'ларға",
        "XX век, XXI ғасыр, XXI-ғасыр, IV тоқсан, XVIIIв",
        "[ссылка](../../news/2024/академия-x/) и `pуть`",
        "почта: info@example.org, https://example.org/путьx",
        "5-й, 7kk, 10кг",
        "**A**кадемия",
        "ЯндексGo",
        "<span lang='en'>text</span>текст",
        "замо́к",
    ],
)
def test_words_of_one_alphabet_are_silent(tmp_path: Path, body: str) -> None:
    assert told(one_alphabet, text(tmp_path, body)) == []


@pytest.mark.parametrize(
    ("language", "word", "code", "marked", "near"),
    [
        ("ru", "правоcудие", "latin-in-cyrillic", "право[c]удие", "правосудие"),
        ("ru", "Mиграция", "latin-in-cyrillic", "[M]играция", "Миграция"),
        ("ru", "Kaзaxcтан", "latin-in-cyrillic", "[Ka]з[axc]тан", "Казахстан"),
        ("kk", "iс-шара", "latin-in-cyrillic", "[i]с", "іс"),
        ("kk", "құқығыn", "latin-in-cyrillic", "құқығы[n]", ""),
        ("kk", "əділет", "latin-in-cyrillic", "[ə]ділет", "әділет"),
        ("en", "Сommittee", "cyrillic-in-latin", "[С]ommittee", "Committee"),
        ("kk", "ХХI", "cyrillic-in-latin", "[ХХ]I", "XXI"),
        ("ru", "ХIХ", "cyrillic-in-latin", "[Х]I[Х]", "XIX"),
        ("kk", "PDFті", "cyrillic-in-latin", "PDF[ті]", "PDF-ті"),
        ("ru", "прavilo", "cyrillic-in-latin", "[пр]avilo", ""),
        ("en", "оf", "cyrillic-in-latin", "[о]f", "of"),
    ],
)
def test_a_mixed_word_is_shown_with_its_wrong_letters(
    tmp_path: Path, language: str, word: str, code: str, marked: str, near: str
) -> None:
    problem = first(one_alphabet(text(tmp_path, f"{KK}\n\nТекст: «{word}».", language)))
    assert (problem.code, problem.line, problem.warning) == (code, FIRST + 2, False)
    assert problem.values["marked"] == marked
    assert problem.values["near"] == near
    for reader in tiny.LANGUAGES:
        what, mend = words(problem, tiny.language(reader))
        assert marked in what
        assert (near or word) in mend


def test_titles_are_read_too_but_not_the_n_of_a_line_end(tmp_path: Path) -> None:
    header = 'title: "Первая\\nвторая"\nsummary: Кoротко\n'
    assert told(one_alphabet, text(tmp_path, "Текст.", header=header)) == [("latin-in-cyrillic", 3)]


@pytest.mark.parametrize(
    "body",
    [KK, f"{KK} Казакбаев, Казак, казино, кафе, баскетбол.", f"{KK} құшақ, күшті, бүгінгі", "Аты: Кукай"],
)
def test_kazakh_as_it_should_be_is_silent(tmp_path: Path, body: str) -> None:
    given = text(tmp_path, body.replace("Казак,", ""), "kk", "Тақырып")
    assert told(kazakh_letters, given) == []


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("кукык", "құқық"),
        ("құкық", "құқық"),
        ("«Кукыктары»", "Құқық…"),
        ("казакша", "қазақ…"),
        ("жане", "және"),
        ("ушин", "үшін"),
        ("халыкаралык", "халық…"),
    ],
)
def test_a_kazakh_word_in_russian_letters_is_advised(tmp_path: Path, word: str, right: str) -> None:
    problem = first(kazakh_letters(text(tmp_path, f"{KK}\n\nСөз: {word}.", "kk")))
    assert (problem.code, problem.line, problem.warning) == ("letters-not-kazakh", FIRST + 2, True)
    assert problem.values["right"] == right


def test_each_place_is_told(tmp_path: Path) -> None:
    given = text(tmp_path, f"{KK} жане\n\nжане", "kk")
    assert told(kazakh_letters, given) == [("letters-not-kazakh", FIRST), ("letters-not-kazakh", FIRST + 2)]


def test_a_text_without_kazakh_letters_is_not_kazakh(tmp_path: Path) -> None:
    problem = first(kazakh_letters(text(tmp_path, "Это русский текст. " * 20, "kk", "Тақырып")))
    assert (problem.code, problem.line, problem.warning) == ("text-not-kazakh", FIRST, False)


@pytest.mark.parametrize(("language", "body"), [("kk", "Алматы. " * 40), ("ru", "Русский текст. " * 40)])
def test_a_few_words_and_other_languages_are_left_alone(tmp_path: Path, language: str, body: str) -> None:
    assert told(kazakh_letters, text(tmp_path, body, language, "Тақырып")) == []
