"""The one file of a search that has a lasting name: what the other files are called, and the words of the interface."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from arasha.editions.search.gathering import Gathered
from arasha.editions.search.numbers import digits
from arasha.pages.links import language_words
from arasha.pages.site import Site

MANIFEST = "manifest.js"
_SAID = ["any", "elsewhere", "failed", "found", "hint", "keys", "more", "none", "partly", "reading"]
"""What the browser says by itself: interface strings that begin with `search_`."""
_FILTERS = {"section": "search_section", "topic": "fact_topics", "country": "fact_countries", "year": "search_year"}


@dataclass(frozen=True, slots=True)
class Files:
    """The other files: their folder, what separates those of words and of spellings, how many of these and of pairs."""

    folder: str
    words: Sequence[str]
    spelled: Sequence[str]
    spellings: int
    pairs: int


def manifest(
    site: Site, documents: Sequence[Gathered], files: Files, kinds: Mapping[str, int], tables: object
) -> dict[str, object]:
    """The manifest's data.

    Args:
        site: the language.
        documents: all of them in their order.
        files: what the other files are.
        kinds: the words for kinds, numbered from 0.
        tables: what the browser takes words apart with.
    """
    return {
        "language": site.code,
        "folder": files.folder,
        "documents": len(documents),
        "several": _several(documents),
        "separators": " ".join(files.words),
        "spelled": " ".join(files.spelled),
        "spelling": files.spellings,
        "pairs": files.pairs,
        "kinds": list(kinds),
        "said": {key: site.language.strings[f"search_{key}"] for key in _SAID},
        "filters": {name: site.text(key) for name, key in _FILTERS.items()},
        "languages": {
            code: language_words(site.language, code, "in") for code in site.library.languages if code != site.code
        },
        "tables": tables,
    }


def _several(documents: Sequence[Gathered]) -> str:
    """The documents that have several parts: how many with one stand before each, and how many parts it has."""
    found, alone = [], 0
    for document in documents:
        if len(document.parts) == 1:
            alone += 1
        else:
            found.append(digits(alone) + digits(len(document.parts)))
            alone = 0
    return "".join(found)
