"""When an item was published and last changed, as far as its texts and the history tell: never by the clock.

A day is its midnight in UTC; of a month or a year that is all that is known, the first day stands for it, so that a
feed's dates (RFC 3339 knows only whole ones) are the same at every build.
"""

from __future__ import annotations

import datetime

from arasha.content import Item, Version
from arasha.content.kinds import Event, News, Project
from arasha.languages import PartialDate
from arasha.pages.head import lastmod
from arasha.pages.site import Site

UNKNOWN = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
"""Stands where a format demands a moment and nothing tells one."""


def published(item: Item) -> datetime.datetime | None:
    """When the item was published: the date of a release, or the end of its embargo if that came later."""
    day = item.facts.date if isinstance(item.facts, News) else None
    moments = [midnight(day)] if day else []
    if item.facts.embargo:
        moments.append(item.facts.embargo.astimezone(datetime.UTC))
    return _latest(*moments)


def changed(site: Site, item: Item) -> datetime.datetime | None:
    """When the version in this language last changed.

    The latest of: its publication, the history of the file, `updated`, its corrections. Where none is known, the first
    day of what an event or a project is about, once it has come: nothing was changed on a day to come, and a feed
    that says so has readers put it above all that follows, or refuse it.
    """
    version = item.versions[site.code]
    found = _latest(published(item), version_changed(site, version), *_corrected(version))
    begun = _begun(item)
    return begun if found is None and begun and begun.date() <= site.today else found


def version_changed(site: Site, version: Version) -> datetime.datetime | None:
    """When a text last changed by the history and by its own word."""
    updated = version.texts.updated
    told = lastmod(site, version)
    return _latest(midnight(PartialDate.parse(told)) if told else None, midnight(updated) if updated else None)


def place_in_time(site: Site, item: Item) -> datetime.datetime:
    """What a feed is sorted by: news by their publication (archive material last), the rest by its last change.

    What is to come and has no known change stands by its first day, so before all that has been.
    """
    moment = published(item) if isinstance(item.facts, News) else changed(site, item) or _begun(item)
    return moment or UNKNOWN


def midnight(date: PartialDate) -> datetime.datetime | None:
    """The first moment that a date may mean, None when unknown."""
    day = date.first_day()
    return datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC) if day else None


def rfc3339(moment: datetime.datetime) -> str:
    """The moment as feeds write it: `2024-08-21T00:00:00Z`."""
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def _begun(item: Item) -> datetime.datetime | None:
    """The first day of what an event or a project is about."""
    return midnight(item.facts.period.start) if isinstance(item.facts, Event | Project) else None


def _corrected(version: Version) -> list[datetime.datetime | None]:
    return [midnight(correction.date) for correction in version.texts.corrections]


def _latest(*moments: datetime.datetime | None) -> datetime.datetime | None:
    return max((moment for moment in moments if moment), default=None)
