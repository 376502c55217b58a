"""Keys of words: one for all forms of a word, others for other words."""

import re
import sys
import unicodedata

import pytest
import snowballstemmer
from hypothesis import given
from hypothesis import strategies as st

from arasha.languages.stemming import Analyser, bare, fold, keys, shipped, tokens
from arasha.languages.stemming.steps import read_steps, rewritten
from arasha.languages.stemming.tables import table
from tiny import ROOT

sys.path.insert(0, str(ROOT / "tests" / "bench"))
import stemming as bench

LANGUAGES = ("kk", "ru", "en", "uz")
ALPHABET = "абғқіьъыёйңүяaeiıstİQ'’-.05\u00ad\u0301\u200b \n😀𝒜١"


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        pytest.param("kk", "құқық құқығы құқығынан құқықтарының", id="қ turned into ғ"),
        pytest.param("kk", "мектеп мектебі мектебіне мектептер мектептерімен мектептен", id="п turned into б"),
        pytest.param("kk", "халық халқы халқының халыққа халықтар", id="elided vowel"),
        pytest.param("kk", "орын орны орнына орындар орындары", id="elided, and looks inflected"),
        pytest.param("kk", "ерік еркі еркіне еріктен", id="elided front vowel"),
        pytest.param("kk", "қауіп қаупі қаупінен қауіптер", id="elided, both rows in a word"),
        pytest.param("kk", "дауыс дауысы дауыстар дауыспен", id="ends in ыс"),
        pytest.param("kk", "жұмысшы жұмысшысы жұмысшылардың", id="a vowel before the long possessive"),
        pytest.param("kk", "мәселе мәселесі мәселесін мәселелерге", id="ends in a vowel"),
        pytest.param("kk", "кеңес кеңесі кеңесіне кеңестер", id="ends in ес"),
        pytest.param("kk", "дүкен дүкені дүкеннің дүкендер", id="ends in ен"),
        pytest.param("kk", "қала қаланы қаланың қаласынан", id="accusative that could be a possessive"),
        pytest.param("kk", "журналист журналистер журналиске журналистің", id="ист"),
        pytest.param("kk", "банк банкі банкке банктердің", id="borrowed cluster"),
        pytest.param("kk", "акт актісі актілер актіні", id="borrowed cluster with a vowel added"),
        pytest.param("kk", "процесс процесі процестер процеске", id="double consonant"),
        pytest.param("kk", "автомобиль автомобильдер автомобилі", id="soft sign"),
        pytest.param("kk", "белсенді белсенділер белсендісі белсенділердің", id="looks inflected itself"),
        pytest.param("kk", "Қазақстан Қазақстанның ҚАЗАҚСТАНДА Қазақстандағы", id="стан"),
        pytest.param("kk", "босқын босқындар босқындарға босқынның", id="looks like an accusative"),
        pytest.param("kk", "су суды сулар суы", id="two letters"),
        pytest.param("ru", "беженец беженца беженцы беженцев беженцами", id="fleeting vowel"),
        pytest.param("ru", "пытка пытки пыток пытках", id="fleeting vowel of the genitive"),
        pytest.param("ru", "европеец европейца европейцы", id="fleeting vowel after a vowel"),
        pytest.param("ru", "уровень уровня уровней", id="fleeting vowel before a soft sign"),
        pytest.param("ru", "Казахстан Казахстана Казахстану Казахстане", id="taken for a verb in some cases"),
        pytest.param("ru", "человек люди людей людьми человека", id="another root"),
        pytest.param("ru", "ребёнок ребенка дети детей", id="ё, another root"),
        pytest.param("ru", "отчёт отчета ОТЧЁТОВ", id="ё"),
        pytest.param("ru", "требовать требует требую требовал", id="a verb"),
        pytest.param("en", "right rights Rights' right’s", id="possessive"),
        pytest.param("en", "country countries country's", id="y"),
        pytest.param("en", "vote votes voted voting", id="e after a short stem"),
        pytest.param("en", "torture tortures tortured torturing", id="e"),
        pytest.param("en", "stop stops stopped stopping", id="doubled consonant"),
        pytest.param("en", "process processes processed", id="ss"),
        pytest.param("en", "woman women woman's women’s", id="irregular"),
        pytest.param("en", "organization organisation organizations", id="two spellings"),
        pytest.param("uz", "Huquq HUQUQ hu\u00adquq", id="a language without a table"),
    ],
)
def test_forms_of_a_word_share_a_key(language: str, forms: str) -> None:
    first, *others = forms.split()
    for form in others:
        assert set(keys(first, language)) & set(keys(form, language)), form


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("kk", "қалам", "қала"),
        ("kk", "алтын", "алты"),
        ("kk", "апта", "ап"),
        ("kk", "ойын", "ой"),
        ("kk", "орын", "ор"),
        ("kk", "құқық", "құлық"),
        ("kk", "облыс", "обл"),
        ("kk", "жолдас", "жол"),
        ("kk", "сот", "соттау"),
        ("ru", "право", "правда"),
        ("ru", "беженец", "бег"),
        ("en", "organ", "organization"),
        ("en", "new", "news"),
        ("en", "univers", "university"),
        ("en", "even", "evening"),
        ("uz", "huquq", "huquqi"),
    ],
)
def test_other_words_have_other_keys(language: str, one: str, other: str) -> None:
    assert not set(keys(one, language)) & set(keys(other, language))


