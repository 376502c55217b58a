"""What a PDF holds besides its pages (ISO 32000-2): who made it, attachments, what runs when it is opened.

One walk finds it and, if asked, takes it out: what was cleaned is clean to the same eyes.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

from pikepdf import Dictionary, Name, PasswordError, Pdf, PdfError, Stream, String, settings

from arasha.checks.media.pdf_objects import METADATA, Finding, in_object, objects
from arasha.checks.media.xmp import bare, stated

logging.getLogger("pikepdf").addHandler(logging.NullHandler())
"""What it would say of damaged files is said by our own problems."""
_LARGEST_STREAM = 256 * 1024 * 1024
"""Bytes of one stream unpacked: a small file can hold far more zeros than memory."""


class SealedPdfError(Exception):
    """It can't be opened without a password."""


class BrokenPdfError(Exception):
    """It is no PDF, or a damaged one."""


def opened(data: bytes) -> Pdf:
    """The document, every value as it is written.

    Raises:
        SealedPdfError, BrokenPdfError: it can't be read.
    """
    settings.set_qpdf_limits(flate_max_memory=_LARGEST_STREAM)
    try:
        pdf = Pdf.open(io.BytesIO(data), conversion_mode="explicit")
        _ = len(pdf.pages)
    except PasswordError as error:
        raise SealedPdfError from error
    except (PdfError, ValueError, RuntimeError, TypeError, AttributeError) as error:  # the last two: absurd page trees
        raise BrokenPdfError from error
    return pdf


def findings(pdf: Pdf, *, take_out: bool = False) -> list[Finding]:
    """What the document holds besides its pages, each once.

    Args:
        pdf: the document.
        take_out: remove it too; title and language stay.
    """
    found = [*_information(pdf, take_out), *_packet(pdf, take_out)]
    for holder in objects(pdf):
        found += in_object(holder, take_out, catalog=holder.is_same_object_as(pdf.Root))
    return list(dict.fromkeys(found))


def earlier_versions(data: bytes) -> bool:
    """Whether older versions of the pages stand in the file still: text that was deleted can be read in them.

    A file that is laid out for the web (linearized) has two tables of its objects from the start.
    """
    return data.count(b"startxref") > (2 if b"/Linearized" in data[:1024] else 1)


def _information(pdf: Pdf, take_out: bool) -> Iterator[Finding]:
    information = pdf.trailer.get("/Info")
    if not isinstance(information, Dictionary):
        return
    for key in sorted(set(information.keys()) - {"/Title"}):
        yield METADATA, key.removeprefix("/")
        if take_out:
            del information[key]


def _packet(pdf: Pdf, take_out: bool) -> Iterator[Finding]:
    """XMP of the whole document, which may say the title, the language, and which standards the file keeps."""
    packet = pdf.Root.get("/Metadata")
    if packet is None:
        return
    try:
        told = stated(packet.read_bytes()) if isinstance(packet, Stream) else None
    except PdfError:
        told = None
    if told is not None and not told.others:
        return
    yield METADATA, "XMP"
    if take_out:
        del pdf.Root["/Metadata"]
        title = told.title if told else ""
        if title and not str(pdf.docinfo.get("/Title", "")):
            pdf.docinfo["/Title"] = String(title)
        if told and (title or told.standards):
            content = bare(title, told.standards)
            pdf.Root["/Metadata"] = pdf.make_stream(content, Type=Name.Metadata, Subtype=Name.XML)
