"""Where an item stands tells its kind, its slug and, for what has a date, its year."""

from __future__ import annotations

import re
from dataclasses import dataclass

from arasha.content.fields import KindName
from arasha.content.problem import Problem, ProblemError

DATED: dict[str, KindName] = {"news": "news", "events": "event"}
FLAT: dict[str, KindName] = {
    "projects": "project",
    "partners": "partner",
    "stories": "story",
    "topics": "topic",
    "countries": "country",
}
TRAINING = "training"
UNDATED = "undated"
"""The year folder of archive material whose date nobody knows."""
RESERVED = frozenset({"page", "assets"})
"""Names that addresses of the site itself use."""
EXAMPLE = "rule-of-law-academy"
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_YEAR = re.compile(rf"[12][0-9]{{3}}|{UNDATED}")
SHAPES = {
    "news": "news/<year>/<slug>",
    "events": "events/<year>/<slug>",
    TRAINING: f"{TRAINING}/<course>/<module>",
} | {name: f"{name}/<slug>" for name in FLAT}


@dataclass(frozen=True, slots=True)
class Place:
    """A folder of the content, understood."""

    folder: str
    kind: KindName
    slug: str
    year: str = ""


def place_of(folder: str, path: str) -> Place:
    """Understand an item's folder (relative to the content folder, empty for the front page).

    Args:
        folder: the folder.
        path: the file to name when the place is wrong.

    Raises:
        ProblemError: a part of the folder is no slug, or nothing of that kind stands at this depth.
    """
    parts = folder.split("/") if folder else []
    for part in parts:
        if not _SLUG.fullmatch(part) or part in RESERVED:
            raise ProblemError(Problem("slug", path, 1, {"slug": part, "better": suggest_slug(part)}))
    section = parts[0] if parts else ""
    if section in DATED:
        if len(parts) == 3 and _YEAR.fullmatch(parts[1]):
            return Place(folder, DATED[section], parts[2], parts[1])
    elif section in FLAT:
        if len(parts) == 2:
            return Place(folder, FLAT[section], parts[1])
    elif section == TRAINING:
        if len(parts) in (2, 3):
            return Place(folder, "course" if len(parts) == 2 else "module", parts[-1])
    else:
        return Place(folder, "page", parts[-1] if parts else "")
    raise ProblemError(Problem("place", path, 1, {"folder": folder, "shape": SHAPES[section]}))


def meant_place(folder: str) -> list[Place]:
    """The place that a misnamed folder is meant for: what names it by its right slug is not wrong too."""
    mended = "/".join(suggest_slug(part) for part in folder.split("/"))
    try:
        return [place_of(mended, folder)]
    except ProblemError:
        return []


def suggest_slug(name: str) -> str:
    """The nearest allowed folder name: lower case, hyphens for everything else; an example when nothing is left."""
    better = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or EXAMPLE
    return f"{better}-1" if better in RESERVED else better
