"""From a print document to PDF: WeasyPrint, shut in with the project's own files."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from weasyprint import HTML  # type: ignore[import-untyped]
from weasyprint.logger import LOGGER  # type: ignore[import-untyped]
from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse  # type: ignore[import-untyped]

from arasha.editions.pdf.files import file_of
from arasha.editions.pdf.links import BASE
from arasha.editions.pdf.note_layout import notes_stay
from arasha.editions.pdf.tags import better_tags

_OPTIONS = {"pdf_variant": "pdf/ua-1", "optimize_images": True, "jpeg_quality": 75, "dpi": 150}
"""Pictures at 150 dots an inch: as sharp as an office printer shows them, a fifth of the size."""


class TypesettingError(Exception):
    """WeasyPrint complained; the message is what it said."""


class _Files(URLFetcher):  # type: ignore[misc]
    """Serves files of a few folders under a made-up address: no network, nothing outside, the same names anywhere."""

    def __init__(self, folders: Mapping[str, Path]) -> None:
        super().__init__(allowed_protocols=[])
        self._folders = folders

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:  # noqa: ARG002 - WeasyPrint's signature
        file = file_of(url, self._folders)
        if file is None:
            raise FatalURLFetchingError(f"no such file: {url.removeprefix(BASE)}")
        return URLFetcherResponse(url, file.read_bytes())


def lay_out(html: str, folders: Mapping[str, Path]) -> Any:
    """The document in pages.

    Args:
        html: the document.
        folders: where pictures, fonts and emblems are, by the first part of their address.

    Raises:
        TypesettingError: a file is missing, a style is wrong.
    """
    with _heard() as complaints, notes_stay():
        fonts = FontConfiguration()
        try:
            document = HTML(string=html, base_url=BASE, url_fetcher=_Files(folders)).render(
                font_config=fonts, **_OPTIONS
            )
        except FatalURLFetchingError as error:
            raise TypesettingError(str(error)) from None
    if complaints:
        raise TypesettingError("; ".join(dict.fromkeys(complaints)))
    return document


def write(document: Any) -> bytes:
    """The PDF, tagged. Raises `TypesettingError`."""
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
