"""Names that must never be published. The list stands on the editor's own machine, never in the project's history.

A name is found in any case of a word: as it is written, with up to four letters more (Kazakh endings: Асанның), and
with the endings of Russian declension in place of its own (Айгуля, Айгулю). Messages do not print names: logs of checks
are public.
"""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePath, PurePosixPath

from arasha.content import Problem

FILE = ".deny-list"
VARIABLE = "ARASHA_DENY_LIST"
_COMMENT = "#"
_MORE_LETTERS = 4
_SHORTEST_STEM = 3
_READABLE = {".csv", ".txt", ".svg", ".md"}
_LARGEST = 20 * 1024 * 1024
_ENDINGS = {
    "ский": "ский|ского|скому|ским|ском|ская|скую|ской|ские|ских|скими",
    "ская": "ская|скую|ской|ский|ского|скому|ским|ском|ские|ских|скими",
    "ый": "ый|ого|ому|ым|ом|ая|ую|ой|ые|ых|ыми",
    "ий": "ий|ия|ию|ием|ии|ого|его|ому|ему|им|ем|ом",
    "ия": "ия|ии|ию|ией|иею",
    "ая": "ая|ой|ую|ою",
    "а": "а|ы|и|е|у|ой|ою|ей|ам|ами|ах",
    "я": "я|и|е|ю|ей|ею|ям|ями|ях",
    "й": "й|я|ю|ем|е|и",
    "ь": "ь|я|ю|ем|е|и|ью|ём",
}
"""Of Russian declension, by the ending of the name; the longest that fits is taken."""


@dataclass(frozen=True)
class DenyList:
    """The names, as patterns. `key` changes with them: what a file was found to hold depends on it."""

    names: tuple[str, ...]

    @property
    def key(self) -> str:
        """A hash of the names, to remember findings by."""
        return hashlib.sha256("\n".join(self.names).encode()).hexdigest()

    def lines(self, text: str) -> list[int]:
        """The lines, from 1, in which a name stands; each once."""
        if not self.names:
            return []
        composed = _composed(text)
        return list(dict.fromkeys(composed.count("\n", 0, hit.start()) + 1 for hit in self._pattern.finditer(composed)))

    def names_stand_in(self, path: str) -> bool:
        """Whether a name stands in a part of a path: in it `_`, `-` and `.` part words."""
        return bool(self.lines(re.sub(r"[-_.]", " ", path)))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        written = sorted({_name_pattern(name) for name in self.names}, key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(written)})(?!\w)", re.IGNORECASE)


def read_list(root: Path, environment: Mapping[str, str] = os.environ) -> DenyList:
    """The list of the project in `root`, or the one that the environment names; empty where there is none.

    Raises:
        OSError: the environment names a file that can't be read. To go on without it would publish names.
    """
    named = environment.get(VARIABLE, "")
    file = Path(named).expanduser() if named else root / FILE
    if not named and not file.is_file():
        return DenyList(())
    lines = (line.partition(_COMMENT)[0] for line in file.read_text(encoding="utf-8-sig").splitlines())
    return DenyList(tuple(sorted({name for line in lines if (name := " ".join(_composed(line).split()))})))


def names_in_file(file: Path, path: str, names: DenyList) -> Iterator[Problem]:
    """Where names stand in a text, a table or a drawing. A rule for texts and for files beside them.

    Args:
        file: the file.
        path: the same, relative to the content folder.
        names: the list.
    """
    if not names.names or PurePath(path).suffix.lower() not in _READABLE or file.is_symlink() or not file.is_file():
        return
    if file.stat().st_size <= _LARGEST:
        for line in names.lines(file.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")):
            yield Problem("name-denied", path, line)


def names_in_path(path: str, names: DenyList) -> Iterator[Problem]:
    """Whether a name stands in the name of a file or folder. The problem names the folder around it, not the name."""
    parts = PurePosixPath(path).parts
    for depth, part in enumerate(parts):
        if names.names and names.names_stand_in(part):
            yield Problem("name-denied-in-path", "/".join(parts[:depth]))
            return


def _name_pattern(name: str) -> str:
    return r"\s+".join(_word_pattern(word) for word in name.split())


def _word_pattern(word: str) -> str:
    more = rf"{re.escape(word)}\w{{0,{_MORE_LETTERS}}}"
    lower = word.lower()
    for ending in sorted(_ENDINGS, key=len, reverse=True):
        if lower.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return rf"(?:{more}|{re.escape(word[: -len(ending)])}(?:{_ENDINGS[ending]}))"
    return more


def _composed(text: str) -> str:
    """Letters in one form: composed, ё as е. Lines stay where they are."""
    composed = text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
    return composed.replace("ё", "е").replace("Ё", "Е")
