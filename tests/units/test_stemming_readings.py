"""What was typed without the letters, the alphabet or the keyboard of the language, read as it was meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tiny
from arasha.languages import load_language
from arasha.languages.stemming import Reading, bare, fold, keys, readings, tokens


def found(typed: str, word: str, language: str) -> bool:
    """Whether one of the readings leads to the word."""
    meant = set(keys(word, language))
    loosely = {bare(key, language) for key in meant}
    for reading in readings(typed, language):
        read = keys(reading.text, language)
        if meant & set(read) or (reading.loose and loosely & {bare(key, language) for key in read}):
            return True
    return False


def words_of_site(language: str) -> list[str]:
    texts = (path.read_text(encoding="utf-8") for path in tiny.ROOT.glob(f"docs/**/*.{language}.md"))
    words = {fold(word, language) for text in texts for word, _, _ in tokens(text, language)}
    return sorted(word for word in words if len(word) > 2 and all("\u0400" <= letter <= "\u04ff" for letter in word))


@pytest.mark.parametrize(
    ("language", "typed", "kind", "text"),
    [
        pytest.param("kk", "казак", "letters", "қазақ", id="back row"),
        pytest.param("kk", "кукык", "letters", "құқық", id="narrow vowel"),
        pytest.param("kk", "кукыгынан", "letters", "құқығынан", id="inflected"),
        pytest.param("kk", "мектебине", "letters", "мектебіне", id="front row"),
        pytest.param("kk", "адилет", "letters", "әділет", id="first syllable"),
        pytest.param("kk", "омир", "letters", "өмір", id="first vowel"),
        pytest.param("kk", "адамнын", "letters", "адамның", id="genitive"),
        pytest.param("kk", "комиссияга", "letters", "комиссияға", id="borrowed word"),
        pytest.param("kk", "билим беру кукыгы", "letters", "білім беру құқығы", id="several words"),
        pytest.param("kk", "qūqyq", "latin", "құқық", id="alphabet of 2021"),
        pytest.param("kk", "quqyq", "latin", "құқық", id="its letters without marks"),
        pytest.param("kk", "kukyk", "latin", "құқық", id="by sound"),
        pytest.param("kk", "qazaqstanda", "latin", "қазақстанда", id="inflected Latin"),
        pytest.param("kk", "saiasat", "latin", "саясат", id="я"),
        pytest.param("kk", "ädılet", "latin", "әділет", id="2021, і"),
        pytest.param("kk", "ádilet", "latin", "әділет", id="2018"),
        pytest.param("kk", "a'dilet", "latin", "әділет", id="2017"),
        pytest.param("kk", "zhumysshy", "latin", "жұмысшы", id="English habits"),
        pytest.param("kk", "0fpf0", "keyboard", "қазақ", id="Kazakh keyboard"),
        pytest.param("ru", "ghfdf xtkjdtrf", "keyboard", "права человека", id="Russian keyboard"),
        pytest.param("ru", "GHFDF", "keyboard", "права", id="with capitals on"),
        pytest.param("ru", "права xtkjdtrf", "keyboard", "права человека", id="changed in the middle"),
        pytest.param("ru", ",t;tyws", "keyboard", "беженцы", id="letters under punctuation"),
        pytest.param("ru", "prava cheloveka", "latin", "права человека", id="Russian in Latin"),
        pytest.param("en", "кшпрез", "keyboard", "rightp", id="English on the Russian keyboard"),
    ],
)
def test_what_was_meant_is_among_the_readings(language: str, typed: str, kind: str, text: str) -> None:
    first, *others = readings(typed, language)
    assert first == Reading(typed, "typed")
    assert (text, kind) in [(other.text, other.kind) for other in others]


@pytest.mark.parametrize(
    ("language", "typed"),
    [("ru", "права"), ("en", "rights"), ("ru", "2024"), ("uz", "huquq"), ("uz", "ғқ"), ("en", ""), ("kk", "?!")],
)
def test_a_text_that_can_be_read_one_way_only(language: str, typed: str) -> None:
    assert readings(typed, language) == [Reading(typed, "typed")]


def test_guessed_letters_are_compared_loosely() -> None:
    assert {(one.kind, one.loose) for one in readings("жана", "kk")} == {("typed", False), ("letters", True)}
    assert found("жана", "жаңа", "kk")
    assert all(not one.loose for one in readings("ghfdf", "ru"))


@pytest.mark.parametrize(
    ("name", "share"),
    [
        pytest.param("bare", 0.97, id="without the Kazakh letters"),
        pytest.param("latin", 0.95, id="in the Latin of this site"),
    ],
)
def test_words_of_the_site_are_found_however_typed(name: str, share: float) -> None:
    latin = load_language("kk").transliteration
    assert latin is not None
    typed = {"bare": lambda word: bare(word, "kk"), "latin": latin.of}[name]
    words = words_of_site("kk")
    assert len(words) > 3000
    assert sum(found(typed(word), word, "kk") for word in words) >= share * len(words)


def test_words_of_the_site_are_found_from_the_wrong_keyboard() -> None:
    keyboard = dict(zip("йцукенгшщзхъфывапролджэячсмитьбю", "qwertyuiop[]asdfghjkl;'zxcvbnm,.", strict=True))
    words = [word for word in words_of_site("ru") if "ё" not in word]
    missed = [word for word in words if not found("".join(keyboard.get(one, one) for one in word), word, "ru")]
    assert len(words) > 3000
    assert missed == []


@given(st.text(max_size=30) | st.text("кqa'иiy ,0-ё", max_size=20), st.sampled_from(["kk", "ru", "en", "uz"]))
def test_anything_can_be_read(text: str, language: str) -> None:
    first, *others = readings(text, language)
    assert first.text == text
    assert len(others) <= 5
    assert len({first, *others}) == len(others) + 1


@pytest.mark.parametrize("language", ["kk", "ru", "en", "uz"])
def test_what_was_pasted_is_taken_as_it_is(language: str) -> None:
    assert readings("q" * 5000, language) == [Reading("q" * 5000, "typed")]
