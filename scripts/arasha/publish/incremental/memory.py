"""What a build remembers for the next one: how each page came about, and the files that it left.

It is kept in parts, one for each language and one for what they share, so that an edit writes one part anew. A part is
a pickle, which would run whatever a stranger puts in it: it lies in the project's own cache, which only those write who
may change the code as well, and its hash stands before it, so damage counts as forgetting. A cache must never be taken
over from a pull request.
"""

from __future__ import annotations

import pickle
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from arasha.content.keeping import keep, kept
from arasha.content.snapshot import without_collector
from arasha.editions.entries import Entry
from arasha.mkdocs_plugin.markdown_settings import MarkdownSettings
from arasha.pages.bodies import Promises
from arasha.publish.incremental.tree import File

Line = tuple[str, str, tuple[tuple[str, str], ...]]
"""A page in the sitemap: URL, date of the last change, language and URL of each version."""


class Record(NamedTuple):
    """How a page came about.

    Attributes:
        own: digest of what it says of its own item or list.
        around: digest of what it may show of others.
        view: digest of all facts that its template was given.
        template: the template, and `look`, the digest of that and of all that it uses.
        shown: folders of the items that it shows.
        files: its addresses in the tree: the page, its twin, its picture for shared links.
        promises: of its text's links.
        line: in the sitemap.
        entry: in feeds; None for what no feed needed.
        item: folder of the item whose page it is; None for lists.
    """

    own: str
    around: str
    view: str
    template: str
    look: str
    shown: tuple[str, ...]
    files: tuple[str, ...]
    promises: Promises | None
    line: Line | None
    entry: Entry | None
    item: str | None


@dataclass(slots=True)
class Language:
    """One language.

    Attributes:
        files: of the tree, below the language's folders, by address.
        pages: by their file.
        addresses: digest of all that links can lead to.
        editions: digest of what the editions are made of beside the pages.
        whole: digest of all that pages and editions are made of.
    """

    files: dict[str, File] = field(default_factory=dict)
    pages: dict[str, Record] = field(default_factory=dict)
    addresses: str = ""
    editions: str = ""
    whole: str = ""


@dataclass(slots=True)
class Shared:
    """What belongs to no language.

    Attributes:
        files: of the tree, by address.
        digest: of what all languages share, and `addresses`, where that stands.
        made: addresses of the PDFs and other editions that were made before the pages.
        markdown: how to render, and the digest of the settings that said so.
        style: digest of how the pictures of shared links are drawn.
    """

    files: dict[str, File] = field(default_factory=dict)
    digest: str = ""
    addresses: frozenset[str] = frozenset()
    made: frozenset[str] = frozenset()
    markdown: tuple[str, MarkdownSettings] | None = None
    style: str = ""


class Memory:
    """The parts, in one folder. `program` names the code and the libraries: what others made is of no use."""

    def __init__(self, folder: Path, program: str) -> None:
        self._folder, self._program = folder, program

    def language(self, code: str) -> Language:
        """What is remembered of a language."""
        found = self._load(code)
        return found if isinstance(found, Language) else Language()

    def shared(self) -> Shared:
        """What is remembered of what belongs to none."""
        found = self._load(_SHARED)
        return found if isinstance(found, Shared) else Shared()

    def save_language(self, code: str, language: Language) -> None:
        """Keep it for the next build."""
        self._save(code, language)

    def save_shared(self, shared: Shared) -> None:
        """Keep it for the next build."""
        self._save(_SHARED, shared)

    def _load(self, name: str) -> object:
        """A part; None when it is missing, damaged, or of another program."""
        data = kept(self._folder / f"{_NAME}{name}", self._program)
        if data is None:
            return None
        with without_collector():
            return pickle.loads(data)  # noqa: S301 - see above

    def _save(self, name: str, part: object) -> None:
        with without_collector():
            data = pickle.dumps(part, pickle.HIGHEST_PROTOCOL)
        keep(data, self._folder / f"{_NAME}{name}", self._program)


_NAME = "memory-"
_SHARED = "shared"
