"""Front matter: the YAML block over a text, read safely and with the line of every field.

The YAML is that of the 1.2 core schema, as editors expect it: `no` is a word (and Norway's code), `10:30` a time and
not 630, a date is text that the kinds read. Aliases and repeated keys are refused: the first blow up memory, the second
lose what was written first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, cast

import yaml

from arasha.content.digests import digest_of
from arasha.content.problem import Problem, ProblemError

FENCE = "---"
LARGEST_FILE = 500_000
"""Bytes of a text: four times the longest training module in Kazakh."""
LARGEST_HEADER = 64_000
"""Bytes of front matter."""
_BOOLEAN = re.compile(r"true|True|TRUE|false|False|FALSE")
_NULL = re.compile(r"~|null|Null|NULL|")
_INTEGER = re.compile(r"[-+]?[0-9]+")
_NUMBER = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
MERGE_KEY = "<<"
_LONG = 5000
"""Front matter shorter than this can't nest deep enough to do harm."""
_DEEPEST = 20
Location = tuple[str | int, ...]


class _Loader(yaml.CSafeLoader):
    """libyaml's loader with the core schema's words only."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - PyYAML's own way

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: ARG002
        """A mapping whose keys stand once, in the order written."""
        seen: dict[str, int] = {}
        for key, _ in node.value:
            name = str(key.value)
            if name in seen or name == MERGE_KEY:
                raise _RefusedError("yaml-key-twice", key.start_mark.line, {"field": name})
            seen[name] = key.start_mark.line
        return super().construct_mapping(node, deep=True)


class _RefusedError(Exception):
    def __init__(self, code: str, line: int, values: Mapping[str, Any]) -> None:
        super().__init__(code)
        self.code, self.line, self.values = code, line, values


for _tag, _pattern, _first in (
    ("tag:yaml.org,2002:bool", _BOOLEAN, "tTfF"),
    ("tag:yaml.org,2002:null", _NULL, ["~", "n", "N", ""]),
    ("tag:yaml.org,2002:int", _INTEGER, "-+0123456789"),
    ("tag:yaml.org,2002:float", _NUMBER, "-+.0123456789"),
):
    _Loader.add_implicit_resolver(_tag, re.compile(f"(?:{_pattern.pattern})$"), list(_first))


def _integer(loader: _Loader, node: yaml.Node) -> int:
    return int(loader.construct_scalar(cast("yaml.ScalarNode", node)))


_Loader.add_constructor("tag:yaml.org,2002:int", _integer)


@dataclass(frozen=True)
class Source:
    """One file as it was read: its fields, its text, and where each field stands. `digest` is of the file's bytes."""

    path: str
    header: str
    fields: Mapping[str, Any]
    body: str
    body_line: int
    digest: str = ""

    @cached_property
    def _root(self) -> yaml.Node | None:
        return yaml.compose(self.header, Loader=_Loader)

    def line_of(self, location: Location) -> int:
        """Line in the file of the field at `location` (`("donors", 0, "amount")`), or of the closest field above it."""
        node, line = self._root, 1
        for part in location:
            if isinstance(node, yaml.MappingNode):
                found = next(((key, value) for key, value in node.value if key.value == part), None)
                if found is None:
                    break
                line, node = line_at(self.header, found[0].start_mark) + 1, found[1]
            elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
                node = node.value[part]
                line = line_at(self.header, node.start_mark) + 1
            else:
                break
        return line + 1 if location and line else line

    def written(self, location: Location) -> Any:
        """The value at `location` as it was written, None if there is none."""
        value: Any = self.fields
        for part in location:
            try:
                value = value[part]
            except (KeyError, IndexError, TypeError):
                return None
        return value


def line_at(header: str, mark: yaml.Mark) -> int:
    """Line of a mark, from 0, as editors count: libyaml's own count takes U+2028 and U+0085 for line ends too."""
    return header.count("\n", 0, mark.index)


def read_source(file: Path, path: str) -> Source:
    """Read one Markdown file.

    Raises:
        ProblemError: it isn't UTF-8, has no front matter, or its front matter isn't YAML of the kind we read.
    """
    refuse_large(file.stat().st_size, path)
    return source_of(file.read_bytes(), path)


