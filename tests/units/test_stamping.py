"""`arasha translated`: the mark is written, and nothing else in the file changes."""

from pathlib import Path

import pytest

import tiny
from arasha.content import ProblemError, State
from arasha.content.stamping import stamp

PATH = "topics/law/index.kk.md"
SOUND = {"title": "Право", "summary": "Коротко."}
BEFORE = '---\n# note\ntitle: "Құқық: негіздер"   # why\n{field}\nsummary: Қысқаша.\n---\n\nМәтін.\n\n  аяғы'
STAMPED = 'translated_from:\n  language: ru\n  fingerprint: "{mark}"'


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    tiny.write(tmp_path, "topics/law/index.ru.md", SOUND, "Текст.")
    return tmp_path


def put(docs: Path, text: str, encoding: str = "utf-8") -> Path:
    file = docs / PATH
    file.write_bytes(text.encode(encoding))
    return file


FIELDS = [
    pytest.param("translated_from:\n  language: ru", id="block"),
    pytest.param("translated_from:\n    fingerprint: 0000\n    language: ru\n", id="block with an old mark"),
    pytest.param("translated_from: {language: ru}", id="flow"),
    pytest.param('translated_from: { fingerprint: "00000000",\n  language: ru }', id="flow over two lines"),
    pytest.param('"translated_from": {"language": "ru"}', id="quoted"),
]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("field", FIELDS)
def test_only_the_field_changes(docs: Path, field: str, end: str, encoding: str) -> None:
    file = put(docs, BEFORE.format(field=field).replace("\n", end), encoding)
    mark = stamp(docs, PATH)
    kept = "\n" if field.endswith("\n") else ""
    wanted = BEFORE.format(field=STAMPED.format(mark=mark) + kept).replace("\n", end)
    assert file.read_bytes().decode(encoding) == wanted
    assert tiny.read(docs).library.items["topics/law"].versions["kk"].state is State.CURRENT


def test_a_second_stamp_changes_nothing(docs: Path) -> None:
    file = put(docs, BEFORE.format(field="translated_from: {language: ru}"))
    first = stamp(docs, PATH)
    once = file.read_bytes()
    assert stamp(docs, PATH) == first
    assert file.read_bytes() == once


def test_the_field_may_be_the_last_of_the_block(docs: Path) -> None:
    file = put(docs, "---\ntitle: Құқық\nsummary: Қ\ntranslated_from:\n  language: ru\n---\nМәтін.\n")
    mark = stamp(docs, PATH)
    wanted = f"---\ntitle: Құқық\nsummary: Қ\n{STAMPED.format(mark=mark)}\n---\nМәтін.\n"
    assert file.read_text(encoding="utf-8") == wanted


def test_mixed_line_ends_stay_mixed(docs: Path) -> None:
    file = put(docs, "---\r\ntitle: Құқық\nsummary: Қ\r\ntranslated_from: {language: ru}\n---\r\nМәтін.\n\r\n")
    mark = stamp(docs, PATH)
    wanted = f"---\r\ntitle: Құқық\nsummary: Қ\r\n{STAMPED.format(mark=mark)}\n---\r\nМәтін.\n\r\n"
    assert file.read_bytes().decode() == wanted


def test_a_line_separator_pasted_into_a_title_does_not_move_the_place(docs: Path) -> None:
    text = '---\ntitle: "Құқық\u2028негіздері"\nsummary: Қ\n{field}\nplace: Алматы\n---\nМәтін.\n'
    file = put(docs, text.format(field="translated_from: {language: ru}"))
    mark = stamp(docs, PATH)
    assert file.read_bytes().decode() == text.format(field=STAMPED.format(mark=mark))


def test_the_mark_follows_the_text_of_the_source(docs: Path) -> None:
    put(docs, BEFORE.format(field="translated_from: {language: ru}"))
    first = stamp(docs, PATH)
    tiny.change(docs, "topics/law/index.ru.md", body="Другой текст.")
    assert tiny.read(docs).library.items["topics/law"].versions["kk"].state is State.BEHIND
    assert stamp(docs, PATH) != first
    assert tiny.read(docs).library.items["topics/law"].versions["kk"].state is State.CURRENT


@pytest.mark.parametrize(
    ("field", "code", "line"),
    [
        pytest.param("place: Алматы", "not-a-translation", 2, id="no field"),
        pytest.param("translated_from: ru", "not-a-translation", 4, id="only a word"),
        pytest.param("translated_from: {fingerprint: x}", "not-a-translation", 4, id="no language"),
        pytest.param("translated_from:\n  language: en", "source-missing", 5, id="no such version"),
    ],
)
def test_what_is_no_translation_is_left_as_it_is(docs: Path, field: str, code: str, line: int) -> None:
    file = put(docs, BEFORE.format(field=field))
    before = file.read_bytes()
    with pytest.raises(ProblemError) as caught:
        stamp(docs, PATH)
    assert (caught.value.problem.code, caught.value.problem.path, caught.value.problem.line) == (code, PATH, line)
    assert file.read_bytes() == before


def test_a_source_that_cannot_be_read_is_the_problem(docs: Path) -> None:
    put(docs, BEFORE.format(field="translated_from: {language: ru}"))
    tiny.write(docs, "topics/law/index.ru.md", "title: x\n")
    with pytest.raises(ProblemError) as caught:
        stamp(docs, PATH)
    assert (caught.value.problem.code, caught.value.problem.path) == ("field-missing", "topics/law/index.ru.md")


def test_the_front_page_is_stamped_too(tmp_path: Path) -> None:
    tiny.write(tmp_path, "index.ru.md", SOUND)
    tiny.translate(tmp_path, "", "kk", "ru", title="Басты бет")
    assert tiny.read(tmp_path).library.items[""].versions["kk"].state is State.CURRENT
