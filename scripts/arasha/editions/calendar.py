"""The events of a language as a calendar (RFC 5545, with the names and refreshing of RFC 7986)."""

from __future__ import annotations

import datetime
import uuid
from typing import TYPE_CHECKING

from arasha.content import Item
from arasha.content.kinds import Event
from arasha.editions.entries import BETWEEN, permanent_folder
from arasha.editions.markup import printable
from arasha.editions.times import UNKNOWN, changed
from arasha.languages.formats import period_text
from arasha.pages.feed_links import CALENDAR
from arasha.pages.site import Site

if TYPE_CHECKING:
    from icalendar import Event as CalendarEvent

REFRESHED = datetime.timedelta(days=1)
"""How often a program may look for changes."""
_ONE_DAY = datetime.timedelta(days=1)


def calendar(site: Site) -> bytes:
    """The whole document: every event whose first day is known, past ones too, in the order they take place."""
    from icalendar import Calendar  # noqa: PLC0415 - a tenth of a second, and most builds change no event

    document = Calendar()
    language = {"LANGUAGE": site.code}
    document.add("prodid", f"-//Arasha//Arasha//{site.code.upper()}")
    document.add("version", "2.0")
    title = printable(f"{site.text('section_events')} — {site.name}")
    document.add("name", title, parameters=language)
    document.add("x-wr-calname", title)  # the same for programs older than RFC 7986
    document.add("url", site.url(site.address("events")))
    document.add("source", site.url(f"{site.address('')}{CALENDAR}"), parameters={"VALUE": "URI"})
    document.add("refresh-interval", REFRESHED, parameters={"VALUE": "DURATION"})
    for item in reversed(site.library.of_kind("event")):
        facts = item.facts
        if site.code in item.versions and isinstance(facts, Event) and facts.start.day:
            document.add_component(_event(site, item, facts))
    document.add_missing_timezones()
    return bytes(document.to_ical())


def _event(site: Site, item: Item, facts: Event) -> CalendarEvent:
    """One event. Of a last day that is known as a month or a year, only the words tell; the first day stands alone."""
    from icalendar import Event as CalendarEvent  # noqa: PLC0415 - see above

    version = item.versions[site.code]
    event = CalendarEvent()
    language = {"LANGUAGE": site.code}
    stamp = changed(site, item) or UNKNOWN
    url = site.url(site.address(item.folder))
    words = [version.summary, url]
    if not facts.period.end.day:
        words.insert(0, period_text(site.language, facts.start, facts.period.end))
    event.add("uid", f"{uuid.uuid5(uuid.NAMESPACE_URL, site.url(permanent_folder(item)))}-{site.code}")
    event.add("dtstamp", stamp)
    _add_time(event, facts)
    event.add("summary", printable(version.title), parameters=language)
    event.add("description", printable("\n\n".join(filter(None, words))), parameters=language)
    if place := BETWEEN.join(filter(None, (version.texts.place, site.text("online") if facts.online else ""))):
        event.add("location", printable(place), parameters=language)
    event.add("url", url)
    event.add("status", "CANCELLED" if facts.cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT")  # nobody is busy because it takes place
    return event


def _add_time(event: CalendarEvent, facts: Event) -> None:
    """Whole days or, where hours are known, those of the first day, repeated on each day up to the last."""
    start, end = facts.start.first_day(), facts.period.end.last_day() if facts.period.end.day else None
    last = max(filter(None, (start, end)))
    if start and facts.begins:
        event.add("dtstart", facts.begins)
        if closes := facts.ends_on(facts.start):
            event.add("dtend", closes)
        if last > start:
            event.add("rrule", {"freq": "daily", "count": (last - start).days + 1})
    else:
        event.add("dtstart", start)
        event.add("dtend", last + _ONE_DAY)  # the day after the last (3.6.1)
