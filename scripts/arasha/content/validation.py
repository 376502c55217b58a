"""Front matter against the kinds: language fields of each version, facts of the original, agreement of repeated ones.

pydantic says what is wrong in its own words and by its own places; here that becomes problems with a line in the file.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from arasha.content.fields import KindName
from arasha.content.front_matter import Location, Source
from arasha.content.kinds import KINDS, Facts
from arasha.content.problem import Problem
from arasha.content.standings import Draft
from arasha.content.texts import TEXTS, Texts

_CODES = {
    "missing": "field-missing",
    "extra_forbidden": "field-unknown",
    "string_too_short": "field-empty",
    "too_short": "field-empty",
    "literal_error": "value-unknown",
    "date": "date-unreadable",
    "twice": "value-twice",
    "string_pattern_mismatch": "value-form",
    "unquoted": "value-form",
    "zone": "value-form",
}
"""pydantic's error types (docs.pydantic.dev, "Validation Errors") and our codes; any other type is `value-wrong`."""
_OWN_FORMS = ("language", "country", "currency", "email", "phone", "website", "fingerprint", "version", "zone")
_FORMS = {name: name for name in _OWN_FORMS} | {
    "code": "country",
    "picture": "file",
    "logo": "file",
    "moved_from": "address",
    "start": "time",
    "end": "time",
}
_TYPES = {
    "int_": "number",
    "float_": "number",
    "greater": "number",
    "less": "number",
    "multiple": "number",
    "bool": "bool",
    "tuple": "list",
    "dict": "fields",
    "model": "fields",
}


def text_fields(source: Source, kind: KindName, problems: list[Problem]) -> Texts | None:
    """The language fields of one version, or None with the problems added."""
    model = TEXTS[kind]
    given = _given(source, model)
    misspelt = {key: _unknown(source, (key,), _known(kind)) for key in _strange(source, kind)}
    problems += misspelt.values()
    try:
        return model.model_validate(given)
    except ValidationError as error:
        problems += _without_misspelt(_as_problems(error, source), misspelt.values())
        return None


def fact_fields(source: Source, kind: KindName, problems: list[Problem]) -> Facts | None:
    """The facts of an original, or None with the problems added."""
    model = KINDS[kind]
    try:
        return model.model_validate(_given(source, model))
    except ValidationError as error:
        misspelt = [_unknown(source, (key,), _known(kind)) for key in _strange(source, kind)]
        problems += _without_misspelt(_as_problems(error, source), misspelt)
        return None


def disagreements(facts: Facts, original: Draft, translation: Draft) -> Iterator[Problem]:
    """A fact that a translation repeats must say the same as the original: one problem for each that does not."""
    source = translation.source
    model = type(facts)
    given = _given(original.source, model)
    for field in _given(source, model):
        try:
            probe = given | {field: source.fields[field]}
            said = getattr(model.model_validate(probe), field)
        except ValidationError as error:
            yield from _as_problems(error, source)
            continue
        if said != getattr(facts, field):
            yield Problem(
                f"{field.replace('_', '-')}-disagrees",
                source.path,
                source.line_of((field,)),
                {
                    "field": field,
                    "here": shown(source.fields[field]),
                    "there": shown(original.source.written((field,))),
                    "language": translation.language,
                    "original": original.language,
                    "other": original.source.path.rpartition("/")[2],
                    "other_line": original.source.line_of((field,)),
                },
                wording="fact-disagrees" if field in original.source.fields else "fact-not-in-original",
            )


def shown(value: Any) -> str:
    """A value as an error message quotes it: short, and in YAML's words."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {shown(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(shown(part) for part in value) + "]"
    text = "" if value is None else str(value)
    return text if len(text) <= 60 else f"{text[:59]}…"


def _given(source: Source, model: type[BaseModel]) -> dict[str, Any]:
    """The fields that the model knows."""
    known = model.model_fields
    return {key: value for key, value in source.fields.items() if key in known}


def _strange(source: Source, kind: KindName) -> list[str]:
    """Fields that the kind does not know."""
    known = _known(kind)
    return [key for key in source.fields if key not in known]


def _without_misspelt(found: Iterator[Problem], misspelt: Iterable[Problem]) -> Iterator[Problem]:
    """Without the missing fields that stand there under a misspelt name: one mistake is one problem."""
    meant = {problem.values["near"] for problem in misspelt}
    return (problem for problem in found if problem.code != "field-missing" or problem.values["field"] not in meant)


def _as_problems(error: ValidationError, source: Source) -> Iterator[Problem]:
    for detail in error.errors(include_url=False):
        if detail["type"] == "extra_forbidden":
            yield _unknown(source, detail["loc"], [])
        else:
            yield _problem(detail, source)


def _problem(detail: ErrorDetails, source: Source) -> Problem:
    location: Location = detail["loc"]
    kind = detail["type"]
    names = [str(part) for part in location if isinstance(part, str)]
    field = names[-1] if names else ""
    written = source.written(location)
    code = _CODES.get(kind, "value-wrong")
    if written is None and code == "value-wrong":
        code = "field-empty"
    values: dict[str, Any] = {"field": ".".join(names), "value": shown(written)}
    if code == "field-missing" and (choices := _choices(field)):
        lines = ", ".join(f"{field}: {choice}" for choice in choices)
        return Problem(code, source.path, source.line_of(location), values | {"lines": lines}, "field-missing-choice")
    if code == "value-unknown":
        values["allowed"] = str(detail["ctx"]["expected"]).replace("'", "").replace(" or ", ", ")
    elif code == "value-form":
        values["form"] = _FORMS.get(field, "text")
    elif code == "value-wrong":
        values["form"] = next((form for start, form in _TYPES.items() if kind.startswith(start)), "text")
        if kind.startswith("timezone") or "datetime" in kind:
            values["form"] = "moment"
    return Problem(code, source.path, source.line_of(location), values)


def _choices(field: str) -> tuple[str, ...]:
    """The values of a field that takes one of a few words; empty for any other."""
    found = (model.model_fields[field].annotation for model in KINDS.values() if field in model.model_fields)
    return next((get_args(annotation) for annotation in found if get_origin(annotation) is Literal), ())


@cache
def _known(kind: KindName) -> list[str]:
    return [*TEXTS[kind].model_fields, *KINDS[kind].model_fields]


def _unknown(source: Source, location: Location, known: list[str]) -> Problem:
    key = str(location[-1])
    near = difflib.get_close_matches(key, known, n=1)
    values = {
        "field": ".".join(str(part) for part in location if isinstance(part, str)),
        "near": near[0] if near else "",
    }
    code = "field-unknown"
    return Problem(code, source.path, source.line_of(location), values, wording="field-unknown-near" if near else code)
