"""Stamp a translation with the fingerprint of the text it was made from, changing nothing else in the file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import cast

import yaml

from arasha.content.front_matter import line_at, read_source
from arasha.content.places import place_of
from arasha.content.problem import Problem, ProblemError
from arasha.content.scanning import version_name
from arasha.content.standings import fingerprint
from arasha.content.validation import text_fields

FIELD = "translated_from"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def stamp(docs: Path, path: str) -> str:
    """Write into the translation at `path` that it says what its original says now.

    Args:
        docs: the content folder.
        path: the translation, relative to it.

    Returns:
        The fingerprint.

    Raises:
        ProblemError: the file or its original can't be read, or the file is no translation.
    """
    source = read_source(docs / path, path)
    given = source.fields.get(FIELD)
    language = given.get("language") if isinstance(given, dict) else None
    if not isinstance(language, str):
        raise ProblemError(Problem("not-a-translation", path, source.line_of((FIELD,))))
    folder = path.rpartition("/")[0]
    upper = f"{folder}/{version_name(language)}" if folder else version_name(language)
    if not (docs / upper).is_file():
        line = source.line_of((FIELD, "language"))
        raise ProblemError(Problem("source-missing", path, line, {"language": language}))
    mark = _fingerprint_of(docs, upper, folder)
    text = (docs / path).read_bytes().decode("utf-8")
    (docs / path).write_text(_stamped(text, source.header, language, mark), encoding="utf-8", newline="")
    return mark


def _fingerprint_of(docs: Path, path: str, folder: str) -> str:
    problems: list[Problem] = []
    source = read_source(docs / path, path)
    texts = text_fields(source, place_of(folder, path).kind, problems)
    if texts is None:
        raise ProblemError(problems[0])
    return fingerprint(texts, source.body)


def _stamped(text: str, header: str, language: str, mark: str) -> str:
    """The text with the field's lines replaced; line ends stay as the editor's program wrote them."""
    root = cast("yaml.MappingNode", yaml.compose(header, Loader=yaml.CSafeLoader))
    key, value = next(pair for pair in root.value if pair[0].value == FIELD)
    lines = _LINE.findall(text)
    first = line_at(header, key.start_mark) + 1
    end = lines[first][len(lines[first].rstrip("\r\n")) :]
    last = max(line_at(header, node.end_mark) for node in _ends(value)) + 2
    block = [f"{FIELD}:", f"  language: {language}", f'  fingerprint: "{mark}"']
    return "".join([*lines[:first], *(f"{line}{end}" for line in block), *lines[last:]])


def _ends(node: yaml.MappingNode) -> list[yaml.Node]:
    """Nodes that the mapping ends with; a block mapping's own end mark lies after the blank lines that follow."""
    return [node] if node.flow_style else [value for _, value in node.value]
