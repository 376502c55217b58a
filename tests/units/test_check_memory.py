"""What a check remembers: its findings are those of a clean check, whatever has happened in between."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import edits
import tiny
from arasha.checks import memory, running
from arasha.checks.memory import Memory
from arasha.checks.running import check
from arasha.content import Problem, read

THEME = tiny.ROOT / "overrides"


def from_memory(docs: Path) -> tuple[Problem, ...]:
    cache = docs.parent / ".cache"
    return check(read(docs, tiny.LANGUAGES, tiny.NOW, cache), docs, cache, theme=THEME)


def agree(docs: Path) -> None:
    """What is found with a memory is what is found without, twice."""
    clean = said(check(tiny.read(docs), docs, theme=THEME))
    assert said(from_memory(docs)) == clean
    assert said(from_memory(docs)) == clean


def said(problems: tuple[Problem, ...]) -> list[tuple[object, ...]]:
    return sorted((p.path, p.line, p.code, str(dict(p.values)), p.wording, p.warning) for p in problems)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    docs = tiny.site(tmp_path_factory.mktemp("site"))
    agree(docs)
    return docs.parent


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_it_is_right_after_any_edits(sound: Path, data: st.DataObject) -> None:
    with edits.copy_of(sound) as docs:
        for _ in edits.some(docs, data):
            agree(docs)


def test_unchanged_content_is_not_looked_at_again(sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with edits.copy_of(sound) as docs:
        found = from_memory(docs)

        def refuse(*_: object) -> None:
            pytest.fail("looked at again")

        monkeypatch.setattr(running, "TEXT_RULES", (refuse,))
        monkeypatch.setattr(running, "FILE_RULES", (refuse,))
        assert from_memory(docs) == found


def test_a_text_saved_during_the_check_is_not_remembered_as_the_one_before(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    tiny.write(docs, "topics/law/index.ru.md", {"title": "T", "summary": "S."}, "Текст.")
    cache, reading = tmp_path / ".cache", tiny.read(docs)
    file = docs / "topics/law/index.ru.md"
    before = file.read_bytes()
    file.write_bytes(before + b"\n<script>\n")
    assert [problem.code for problem in check(reading, docs, cache)] == ["html"]
    file.write_bytes(before)
    assert check(tiny.read(docs), docs, cache) == ()


def test_other_rules_look_at_everything_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Memory(tmp_path)
    first.put("key", [Problem("code", "path", 3, {"found": "x"}, "wording", warning=True)])
    first.save()
    assert Memory(tmp_path).get("key") == first.get("key")
    monkeypatch.setattr(memory, "rules_version", lambda: "other rules")
    assert Memory(tmp_path).get("key") is None


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"rules": 1}', b"\xff"])
def test_a_damaged_memory_counts_as_absent(tmp_path: Path, content: bytes) -> None:
    (tmp_path / memory.FILE).write_bytes(content)
    assert Memory(tmp_path).get("key") is None
