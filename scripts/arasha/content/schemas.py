"""JSON Schemas of the front matter, for editors' programs: `python -m arasha.content.schemas` writes them.

One schema is for one version of a kind: language fields, and facts, which only an original must have. A schema refuses
less than the check does, never more.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from arasha.content.fields import KindName, Model
from arasha.content.kinds import KINDS
from arasha.content.texts import TEXTS
from arasha.languages import PartialDate

FOLDER = Path("schemas")
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DATE = {
    "anyOf": [
        {"type": "string", "pattern": r"^(\d{4}(-\d{2}(-\d{2})?)?|unknown)$"},
        {"type": "integer", "minimum": 1000, "maximum": 9999},
    ]
}
"""A date as it is written: YAML takes a year alone for a number."""


class _Generator(GenerateJsonSchema):
    """Knows how dates are written; all else is pydantic's."""

    def dataclass_schema(self, schema: core_schema.DataclassSchema) -> JsonSchemaValue:
        """A partial date is written as a text, not as its year, month and day."""
        return dict(_DATE) if schema["cls"] is PartialDate else super().dataclass_schema(schema)


def schema(kind: KindName) -> dict[str, Any]:
    """The schema of the front matter of one version of that kind."""
    texts, facts = _own(TEXTS[kind]), _own(KINDS[kind])
    return {
        "$schema": _DIALECT,
        "title": f"Front matter: {kind}",
        "type": "object",
        "properties": texts["properties"] | facts["properties"],
        "additionalProperties": False,
        "required": texts.get("required", []),
        "if": {"not": {"required": ["translated_from"]}},
        "then": {"required": facts.get("required", [])},
        "$defs": dict(sorted((texts.get("$defs", {}) | facts.get("$defs", {})).items())),
    }


def texts_of_schemas() -> dict[str, str]:
    """The files to write, by name."""
    return {f"{kind}.json": json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n" for kind in KINDS}


def write(folder: Path) -> None:
    """Write all schemas into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts_of_schemas().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _own(model: type[Model]) -> dict[str, Any]:
    return model.model_json_schema(schema_generator=_Generator, mode="validation")


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
