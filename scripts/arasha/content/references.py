"""Items that name each other: every slug in the facts is found, or is a problem."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from pydantic import BaseModel

from arasha.content.fields import KindName, Reference
from arasha.content.front_matter import Location, Source
from arasha.content.places import Place
from arasha.content.problem import Problem

Targets = dict[str, tuple[str, ...]]


class Named(NamedTuple):
    """An item that the facts name: by which field, and the folder where it stands."""

    field: str
    kind: KindName
    slug: str
    folder: str


class Slugs:
    """Finds the folder that a slug names. Of dated items the slug alone is enough while only one year has it."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._folders: dict[tuple[KindName, str], list[str]] = defaultdict(list)
        for place in places:
            self._folders[place.kind, place.slug].append(place.folder)
            if place.year:
                self._folders[place.kind, f"{place.year}/{place.slug}"].append(place.folder)

    def find(self, reference: Reference) -> list[str]:
        """All folders that the reference may mean."""
        return self._folders.get((reference.kind, str(reference)), [])

    def all_lead_there(self, named: Iterable[Named]) -> bool:
        """Whether each slug still means the one folder that it meant when it was read."""
        return all(self._folders.get((one.kind, one.slug)) == [one.folder] for one in named)

    def near(self, reference: Reference) -> str:
        """The known slug that looks most like the reference, empty when none does."""
        known = [slug for kind, slug in self._folders if kind == reference.kind]
        return next(iter(difflib.get_close_matches(str(reference), known, n=1)), "")


def resolve(facts: BaseModel, source: Source, slugs: Slugs, problems: list[Problem]) -> tuple[Named, ...]:
    """The items that the facts name, in the order written; what can't be found becomes a problem."""
    named: list[Named] = []
    for location, reference in _references(facts):
        found = slugs.find(reference)
        if len(found) == 1:
            named.append(Named(str(location[0]), reference.kind, str(reference), found[0]))
            continue
        values = {
            "kind": reference.kind,
            "slug": str(reference),
            "near": slugs.near(reference),
            "folders": ", ".join(found),
        }
        line = source.line_of(location)
        if found:
            problems.append(Problem("slug-ambiguous", source.path, line, values))
        else:
            wording = "reference-unknown-near" if values["near"] else "reference-unknown"
            problems.append(Problem(f"{reference.kind}-unknown", source.path, line, values, wording=wording))
    return tuple(named)


def targets(named: Iterable[Named]) -> Targets:
    """The folders that are named, by field (`donors`, `activities`)."""
    found: Targets = {}
    for one in named:
        found[one.field] = (*found.get(one.field, ()), one.folder)
    return found


def _references(value: object, location: Location = ()) -> Iterator[tuple[Location, Reference]]:
    """All references in the order of the fields: a set's order would be another in each process."""
    if isinstance(value, Reference):
        yield location, value
    elif isinstance(value, BaseModel):
        given = value.model_fields_set
        for name in (name for name in type(value).model_fields if name in given):
            yield from _references(getattr(value, name), (*location, name))
    elif isinstance(value, tuple):
        for number, part in enumerate(value):
            yield from _references(part, (*location, number))
    elif isinstance(value, Mapping):
        for name, part in value.items():
            yield from _references(part, (*location, name))
