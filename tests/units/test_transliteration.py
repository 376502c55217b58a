"""Kazakh in the Latin alphabet of 2021, and any language whose strings file has a table."""

import re

import pytest

import tiny
from arasha.languages.transliteration import Transliteration

LATIN_2021 = "AÄBDEFGĞHIİJKLMNÑOÖPQRSŞTUŪÜVYZ"
"""The 31 letters, as they were shown on 28 January 2021."""


def kazakh() -> Transliteration:
    found = tiny.language("kk").transliteration
    assert found
    return found


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        pytest.param(
            "Сонда қазы қорқып, — „Бұл маған келген бала — менің қазылығымды тартып алса керек!“",
            "Sonda qazy qorqyp, — „Būl mağan kelgen bala — menıñ qazylyğymdy tartyp alsa kerek!“",
            id="Wikipedia's example",
        ),
        pytest.param("бір данышпан кісі, үйіне, сөйлесіп, жеңе", "bır danyşpan kısı, üiıne, söilesıp, jeñe", id="more"),
        pytest.param("Қазақстан Республикасы", "Qazaqstan Respublikasy", id="the country"),
        pytest.param("Іс-шара, ІНЖУ", "Is-şara, INJU", id="a capital without a dot"),
        pytest.param("Институт, ИНСТИТУТ, Й", "İnstitut, İNSTİTUT, İ", id="a capital with a dot"),
        pytest.param("шаһар, хат", "şahar, hat", id="two letters for one sound"),
        pytest.param(
            "юань, яғни, ёлка, цирк, чек, ащы, экран, объект",
            "iuan, iağni, iolka, tsirk, tşek, aşşy, ekran, obekt",
            id="borrowed",
        ),
        pytest.param("Италия, мәдения, аккредитация", "İtalia, mädenia, akkreditatsia", id="ия"),
        pytest.param(
            "Юрий, ЮНЕСКО, АҚЮ, Ю, Я. Чехов", "İurii, İUNESKO, AQİU, İu, İa. Tşehov", id="capitals of two letters"
        ),
        pytest.param("ҮЕҰ-Я, ИЯ, Ия", "ÜEŪ-İa, İA, İa", id="capitals in groups"),
        pytest.param("LPRC, «Араша» 2024 ж.", "LPRC, «Araşa» 2024 j.", id="Latin words and signs stay"),
        pytest.param(
            "хат: info@мысал.kz, https://мысал.kz/бет немесе www.мысал.kz болсын",
            "hat: info@мысал.kz, https://мысал.kz/бет nemese www.мысал.kz bolsyn",
            id="addresses stay",
        ),
        pytest.param("", "", id="nothing"),
    ],
)
def test_kazakh_in_latin_letters(cyrillic: str, latin: str) -> None:
    assert kazakh().of(cyrillic) == latin


def test_every_kazakh_letter_has_its_place_and_only_the_31_letters_stand_for_them() -> None:
    alphabet = tiny.language("kk").alphabet
    written = kazakh().of(" ".join(alphabet) + " " + " ".join(alphabet.upper()))
    assert not re.search(r"[\u0400-\u04ff]", written)
    capitals = set(kazakh().of(" ".join(alphabet.upper())).replace(" ", ""))
    assert {letter for letter in capitals if letter.isupper()} == set(LATIN_2021)
    assert set(written) - set(LATIN_2021) - {" "} == {{"I": "ı", "İ": "i"}.get(one, one.lower()) for one in LATIN_2021}


def test_case_is_kept() -> None:
    """Letters without case in the table would come out as small ones everywhere."""
    assert kazakh().of("ҚАЗАҚ қазақ Қазақ") == "QAZAQ qazaq Qazaq"


def test_the_tag_is_of_the_language_in_another_script() -> None:
    assert kazakh().code == "kk-Latn"
    assert kazakh().folder == kazakh().folder.lower() != "kk"


def test_another_language_needs_only_a_table() -> None:
    words = {"link": "L", "back": "B", "notice": "N"}
    table = {"ш": "sh", "а": "a", "ў": "oʻ", "и": "i"}
    uzbek = Transliteration.read({"code": "uz-Latn", "folder": "uz-latn", "letters": table, **words})
    assert uzbek.of("Шаша ШАША ўш И") == "Shasha SHASHA oʻsh I"
    plain = Transliteration.read({"code": "xx-Latn", "folder": "xx-latn", "letters": {"а": "a"}, **words})
    assert plain.of("АаБ") == "AaБ"


@pytest.mark.parametrize("code", [code for code in tiny.LANGUAGES if code != "kk"])
def test_a_language_without_a_table_has_no_second_alphabet(code: str) -> None:
    assert tiny.language(code).transliteration is None
