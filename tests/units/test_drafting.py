"""`arasha new`: files that lead an editor on, with every field explained in the editor's language."""

from pathlib import Path
from typing import get_args

import pytest
import yaml

import tiny
from arasha.content import State
from arasha.content.drafting import Wish, drafts
from arasha.content.fields import KindName
from arasha.content.front_matter import parse_source
from arasha.content.kinds import KINDS
from arasha.content.labels import LABELS, example, label
from arasha.content.places import place_of
from arasha.content.texts import TEXTS
from arasha.languages import PartialDate

ALL: tuple[KindName, ...] = get_args(KindName)
LEADING = {"field-empty", "value-unknown", "date-unreadable"}
"""Problems that say: write the value here."""


def wish(kind: KindName, **said: object) -> Wish:
    dated = PartialDate.parse("2024-08") if kind in ("news", "event", "project", "module") else None
    course = "course" if kind == "module" else ""
    return Wish(
        **{"kind": kind, "slug": "new", "title": "Title", "original": "ru", "date": dated, "course": course} | said
    )


def made(kind: KindName, editor: str = "en", **said: object) -> dict[str, str]:
    return drafts(wish(kind, **said), tiny.LANGUAGES, tiny.language(editor))


def put(docs: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("kind", ALL)
def test_every_field_of_a_kind_is_explained_in_three_languages(kind: KindName) -> None:
    for field in TEXTS[kind].model_fields | KINDS[kind].model_fields:
        assert len({label(kind, field, code) for code in tiny.LANGUAGES}) == 3, field
        yaml.safe_load(f"{field}: {example(kind, field)}")
    assert label(kind, "title", "uz") == label(kind, "title", "en")


def test_no_label_is_left_of_a_field_that_is_gone() -> None:
    known = {name for kind in ALL for name in TEXTS[kind].model_fields | KINDS[kind].model_fields}
    labels = yaml.safe_load(LABELS.read_text(encoding="utf-8"))
    assert {name.rpartition(".")[2] for name in labels} == known


@pytest.mark.parametrize("kind", ALL)
def test_the_files_stand_where_the_kind_belongs_the_original_first(kind: KindName) -> None:
    paths = list(made(kind))
    assert [path.rpartition("/")[2] for path in paths] == ["index.ru.md", "index.kk.md", "index.en.md"]
    assert place_of(paths[0].rpartition("/")[0], paths[0]).kind == kind


@pytest.mark.parametrize("kind", ALL)
def test_what_is_left_to_do_is_to_write_values(tmp_path: Path, kind: KindName) -> None:
    docs = tiny.site(tmp_path)
    put(docs, made(kind))
    problems = tiny.problems(docs)
    assert problems
    assert {problem.code for problem in problems} <= LEADING, problems
    for problem in problems:
        lines = (docs / problem.path).read_text(encoding="utf-8").splitlines()
        assert lines[problem.line - 1].endswith((":", '""')), lines[problem.line - 1]


@pytest.mark.parametrize("kind", ALL)
def test_the_examples_in_the_comments_can_be_read(kind: KindName) -> None:
    for text in made(kind).values():
        lines = [line.removeprefix("#") if not line.startswith(("# ", "#\n")) else line for line in text.split("\n")]
        fields = parse_source("\n".join(lines), "x.md").fields
        assert {"title", "place", "picture_alt"} <= set(fields)


def test_a_filled_in_original_without_translations_is_sound(tmp_path: Path) -> None:
    docs = tiny.site(tmp_path)
    text = made("news")["news/2024/new/index.ru.md"]
    put(docs, {"news/2024/new/index.ru.md": text.replace('summary: ""', 'summary: "Коротко."') + "Текст.\n"})
    assert tiny.problems(docs) == []
    assert tiny.read(docs).items["news/2024/new"].versions["ru"].title == "Title"


def test_a_filled_in_translation_is_behind_until_it_is_marked(tmp_path: Path) -> None:
    docs = tiny.site(tmp_path)
    files = made("news")
    filled = {path: text.replace('""', '"Сөз."') for path, text in files.items()}
    put(docs, filled)
    assert tiny.problems(docs) == []
    assert tiny.read(docs).items["news/2024/new"].versions["kk"].state is State.BEHIND


@pytest.mark.parametrize("title", ['A: "b" # c', "'", "{x}", "\\", "- a", "«Құқық»"])
def test_any_title_is_kept_as_it_was_said(title: str) -> None:
    files = made("news", title=title)
    assert parse_source(files["news/2024/new/index.ru.md"], "x.md").fields["title"] == title
    assert title in files["news/2024/new/index.kk.md"]


def test_required_fields_stand_first_in_the_order_of_the_models() -> None:
    text = made("story")["stories/new/index.ru.md"]
    fields = [line.partition(":")[0] for line in text.splitlines() if line[:1].isalpha()]
    assert fields == ["title", "summary", "person", "consent", "consent_date"]
    assert text.index("consent_date") < text.index("#place")


@pytest.mark.parametrize("editor", tiny.LANGUAGES)
def test_the_comments_are_in_the_editors_language(editor: str) -> None:
    text = made("module", editor)["training/course/new/index.kk.md"]
    assert label("module", "aims", editor) in text
    assert "arasha translated docs/training/course/new/index.kk.md" in text


def test_an_unknown_date_has_a_folder_of_its_own() -> None:
    assert wish("news", date=PartialDate()).folder == "news/undated/new"
    assert wish("page", slug="about/history").folder == "about/history"
