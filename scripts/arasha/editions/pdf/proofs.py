"""A finished PDF that is good, or none: laid out anew until it is, then looked through."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from arasha.editions.pdf.dom import NOTE
from arasha.editions.pdf.economy import paper_taken, thin_pages
from arasha.editions.pdf.finishing import finish
from arasha.editions.pdf.gates import foreign_fonts, lost_notes
from arasha.editions.pdf.papers import Paper
from arasha.editions.pdf.typesetting import TypesettingError, lay_out, write
from arasha.pages.editions import EditionKind

_TRIES: dict[EditionKind, tuple[str, ...]] = {
    "book": ("", "airy"),
    "handout": ("", "airy"),
    "session-plan": ("", "small", "smaller", "smallest"),
}
"""Classes of the document with which it is laid out, one after the other: other type, other pages."""
_TIGHT = "tight"
_SMALL = 18
"""Pages up to which a page less is worth the seconds of laying it out again."""


class TooLongError(Exception):
    """A session plan doesn't fit one page, however small the type."""


def proof(html: str, facts: Paper, folders: Mapping[str, Path]) -> tuple[bytes, int]:
    """The PDF and its number of pages.

    Args:
        html: the document.
        facts: what it is.
        folders: its pictures, fonts and emblems, by the first part of their address.

    Raises:
        TypesettingError: a file is missing, a footnote was lost, a font of the machine filled in.
        TooLongError: a session plan of more than a page.
    """
    document, wrong = _good(html, facts.kind, folders)
    if wrong:
        raise TypesettingError(wrong)
    pages, raw = len(document.pages), write(document)
    del document  # half of the memory, and the last step needs some
    data = finish(raw, facts.document_title, facts.language, facts.site_name)
    if foreign := foreign_fonts(data):
        raise TypesettingError(f"a letter is in none of our fonts, another filled in: {', '.join(foreign)}")
    return data, pages


def _good(html: str, kind: EditionKind, folders: Mapping[str, Path]) -> tuple[Any, str]:
    """The layout that takes least paper of those with nothing wrong, or the last one and what is wrong with it."""
    document, wrong = _first_good(html, kind, folders)
    if wrong or kind == "session-plan" or len(document.pages) > _SMALL or not thin_pages(document):
        return document, wrong
    other = lay_out(_named(html, _TIGHT), folders)
    better = paper_taken(other) < paper_taken(document) and not lost_notes(other, _notes(html))
    return (other if better else document), ""


def _first_good(html: str, kind: EditionKind, folders: Mapping[str, Path]) -> tuple[Any, str]:
    """The first layout with nothing wrong, or the last one and what is wrong with it."""
    document, wrong, pages = None, "", 0
    for name in _TRIES[kind]:
        document = lay_out(_named(html, name), folders)
        wrong, pages = lost_notes(document, _notes(html)), len(document.pages)
        if not wrong and (kind != "session-plan" or pages == 1):
            return document, ""
    if kind == "session-plan" and pages > 1:
        raise TooLongError
    return document, wrong


def _named(html: str, name: str) -> str:
    return html.replace("<html ", f'<html class="{name}" ', 1) if name else html


def _notes(html: str) -> int:
    return html.count(f'class="{NOTE}"')
