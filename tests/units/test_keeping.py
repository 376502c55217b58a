"""What a cache keeps is what was put there, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from arasha.content.keeping import keep, keep_parts, kept


@pytest.mark.parametrize("data", [b"", b"x", b"\0" * 100_000])
def test_what_was_kept_is_found(tmp_path: Path, data: bytes) -> None:
    assert kept(tmp_path / "new" / "file") is None
    keep(b"before", tmp_path / "new" / "file")
    keep(data, tmp_path / "new" / "file")
    assert kept(tmp_path / "new" / "file") == data
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["file"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: b"",
        lambda data: data[:-1],
        lambda data: data + b"\0",
        lambda data: bytes(len(data)),
        lambda data: bytes([data[0] ^ 1]) + data[1:],
        lambda data: data[:-1] + bytes([data[-1] ^ 1]),
        lambda data: data[:20],
    ],
)
def test_what_was_damaged_counts_as_nothing(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    file = tmp_path / "file"
    keep(b"facts", file)
    file.write_bytes(spoil(file.read_bytes()))
    assert kept(file) is None


def test_a_folder_in_its_place_counts_as_nothing(tmp_path: Path) -> None:
    assert kept(tmp_path) is None


def test_what_another_program_made_counts_as_nothing(tmp_path: Path) -> None:
    keep_parts([b"fa", b"cts"], tmp_path / "file", "ours 1")
    assert kept(tmp_path / "file", "ours 1") == b"facts"
    assert kept(tmp_path / "file", "ours 2") is None
    assert kept(tmp_path / "file") is None
