"""A search read from disk as a browser reads it, written anew: tests compare what went in with what comes out."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any


def data_of(text: str) -> Any:
    """What a file hands over."""
    assert text.startswith("arasha(")
    assert text.endswith(")\n")
    return json.loads(text.removeprefix("arasha(").removesuffix(")\n"))


def numbers(text: str) -> list[int]:
    """The numbers that a text holds."""
    found, before = [], 0
    for character in text:
        code = ord(character)
        if code > 92:
            before = before * 34 + code - 93
        else:
            found.append(before * 57 + code - 35)
            before = 0
    assert before == 0
    return found


def ascending(distances: list[int]) -> list[int]:
    """Numbers from their distances."""
    found, before = [], -1
    for distance in distances:
        before += distance + 1
        found.append(before)
    return found


def lines(text: str) -> Iterator[tuple[str, str]]:
    """The words of a file, each with what is told of it."""
    word = ""
    for line in text.split("!")[:-1]:
        head, told = line.split(" ", 1)
        word = word[: ord(head[0]) - 35] + head[1:]
        yield word, told


def impacts(text: str) -> dict[int, int]:
    """The parts that postings name, each with its impact."""
    found: dict[int, int] = {}
    left = numbers(text)
    while left:
        size, impact = divmod(left.pop(0), 16)
        if impact:
            found |= dict.fromkeys(ascending(left[:size]), impact)
            left = left[size:]
    return found


def pairs_of(text: str, file: int, files: int) -> Iterator[tuple[int, set[int]]]:
    """The buckets of pairs in a file that is one of so many, each with its parts."""
    left, group = numbers(text), -(-file * 8192 // files)
    while left:
        now = group * 32 - 1
        for _ in range(left.pop(0)):
            now += left[0] + 1
            yield now, set(ascending(left[2 : 2 + left[1]]))
            left = left[2 + left[1] :]
        assert now < (group + 1) * 32
        assert group * files // 8192 == file, "a browser would look for it elsewhere"
        group += 1


@dataclass(frozen=True)
class SearchFiles:
    """The search of one language; `root` is the folder of its page."""

    root: Path

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """The manifest."""
        found: dict[str, Any] = data_of((self.root / "manifest.js").read_text(encoding="utf-8"))
        return found

    def file(self, name: str) -> Any:
        """The data of a file."""
        return data_of((self.root / self.manifest["folder"] / f"{name}.js").read_text(encoding="utf-8"))

    def postings(self, key: str) -> dict[int, int]:
        """Parts with the key, and its impact there; looked for only in the file where it should be."""
        place = bisect_right(self._separators, key)
        if place not in self._words:
            self._words[place] = dict(lines(self.file(f"words{place}")))
        return impacts(self._words[place].get(key, ""))

    @cached_property
    def cards(self) -> list[list[Any]]:
        """All cards in their order."""
        count = -(-self.manifest["documents"] // 8)
        return [card for place in range(count) for card in self.file(f"cards{place}")]

    @property
    def folders(self) -> list[str]:
        """The documents' folders in their order."""
        return [card[0] for card in self.cards]

    @cached_property
    def owners(self) -> list[str]:
        """The folder of each part's document."""
        return [card[0] for card in self.cards for _ in card[6::2]]

    def found(self, key: str) -> list[str]:
        """Folders of the documents with the key."""
        return list(dict.fromkeys(self.owners[part] for part in sorted(self.postings(key))))

    @cached_property
    def _separators(self) -> list[str]:
        return str(self.manifest["separators"]).split()

    @cached_property
    def _words(self) -> dict[int, dict[str, str]]:
        return {}

    def text(self) -> str:
        """All that the search holds, to look for what must not be in it."""
        return "".join(file.read_text(encoding="utf-8") for file in sorted(self.root.rglob("*.js")))
