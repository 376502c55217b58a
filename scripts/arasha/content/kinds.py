"""The kinds of items and their facts: what is true whatever the language.

Each class is what the front matter of an original may and must hold for that kind, besides the language fields of
`texts`. The field descriptions are the editors' documentation.
"""

from __future__ import annotations

import datetime
from typing import Literal

from pydantic import AwareDatetime, Field

from arasha.content.fields import (
    Activity,
    Contact,
    Countries,
    CountryCode,
    Date,
    Donor,
    Events,
    FileName,
    Hours,
    KindName,
    Model,
    Money,
    OldAddress,
    Partners,
    Period,
    Projects,
    Topics,
    VersionName,
    Withdrawal,
)
from arasha.content.hours import DayHours, moment_on, zone_of
from arasha.languages import PartialDate

Role = Literal["donor", "implementer", "organiser", "expert", "state-body", "network"]


class Facts(Model):
    """What every item may state, whatever its kind."""

    topics: Topics = Field(default=(), description="Topics it belongs to, by slug.")
    countries: Countries = Field(default=(), description="Countries it is about, by slug.")
    projects: Projects = Field(default=(), description="Projects it belongs to, by slug.")
    partners: Partners = Field(default=(), description="Partners that took part, by slug.")
    picture: FileName | None = Field(default=None, description="File name of the lead picture in the same folder.")
    moved_from: tuple[OldAddress, ...] = Field(
        default=(), description="Old addresses without the language: news/2019/old-name."
    )
    sensitive: bool = Field(default=False, description="True for pages that can endanger whoever is seen reading them.")
    embargo: AwareDatetime | None = Field(default=None, description="Not published before: 2024-08-21T09:00:00+05:00.")
    withdrawn: Withdrawal | None = Field(default=None, description="Set to take the item off the site; a notice stays.")

    @property
    def when(self) -> tuple[int, int, int]:
        """Sort key by time; kinds without a date sort as undated."""
        return (0, 0, 0)

    def held_back(self, now: datetime.datetime) -> bool:
        """Whether an embargo still holds at `now`."""
        return self.embargo is not None and self.embargo > now


class News(Facts):
    """A press release or a news story."""

    date: Date = Field(description="Date of the release: 2024-08-21, 2024-08, 2024, or unknown.")
    form: Literal["press-release", "news"] = Field(default="news", description="What kind of text it is.")
    held: Period | None = Field(default=None, description="When what it reports took place.")
    organisers: Partners = Field(default=(), description="Partners that organised what it reports.")
    events: Events = Field(default=(), description="Events it reports.")
    contact: Contact | None = Field(default=None, description="Whom to ask, an organisation's address.")

    @property
    def when(self) -> tuple[int, int, int]:
        """By the date of the release."""
        return self.date.order


class Event(Facts):
    """Something that takes place at a time: a training, a seminar, a screening."""

    start: Date = Field(description="First day.")
    end: Date | None = Field(default=None, description="Last day, if it is another.")
    hours: DayHours | None = Field(default=None, description="From when to when on each day.")
    online: bool = Field(default=False, description="Whether one takes part over the network.")
    cancelled: bool = Field(default=False, description="True when it will not or did not take place.")
    organisers: Partners = Field(default=(), description="Partners that organise it.")
    contact: Contact | None = Field(default=None, description="Whom to ask, an organisation's address.")

    @property
    def when(self) -> tuple[int, int, int]:
        """By the first day."""
        return self.start.order

    @property
    def period(self) -> Period:
        """First and last day."""
        return Period(start=self.start, end=self.end or self.start)

    @property
    def begins(self) -> datetime.datetime | None:
        """The moment when it begins on its first day, None where no hours are known."""
        return self._moment(self.start, self.hours.start) if self.hours else None

    def ends_on(self, date: PartialDate) -> datetime.datetime | None:
        """The moment when that day of it ends, None where no hour is known."""
        return self._moment(date, self.hours.end) if self.hours and self.hours.end else None

    def _moment(self, date: PartialDate, time: str) -> datetime.datetime | None:
        day = date.first_day()
        return moment_on(day, time, zone_of(self.hours, self.countries)) if self.hours and day else None


class Project(Facts):
    """A project with its period, money, people and activities."""

    start: Date = Field(description="First day of the project, or unknown.")
    end: Date = Field(description="Last day of the project, or unknown.")
    budget: Money | None = Field(default=None, description="The whole budget.")
    donors: tuple[Donor, ...] = Field(default=(), description="Who pays, and how much.")
    lead: Partners = Field(default=(), description="Partners that carry the project out.")
    activities: tuple[Activity, ...] = Field(default=(), description="What the project does, in order.")

    @property
    def when(self) -> tuple[int, int, int]:
        """By the first day."""
        return self.start.order

    @property
    def period(self) -> Period:
        """First and last day."""
        return Period(start=self.start, end=self.end)


class Course(Facts):
    """A course: an ordered set of modules, which stand in its folder."""


class Module(Facts):
    """A training module."""

    number: int = Field(gt=0, description="Its place in the course, from 1.")
    version: VersionName = Field(description='Version of the text, in quotes: "1.0".')
    date: Date | None = Field(default=None, description="Date of this version.")
    hours: Hours | None = Field(default=None, description="Time that it takes with a trainer, in hours: 6 or 4.5.")


class Partner(Facts):
    """An organisation the site names: implementer, donor, organiser, host of experts."""

    country: CountryCode | None = Field(default=None, description="Where its seat is: ISO 3166 code, KZ, BE.")
    roles: tuple[Role, ...] = Field(default=(), description="What it is to the work shown here.")
    contact: Contact | None = Field(default=None, description="The organisation's public addresses.")
    logo: FileName | None = Field(
        default=None, description="File name of the logo; initials stand in where there is none."
    )
    emblem: Literal["eu"] | None = Field(default=None, description="Emblem that its acknowledgement must show.")


class Story(Facts):
    """A voice: somebody's story, told with consent."""

    consent: Literal["named", "pseudonym", "anonymous"] = Field(description="What the person agreed to.")
    consent_date: Date = Field(description="When the consent was given, or unknown.")


class Topic(Facts):
    """A subject that gathers items."""


class Country(Facts):
    """A country that gathers items."""

    code: CountryCode = Field(description="ISO 3166 code: KZ.")


class StandingPage(Facts):
    """A page that stands outside the lists: about, contact, safety."""


KINDS: dict[KindName, type[Facts]] = {
    "news": News,
    "event": Event,
    "project": Project,
    "course": Course,
    "module": Module,
    "partner": Partner,
    "story": Story,
    "topic": Topic,
    "country": Country,
    "page": StandingPage,
}
