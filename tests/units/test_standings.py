"""Original and translations: which is which, and how a translation stands when its original changes."""

import unicodedata
from pathlib import Path
from typing import Any

import pytest

import tiny
from arasha.checks.wording import words
from arasha.content import Item, State
from arasha.content.front_matter import parse_source
from arasha.content.stamping import stamp
from arasha.content.standings import fingerprint
from arasha.content.texts import TEXTS, Texts
from arasha.languages import load_language

FOLDER = "topics/law"
STAMP = "00000000"


def version(docs: Path, language: str, source: str = "", stamp: str | None = STAMP, **fields: Any) -> None:
    given: dict[str, Any] = {"title": f"Law in {language}", "summary": "In short."} | fields
    if source:
        given["translated_from"] = {"language": source} | ({"fingerprint": stamp} if stamp else {})
    tiny.write(docs, f"{FOLDER}/index.{language}.md", given, f"Text in {language}.")


def item(docs: Path) -> Item:
    reading = tiny.read(docs)
    assert reading.problems == ()
    return reading.library.items[FOLDER]


def states(docs: Path) -> dict[str, tuple[State, bool]]:
    return {code: (found.state, found.behind) for code, found in item(docs).versions.items()}


@pytest.mark.parametrize("language", tiny.LANGUAGES)
def test_any_language_can_be_the_original(tmp_path: Path, language: str) -> None:
    version(tmp_path, language)
    for other in (code for code in tiny.LANGUAGES if code != language):
        tiny.translate(tmp_path, FOLDER, other, language, title="T", summary="S")
    assert item(tmp_path).original == language
    wanted = {code: State.ORIGINAL if code == language else State.CURRENT for code in tiny.LANGUAGES}
    assert {code: state for code, (state, _) in states(tmp_path).items()} == wanted


@pytest.mark.parametrize(
    ("sources", "code", "file", "values"),
    [
        pytest.param({"kk": "", "ru": ""}, "two-originals", "ru", {"language": "kk"}, id="two originals"),
        pytest.param({"kk": "", "ru": "kk", "en": ""}, "two-originals", "kk", {"language": "en"}, id="two of three"),
        pytest.param({"kk": "ru"}, "source-missing", "kk", {"language": "ru"}, id="source missing"),
        pytest.param({"kk": "uz", "ru": ""}, "source-missing", "kk", {"language": "uz"}, id="language unknown"),
        pytest.param({"kk": "kk"}, "translation-cycle", "kk", {"chain": "kk → kk"}, id="from itself"),
        pytest.param({"kk": "ru", "ru": "kk"}, "translation-cycle", "kk", {"chain": "kk → ru → kk"}, id="of two"),
        pytest.param(
            {"kk": "ru", "ru": "en", "en": "kk"},
            "translation-cycle",
            "kk",
            {"chain": "kk → ru → en → kk"},
            id="of three",
        ),
        pytest.param(
            {"kk": "", "ru": "en", "en": "ru"}, "translation-cycle", "ru", {"chain": "en → ru → en"}, id="beside one"
        ),
    ],
)
def test_exactly_one_version_is_the_original(
    tmp_path: Path, sources: dict[str, str], code: str, file: str, values: dict[str, str]
) -> None:
    for language, source in sources.items():
        version(tmp_path, language, source)
    (problem,) = tiny.problems(tmp_path)
    assert problem.code == code
    if code != "translation-cycle":
        assert problem.path == f"{FOLDER}/index.{file}.md"
        assert values.items() <= problem.values.items()
    else:
        assert set(str(problem.values["chain"]).split(" → ")) == set(values["chain"].split(" → "))
        assert problem.line == 4


def test_a_missing_fingerprint_is_suggested_and_the_suggestion_works(tmp_path: Path) -> None:
    version(tmp_path, "ru")
    version(tmp_path, "kk", "ru", stamp=None)
    (problem,) = tiny.problems(tmp_path)
    assert (problem.code, problem.path, problem.line) == ("fingerprint-missing", f"{FOLDER}/index.kk.md", 4)
    file = tmp_path / problem.path
    said = f"  language: ru\n  fingerprint: {problem.values['fingerprint']}\n"
    file.write_text(file.read_text(encoding="utf-8").replace("  language: ru\n", said), encoding="utf-8")
    assert states(tmp_path)["kk"] == (State.CURRENT, False)


@pytest.mark.parametrize("language", tiny.LANGUAGES)
def test_the_suggested_line_is_text_even_when_all_its_digits_are_decimal(tmp_path: Path, language: str) -> None:
    version(tmp_path, "ru")
    version(tmp_path, "kk", "ru", stamp=None)
    _, mend = words(tiny.problems(tmp_path)[0], load_language(language))
    line = mend[mend.index("fingerprint: ") :]
    assert isinstance(parse_source(f"---\n{line}\n---\n", "x").fields["fingerprint"], str)
    assert line.count('"') == 2


