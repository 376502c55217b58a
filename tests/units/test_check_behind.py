"""Translations behind their originals are told, those of training modules as errors."""

from pathlib import Path

import pytest

import tiny
from arasha.checks.behind import behind
from arasha.checks.memory import Memory
from arasha.checks.wording import words
from arasha.content import Problem, State

NEWS, MODULE = "news/2024/academy", "training/rights/first"


def found(docs: Path) -> list[Problem]:
    return sorted(behind(tiny.read(docs), docs, Memory()), key=lambda problem: problem.order)


def item_of_kind(docs: Path, kind: str) -> str:
    """Folder of the sound site's item of this kind that has a translation."""
    items = tiny.read(docs).items.values()
    return next(item.folder for item in items if item.kind == kind and len(item.versions) > 1)


def test_the_sound_site_is_silent(tmp_path: Path) -> None:
    assert found(tiny.site(tmp_path)) == []


@pytest.mark.parametrize(("kind", "warning"), [("news", True), ("page", True), ("course", True), ("module", False)])
def test_only_a_module_behind_is_an_error(tmp_path: Path, kind: str, warning: bool) -> None:
    docs = tiny.site(tmp_path)
    folder = item_of_kind(docs, kind)
    item = tiny.read(docs).items[folder]
    tiny.change(docs, item.versions[item.original].path, title="Changed")
    problems = found(docs)
    assert {problem.path for problem in problems} == {
        version.path for version in item.versions.values() if version.state is not State.ORIGINAL
    }
    assert {(problem.code, problem.warning) for problem in problems} == {("translation-behind", warning)}


def test_it_stands_at_the_fingerprint_and_says_what_to_type(tmp_path: Path) -> None:
    docs = tiny.site(tmp_path)
    tiny.change(docs, f"{NEWS}/index.ru.md", title="Changed")
    problem = next(problem for problem in found(docs) if problem.path.endswith("kk.md"))
    lines = (docs / problem.path).read_text(encoding="utf-8").splitlines()
    assert "fingerprint:" in lines[problem.line - 1]
    stamp = tiny.read(docs).items[NEWS].versions["ru"].fingerprint
    for language in tiny.LANGUAGES:
        what, mend = words(problem, tiny.language(language))
        assert "index.ru.md" in what
        assert f".venv/bin/arasha translated docs/{NEWS}/index.kk.md" in mend
        assert f'fingerprint: "{stamp}"' in mend


def test_what_the_message_says_mends_it(tmp_path: Path) -> None:
    docs = tiny.site(tmp_path)
    tiny.change(docs, f"{NEWS}/index.ru.md", title="Changed")
    for problem in found(docs):
        tiny.stamp(docs, problem.path)
    assert found(docs) == []


def test_a_translation_of_a_translation_waits_for_it(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    tiny.write(docs, "topics/law/index.kk.md", {"title": "Құқық", "summary": "Қ."}, "Мәтін.")
    for language, source in (("ru", "kk"), ("en", "ru")):
        tiny.translate(docs, "topics/law", language, source, title=language, summary="S.")
    tiny.change(docs, "topics/law/index.kk.md", body="Жаңа мәтін.")
    assert {problem.path[-5:-3]: problem.wording for problem in found(docs)} == {
        "ru": "translation-behind",
        "en": "translation-behind-source",
    }
    for language in tiny.LANGUAGES:
        assert "docs/topics/law/index.ru.md" in words(found(docs)[0], tiny.language(language))[1]


def test_a_summary_behind_is_told_too(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    tiny.write(docs, "topics/law/index.kk.md", {"title": "Құқық", "summary": "Қ."}, "Мәтін.")
    tiny.translate(docs, "topics/law", "ru", "kk", title="Право", summary="С.", coverage="summary")
    tiny.change(docs, "topics/law/index.kk.md", body="Жаңа мәтін.")
    assert [problem.path for problem in found(docs)] == ["topics/law/index.ru.md"]


def test_what_was_withdrawn_needs_no_translation(tmp_path: Path) -> None:
    docs = tiny.site(tmp_path)
    tiny.change(docs, f"{NEWS}/index.ru.md", title="Changed", withdrawn={"date": "2024-08-30"})
    assert found(docs) == []
