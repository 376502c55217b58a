"""A search brought up to date is the search made anew, and costs no file that others share."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path
from typing import Any

import pytest

import tiny
from arasha.content.keeping import keep
from arasha.editions.search import index, writing
from arasha.editions.search.writing import SearchWriter
from arasha.pages.bodies import Shown
from arasha.pages.site import Site

WORDS = "құқық право права суд беженец беженцы дети мигрант закон о в и не да нет рука слово дело".split()  # noqa: SIM905
Bodies = dict[str, str]


def made(site: Site, bodies: Bodies, folder: Path, memory: Path | None = None, kept: Bodies | None = None) -> set[str]:
    """Write the search of items with these texts; the folders of those that were taken, since they could not be kept.

    `kept`: the texts of the last build.
    """
    writer = SearchWriter(site, folder, memory)
    view: Any = None  # the writer asks for the text alone
    taken = set()
    for place, body in bodies.items():
        item = site.library.items[place]
        if not kept or kept.get(place) != body or not writer.keep(item):
            writer.take(item, Shown(view, body))
            taken.add(place)
    writer.write()
    return taken


def files(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def text(chance: random.Random) -> str:
    paragraphs = chance.choice([0, 1, 1, 3, 12])
    return "".join(f"<p>{' '.join(chance.choices(WORDS, k=chance.randrange(1, 160)))}.</p>" for _ in range(paragraphs))


def edited(bodies: Bodies, chance: random.Random, places: list[str]) -> Bodies:
    """Some texts less, some more, some other ones; or a few words more in one."""
    found = dict(bodies)
    if chance.random() < 0.5:
        found[chance.choice(list(found))] += f"<p>{chance.choice(WORDS)}{chance.randrange(40)}</p>"
        return found
    for place in chance.sample(places, chance.choice([1, 1, 2, 5])):
        if place in found and chance.random() < 0.2:
            del found[place]
        else:
            found[place] = text(chance) + f"<p>{chance.choice(WORDS)}{chance.randrange(40)}</p>"
    return found


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    docs = tiny.site(tmp_path_factory.mktemp("again"))
    for number in range(30):
        facts = {"date": f"20{10 + number % 9}-01-0{1 + number % 7}"}
        tiny.write(docs, f"news/2024/more-{number}/index.ru.md", {"title": f"Новость {number}", **facts})
    return tiny.open_site(docs, "ru")


@pytest.fixture
def places(site: Site) -> list[str]:
    return sorted(folder for folder, item in site.library.items.items() if folder and "ru" in item.versions)


@pytest.mark.parametrize("seed", range(3))
def test_after_any_edits_it_is_what_a_clean_build_makes(
    site: Site, places: list[str], tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    mended = 0
    plain = index.mended_index

    def counted(*arguments: Any) -> Any:
        nonlocal mended
        found = plain(*arguments)
        mended += found is not None
        return found

    monkeypatch.setattr(writing, "mended_index", counted)
    chance = random.Random(seed)
    memory, folder = tmp_path / "memory", tmp_path / "build-0"
    bodies = {place: text(chance) for place in places}
    made(site, bodies, folder, memory)
    for number in range(1, 10):
        last, before = bodies, files(folder)
        bodies = edited(last, chance, places)
        linked = tmp_path / f"build-{number}"
        shutil.copytree(folder, linked, copy_function=os.link)
        taken = made(site, bodies, linked, memory, last)
        assert taken == {place for place in bodies if last.get(place) != bodies[place]}
        assert files(folder) == before, "a file that the last build shares was written into"
        folder = linked
        made(site, bodies, tmp_path / "clean")
        assert files(folder) == files(tmp_path / "clean")
        shutil.rmtree(tmp_path / "clean")
    assert mended > 1, "no edit was small enough to be mended"


def test_what_did_not_change_stays_the_same_file(site: Site, places: list[str], tmp_path: Path) -> None:
    bodies = {place: f"<p>Текст {place}.</p>" for place in places}
    made(site, bodies, tmp_path / "site", tmp_path / "memory")
    inodes = {path: path.stat().st_ino for path in (tmp_path / "site").rglob("*.js")}
    assert made(site, bodies, tmp_path / "site", tmp_path / "memory", bodies) == set()
    assert {path: path.stat().st_ino for path in (tmp_path / "site").rglob("*.js")} == inodes


def damaged(memory: Path) -> None:
    data = bytearray(memory.read_bytes())
    data[len(data) // 2] ^= 1
    memory.write_bytes(data)


@pytest.mark.parametrize(
    "harm",
    [
        damaged,
        lambda memory: memory.unlink(),
        lambda memory: memory.write_bytes(b""),
        lambda memory: memory.write_bytes(b"{}\n"),
        lambda memory: memory.write_bytes(b"[1]\n\xff"),
        lambda memory: memory.write_bytes(memory.read_bytes()[:-1]),
        lambda memory: memory.write_bytes(memory.read_bytes() + b"1"),
        lambda memory: keep(memory.read_bytes()[32:], memory, "another program"),
        lambda memory: (memory.unlink(), memory.mkdir()),
    ],
)
def test_a_memory_that_is_damaged_or_not_ours_is_none(site: Site, places: list[str], tmp_path: Path, harm: Any) -> None:
    bodies = {place: f"<p>Текст {place}.</p>" for place in places}
    made(site, bodies, tmp_path / "site", tmp_path / "memory")
    harm(tmp_path / "memory")
    assert not any(
        SearchWriter(site, tmp_path / "site", tmp_path / "memory").keep(site.library.items[place]) for place in places
    )


def test_a_text_that_is_gone_or_broken_off_is_made_anew(site: Site, places: list[str], tmp_path: Path) -> None:
    bodies = {place: f"<p>Текст {place}.</p>" for place in places}
    made(site, bodies, tmp_path / "site", tmp_path / "memory")
    whole = files(tmp_path / "site")
    one, other = sorted((tmp_path / "site/search/texts").iterdir())[:2]
    one.unlink()
    other.write_bytes(other.read_bytes()[:-3])
    assert len(made(site, bodies, tmp_path / "site", tmp_path / "memory", bodies)) == 2
    assert files(tmp_path / "site") == whole


def test_of_a_page_that_became_sensitive_nothing_is_kept(tmp_path: Path) -> None:
    docs = tiny.site(tmp_path)
    place = "news/2024/academy"
    bodies = {place: "<p>Тайна.</p>"}
    made(tiny.open_site(docs, "ru"), bodies, tmp_path / "site", tmp_path / "memory")
    tiny.change(docs, f"{place}/index.ru.md", sensitive=True)
    site = tiny.open_site(docs, "ru")
    assert made(site, bodies, tmp_path / "site", tmp_path / "memory", bodies) == {place}
    assert "Тайна" not in b"".join(files(tmp_path / "site").values()).decode()


def test_of_what_is_gone_no_word_is_remembered(site: Site, places: list[str], tmp_path: Path) -> None:
    bodies = {place: f"<p>Текст {place}.</p>" for place in places} | {"about": "<p>Сокровенноеслово.</p>"}
    made(site, bodies, tmp_path / "site", tmp_path / "memory")
    assert "сокровенноеслов".encode() in (tmp_path / "memory").read_bytes()
    left = bodies | {"about": "<p>Иное.</p>"}
    made(site, left, tmp_path / "site", tmp_path / "memory", bodies)
    assert "сокровенноеслов".encode() not in (tmp_path / "memory").read_bytes()
    assert "сокровенноеслов".encode() not in b"".join(files(tmp_path / "site").values())


def test_the_front_page_needs_not_be_taken(site: Site, tmp_path: Path) -> None:
    assert SearchWriter(site, tmp_path).keep(site.library.items[""])
