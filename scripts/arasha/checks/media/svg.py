"""What an SVG drawing (W3C, SVG 2) would do besides being drawn: run something, or ask another site for something."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from arasha.checks.media.markup import ENTITY, Reader, read

BROKEN, ENTITIES, ACTIVE, FOREIGN, METADATA = (
    "svg-unreadable",
    "svg-entity",
    "svg-active",
    "svg-foreign",
    "svg-metadata",
)
_RUNS = {"script", "foreignobject", "handler", "listener", "iframe", "embed", "object", "audio", "video", "canvas"}
_ANIMATES = {"animate", "set", "animatetransform", "animatemotion"}
_MAKERS = {"creator", "contributor", "publisher", "rights"}
"""Of Dublin Core, where a drawing program writes its user's name."""
_PATHS = {"export-filename", "docname", "absref"}
"""What Inkscape writes: whole paths on the author's computer, with the author's name."""
_DRAWING = "http://www.w3.org/2000/svg"
_INNER = re.compile(r"#[^\s]*|data:image/(?:png|jpeg|gif|webp|avif);base64,[A-Za-z0-9+/=\s]*", re.IGNORECASE)
_ADDRESS = re.compile(
    r"url\(\s*['\"]?\s*(?![\s'\"#]|data:image/(?:png|jpeg|gif|webp|avif);base64)|image-set\(|\\", re.IGNORECASE
)
"""A backslash can write the others another way."""
_STYLE_TRAP = re.compile(r"@import|@font-face|@namespace|expression\(|-moz-binding|behavior\s*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Finding:
    """Code of a problem, what was found, and its line."""

    code: str
    found: str
    line: int


def findings(document: bytes) -> list[Finding]:
    """All that a drawing holds besides the drawing."""
    drawing = _Drawing()
    stopped = read(document, drawing)
    if stopped:
        code = ENTITIES if stopped[0] == ENTITY else BROKEN
        return [*drawing.found, Finding(code, "", stopped[1])]
    return drawing.found


@dataclass
class _Drawing(Reader):
    found: list[Finding] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)

    def start(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        namespace, _, local = name.rpartition(" ")
        element = local.lower()
        if not self._open and (element != "svg" or namespace != _DRAWING):
            self._tell(BROKEN, "", line)
        if element in _RUNS:
            self._tell(ACTIVE, f"<{local}>", line)
        self._open.append(element)
        for key, value in attributes.items():
            self._attribute(element, key.rpartition(" ")[2].lower(), value, line)

    def end(self) -> None:
        self._open.pop()

    def text(self, written: str, line: int) -> None:
        if self._open[-1:] == ["style"]:
            self._style(written, line)
        elif written.strip() and not _MAKERS.isdisjoint(self._open):
            self._tell(METADATA, written.strip()[:60], line)

    def instruction(self, name: str, line: int) -> None:
        self._tell(FOREIGN, f"<?{name}?>", line)

    def _attribute(self, element: str, key: str, value: str, line: int) -> None:
        if key.startswith("on") or (element in _ANIMATES and key == "attributename" and _runs(value)):
            self._tell(ACTIVE, key, line)
        elif key in {"href", "src", "base"} and not _INNER.fullmatch(value.strip()):
            self._tell(ACTIVE if _squeezed(value).startswith("javascript:") else FOREIGN, key, line)
        elif key in _PATHS:
            self._tell(METADATA, key, line)
        else:
            self._style(value, line, only_address=key != "style")

    def _style(self, written: str, line: int, *, only_address: bool = False) -> None:
        trap = _ADDRESS.search(written) or (None if only_address else _STYLE_TRAP.search(written))
        if trap:
            self._tell(FOREIGN, trap[0].strip(), line)

    def _tell(self, code: str, found: str, line: int) -> None:
        finding = Finding(code, found, line)
        if finding not in self.found[-20:]:
            self.found.append(finding)


def _runs(attribute: str) -> bool:
    """Whether an animation of this attribute could set a script or an address."""
    name = _squeezed(attribute).rpartition(":")[2]
    return name.startswith("on") or name == "href"


def _squeezed(written: str) -> str:
    """As browsers read addresses: without spaces and control characters."""
    return re.sub(r"[\x00-\x20]", "", written).lower()
