"""XML read without its traps: no entities of its own (they can grow without end), nothing fetched, no deep nesting.

Expat is told so itself, as OWASP's "XML External Entity Prevention" asks; Python's own handlers would expand entities.
"""

from __future__ import annotations

from collections.abc import Mapping
from xml.parsers import expat

DEEPEST = 200
ENTITY = "entity"
"""What `read` gives for a document that declares entities of its own."""


class Reader:
    """What is told to whoever reads a document: everything in order, names as `namespace name`."""

    def start(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        """An element begins."""

    def end(self) -> None:
        """An element ends."""

    def text(self, written: str, line: int) -> None:
        """Text in an element."""

    def instruction(self, name: str, line: int) -> None:
        """A processing instruction: `<?xml-stylesheet …?>`."""


class _StoppedError(Exception):
    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def read(document: bytes, reader: Reader) -> tuple[str, int] | None:
    """Tell the reader all that stands in the document.

    Returns:
        None; or why it can't be read (`ENTITY`, or expat's words), and in which line.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise _StoppedError("depth")
        reader.start(name, attributes, parser.CurrentLineNumber)

    def end(name: str) -> None:
        nonlocal depth
        del name
        depth -= 1
        reader.end()

    def refuse(*_: object) -> None:
        raise _StoppedError(ENTITY)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = lambda written: reader.text(written, parser.CurrentLineNumber)
    parser.ProcessingInstructionHandler = lambda name, _: reader.instruction(name, parser.CurrentLineNumber)
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(document, True)
    except _StoppedError as stopped:
        return stopped.reason, parser.CurrentLineNumber
    except (expat.ExpatError, ValueError, LookupError) as error:  # the last two: an encoding nobody knows
        return str(error), parser.ErrorLineNumber
    return None
