"""Documents beside texts, as pages offer them: how large, how many pages, in which language."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

import pikepdf

from arasha.cleaning import cleaned
from arasha.content import Library
from arasha.pages.pictures.offers import beside

KINDS = frozenset({".pdf", ".epub", ".csv", ".txt", ".mp3"})
"""What may stand beside a text and is no picture."""
PDF = ".pdf"
_NAMED = re.compile(r"[-_.]([a-z]{2,3})$")
"""A name that ends in a language: `report-ru.pdf`."""


@dataclass(frozen=True, slots=True)
class Document:
    """What is known of one.

    Attributes:
        size: in bytes, of the copy without hidden data that the site offers.
        pages: how many; 0 where there are none to count.
        language: of its text; empty when neither its name nor the file itself tells.
    """

    size: int
    pages: int = 0
    language: str = ""


Documents = Mapping[str, Document]
"""By the path of the file, relative to the content folder."""


def survey_documents(library: Library, docs: Path) -> dict[str, Document]:
    """The documents of all published items."""
    return {
        beside(item.folder, name): _document(docs / item.folder / name, library.languages)
        for item in library.items.values()
        for name in item.files
        if PurePath(name).suffix.lower() in KINDS
    }


def _document(file: Path, languages: tuple[str, ...]) -> Document:
    data = cleaned(file.read_bytes(), file)[0]
    named = _NAMED.search(file.stem)
    language = named[1] if named and named[1] in languages else ""
    if file.suffix.lower() != PDF:
        return Document(len(data), language=language)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        said = str(pdf.Root.get("/Lang", "")).partition("-")[0].lower()
        return Document(len(data), len(pdf.pages), language or (said if said in languages else ""))
