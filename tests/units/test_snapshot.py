"""What reading keeps for the next time: the result is that of a clean reading, whatever has happened in between."""

import datetime
import pickle
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import edits
import tiny
from arasha.content import Reading, digests, items, read, snapshot
from arasha.content.digests import Known, digest_of, look
from arasha.content.walking import walk

MINUTE = datetime.timedelta(minutes=1)


def from_memory(docs: Path, now: datetime.datetime = tiny.NOW) -> Reading:
    """Read with what an earlier reading has kept beside the content folder."""
    return read(docs, tiny.LANGUAGES, now, docs.parent / ".cache")


def agree(docs: Path) -> None:
    """What is read with a memory is what is read without, in the same order."""
    known, clean = from_memory(docs), tiny.read(docs)
    assert known == clean
    assert list(known.items) == list(clean.items)
    assert list(known.library.items) == list(clean.library.items)
    assert list(known.library.mentions) == list(clean.library.mentions)
    assert list(known.files) == list(clean.files)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole site that a first reading has been through."""
    docs = tiny.site(tmp_path_factory.mktemp("site"))
    agree(docs)
    return docs.parent


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_it_is_right_after_any_edits(sound: Path, data: st.DataObject) -> None:
    with edits.copy_of(sound) as docs:
        for _ in edits.some(docs, data):
            agree(docs)


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A topic and a news item about it, left alone long enough."""
    docs = tmp_path / "docs"
    tiny.write(docs, "topics/law/index.ru.md", {"title": "T", "summary": "S."})
    tiny.news(docs, topics=["law"])
    return docs


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock by which all files have been left alone for long."""
    monkeypatch.setattr("time.time_ns", lambda: 2**62)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Files that are opened, and folders of items that are read."""
    found: list[str] = []
    digest, versions = digests._digest, items._read_versions

    def opened(file: Path, path: str, contents: dict[str, bytes]) -> str:
        found.append(path)
        return digest(file, path, contents)

    def understood(*given: Any) -> Any:
        found.append(given[1].path)
        return versions(*given)

    monkeypatch.setattr(digests, "_digest", opened)
    monkeypatch.setattr(items, "_read_versions", understood)
    yield found


def test_what_has_not_changed_is_not_opened(docs: Path, later: None, reads: list[str]) -> None:
    from_memory(docs)
    reads.clear()
    agree_with = from_memory(docs)
    assert reads == []
    assert agree_with == tiny.read(docs)


def test_of_what_has_changed_only_that_is_read(docs: Path, later: None, reads: list[str]) -> None:
    from_memory(docs)
    reads.clear()
    tiny.change(docs, "news/2024/academy/index.ru.md", body="New text.")
    assert from_memory(docs).items["news/2024/academy"].best("ru").body == "New text.\n"
    assert reads == ["news/2024/academy/index.ru.md", "news/2024/academy"]


def test_the_same_bytes_written_again_are_not_understood_again(docs: Path, later: None, reads: list[str]) -> None:
    """As after a cache was restored beside a fresh checkout."""
    from_memory(docs)
    reads.clear()
    file = docs / "news/2024/academy/index.ru.md"
    file.write_bytes(file.read_bytes())
    from_memory(docs)
    assert reads == ["news/2024/academy/index.ru.md"]


def test_a_file_written_just_now_is_not_trusted(docs: Path) -> None:
    """A second change within a tick of the clock would leave its stamp as it was."""
    (folder,) = (folder for folder in walk(docs) if folder.path == "topics/law")
    path, stamp = "topics/law/index.ru.md", folder.files["index.ru.md"]
    right = digest_of((docs / path).read_bytes())
    for settled, digest in ((False, right), (True, "old")):
        assert look(docs, folder, {path: Known(stamp, settled, "old")}, stamp.changed).digest(path) == digest
    for since, settled in ((0, False), (digests.TICK, False), (digests.TICK + 1, True)):
        assert look(docs, folder, {}, max(stamp.modified, stamp.changed) + since).known[path].settled is settled


def test_an_item_is_read_again_when_what_it_names_has_moved(docs: Path) -> None:
    from_memory(docs)
    tiny.write(docs, "topics/rights/index.ru.md", {"title": "T", "summary": "S."})
    tiny.news(docs, "second", topics=["rights"])
    assert from_memory(docs).problems == ()
    shutil.rmtree(docs / "topics/law")
    assert [problem.code for problem in from_memory(docs).problems] == ["topic-unknown"]
    tiny.write(docs, "topics/law/index.ru.md", {"title": "T", "summary": "S."})
    agree(docs)


def test_an_embargo_ends_without_an_edit(docs: Path) -> None:
    tiny.news(docs, "later", embargo=(tiny.NOW + MINUTE).isoformat())
    assert from_memory(docs).library.held == {"news/2024/later"}
    assert from_memory(docs, tiny.NOW + MINUTE).library.held == frozenset()


def parts(docs: Path) -> list[Path]:
    return sorted((docs.parent / ".cache" / snapshot.FOLDER).iterdir())


def test_an_edit_writes_one_part(docs: Path, later: None) -> None:
    from_memory(docs)
    before = {part: part.read_bytes() for part in parts(docs)}
    tiny.change(docs, "news/2024/academy/index.ru.md", body="New text.")
    from_memory(docs)
    changed = [part for part in parts(docs) if before[part] != part.read_bytes()]
    assert len(before) == 2
    assert len(changed) == 1


class Bomb:
    """Tells when it is unpickled."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return pytest.fail, ("a part was loaded before its digest was checked",)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: b"",
        lambda content: content[:40],
        lambda content: content[:-1],
        lambda content: content[:200] + bytes([content[200] ^ 1]) + content[201:],
        lambda content: content[:32] + pickle.dumps(Bomb()),
        lambda content: bytes(32) + content[32:],
    ],
    ids=["empty", "cut in the head", "cut", "a bit", "another load", "another stamp"],
)
def test_a_damaged_part_counts_as_absent(docs: Path, spoil: Callable[[bytes], bytes]) -> None:
    from_memory(docs)
    for part in parts(docs):
        part.write_bytes(spoil(part.read_bytes()))
    agree(docs)


def test_other_languages_and_other_code_do_not_share_it(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from_memory(docs)
    tiny.write(docs, "topics/law/index.ky.md", {"title": "T", "summary": "S."})
    assert [problem.code for problem in from_memory(docs).problems] == ["language-unknown"]
    other = read(docs, ("ru", "ky"), tiny.NOW, docs.parent / ".cache")
    assert [problem.code for problem in other.problems] == ["two-originals"]
    stamps = [part.read_bytes()[:32] for part in parts(docs)]
    monkeypatch.setattr(snapshot, "_code", lambda: "other code")
    from_memory(docs)
    assert not {part.read_bytes()[:32] for part in parts(docs)} & set(stamps)


def test_nothing_is_left_of_what_is_gone(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from_memory(docs)
    count = len(parts(docs))
    (docs.parent / ".cache" / snapshot.FOLDER / "abc.12345").write_bytes(b"draft of a run that was cut off")
    shutil.rmtree(docs / "news")
    from_memory(docs)
    assert len(parts(docs)) == count + 1, "another run may be using them"
    monkeypatch.setattr(snapshot, "_UNUSED", -1)
    from_memory(docs)
    assert len(parts(docs)) == count - 1


def test_a_cache_that_cannot_be_written_is_no_failure(docs: Path) -> None:
    (docs.parent / ".cache").write_text("a file where the folder should be", encoding="utf-8")
    agree(docs)
