"""Facts that are well-formed each but can't be true together: rules over the facts of one item, and over addresses."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from arasha.content.front_matter import Source
from arasha.content.hours import zone_of
from arasha.content.kinds import Event, Facts, News, Partner, Project
from arasha.content.places import UNDATED, Place
from arasha.content.problem import Problem
from arasha.content.standings import Draft
from arasha.content.texts import ProjectTexts
from arasha.languages import PartialDate


def item_problems(
    facts: Facts, place: Place, files: Collection[str], original: Draft, drafts: Mapping[str, Draft]
) -> Iterator[Problem]:
    """All that is wrong with the facts of one item.

    Args:
        facts: the facts.
        place: where the item stands.
        files: names of the files beside its texts.
        original: the version whose front matter holds the facts.
        drafts: all versions, by language.
    """
    source = original.source
    yield from _year(facts, place, source)
    yield from _period(facts, source)
    yield from _hours(facts, source)
    yield from _donors(facts, source)
    yield from _files(facts, files, source)
    yield from _activities(facts, drafts)


def address_problems(items: Mapping[str, tuple[Facts, Source]]) -> Iterator[Problem]:
    """Old addresses that another item stands at or has claimed already: one file can't hold two pages."""
    taken = {folder: folder for folder in items}
    for folder, (facts, source) in items.items():
        for number, old in enumerate(facts.moved_from):
            address = old.strip("/")
            if address in taken:
                line = source.line_of(("moved_from", number))
                yield Problem("moved-from-taken", source.path, line, {"address": address, "other": taken[address]})
            taken.setdefault(address, folder)


def _year(facts: Facts, place: Place, source: Source) -> Iterator[Problem]:
    """The year folder is part of the address: it must be the date's year."""
    if isinstance(facts, News | Event):
        field, date = ("date", facts.date) if isinstance(facts, News) else ("start", facts.start)
        year = str(date.year) if date.known else UNDATED
        if year != place.year:
            values = {"year": place.year, "date": str(date), "better": year}
            yield Problem("year-folder", source.path, source.line_of((field,)), values)


def _period(facts: Facts, source: Source) -> Iterator[Problem]:
    """Nothing ends before it begins."""
    periods: dict[tuple[str, ...], tuple[PartialDate, PartialDate]] = {}
    if isinstance(facts, Event | Project):
        periods["end",] = (facts.period.start, facts.period.end)
    if isinstance(facts, News) and facts.held:
        periods["held", "end"] = (facts.held.start, facts.held.end)
    for location, (start, end) in periods.items():
        first, last = start.first_day(), end.last_day()
        if first and last and last < first:
            values = {"start": str(start), "end": str(end)}
            yield Problem("period-backwards", source.path, source.line_of(location), values)


def _hours(facts: Facts, source: Source) -> Iterator[Problem]:
    """Hours belong to days that are known, end after they begin, and are by the clocks of a place that is known."""
    if not (isinstance(facts, Event) and facts.hours):
        return
    hours, line = facts.hours, source.line_of(("hours",))
    if vague := [str(date) for date in (facts.start, facts.period.end) if not date.day]:
        yield Problem("hours-undated", source.path, line, {"date": vague[0]})
    if hours.end and hours.end <= hours.start:
        values = {"start": hours.start, "end": hours.end}
        yield Problem("hours-backwards", source.path, source.line_of(("hours", "end")), values)
    if not zone_of(hours, facts.countries):
        yield Problem("zone-missing", source.path, line)


def _donors(facts: Facts, source: Source) -> Iterator[Problem]:
    """A donor stands once, and the donors' shares are no more than the budget."""
    if not isinstance(facts, Project):
        return
    slugs = [str(donor.partner) for donor in facts.donors]
    for number, slug in enumerate(slugs):
        if slug in slugs[:number]:
            values = {"field": "donors", "value": slug}
            yield Problem("value-twice", source.path, source.line_of(("donors", number)), values)
    shares = sum(donor.amount or 0 for donor in facts.donors)
    if facts.budget and shares > facts.budget.total:
        values = {"shares": str(shares), "total": str(facts.budget.total)}
        yield Problem("shares-over-budget", source.path, source.line_of(("donors",)), values)


def _files(facts: Facts, files: Collection[str], source: Source) -> Iterator[Problem]:
    """Files that facts name stand in the item's folder."""
    named = {"picture": facts.picture, "logo": facts.logo if isinstance(facts, Partner) else None}
    for field, name in named.items():
        if name and name not in files:
            yield Problem("file-missing", source.path, source.line_of((field,)), {"file": name, "field": field})


def _activities(facts: Facts, drafts: Mapping[str, Draft]) -> Iterator[Problem]:
    """Each activity has a title in every full version, and each title an activity."""
    if not isinstance(facts, Project):
        return
    wanted = [activity.id for activity in facts.activities]
    for draft in drafts.values():
        if not isinstance(draft.texts, ProjectTexts) or draft.texts.coverage == "summary":
            continue
        source, titles = draft.source, draft.texts.activity_titles
        for name in (name for name in wanted if name not in titles):
            line = source.line_of(("activity_titles",))
            yield Problem("activity-untitled", source.path, line, {"activity": name})
        for name in (name for name in titles if name not in wanted):
            line = source.line_of(("activity_titles", name))
            yield Problem("activity-unknown", source.path, line, {"activity": name})