def test_a_form_of_two_words_has_the_keys_of_both() -> None:
    assert keys("дүкені", "kk") == ("дүке", "дүкен")
    assert keys("дәрісі", "kk") == ("дәріс", "дәрі")


@pytest.mark.parametrize(
    ("language", "recall", "precision"), [("kk", 0.95, 0.93), ("ru", 0.92, 0.82), ("en", 0.95, 0.75)]
)
def test_words_the_rules_were_not_made_from(language: str, recall: float, precision: float) -> None:
    words = [word for word in bench.gold(language) if bench.unseen(word[0])]
    assert len(words) > 90
    found, right = bench.judged(words, lambda form: keys(form, language))
    assert found >= recall
    assert right >= precision


def test_russian_steps_are_those_of_snowball() -> None:
    written = "\n".join(file.read_text(encoding="utf-8") for file in sorted(ROOT.glob("docs/**/index.ru.md")))
    forms = [form for word, forms in bench.gold("ru") for form in (word, *forms)]
    forms += [word for word, _, _ in tokens(written, "ru")]
    words = sorted({word.replace("ё", "е") for word in forms if re.fullmatch("[а-яё]+", word)})
    steps, snowball = read_steps(table("ru")["key"][:6]), snowballstemmer.stemmer("russian")
    assert len(words) > 5000
    assert [rewritten(word, steps) for word in words] == snowball.stemWords(words)


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        pytest.param("Құқық", "құқық", id="capital"),
        pytest.param("И\u0306ог", "йог", id="decomposed"),
        pytest.param("за\u0301мок", "замок", id="stress mark"),
        pytest.param("пра\u00adво\u200b", "право", id="hidden"),
        pytest.param("кiсi", "кісі", id="Latin i"),
        pytest.param("ҚAЗAҚ", "қазақ", id="Latin A"),
        pytest.param("əділет", "әділет", id="Latin schwa"),
        pytest.param("раge", "page", id="Cyrillic р, а in Latin"),
        pytest.param("COVIDтың", "covidтың", id="both alphabets for good"),
        pytest.param("women’s", "women's", id="apostrophe"),
        pytest.param("İstanbul", "istanbul", id="dotted capital"),
    ],
)
def test_one_spelling(word: str, folded: str) -> None:
    assert fold(word, "kk") == folded


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("kk", "БҰҰ-ның 5-бабы, ҮЕҰ-лар", ["БҰҰ", "5", "бабы", "ҮЕҰ"]),
        ("kk", "іс-шара: COVID-19, 2024-ші", ["іс", "шара", "COVID", "19", "2024"]),
        ("ru", "1990-х, кто-то; по-русски №5", ["1990", "кто", "по", "русски", "5"]),
        ("en", "women’s rights, O'Brien's 'quoted'", ["women’s", "rights", "O'Brien's", "quoted"]),
        ("uz", "oʼqish -a", ["oʼqish", "a"]),
        ("ru", " … — 😀 _", []),
    ],
)
def test_words_of_a_text(language: str, text: str, words: list[str]) -> None:
    found = list(tokens(text, language))
    assert [word for word, _, _ in found] == words
    assert all(text[start:end] == word for word, start, end in found)


def test_bare_keys_lack_the_kazakh_letters() -> None:
    assert bare("құқық", "kk") == bare("кукык", "kk") == "кукык"
    assert bare("право", "ru") == "право"


def test_a_table_is_shipped_as_the_same_text_each_time() -> None:
    assert shipped("kk") == shipped("kk")
    assert "\n" not in shipped("kk")
    assert "{to}" not in shipped("ru")
    assert shipped("uz") == "{}"
    assert shipped("../kk") == "{}"


@given(st.text(ALPHABET, max_size=12) | st.text(max_size=30), st.sampled_from(LANGUAGES))
def test_anything_has_keys(text: str, language: str) -> None:
    found = keys(text, language)
    assert found
    assert all(len(key) <= 41 for key in found)
    if not re.search("ё", unicodedata.normalize("NFC", text), re.IGNORECASE):  # in a Latin word it becomes е, then e
        assert fold(fold(text, language), language) == fold(text, language)
    assert list(tokens(text, language)) == list(Analyser(language).tokens(text))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("letter", ["а", "ның", "лар", "ing", "ость", "\u0301", "-", "'", "9"])
def test_five_thousand_letters_are_cut(language: str, letter: str) -> None:
    assert all(len(key) <= 41 for key in keys(letter * 5000, language))
    assert sum(end - start for _, start, end in tokens(letter * 5000, language)) <= 5000 * len(letter)
