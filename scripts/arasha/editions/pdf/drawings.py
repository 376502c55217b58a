"""Letters of drawings: a chart in a book is lettered in the book's own face.

An SVG drawing names fonts that this machine has or lacks (SVG 2, 11: text is drawn with what is there): other bytes on
each machine, and in none of them our letters of Kazakh for sure.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree

_SVG = "http://www.w3.org/2000/svg"
_FACES = '* { font-family: "Arasha Sans", "Arasha Sans More", "Arasha Serif" }'
_FONT = re.compile(r"(?<![\w-])font\s*:\s*([^;}]*)")
"""All of a font in one property (CSS Fonts 4, 2.7), which WeasyPrint 70 takes for a size and a family."""
_FAMILY = re.compile(r"(?<![\w-])font-family\s*:[^;}]*;?")
_PARTS = {
    "font-style": re.compile(r"\b(?:italic|oblique)\b"),
    "font-weight": re.compile(r"\b(?:bold|[1-9]00)\b(?!\w)"),
    "font-size": re.compile(r"(?<![\w.])[\d.]+(?:px|pt|em|rem|mm|%)"),
}


def lettered(drawing: bytes) -> bytes:
    """The same drawing with our faces in place of all that it names."""
    ElementTree.register_namespace("", _SVG)
    root = ElementTree.fromstring(drawing)  # noqa: S314 - the check refuses entities (`checks/media/svg.py`)
    for element in root.iter():
        element.attrib.pop("font-family", None)
        if style := element.get("style"):
            element.set("style", _without_family(style))
        if element.tag == f"{{{_SVG}}}style":
            element.text = _without_family(element.text or "")
    ElementTree.SubElement(root, f"{{{_SVG}}}style").text = _FACES
    return ElementTree.tostring(root)


def _without_family(style: str) -> str:
    return _FONT.sub(_apart, _FAMILY.sub("", style))


def _apart(font: re.Match[str]) -> str:
    """Size, weight and slant of a font as properties of their own; the family goes."""
    found = ((name, form.search(font[1])) for name, form in _PARTS.items())
    return "; ".join(f"{name}: {match[0]}" for name, match in found if match)
