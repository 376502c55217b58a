"""Which properties a packet of XMP states (ISO 16684-1), and a packet with only those that tell of nobody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

from arasha.checks.media.markup import Reader, read

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns# "
_DC = "http://purl.org/dc/elements/1.1/ "
_STANDARDS = ("http://www.aiim.org/pdfua/ns/id/ ", "http://www.aiim.org/pdfa/ns/id/ ")
"""PDF/UA and PDF/A: that a file is accessible, that it is fit to be kept."""
_HARMLESS = {f"{_DC}title", f"{_DC}language"}
_PACKET = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li>'
    '</rdf:Alt></dc:title>{standards}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
)


@dataclass
class Packet(Reader):
    """What a packet states: the title, the standards that the file keeps, and the names of all other properties."""

    title: str = ""
    standards: dict[str, str] = field(default_factory=dict)
    others: list[str] = field(default_factory=list)
    _path: list[str] = field(default_factory=list)

    def start(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        """An element begins."""
        del line
        if self._path[-1:] == [f"{_RDF}Description"]:
            self._property(name)
        if name == f"{_RDF}Description":
            for key, value in attributes.items():
                if not key.startswith((_RDF, "http://www.w3.org/XML/")):
                    self._property(key)
                    self._text(key, value)
        self._path.append(name)

    def end(self) -> None:
        """An element ends."""
        self._path.pop()

    def text(self, written: str, line: int) -> None:
        """Text in an element."""
        del line
        for name in self._path:
            self._text(name, written)

    def _property(self, name: str) -> None:
        if name not in _HARMLESS and not name.startswith(_STANDARDS):
            self.others.append(name)

    def _text(self, name: str, written: str) -> None:
        if name == f"{_DC}title":
            self.title = self.title or written.strip()
        elif name.startswith(_STANDARDS) and written.strip():
            self.standards[name] = written.strip()


def stated(packet: bytes) -> Packet | None:
    """What a packet states; None when it can't be read."""
    found = Packet()
    return found if read(packet, found) is None else None


def bare(title: str, standards: Mapping[str, str]) -> bytes:
    """A packet with a title and the standards that the file keeps."""
    kept = ""
    for name, value in sorted(standards.items()):
        address, _, local = name.partition(" ")
        kept += f'<k:{local} xmlns:k="{escape(address)}">{escape(value, quote=False)}</k:{local}>'
    return _PACKET.format(title=escape(title, quote=False), standards=kept).encode()
