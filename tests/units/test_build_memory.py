"""What a build remembers comes back as it was, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from arasha.publish.incremental.memory import Language, Memory, Record, Shared
from arasha.publish.incremental.tree import File
from arasha.publish.timing import Times

RECORD = Record("own", "around", "view", "news.html", "look", ("about",), ("ru/x/index.html",), None, None, None, "x")
LANGUAGE = Language({"ru/x/index.html": File("0" * 64, 1, 2, 3)}, {"ru/x/index.html": RECORD}, "addresses", "editions")


def test_everything_comes_back(tmp_path: Path) -> None:
    Memory(tmp_path, "program").save_language("ru", LANGUAGE)
    Memory(tmp_path, "program").save_shared(Shared(made=frozenset({"media/x.pdf"})))
    again = Memory(tmp_path, "program")
    assert again.language("ru") == LANGUAGE
    assert again.language("kk") == Language()
    assert again.shared().made == {"media/x.pdf"}


@pytest.mark.parametrize("place", [0, 40, 100, -1])
def test_a_damaged_part_is_forgotten(tmp_path: Path, place: int) -> None:
    Memory(tmp_path, "program").save_language("ru", LANGUAGE)
    file = next(path for path in tmp_path.iterdir() if path.name.endswith("ru"))
    data = bytearray(file.read_bytes())
    data[place] ^= 1
    file.write_bytes(data)
    assert Memory(tmp_path, "program").language("ru") == Language()
    file.write_bytes(b"")
    assert Memory(tmp_path, "program").language("ru") == Language()


def test_another_program_knows_nothing(tmp_path: Path) -> None:
    Memory(tmp_path, "program").save_language("ru", LANGUAGE)
    assert Memory(tmp_path, "anything").language("ru") == Language()


def test_a_part_of_another_kind_is_not_taken_for_it(tmp_path: Path) -> None:
    Memory(tmp_path, "program").save_shared(Shared())
    shared = next(tmp_path.iterdir())
    shared.rename(shared.with_name(shared.name.replace("shared", "ru")))
    assert Memory(tmp_path, "program").language("ru") == Language()


def test_a_stage_within_another_is_counted_once() -> None:
    times = Times()
    with times.of("outer"):
        with times.of("inner"):
            spin(20_000)
        before = times.seconds["inner"]
    assert times.seconds["inner"] == before > 0
    assert times.seconds["outer"] < before
    times.add({"inner": 1.0})
    assert times.seconds["inner"] == before + 1


def spin(times: int) -> int:
    return sum(number * number for number in range(times * 10))
