"""Documents beside texts, as pages offer them: how large, how many pages, in which language."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache, partial
from pathlib import Path, PurePath
from typing import Any

import pikepdf

import arasha
from arasha.cleaning import cleaned
from arasha.content import Library
from arasha.pages.file_facts import FileFacts
from arasha.pages.pictures.offers import beside

KINDS = frozenset({".pdf", ".epub", ".csv", ".txt", ".mp3"})
"""What may stand beside a text and is no picture."""
PDF = ".pdf"
FILE = "documents.json"
_CODE = ("cleaning.py", "pages/documents.py", "checks/media/*.py")
"""What decides how large a clean copy is, and what is read from it."""
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


def survey_documents(library: Library, docs: Path, cache: Path | None = None) -> dict[str, Document]:
    """The documents of all published items; `cache` is the folder that keeps what is known of them."""
    known = FileFacts(cache / FILE if cache else None, f"{_rules()} {library.languages}")
    paths = [beside(item.folder, name) for item in library.items.values() for name in item.files if _is_document(name)]
    found = {path: Document(**known.of(docs, path, partial(_found, docs / path, library.languages))) for path in paths}
    known.save()
    return found


def _is_document(name: str) -> bool:
    return PurePath(name).suffix.lower() in KINDS


def _found(file: Path, languages: tuple[str, ...]) -> dict[str, Any]:
    return asdict(_document(file, languages))


def _document(file: Path, languages: tuple[str, ...]) -> Document:
    data = cleaned(file.read_bytes(), file)[0]
    named = _NAMED.search(file.stem)
    language = named[1] if named and named[1] in languages else ""
    if file.suffix.lower() != PDF:
        return Document(len(data), language=language)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        said = str(pdf.Root.get("/Lang", "")).partition("-")[0].lower()
        return Document(len(data), len(pdf.pages), language or (said if said in languages else ""))


@cache
def _rules() -> str:
    package = Path(arasha.__file__).parent
    whole = hashlib.sha256(f"{pikepdf.__version__} {pikepdf.__libqpdf_version__}".encode())
    for file in sorted(file for pattern in _CODE for file in package.glob(pattern)):
        whole.update(file.read_bytes())
    return whole.hexdigest()
