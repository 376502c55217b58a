"""What stands in the files of a search."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from arasha.editions.search.cards import card_files
from arasha.editions.search.files import DIGITS, script
from arasha.editions.search.filters import filters
from arasha.editions.search.gathering import Gathered
from arasha.editions.search.manifest import Files, manifest
from arasha.editions.search.pairs import pair_files
from arasha.editions.search.spellings import spelling_files
from arasha.editions.search.terms import separators, term_files
from arasha.languages.stemming import bare
from arasha.languages.stemming.tables import table
from arasha.pages.site import Site


def search_files(
    site: Site, documents: Sequence[Gathered], words: Sequence[str], postings: Sequence[str], groups: Sequence[str]
) -> tuple[str, dict[str, bytes], bytes]:
    """Name of the folder of the files, the files by name, and the manifest.

    Args:
        site: the language.
        documents: all of them, the newest last.
        words: in their order.
        postings: of each word, packed.
        groups: of pairs, packed.
    """
    kinds = {kind: number for number, kind in enumerate(sorted({one.card.kind for one in documents}))}
    terms = list(term_files(words, postings))
    spellings = list(spelling_files(words, lambda text: bare(text, site.code)))
    neighbours = pair_files(groups)
    data = {
        **{f"words{place}": file.data for place, file in enumerate(terms)},
        **{f"spellings{place}": file.data for place, file in enumerate(spellings)},
        **{f"pairs{place}": text for place, text in enumerate(neighbours)},
        **{f"cards{place}": cards for place, cards in enumerate(card_files(documents, kinds))},
        "filters": filters(site, documents),
    }
    files = {f"{name}.js": script(one).encode() for name, one in data.items()}
    folder = _name(files)
    others = Files(folder, separators(terms), separators(spellings), len(spellings), len(neighbours))
    return folder, files, script(manifest(site, documents, others, kinds, table(site.code))).encode()


def _name(files: Mapping[str, bytes]) -> str:
    """Name of the folder of the files: of what they hold, so that a copy may be kept for ever."""
    whole = hashlib.sha256()
    for data in files.values():
        whole.update(data)
    return whole.hexdigest()[:DIGITS]
