"""Agreed terms, and words to avoid."""

import re
from pathlib import Path

import pytest

import tiny
from arasha.checks.glossary import agreed_terms, avoided, terms
from tiny_texts import FIRST, first, text, told


@pytest.mark.parametrize(
    ("language", "body", "better"),
    [
        ("ru", "Права инвалидов нарушены.", "люди с инвалидностью"),
        ("ru", "Инвалид сидит.", "люди с инвалидностью"),
        ("ru", "верховенства закона", "верховенство права"),
        ("ru", "гастарбайтеры", "трудящийся-мигрант"),
        ("ru", "нелегальных мигрантов", "мигрант с неурегулированным статусом"),
        ("ru", "прессрелиза", "пресс-релиз"),
        ("kk", "мүгедектерге көмек", "мүгедектігі бар адамдар"),
        ("kk", "заң үстемдігінің мәні", "құқық үстемдігі"),
        ("kk", "проектісі", "жоба"),
        ("kk", "Пресс-релиздер", "баспасөз хабарламасы"),
        ("en", "help for the disabled", "people with disabilities"),
        ("en", "an illegal\nmigrant", "migrant in an irregular situation"),
    ],
)
def test_a_word_to_avoid_is_told_with_the_right_one(tmp_path: Path, language: str, body: str, better: str) -> None:
    problem = first(agreed_terms(text(tmp_path, f"Т.\n\n{body}", language)))
    assert (problem.code, problem.line, problem.warning) == ("term-avoided", FIRST + 2, True)
    assert problem.values["better"] == better


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("ru", "люди с инвалидностью, инвалидность, инвалидная коляска"),
        ("ru", "Конвенция о правах инвалидов и Комитет по правам инвалидов"),
        ("ru", "закон «О поддержке инвалидов»"),
        ("ru", "верховенство права; пресс-релиз; проект"),
        ("kk", "мүгедектігі бар адамдар, мүгедектік, Мүгедектердің құқықтары туралы конвенция"),
        ("kk", "жоба, проектор, құқық үстемдігі, «Проект» газеті"),
        ("en", "people with disabilities; the disabled people’s union; illegal detention; “the disabled”"),
        ("en", "civil society organisations; the Shanghai Cooperation Organization"),
    ],
)
def test_right_words_names_and_quotes_are_silent(tmp_path: Path, language: str, body: str) -> None:
    assert told(agreed_terms, text(tmp_path, body, language)) == []


def test_every_term_stands_in_every_language() -> None:
    assert len(terms()) > 40
    for term in terms():
        assert set(tiny.LANGUAGES) <= set(term)
        assert set(term) <= {*tiny.LANGUAGES, "avoid"}


@pytest.mark.parametrize("language", tiny.LANGUAGES)
def test_no_agreed_term_is_one_to_avoid(tmp_path: Path, language: str) -> None:
    body = ". ".join(re.sub(r"[«»“”]", "", term[language]) for term in terms())
    assert told(agreed_terms, text(tmp_path, body, language)) == []


@pytest.mark.parametrize("language", tiny.LANGUAGES)
def test_what_is_looked_for_first_is_part_of_the_word(language: str) -> None:
    for word in avoided(language):
        assert word.find == word.find.lower()
        assert word.find in word.pattern.pattern.replace(r"\s+", " ").lower() or "(" in word.pattern.pattern
