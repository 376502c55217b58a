"""Links in texts: each leads to an item, a list or a file that is there, and to a heading that the page has.

The build judges links once more in the finished HTML; here an editor learns in a second, without a build.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from arasha.checks.code import without_code
from arasha.checks.memory import Memory
from arasha.content import Item, Problem, Reading, Version
from arasha.content.digests import digest_of
from arasha.content.lists import list_folders
from arasha.content.targets import Target, TargetKind, leads_outside, resolve_link

_INLINE = re.compile(r"\]\(\s*(?:<([^<>\n]*)>|([^()\s]*(?:\([^()\s]*\)[^()\s]*)*))")
_DEFINITION = re.compile(r"^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*(?:<([^<>\n]*)>|(\S+))", re.MULTILINE)
_HEADING = re.compile(r"^#{2,6}[ \t]+(.+?)[ \t]*#*$", re.MULTILINE)
_OWN_ID = re.compile(r"\{[^{}]*#([\w-]+)[^{}]*\}[ \t]*$")
_MARKUP = re.compile(r"\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])|[*_`]|<[^<>]*>|\{[^{}]*\}[ \t]*$")
_ELEMENT_ID = re.compile(r"\{[^{}\n]*#([\w-]+)[^{}\n]*\}")
_FILE = re.compile(r"\.(?!md$|html$)[A-Za-z0-9]{2,4}$")
_FOOTNOTE = re.compile(r"fn(?:ref)?:")
_FORMS = {"](": _INLINE, "]:": _DEFINITION}
"""How links are written, by a sign that each holds: most texts have neither."""


Link = Sequence[Any]
"""Line in the file, and target as written."""


Links = Sequence[Sequence[Link]]
"""Those that the text itself and the library's folders decide about; those to a part of another page, whose text does.

JSON keeps no tuples.
"""


def link_problems(reading: Reading, memory: Memory) -> Iterator[Problem]:
    """All links of all texts that lead nowhere; what is held back or withdrawn counts as being there.

    Args:
        reading: the content.
        memory: links and findings of texts that have not changed, for as long as what they lead to has not moved.
    """
    judge = _Judge(reading, memory)
    folders = _folders(reading)
    for item in reading.items.values():
        for version in item.versions.values():
            own, to_parts = judge.links(version)
            if own:
                key = f"links {folders} {version.path} {version.digest}"
                yield from memory.recall(key, partial(judge.problems, item, version, own))
            if to_parts:
                yield from judge.problems(item, version, to_parts)


def _folders(reading: Reading) -> str:
    """Stands for all that decides where a link leads, whatever the pages say."""
    items = (f"{i.folder} {i.kind} {i.original} {sorted(i.versions)} {i.files}" for i in reading.items.values())
    return digest_of("\n".join((*items, *sorted(reading.folders))).encode("utf-8", "surrogateescape"))


class _Judge:
    """Judges links by the library."""

    def __init__(self, reading: Reading, memory: Memory) -> None:
        self._library = replace(reading.library, items=reading.items, held=frozenset())
        self._lists = list_folders(reading.items.values()) | reading.folders
        self._memory = memory
        self._anchors: dict[str, frozenset[str]] = {}

    def links(self, version: Version) -> Links:
        """The version's links to places on this site; of texts that have not changed, as they were found before."""
        key = f"links of {version.path} {version.digest}"
        known: Links | None = self._memory.data(key)
        if known is None:
            known = _found(version)
            self._memory.put_data(key, known)
        return known

    def problems(self, item: Item, version: Version, links: Iterable[Link]) -> Iterator[Problem]:
        """What is wrong with these links."""
        for line, written in links:
            target = resolve_link(self._library, item, version.language, written, self._lists)
            code = "link-broken" if target.kind is TargetKind.BROKEN else ""
            if target.fragment and not self._has_part(version, target):
                code = "anchor-broken"
            if code:
                wording = "link-broken-file" if code == "link-broken" and _FILE.search(written) else ""
                yield Problem(code, version.path, line, {"target": written, "folder": item.folder}, wording)

    def _has_part(self, version: Version, target: Target) -> bool:
        """Whether the page has the part; lists and other languages' pages are judged by the build."""
        if _FOOTNOTE.match(target.fragment):
            return True
        if target.kind is TargetKind.ANCHOR:
            return target.fragment in self._anchors_of(version)
        other = self._library.items.get(target.folder) if target.kind is TargetKind.ITEM else None
        if other is None or target.language not in other.versions:
            return True
        return target.fragment in self._anchors_of(other.versions[target.language])

    def _anchors_of(self, version: Version) -> frozenset[str]:
        if version.path not in self._anchors:
            key = f"anchors of {version.path} {version.digest}"
            if (known := self._memory.data(key)) is None:
                known = anchors(without_code(version.body))
                self._memory.put_data(key, known)
            self._anchors[version.path] = frozenset(known)
        return self._anchors[version.path]


def _found(version: Version) -> Links:
    own: list[Link] = []
    to_parts: list[Link] = []
    text = without_code(version.body)
    for sign, pattern in _FORMS.items():
        for match in pattern.finditer(text) if sign in text else ():
            written = (match[1] if match[1] is not None else match[2]) or ""
            if not leads_outside(written):
                line = version.body_line + text.count("\n", 0, match.start())
                (to_parts if "#" in written.lstrip("#") else own).append([line, written])
    return [own, to_parts]


def anchors(text: str) -> list[str]:
    """Ids that a link may lead to in a text without code: given ones, and those that headings get from their words."""
    from pymdownx.slugs import slugify  # noqa: PLC0415 - only when a text is new

    slug = slugify(case="lower")
    found: dict[str, None] = dict.fromkeys(_ELEMENT_ID.findall(text))
    for match in _HEADING.finditer(text):
        own = _OWN_ID.search(match[1])
        name = own[1] if own else str(slug(_MARKUP.sub(r"\1", match[1]).strip(), "-"))
        number, unique = 0, name
        while unique in found and not own:
            number += 1
            unique = f"{name}_{number}"
        found[unique] = None
    return list(found)
