"""Links in texts: each leads to an item, a list or a file that is there, and to a heading that the page has.

The build judges links once more in the finished HTML; here an editor learns in a second, without a build.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from pymdownx.slugs import slugify

from arasha.checks.code import without_code
from arasha.content import Item, Library, Problem, Reading, Version
from arasha.content.lists import list_folders
from arasha.content.targets import Target, TargetKind, resolve_link

_INLINE = re.compile(r"\]\(\s*(?:<([^<>\n]*)>|([^()\s]*(?:\([^()\s]*\)[^()\s]*)*))")
_DEFINITION = re.compile(r"^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*(?:<([^<>\n]*)>|(\S+))", re.MULTILINE)
_HEADING = re.compile(r"^#{2,6}[ \t]+(.+?)[ \t]*#*$", re.MULTILINE)
_OWN_ID = re.compile(r"\{[^{}]*#([\w-]+)[^{}]*\}[ \t]*$")
_MARKUP = re.compile(r"\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])|[*_`]|<[^<>]*>|\{[^{}]*\}[ \t]*$")
_ELEMENT_ID = re.compile(r"\{[^{}\n]*#([\w-]+)[^{}\n]*\}")
_FILE = re.compile(r"\.(?!md$|html$)[A-Za-z0-9]{2,4}$")
_FOOTNOTE = re.compile(r"fn(?:ref)?:")
_slug = slugify(case="lower")


@dataclass(frozen=True)
class _Body:
    """A text's body without its code; positions are those of the body."""

    text: str

    def links(self) -> Iterator[tuple[int, str]]:
        """Position and target of each link and picture, as written."""
        for pattern in (_INLINE, _DEFINITION):
            for match in pattern.finditer(self.text):
                yield match.start(), (match[1] if match[1] is not None else match[2]) or ""

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Ids that a link may lead to: of headings by their words, as the table of contents makes them, or given."""
        found: set[str] = set(_ELEMENT_ID.findall(self.text))
        for match in _HEADING.finditer(self.text):
            own = _OWN_ID.search(match[1])
            name = own[1] if own else str(_slug(_MARKUP.sub(r"\1", match[1]).strip(), "-"))
            number, unique = 0, name
            while unique in found and not own:
                number += 1
                unique = f"{name}_{number}"
            found.add(unique)
        return frozenset(found)


def link_problems(reading: Reading) -> Iterator[Problem]:
    """All links of all texts that lead nowhere; what is held back or withdrawn counts as being there."""
    library = replace(reading.library, items=reading.items, held=frozenset())
    lists = list_folders(reading.items.values()) | reading.folders
    bodies: dict[str, _Body] = {}
    for item in reading.items.values():
        for version in item.versions.values():
            yield from _of_version(library, item, version, lists, bodies)


def _of_version(
    library: Library, item: Item, version: Version, lists: frozenset[str], bodies: dict[str, _Body]
) -> Iterator[Problem]:
    for position, written in _body(version, bodies).links():
        target = resolve_link(library, item, version.language, written, lists)
        code = "link-broken" if target.kind is TargetKind.BROKEN else ""
        if target.fragment and not _has_part(library, version, target, bodies):
            code = "anchor-broken"
        if code:
            line = version.body_line + version.body.count("\n", 0, position)
            wording = "link-broken-file" if code == "link-broken" and _FILE.search(written) else ""
            yield Problem(code, version.path, line, {"target": written, "folder": item.folder}, wording)


def _has_part(library: Library, version: Version, target: Target, bodies: dict[str, _Body]) -> bool:
    """Whether the page has the part; lists and other languages' pages are judged by the build."""
    if _FOOTNOTE.match(target.fragment):
        return True
    if target.kind is TargetKind.ANCHOR:
        return target.fragment in _body(version, bodies).anchors
    other = library.items.get(target.folder) if target.kind is TargetKind.ITEM else None
    if other is None or target.language not in other.versions:
        return True
    return target.fragment in _body(other.versions[target.language], bodies).anchors


def _body(version: Version, bodies: dict[str, _Body]) -> _Body:
    if version.path not in bodies:
        bodies[version.path] = _Body(without_code(version.body))
    return bodies[version.path]
