"""Agreement: a translation gives the same figures, dates and links as its original. Advice only.

A rule of translators' proof-reading (ISO 17100, 5.3.1: figures and references are checked one by one): a wrong date or
amount in one language is the mistake that nobody sees who reads only the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from arasha.checks.figures import Found, figures_and_links
from arasha.checks.memory import Memory
from arasha.content import Item, Problem, Reading, State, Version

_SHOWN = 6
"""More differences than these are not named one by one."""
Difference = tuple[list[Found], list[Found]]
"""What a translation lacks, and what it has beyond the original."""


def agreement(reading: Reading, memory: Memory) -> Iterator[Problem]:
    """Figures, dates and link targets in the bodies of current translations that are not those of their originals."""
    for item in reading.items.values():
        original = item.versions[item.original]
        found: tuple[list[Found], list[Found]] | None = None
        for version in item.versions.values():
            if version.state is not State.CURRENT:
                continue
            key = f"agreement {original.path} {original.digest} {version.path} {version.digest}"
            known = memory.get(key)
            if known is None:
                found = found or figures_and_links(original.body)
                known = list(_differences(item, version, found))
                memory.put(key, known)
            yield from known


def _differences(item: Item, version: Version, wanted: tuple[list[Found], list[Found]]) -> Iterator[Problem]:
    original = item.versions[item.original]
    figures, links = figures_and_links(version.body)
    for code, (missing, extra) in (
        ("figures-differ", _figures(wanted[0], figures)),
        ("links-differ", _links(wanted[1], links)),
    ):
        if missing or extra:
            line = _line(version, min(found.position for found in extra)) if extra else version.body_line
            values = {"missing": _said(original, missing), "extra": _said(version, extra)}
            wording = code if missing and extra else f"{code}-missing" if missing else f"{code}-extra"
            yield Problem(code, version.path, line, values, wording, warning=True)


def _figures(original: Sequence[Found], translation: Sequence[Found]) -> Difference:
    """Numbers and months on one side only.

    How often a number stands may differ, since a translator turns sentences round; when all together are as many on
    both sides, one was put in another's place. A small number on one side only is a word on the other, and a month
    on one side only stands apart from its day on the other.
    """
    here, there = _values(translation), _values(original)
    missing, extra = there - here, here - there
    missing_found, extra_found = _those(original, missing), _those(translation, extra)
    if missing.total() != extra.total() or len(_small(missing_found)) != len(_small(extra_found)):
        missing_found = [found for found in missing_found if found.value not in here]
        extra_found = [found for found in extra_found if found.value not in there]
    for vague in (_small, _months):
        some = {*vague(missing_found), *vague(extra_found)}
        if not (vague(missing_found) and vague(extra_found)):
            missing_found = [found for found in missing_found if found not in some]
            extra_found = [found for found in extra_found if found not in some]
    return missing_found, extra_found


def _small(found: Sequence[Found]) -> list[Found]:
    return [each for each in found if each.small]


def _months(found: Sequence[Found]) -> list[Found]:
    return [each for each in found if each.value.startswith("month")]


def _links(original: Sequence[Found], translation: Sequence[Found]) -> Difference:
    """Targets on one side only; a site's page in a language of its own matches any page of that site."""
    here, there = _values(translation), _values(original)
    missing = _those(original, Counter({value: 1 for value in there if not _has(here, value)}))
    extra = _those(translation, Counter({value: 1 for value in here if not _has(there, value)}))
    return missing, extra


def _has(values: Counter[str], value: str) -> bool:
    if value in values or not value.startswith("//"):
        return value in values
    host, _, path = value[2:].partition("/")
    return f"//{host}" in values or (not path and any(other.startswith(f"//{host}/") for other in values))


def _values(found: Sequence[Found]) -> Counter[str]:
    return Counter(each.value for each in found)


def _those(found: Sequence[Found], wanted: Counter[str]) -> list[Found]:
    """The first of each wanted value, in the order of the text."""
    return list({each.value: each for each in reversed(found) if each.value in wanted}.values())[::-1]


def _said(version: Version, found: Sequence[Found]) -> str:
    """What differs, each with its place."""
    name = version.path.rpartition("/")[2]
    shown = [f"{each.shown.strip()} ({name}:{_line(version, each.position)})" for each in found[:_SHOWN]]
    return ", ".join([*shown, *(["…"] if len(found) > _SHOWN else [])])


def _line(version: Version, position: int) -> int:
    return version.body_line + version.body.count("\n", 0, position)
