"""The hours of an event: from when to when on each of its days, and by the clocks of which place."""

from __future__ import annotations

import datetime
import zoneinfo
from collections.abc import Sequence
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from arasha.content.fields import Model, refuse_number

zoneinfo.reset_tzpath(())  # the pinned package's data alone: an old system has Almaty's clocks at +06 in 2024
ZONES = {
    "kazakhstan": "Asia/Almaty",
    "kyrgyzstan": "Asia/Bishkek",
    "uzbekistan": "Asia/Tashkent",
    "tajikistan": "Asia/Dushanbe",
    "turkmenistan": "Asia/Ashgabat",
}
"""For a country's slug, the zone that all of it keeps (IANA Time Zone Database); Kazakhstan since 1 March 2024."""


def _known_zone(name: str) -> str:
    try:
        zoneinfo.ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # as of `Asia/Nowhere`, `../x`, `Asia`
        raise PydanticCustomError("zone", "not a time zone") from None
    return name


_CLOCK = r"^(?:[01][0-9]|2[0-3]):[0-5][0-9]$"
Time = Annotated[
    str,
    BeforeValidator(refuse_number),
    StringConstraints(strict=True, pattern=_CLOCK),
    WithJsonSchema({"type": "string", "pattern": _CLOCK}),
]
Zone = Annotated[str, AfterValidator(_known_zone)]


class DayHours(Model):
    """From when to when on each day."""

    start: Time = Field(description='When each day begins, in quotes: "10:00".')
    end: Time | None = Field(default=None, description='When each day ends, if it is known: "17:30".')
    zone: Zone | None = Field(
        default=None, description="Time zone, Asia/Almaty; may be left out where the event's one country has one."
    )


def zone_of(hours: DayHours, countries: Sequence[str]) -> str:
    """The zone that is named, else that of the one country; empty when neither tells."""
    return hours.zone or (ZONES.get(str(countries[0]), "") if len(countries) == 1 else "")


def moment_on(day: datetime.date, time: str, zone: str) -> datetime.datetime:
    """The moment when clocks of the zone show that time on that day."""
    return datetime.datetime.combine(day, datetime.time.fromisoformat(time), zoneinfo.ZoneInfo(zone))
