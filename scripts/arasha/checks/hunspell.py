"""The dictionaries of hunspell on this machine, asked about many words at once."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

NAMES = {"kk": ("kk_KZ",), "ru": ("ru_RU",), "en": ("en_GB", "en_US")}
"""Dictionaries of each language, the one to prefer first."""
_SUFFIXES = """
    лар лер лары лері дары дері тары тері дар дер тар тер ым ім ың ің сы сі ымыз іміз мыз міз ыңыз іңіз ңыз ңіз
    ның нің дың дің тың тің ға ге қа ке на не ды ді ты ті ны ні да де та те нда нде дан ден тан тен нан нен мен
    бен пен лық лік дық дік тық тік лығ ліг дығ діг тығ тіг шы ші сыз сіз лы лі дағы дегі тағы тегі ғы гі қы кі
    дай дей тай тей ша ше рақ рек ырақ ірек ып іп ған ген қан кен ар ер са се сын сін ма ме ба бе па пе мас мес
    бас бес тын тін ыл іл ын ін ыс іс дыр дір тыр тір ыт іт ғыз гіз қыз кіз сақ сек йық йік ғалы гелі мақ мек
    мын мін сың сің пыз піз бын бін пын пін ла ле лан лен лас лес дас дес тас тес ғанша генше ушы уші лай лей
    май мей бай бей пай пей мау меу бау беу пау пеу ынша інше саң сең саңыз сеңіз
"""
_SINGLE = "[ыіаеупймнрлст]?"
_ENDINGS = re.compile(f"{_SINGLE}(?:{'|'.join(sorted(_SUFFIXES.split(), key=len, reverse=True))})*{_SINGLE}")
"""A chain of Kazakh suffixes. The dictionary has 54,000 stems and few of the forms that grow on them.

Suffixes of one letter stand first or last only: anywhere, they would make any letters a chain. So measured on this
site's Kazakh texts: no right word is told, and of words with one wrong letter two in three are.
"""
_SHORTEST_STEM = 3
_STEM_PART = 0.3
"""Of a word, at least so much is its stem."""
_HARDER = {"ғ": "қ", "г": "к", "б": "п"}
"""The last letter of a stem before a vowel, and what it is without: құқығы, құқық."""


@dataclass(frozen=True, slots=True)
class Dictionary:
    """An installed dictionary; `stamp` changes when it does."""

    program: str
    name: str
    language: str
    stamp: str

    def unknown(self, words: Iterable[str], known: frozenset[str]) -> set[str]:
        """Those of the words that neither the dictionary nor `known` has. A Kazakh word is also known by its stem."""
        asked = {word for word in words if word not in known}
        missing = self._missing(asked)
        if self.language != "kk" or not missing:
            return missing
        stems = {word: _stems(word) for word in missing}
        wanted = {stem for found in stems.values() for stem in found if stem not in known}
        unknown = self._missing(wanted)
        return {word for word, found in stems.items() if found <= unknown}

    def _missing(self, words: set[str]) -> set[str]:
        if not words:
            return set()
        command = [self.program, "-i", "utf-8", "-d", self.name, "-l"]
        text = "".join(f"{word}\n" for word in sorted(words))
        told = subprocess.run(command, input=text, capture_output=True, check=True, encoding="utf-8")  # noqa: S603
        return words & set(told.stdout.split())


def installed() -> Mapping[str, Dictionary]:
    """The dictionary of each language that has one here; none where hunspell isn't installed."""
    program = shutil.which("hunspell")
    if not program:
        return {}
    told = subprocess.run(  # noqa: S603
        [program, "-D"], stdin=subprocess.DEVNULL, capture_output=True, check=False, encoding="utf-8", errors="replace"
    )
    places = {Path(line).name: line for line in reversed(f"{told.stderr}\n{told.stdout}".splitlines()) if "/" in line}
    found: dict[str, Dictionary] = {}
    for language, names in NAMES.items():
        name = next((name for name in names if Path(f"{places.get(name, '')}.dic").is_file()), None)
        if name:
            size = Path(f"{places[name]}.dic").stat()
            found[language] = Dictionary(program, name, language, f"{name} {size.st_size} {size.st_mtime_ns}")
    return found


def _stems(word: str) -> set[str]:
    """What the word may be without its endings; a verb as the dictionary names it, too."""
    found: set[str] = set()
    for end in range(max(_SHORTEST_STEM, int(len(word) * _STEM_PART)), len(word)):
        if _ENDINGS.fullmatch(word, end):
            stem = word[:end]
            found |= {stem, f"{stem}у", f"{stem}ы", f"{stem}і", stem[:-1] + _HARDER.get(stem[-1], stem[-1])}
    return found
