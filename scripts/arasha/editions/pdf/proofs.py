"""A finished PDF that is good, or none: laid out anew until it is, then looked through."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from arasha.editions.pdf.dom import NOTE
from arasha.editions.pdf.economy import paper_taken, thin_pages
from arasha.editions.pdf.finishing import finish
from arasha.editions.pdf.gates import foreign_fonts, is_cut_off, lost_notes
from arasha.editions.pdf.papers import Paper
from arasha.editions.pdf.typesetting import BrokenLayoutError, TypesettingError, lay_out, write
from arasha.pages.editions import EditionKind

_AIRY, _NARROW, _SIZES = "airy", ("narrow", "narrower"), ("small", "smaller", "smallest")
"""Classes of the document that mend what is wrong with a layout: other pages, narrower tables, smaller type."""
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
        TypesettingError: a file is missing, a footnote was lost, words are cut off, a font of the machine filled in.
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
    other, faulty, _ = _tried(_named(html, _TIGHT), kind, folders)
    better = not faulty and paper_taken(other) < paper_taken(document)
    return (other if better else document), ""


def _first_good(html: str, kind: EditionKind, folders: Mapping[str, Path]) -> tuple[Any, str]:
    """The first layout with nothing wrong, or the last one and what is wrong with it."""
    names: tuple[str, ...] = ()
    while True:
        document, wrong, remedies = _tried(_named(html, *names), kind, folders)
        remedy = next((name for name in remedies if name not in names), None)
        if remedy is None:
            if remedies == _SIZES:
                raise TooLongError
            return document, wrong
        del document  # there is not room for two
        names = (*names, remedy)


def _tried(html: str, kind: EditionKind, folders: Mapping[str, Path]) -> tuple[Any, str, tuple[str, ...]]:
    """A layout, what is wrong with it, and the names of what may mend that."""
    try:
        document = lay_out(html, folders)
    except BrokenLayoutError as error:
        return None, str(error), (_AIRY,)
    if is_cut_off(document):
        return document, "words stand beyond the margin of a page", _NARROW
    if wrong := lost_notes(document, _notes(html)):
        return document, wrong, (_AIRY,)
    if kind == "session-plan" and len(document.pages) > 1:
        return document, "more than a page", _SIZES
    return document, "", ()


def _named(html: str, *names: str) -> str:
    return html.replace("<html ", f'<html class="{" ".join(names)}" ', 1) if names else html


def _notes(html: str) -> int:
    return html.count(f'class="{NOTE}"')
