"""One language as data: its strings file, read and ready to speak."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, cast

import yaml
from babel import Locale

from arasha.languages.transliteration import Transliteration

STRINGS = Path(__file__).parent / "strings"
REFERENCE = "en"
"""The language whose strings file says which strings there are."""


class MissingStringsError(Exception):
    """A strings file that is absent or lacks strings. `names` are the missing ones, empty when the file is absent."""

    def __init__(self, language: str, names: tuple[str, ...]) -> None:
        super().__init__(
            f"The strings of the language '{language}' lack: {', '.join(names)}"
            if names
            else f"There is no strings file {language}.yml for the language '{language}'"
        )
        self.language = language
        self.names = names


@dataclass(frozen=True)
class Language:
    """A language and its words. Made by `load_language`; hashable by identity, shared by all pages of a build.

    Attributes:
        code: `kk`, `ru`, `en`: ISO 639-1.
        name: the language's name for itself.
        cldr: the CLDR locale that plural rules and numbers follow (en_GB for `en`).
        strings: interface strings by key; a mapping of CLDR plural categories where a number decides.
        dates: CLDR date patterns by precision, see `formats`.
        alphabet: the letters in the order of the language's dictionaries, where code points don't keep it (Қ after К).
        material: words for the keys of Material's interface, where Material has none for this language.
        words_per_minute: how fast its readers read, see `pages.reading_time`; by default the mean of that study.
        transliteration: the second alphabet that its pages are shown in, if any.
    """

    code: str
    name: str
    direction: str
    cldr: str
    strings: Mapping[str, Any]
    dates: Mapping[str, Any]
    alphabet: str
    material: Mapping[str, str]
    words_per_minute: int = 184
    transliteration: Transliteration | None = None

    __hash__ = object.__hash__

    @cached_property
    def locale(self) -> Locale:
        """The CLDR data of the language."""
        return Locale.parse(self.cldr)

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders at the root of the site that hold this language: one for each of its alphabets."""
        return (self.code, self.transliteration.folder) if self.transliteration else (self.code,)

    def sort_key(self, text: str) -> list[tuple[int, int]]:
        """Key for sorting names by the language's alphabet: quotes and spaces don't count, other letters come first."""
        return [
            (0, ord(letter)) if (place := self.alphabet.find(letter)) < 0 else (1, place)
            for letter in text.casefold()
            if letter.isalnum()
        ]

    def text(self, key: str, **values: object) -> str:
        """The interface string `key`, its `{placeholders}` filled. A plural string takes the number as `n`.

        Raises:
            KeyError: no such string. A missing string is a defect of the strings file, never a silent English word.
        """
        found = self.strings[key]
        if isinstance(found, Mapping):
            category = self.locale.plural_form(cast("int", values["n"]))
            found = found.get(category, found.get("other"))
        return str(found).format(**values) if values else str(found)


def load_language(code: str, folders: Iterable[Path] = ()) -> Language:
    """Read the strings file of a language; `folders` are looked in before the package's own.

    Raises:
        MissingStringsError: there is no such file, or it lacks strings that the reference file has.
    """
    data = _read(code, folders)
    reference = data if code == REFERENCE else _read(REFERENCE, ())
    missing = [
        f"{section}.{key}"
        for section in ("interface", "dates")
        for key in reference[section]
        if not data.get(section, {}).get(key)
    ]
    if missing:
        raise MissingStringsError(code, tuple(missing))
    return Language(
        code=code,
        name=data["name"],
        direction=data.get("direction", "ltr"),
        cldr=data.get("cldr", code),
        strings=data["interface"],
        dates=data["dates"],
        alphabet=data.get("alphabet", ""),
        material=data.get("material", {}),
        words_per_minute=data.get("words_per_minute", Language.words_per_minute),
        transliteration=Transliteration.read(data["transliteration"]) if "transliteration" in data else None,
    )


def _read(code: str, folders: Iterable[Path]) -> dict[str, Any]:
    for folder in (*folders, STRINGS):
        path = folder / f"{code}.yml"
        if path.is_file():
            return _parsed(path.read_text(encoding="utf-8"))
    raise MissingStringsError(code, ())


@lru_cache(maxsize=8)
def _parsed(text: str) -> dict[str, Any]:
    """A strings file; the reference is asked for with every other one."""
    data: dict[str, Any] = yaml.load(text, yaml.CSafeLoader)
    return data
