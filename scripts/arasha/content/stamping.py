"""Stamp a translation with the fingerprint of the text it was made from, changing nothing else in the file."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import yaml

from arasha.content.front_matter import FENCE, read_source
from arasha.content.places import place_of
from arasha.content.problem import Problem, ProblemError
from arasha.content.scanning import version_name
from arasha.content.standings import fingerprint
from arasha.content.validation import text_fields

FIELD = "translated_from"


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
    text = (docs / path).read_bytes().decode("utf-8-sig")
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
    end = "\r\n" if text.startswith(f"{FENCE}\r\n") else "\n"
    lines = text.split(end)
    first = key.start_mark.line + 1
    last = (value.end_mark.line if value.flow_style else _last_line(value)) + 2
    block = [f"{FIELD}:", f"  language: {language}", f'  fingerprint: "{mark}"']
    return end.join([*lines[:first], *block, *lines[last:]])


def _last_line(node: yaml.Node) -> int:
    """The last line that a block mapping of scalars uses; its own end mark lies after the blank lines that follow."""
    return max(int(value.end_mark.line) for _, value in node.value)
