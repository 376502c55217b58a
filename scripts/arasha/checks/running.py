"""All rules over all content. What is found in one file is remembered until it changes."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from arasha.checks import consent, footnotes, glossary, headings, letters, markup, pictures, privacy, typography
from arasha.checks.agreement import agreement
from arasha.checks.anchors import anchor_problems
from arasha.checks.behind import behind
from arasha.checks.deny_list import DenyList, names_in_file, names_in_path, read_list
from arasha.checks.documents import document_problems
from arasha.checks.files import file_problems
from arasha.checks.glyphs import missing_glyphs
from arasha.checks.links import link_problems
from arasha.checks.memory import Memory
from arasha.checks.modules import module_problems
from arasha.checks.spelling import spelling
from arasha.checks.texts import Rule, Text
from arasha.content import Item, Problem, Reading
from arasha.content.digests import digest_of
from arasha.content.front_matter import decoded
from arasha.content.scanning import MARKDOWN

TEXT_RULES: tuple[Rule, ...] = (
    *markup.RULES,
    *privacy.RULES,
    *consent.RULES,
    *pictures.RULES,
    *headings.RULES,
    *letters.RULES,
    *typography.RULES,
    *glossary.RULES,
    *footnotes.RULES,
)
"""Rules about one text alone."""
FILE_RULES = (
    file_problems,
    document_problems,
    pictures.picture_problems,
    privacy.personal_data_beside,
)
"""Rules about one file beside the texts."""


def check(
    reading: Reading,
    docs: Path,
    cache: Path | None = None,
    *,
    theme: Path | None = None,
    with_spelling: bool = False,
) -> tuple[Problem, ...]:
    """What reading found, and what the rules find in everything that could be read, sorted by place.

    Args:
        reading: the content as it was read.
        docs: the content folder.
        cache: folder where findings are kept until the next time; None to look at everything anew.
        theme: the theme's folder, for its fonts; None not to look for letters that they lack.
        with_spelling: also ask the spelling dictionaries of this machine.
    """
    memory = Memory(cache)
    found = list(reading.problems)
    for item in reading.items.values():
        found += _of_texts(item, docs, memory)
    found += _of_files(reading, docs, memory)
    found = list(privacy.undeclared(found, privacy.declared(reading, docs, memory)))
    found += link_problems(reading, memory)
    found += behind(reading, docs, memory)
    found += agreement(reading, memory)
    found += anchor_problems(reading, memory)
    found += module_problems(reading, docs, memory)
    found += pictures.lead_pictures_without_words(reading, docs, memory)
    found += _of_names(reading, docs, read_list(docs.parent), memory)
    found += missing_glyphs(reading, docs, theme, memory) if theme else ()
    found += spelling(reading, docs, memory) if with_spelling else ()
    memory.save()
    return tuple(sorted(_without_echoes(found), key=lambda problem: problem.order))


def _without_echoes(found: Iterable[Problem]) -> Iterator[Problem]:
    """Each problem once, and no advice on a line that has an error: mending that may make it pointless."""
    unique = dict.fromkeys(found)
    wrong = {(problem.path, problem.line) for problem in unique if not problem.warning}
    return (problem for problem in unique if not (problem.warning and (problem.path, problem.line) in wrong))


def errors(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Those that keep the site from being published."""
    return tuple(problem for problem in problems if not problem.warning)


def _of_texts(item: Item, docs: Path, memory: Memory) -> Iterator[Problem]:
    for version in item.versions.values():
        key = f"text {item.kind} {version.path} {version.digest}"
        known = memory.get(key)
        if known is None:
            content = (docs / version.path).read_bytes()
            text = Text(item, version, decoded(content))
            known = [problem for rule in TEXT_RULES for problem in rule(text)]
            if digest_of(content) == version.digest:  # not when somebody has just saved it again
                memory.put(key, known)
        yield from known


def _of_files(reading: Reading, docs: Path, memory: Memory) -> Iterator[Problem]:
    """Whatever stands in the content folder and is no text, in folders of items or not."""
    for path, digest in reading.files.items():
        if not path.lower().endswith(MARKDOWN):
            look = partial(_of_file, docs / path, path)
            yield from _remembered(docs / path, digest, f"file {path} {digest}", look, memory)


def _remembered(
    file: Path, digest: str, key: str, look: Callable[[], Iterable[Problem]], memory: Memory
) -> list[Problem]:
    """What is found in a file; remembered unless the file was away or another by then: programs save by renaming."""
    known = memory.get(key) if digest else None
    if known is None:
        known = list(look())
        with contextlib.suppress(OSError), file.open("rb") as opened:
            if hashlib.file_digest(opened, "sha256").hexdigest() == digest:
                memory.put(key, known)
    return known


def _of_file(file: Path, path: str) -> Iterator[Problem]:
    for rule in FILE_RULES:
        yield from rule(file, path)


def _of_names(reading: Reading, docs: Path, names: DenyList, memory: Memory) -> Iterator[Problem]:
    for path, digest in reading.files.items() if names.names else ():
        look = partial(_names_in, docs / path, path, names)
        yield from _remembered(docs / path, digest, f"names {names.key} {path} {digest}", look, memory)


def _names_in(file: Path, path: str, names: DenyList) -> Iterator[Problem]:
    yield from names_in_path(path, names)
    yield from names_in_file(file, path, names)
