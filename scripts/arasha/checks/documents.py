"""Documents beside texts: PDFs that tell who made them or that act when opened, drawings with scripts in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePath

from arasha.checks.media import svg
from arasha.content import Problem

_LARGEST = 64 * 1024 * 1024
"""Larger ones are refused for their size and need no look inside."""


def document_problems(file: Path, path: str) -> Iterator[Problem]:
    """What is wrong with a PDF or an SVG drawing; nothing about other files.

    Args:
        file: the file.
        path: the same, relative to the content folder.
    """
    ending = PurePath(path).suffix.lower()
    readers = {".pdf": _pdf_problems, ".svg": _svg_problems}
    if ending in readers and not file.is_symlink() and file.is_file() and file.stat().st_size <= _LARGEST:
        yield from readers[ending](file.read_bytes(), path)


def _pdf_problems(data: bytes, path: str) -> Iterator[Problem]:
    from pikepdf import PdfError  # noqa: PLC0415 - a check without a new PDF must not wait for it to be imported

    from arasha.checks.media import pdf  # noqa: PLC0415

    try:
        with pdf.opened(data) as document:
            sealed = document.is_encrypted
            found = pdf.findings(document)
    except pdf.SealedPdfError:
        yield Problem("pdf-encrypted", path, values={"file": path})
        return
    except (PdfError, pdf.BrokenPdfError, ValueError, TypeError, RuntimeError):
        yield Problem("pdf-unreadable", path)
        return
    if sealed:
        yield Problem("pdf-encrypted", path, values={"file": path})
    if pdf.earlier_versions(data):
        yield Problem("pdf-earlier-versions", path, values={"file": path}, warning=True)
    for code in dict.fromkeys(code for code, _ in found):
        named = ", ".join(name for other, name in found if other == code)
        yield Problem(code, path, values={"found": named, "file": path})


def _svg_problems(data: bytes, path: str) -> Iterator[Problem]:
    for finding in svg.findings(data):
        yield Problem(finding.code, path, finding.line, {"found": finding.found})