def refuse_large(size: int, path: str) -> None:
    """Raise `ProblemError` for a file of more bytes than a text may have."""
    if size > LARGEST_FILE:
        raise ProblemError(Problem("file-large", path, 1, {"size": size // 1000, "most": LARGEST_FILE // 1000}))


def source_of(content: bytes, path: str) -> Source:
    """What `read_source` makes of a file that holds this. Raises as that does."""
    refuse_large(len(content), path)
    try:
        text = decoded(content)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise ProblemError(Problem("not-utf-8", path, line)) from None
    return replace(parse_source(text, path), digest=digest_of(content))


def decoded(content: bytes) -> str:
    """The text of a file, whatever program wrote it: no byte-order mark, and one kind of line end.

    Raises:
        UnicodeDecodeError: it isn't UTF-8.
    """
    return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def parse_source(text: str, path: str) -> Source:
    """Divide a text into front matter and body, and read the former. Raises as `read_source`."""
    if not text.startswith(f"{FENCE}\n"):
        raise ProblemError(Problem("front-matter-missing", path, 1))
    end = text.find(f"\n{FENCE}", len(FENCE))
    rest = text[end + len(FENCE) + 1 :] if end >= 0 else ""
    if end < 0 or (rest and not rest.lstrip(" \t").startswith("\n") and rest.strip()):
        raise ProblemError(Problem("front-matter-open", path, 1))
    header = text[len(FENCE) + 1 : end + 1]
    if (size := len(header.encode())) > LARGEST_HEADER:
        raise ProblemError(Problem("fields-large", path, 1, {"size": size // 1000, "most": LARGEST_HEADER // 1000}))
    body = rest.lstrip(" \t")
    stripped = body.lstrip("\n")
    line = text.count("\n", 0, len(text) - len(stripped)) + 1
    return Source(path, header, _fields(header, path), stripped, line)


def _fields(header: str, path: str) -> dict[str, Any]:
    try:
        _refuse_traps(header)
        data = yaml.load(header, _Loader)  # noqa: S506 - a safe loader with fewer types
    except _RefusedError as error:
        raise ProblemError(Problem(error.code, path, error.line + 2, error.values)) from None
    except yaml.MarkedYAMLError as error:
        raise ProblemError(_yaml_problem(error, header, path)) from None
    except (yaml.YAMLError, ValueError, KeyError, AttributeError, RecursionError):  # PyYAML at `!!bool maybe`
        raise ProblemError(Problem("yaml-broken", path, 2, {"text": ""})) from None
    if data is None:
        return {}
    if not isinstance(data, dict) or not all(isinstance(key, str) for key in data):
        raise ProblemError(Problem("yaml-not-fields", path, 2))
    return data


def _refuse_traps(header: str) -> None:
    """Refuse aliases, and nesting so deep that libyaml's binding would overflow the stack and kill the process."""
    if "*" not in header and "&" not in header and len(header) < _LONG:
        return
    depth = 0
    for event in yaml.parse(header, Loader=_Loader):
        line = event.start_mark.line if event.start_mark else 0
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _RefusedError("yaml-alias", line, {})
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise _RefusedError("yaml-broken", line, {"text": ""})


def _yaml_problem(error: yaml.MarkedYAMLError, header: str, path: str) -> Problem:
    lines = header.splitlines()
    mark = error.problem_mark or error.context_mark
    if mark and mark.line >= len(lines):  # a quote or bracket that nothing closes: name the line that opens it
        mark = error.context_mark or mark
    number = mark.line if mark else 0
    text = lines[number].strip() if number < len(lines) else ""
    name, _, value = text.partition(":")
    if "mapping values" in str(error.problem) and ":" in value:
        return Problem("yaml-colon", path, number + 2, {"field": name, "text": value.strip()})
    if "\t" in (lines[number] if number < len(lines) else ""):
        return Problem("yaml-tab", path, number + 2)
    return Problem("yaml-broken", path, number + 2, {"text": text[:60]})
