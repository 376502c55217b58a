"""Names for what a PDF is made of: the same name, the same bytes.

There are two. The source's name needs no Markdown and no layout; it changes with anything that could have a say. The
document's name is of the finished HTML and its files: a news item more changes the first (a link could lead to it),
not the second, and no PDF is laid out again.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path

from arasha.content import Item, Library
from arasha.editions.pdf.files import PRINT, file_of
from arasha.editions.pdf.libraries import versions
from arasha.editions.pdf.links import BASE
from arasha.editions.pdf.papers import Paper

PACKAGE = Path(__file__).parents[2]
_RENDERING = ("markdown", "pymdown-extensions", "nh3", "jinja2", "babel")
_FILE = re.compile(rf'(?:src="|url\()({re.escape(BASE)}[^")]*)')
"""A picture, or a font or drawing of the styles."""


def tools_name() -> str:
    """Of what lays documents out: this package's code, the libraries."""
    return _hash(versions(), *_texts(sorted(Path(__file__).parent.glob("*.py"))))


def surroundings_name(library: Library, theme: Path, config: Path) -> str:
    """Of what decides how any text is rendered: code, words, templates, settings, and what links can lead to."""
    code = sorted(path for path in PACKAGE.rglob("*") if path.suffix in (".py", ".yml"))
    templates = sorted(path for path in (theme / PRINT).iterdir() if path.is_file())
    strings = sorted((theme / "strings").glob("*.yml"))
    return _hash(
        repr([version(name) for name in _RENDERING]),
        *_texts([*code, *templates, *strings, config]),
        *(f"{item.folder} {item.original} {sorted(item.versions)} {item.files}" for item in library.items.values()),
        repr((sorted(library.withdrawn), sorted(library.held))),
    )


def source_name(tools: str, surroundings: str, item: Item, paper: Paper, url: str) -> str:
    """Of one edition before it is rendered."""
    return _hash(tools, surroundings, url, item.folder, repr(paper), item.versions[paper.language].body)


def text_name(html: str) -> str:
    """Of a document's HTML, which holds its styles."""
    return _hash(html)


def document_name(tools: str, text: str, files: Iterable[str]) -> str:
    """Of one edition as it goes to the typesetter; `text` is the name of its HTML, `files` those of its files."""
    return _hash(tools, text, *files)


def files_of(html: str) -> tuple[str, ...]:
    """Addresses of the pictures and fonts of a document, in their order."""
    return tuple(dict.fromkeys(_FILE.findall(html)))


def file_name(address: str, folders: Mapping[str, Path]) -> str:
    """Of what is in a file; empty for one that is not there, which the typesetter will tell."""
    file = file_of(address, folders)
    return _hash(file.read_bytes()) if file else ""


def _texts(paths: Iterable[Path]) -> list[bytes]:
    return [part for path in paths for part in (path.name.encode(), path.read_bytes())]


def _hash(*parts: str | bytes) -> str:
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(f"{len(data)} ".encode())
        digest.update(data)
    return digest.hexdigest()
