"""From a print document to PDF: WeasyPrint, shut in with the project's own files."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from fontTools.ttLib.woff2 import decompress  # type: ignore[import-untyped]
from weasyprint import HTML  # type: ignore[import-untyped]
from weasyprint.logger import LOGGER  # type: ignore[import-untyped]
from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse  # type: ignore[import-untyped]

from arasha.editions.pdf.drawings import lettered
from arasha.editions.pdf.files import file_of
from arasha.editions.pdf.line_layout import lines_are_full
from arasha.editions.pdf.links import BASE
from arasha.editions.pdf.note_layout import notes_stay
from arasha.editions.pdf.tags import better_tags

_OPTIONS = {"pdf_variant": "pdf/ua-1", "optimize_images": True, "jpeg_quality": 75, "dpi": 150}
"""Pictures at 150 dots an inch: as sharp as an office printer shows them, a fifth of the size."""


class TypesettingError(Exception):
    """WeasyPrint complained; the message is what it said."""


class BrokenLayoutError(TypesettingError):
    """WeasyPrint itself broke off at this text; with other pages it may well come through."""


@lru_cache(maxsize=16)
def _unpacked(face: bytes) -> bytes:
    """A face without its compression: WeasyPrint would take it off anew for each document, a tenth of all its work."""
    unpacked = io.BytesIO()
    decompress(io.BytesIO(face), unpacked)
    return unpacked.getvalue()


_READERS: dict[str, Callable[[bytes], bytes]] = {".svg": lettered, ".woff2": _unpacked}
"""What becomes of a file of that ending before WeasyPrint gets it."""


class _Files(URLFetcher):  # type: ignore[misc]
    """Serves files of a few folders under a made-up address: no network, nothing outside, the same names anywhere."""

    def __init__(self, folders: Mapping[str, Path]) -> None:
        super().__init__(allowed_protocols=[])
        self._folders = folders

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:  # noqa: ARG002 - WeasyPrint's signature
        file = file_of(url, self._folders)
        if file is None:
            raise FatalURLFetchingError(f"no such file: {url.removeprefix(BASE)}")
        read = _READERS.get(file.suffix.lower(), bytes)
        return URLFetcherResponse(url, read(file.read_bytes()))


def lay_out(html: str, folders: Mapping[str, Path]) -> Any:
    """The document in pages.

    Args:
        html: the document.
        folders: where pictures, fonts and emblems are, by the first part of their address.

    Raises:
        TypesettingError: a file is missing, a style is wrong.
        BrokenLayoutError: a fault of WeasyPrint.
    """
    with _heard() as complaints, notes_stay(), lines_are_full():
        fonts = FontConfiguration()
        try:
            document = HTML(string=html, base_url=BASE, url_fetcher=_Files(folders)).render(
                font_config=fonts, **_OPTIONS
            )
        except FatalURLFetchingError as error:
            raise TypesettingError(str(error)) from None
        except (ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError) as error:
            raise BrokenLayoutError(f"WeasyPrint: {type(error).__name__}: {error}") from error
    if complaints:
        raise TypesettingError("; ".join(dict.fromkeys(complaints)))
    return document


def write(document: Any) -> bytes:
    """The PDF, tagged. Raises `TypesettingError`."""
    for page in document.pages:
        # WeasyPrint lays a link over each part of a link too: its emphasis, its page number
        page.links = [link for link in page.links if getattr(link[3], "element_tag", "") == "a"]
    with _heard() as complaints, better_tags():
        pdf: bytes = document.write_pdf(**_OPTIONS)
    if complaints:
        raise TypesettingError("; ".join(dict.fromkeys(complaints)))
    return pdf


class _Ear(logging.Handler):
    def __init__(self, heard: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        self._heard.append(record.getMessage())


@contextmanager
def _heard() -> Iterator[list[str]]:
    """What WeasyPrint warns of: it would go on without what it can't read."""
    said: list[str] = []
    ear = _Ear(said)
    kept, LOGGER.propagate = LOGGER.propagate, False
    LOGGER.addHandler(ear)
    try:
        yield said
    finally:
        LOGGER.removeHandler(ear)
        LOGGER.propagate = kept
