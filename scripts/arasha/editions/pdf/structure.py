"""The tag tree of a PDF as a reader hears it: what a page's end has cut is one again, lists and contents are sound.

WeasyPrint tags page by page: a paragraph, a list or a table that goes on overleaf becomes two (ISO 32000-1, 14.8.4
wants one element for each), its head is read again on every page, and a list in a list stands beside its point.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Pdf

PART = "ArashaPart"
"""Key under which `tags` leaves the number of what an element was made of; gone from the finished PDF."""
_LISTS, _TABLES = {"L", "LI", "Lbl", "LBody", "TOC"}, {"Table", "THead", "TBody", "TR", "TH", "TD"}
_WHOLE = _LISTS | _TABLES | {"P", "H1", "H2", "H3", "H4", "H5", "H6", "Div", "BlockQuote", "Note"}
"""Elements that are one however many pages they take."""
_PART = Name(f"/{PART}")


def tidy(pdf: Pdf) -> None:
    """Put the tree in order."""
    root = pdf.Root.StructTreeRoot
    _Joining().join(root)
    for element in list(elements(root)):
        if _PART in element:
            del element[_PART]
        if Name.K in element and tag(element) == "L":
            _tidy_list(pdf, element)
        elif tag(element) == "TOC":
            _name_entries(element)


def elements(root: Any) -> Iterator[Any]:
    """All structure elements below the root, in reading order."""
    waiting = [kid for kid in reversed(kids(root)) if isinstance(kid, Object)]
    while waiting:
        element = waiting.pop()
        if not is_element(element):
            continue
        yield element
        waiting += [kid for kid in reversed(kids(element)) if isinstance(kid, Dictionary)]


def kids(element: Any) -> list[Any]:
    """What the element holds: elements, numbers of marked content, references to annotations."""
    found = element.get(Name.K, Array())
    return list(found) if isinstance(found, Array) else [found]


def tag(element: Any) -> str:
    """The element's type: `P`, `Table`."""
    return str(element.S).lstrip("/")


def is_element(kid: Any) -> bool:
    """Whether it is a structure element."""
    return isinstance(kid, Dictionary) and Name.S in kid


class _Joining:
    """Joins parts of the same thing on different pages: the later to the first."""

    def __init__(self) -> None:
        self._first: dict[tuple[int, str], Any] = {}
        self._heads: dict[str, Any] = {}

    def join(self, element: Any) -> None:
        """Join all that is below the element."""
        held = kids(element)
        element.K = Array()
        self._take(element, held)

    def _take(self, element: Any, held: list[Any]) -> None:
        for kid in held:
            if not is_element(kid):
                element.K.append(kid)
                continue
            first = self._first_of(kid)
            if first is None:
                kid.P = element
                element.K.append(kid)
                self.join(kid)
                self._point_to_heads(kid)
                if tag(kid) in ("Sect", "NonStruct") and not kids(kid):
                    del element.K[-1]
            elif tag(kid) == "THead":
                self._forget(kid)
            else:
                self._take(first, kids(kid))

    def _first_of(self, kid: Any) -> Any:
        """The element whose continuation this one is, None when it is none."""
        if _PART not in kid or tag(kid) not in _WHOLE:
            return None
        key = (int(kid[_PART]), tag(kid))
        first = self._first.get(key)
        if first is None or first.Pg.objgen == kid.Pg.objgen:
            self._first[key] = kid
            return None
        return first

    def _forget(self, head: Any) -> None:
        """A head that is printed again is no content: cells are headed by its first printing."""
        for cell in elements(Dictionary(K=Array([head]))):
            if tag(cell) == "TH" and Name.ID in cell and _PART in cell:
                first = self._first.get((int(cell[_PART]), tag(cell)))
                if first is not None:
                    self._heads[str(cell.ID)] = first.ID

    def _point_to_heads(self, cell: Any) -> None:
        if tag(cell) == "TD" and Name.A in cell and Name.Headers in cell.A:
            cell.A.Headers = Array([self._heads.get(str(name), name) for name in list(cell.A.Headers)])


def _tidy_list(pdf: Pdf, points: Any) -> None:
    """Each point a label and a body with all the rest (ISO 32000-1, table 336); a term is its definition's label."""
    tidied: list[Any] = []
    for kid in kids(points):
        before = tidied[-1] if tidied else None
        if tag(kid) != "LI" and before is not None:
            _put([kid], _body(pdf, before))
            continue
        body = [one for one in kids(kid) if tag(one) != "Lbl"]
        if before is not None and _has_label(before) and not _has_label(kid):
            _put(body, _body(pdf, before))
            continue
        tidied.append(kid)
        if body and (len(body) > 1 or tag(body[0]) != "LBody"):
            kid.K = Array([one for one in kids(kid) if tag(one) == "Lbl"])
            _put(body, _body(pdf, kid))
    points.K = Array(tidied)


def _has_label(point: Any) -> bool:
    return any(tag(one) == "Lbl" for one in kids(point))


def _body(pdf: Pdf, point: Any) -> Any:
    """The body of a point; a new one where there is none."""
    for one in kids(point):
        if tag(one) == "LBody":
            return one
    body = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.LBody, P=point, Pg=point.Pg, K=Array()))
    point.K.append(body)
    return body


def _put(held: list[Any], body: Any) -> None:
    """At the end of a body; of other bodies, what is in them."""
    for one in held:
        for inner in kids(one) if tag(one) == "LBody" else [one]:
            if is_element(inner):
                inner.P = body
            body.K.append(inner)


def _name_entries(contents: Any) -> None:
    """A list of contents has entries, not points (ISO 32000-1, table 335)."""
    for entry in kids(contents):
        entry.S = Name.TOCI
        for one in kids(entry):
            if tag(one) == "LBody":
                one.S = Name.NonStruct
