"""Compressed twins: what they hold, where there are none, and how they are kept."""

from __future__ import annotations

import gzip
import os
import random
from pathlib import Path

import brotli
import pytest

from arasha.publish.compressing import FOLDER, compress, twins

PAGE = b"<!doctype html>" + b"<p>\xd2\x9a\xd0\xb0\xd0\xb7\xd0\xb0\xd2\x9b</p>" * 200
TEXTS = ("ru/index.html", "assets/a.css", "assets/a.js", "assets/a.svg", "feed.xml", "feed.json", "e.ics", "robots.txt")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    for path in (*TEXTS, "kk/index.html", "a.pdf", "a.png", "a.woff2", "a.zip", "SHA256SUMS"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(PAGE)
    (folder / "short.txt").write_bytes(b"x")
    (folder / "noise.txt").write_bytes(random.Random(1).randbytes(5000))
    return folder


def run(site: Path, cache: Path) -> int:
    heard: list[tuple[int, int]] = []
    made = compress(site, cache, lambda done, total: heard.append((done, total)))
    assert [done for done, _ in heard] == list(range(1, len(heard) + 1))
    assert {total for _, total in heard} == {len(heard)}
    return made


def tree(site: Path) -> dict[str, bytes]:
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}


def test_text_has_twins_and_nothing_else_has(site: Path, tmp_path: Path) -> None:
    before = tree(site)
    run(site, tmp_path / "cache")
    after = tree(site)
    assert set(after) - set(before) == {
        f"{path}{ending}" for path in (*TEXTS, "kk/index.html") for ending in (".br", ".gz")
    }
    assert before.items() <= after.items()
    for path in TEXTS:
        assert brotli.decompress(after[f"{path}.br"]) == gzip.decompress(after[f"{path}.gz"]) == PAGE


def test_no_moment_and_no_name_stands_in_them() -> None:
    made = twins(PAGE)
    assert made == twins(PAGE)
    assert made[".gz"][3:8] == bytes(5)


def test_a_twin_is_as_old_as_its_file(site: Path, tmp_path: Path) -> None:
    os.utime(site / "feed.xml", ns=(1_000_000_000, 1_234_567_891_000_000_001))
    run(site, tmp_path / "cache")
    assert (site / "feed.xml.br").stat().st_mtime_ns == 1_234_567_891_000_000_001


def test_the_same_content_is_compressed_once(site: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    assert run(site, cache) >= 3
    first = tree(site)
    (site / "en").mkdir()
    (site / "en/index.html").write_bytes(PAGE)
    for path in first:
        if path.endswith((".br", ".gz")):
            (site / path).unlink()
    assert run(site, cache) == 0
    assert first.items() <= tree(site).items()
    (site / "en/index.html").write_bytes(PAGE + b"!")
    assert run(site, cache) == 1


def test_a_linked_file_keeps_what_it_had(site: Path, tmp_path: Path) -> None:
    run(site, tmp_path / "cache")
    other = tmp_path / "other.br"
    os.link(site / "feed.xml.br", other)
    before = other.read_bytes()
    (site / "feed.xml").write_bytes(PAGE * 2)
    run(site, tmp_path / "cache")
    assert other.read_bytes() == before != (site / "feed.xml.br").read_bytes()


@pytest.mark.parametrize("damage", [b"", b"x", None])
def test_a_damaged_cache_is_noticed(site: Path, tmp_path: Path, damage: bytes | None) -> None:
    cache = tmp_path / "cache"
    run(site, cache)
    good = tree(site)
    for entry in (cache / FOLDER).iterdir():
        data = bytearray(entry.read_bytes())
        data[len(data) // 2] ^= 1
        entry.write_bytes(bytes(data) if damage is None else damage)
    assert run(site, cache) >= 3
    assert tree(site) == good
    assert run(site, cache) == 0


def test_what_nobody_has_asked_for_in_a_month_goes(site: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    (cache / FOLDER).mkdir(parents=True)
    old = cache / FOLDER / "old"
    old.write_bytes(b"")
    os.utime(old, (0, 0))
    run(site, cache)
    assert not old.exists()
    assert len(list((cache / FOLDER).iterdir())) >= 3