@pytest.mark.parametrize("written", ["12345678", "01234567", '"12345678"', "1234abcd"])
def test_a_fingerprint_may_stand_without_quotes(tmp_path: Path, written: str) -> None:
    version(tmp_path, "ru")
    text = f"title: T\nsummary: S\ntranslated_from:\n  language: ru\n  fingerprint: {written}\n"
    tiny.write(tmp_path, f"{FOLDER}/index.kk.md", text)
    assert states(tmp_path)["kk"] == (State.BEHIND, True)


def test_a_translation_falls_behind_when_its_original_changes_and_a_summary_stays_a_summary(tmp_path: Path) -> None:
    version(tmp_path, "ru")
    tiny.translate(tmp_path, FOLDER, "kk", "ru", title="T", summary="S")
    tiny.translate(tmp_path, FOLDER, "en", "ru", title="T", summary="S", coverage="summary")
    assert states(tmp_path) == {
        "ru": (State.ORIGINAL, False),
        "kk": (State.CURRENT, False),
        "en": (State.SUMMARY, False),
    }
    tiny.change(tmp_path, f"{FOLDER}/index.ru.md", body="Another text.")
    assert states(tmp_path) == {"ru": (State.ORIGINAL, False), "kk": (State.BEHIND, True), "en": (State.SUMMARY, True)}


def test_in_a_chain_everything_below_a_change_is_behind_and_nothing_above(tmp_path: Path) -> None:
    version(tmp_path, "en")
    tiny.translate(tmp_path, FOLDER, "ru", "en", title="T", summary="S")
    tiny.translate(tmp_path, FOLDER, "kk", "ru", title="T", summary="S")
    assert [states(tmp_path)[code][0] for code in ("ru", "kk")] == [State.CURRENT, State.CURRENT]
    tiny.change(tmp_path, f"{FOLDER}/index.en.md", body="Rewritten.")
    assert [states(tmp_path)[code][0] for code in ("ru", "kk")] == [State.BEHIND, State.BEHIND]
    stamp(tmp_path, f"{FOLDER}/index.ru.md")
    assert [states(tmp_path)[code][0] for code in ("ru", "kk")] == [State.CURRENT, State.CURRENT]
    tiny.change(tmp_path, f"{FOLDER}/index.ru.md", body="Переписано.")
    assert [states(tmp_path)[code][0] for code in ("ru", "kk")] == [State.CURRENT, State.BEHIND]


def test_each_version_knows_what_it_was_translated_from(tmp_path: Path) -> None:
    library = tiny.read(tiny.site(tmp_path)).library
    versions = [(item, found) for item in library.items.values() for found in item.versions.values()]
    ways = {(found.source, found.language) for _, found in versions if found.source}
    assert ways == {(one, other) for one in tiny.LANGUAGES for other in tiny.LANGUAGES if one != other}
    assert all((found.language == item.original) == (found.state is State.ORIGINAL) for item, found in versions)
    assert {found.state for _, found in versions} == {State.ORIGINAL, State.CURRENT}


TEXT = "Академия в Алматы. Й, ё, қ.\n\nВторой абзац, достаточно длинный."


def mark(body: str = TEXT, **fields: Any) -> str:
    texts: Texts = TEXTS["project"].model_validate({"title": "Заголовок", "summary": "Кратко и ясно."} | fields)
    return fingerprint(texts, body)


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        pytest.param(TEXT.replace(" ", "\n"), {}, id="wrapped anew"),
        pytest.param(f"\n\n{TEXT}  \n", {}, id="space around"),
        pytest.param(unicodedata.normalize("NFD", TEXT), {}, id="letters decomposed"),
        pytest.param(TEXT, {"summary": "Кратко\nи  ясно."}, id="summary wrapped"),
        pytest.param(TEXT, {"title": unicodedata.normalize("NFD", "Заголовок")}, id="title decomposed"),
        pytest.param(TEXT, {"updated": "2024-08-21"}, id="day of the update"),
        pytest.param(TEXT, {"translated_from": {"language": "en"}}, id="its own source"),
        pytest.param(TEXT, {"coverage": "summary"}, id="its own coverage"),
        pytest.param(TEXT, {"place": ""}, id="an empty field"),
    ],
)
def test_the_fingerprint_stays_when_the_words_stay(body: str, fields: dict[str, Any]) -> None:
    assert mark(body, **fields) == mark()


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        (TEXT.replace("длинный", "длинной"), {}),
        (TEXT.replace("Второй", "второй"), {}),
        (TEXT, {"title": "Другой"}),
        (TEXT, {"summary": "Кратко."}),
        (TEXT, {"place": "Алматы"}),
        (TEXT, {"aims": ["Знать"]}),
        (TEXT, {"activity_titles": {"a": "Школа"}}),
        (TEXT, {"corrections": [{"date": "2024", "text": "Исправлено."}]}),
    ],
    ids=lambda value: str(value)[:30],
)
def test_the_fingerprint_changes_with_any_word_that_a_translator_works_from(body: str, fields: dict[str, Any]) -> None:
    assert mark(body, **fields) != mark()
    assert len(mark(body, **fields)) == 8
