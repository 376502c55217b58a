"""Dates and periods as pages show them: words for people, ISO 8601 for machines."""

from __future__ import annotations

import datetime

from arasha.content import Item
from arasha.content.fields import Period
from arasha.content.kinds import Event, Module, News, Project
from arasha.languages import PartialDate
from arasha.languages.formats import date_text, hours_text, period_text
from arasha.pages.site import Site
from arasha.pages.views import Moment


def moment_of(site: Site, date: PartialDate) -> Moment:
    """One date."""
    return Moment(date_text(site.language, date), date.iso)


def moment_of_period(site: Site, period: Period) -> Moment:
    """From when to when; `iso` is the first day."""
    return Moment(period_text(site.language, period.start, period.end), period.start.iso)


def moment_of_item(site: Site, item: Item) -> Moment | None:
    """The time that an item is known by, None for kinds that have none."""
    facts = item.facts
    if isinstance(facts, News):
        return moment_of(site, facts.date)
    if isinstance(facts, Event | Project):
        known = facts.period.start.known or facts.period.end.known
        return moment_of_period(site, facts.period) if known else None
    if isinstance(facts, Module) and facts.date:
        return moment_of(site, facts.date)
    return None


def moment_in_full(site: Site, item: Item) -> Moment | None:
    """The same with the hours of an event, as there is room for on its own page."""
    moment, facts = moment_of_item(site, item), item.facts
    if moment is None or not isinstance(facts, Event) or facts.begins is None:
        return moment
    daily = facts.period.end != facts.start
    hours = hours_text(site.language, facts.begins, facts.ends_on(facts.start), daily=daily)
    return Moment(f"{moment.text}, {hours}", facts.begins.isoformat(timespec="minutes"))


def phase(period: Period, today: datetime.date) -> str:
    """Where a period stands to the day: `coming`, `running`, `over`, or empty when the dates don't tell."""
    first, last = period.start.first_day(), period.end.last_day()
    if last and last < today:
        return "over"
    if first and first > today:
        return "coming"
    return "running" if first and last else ""
