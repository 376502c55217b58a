"""Dates as an archive knows them: a day, only a month, only a year, or not known at all."""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass

_WRITTEN = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date with the precision that is known; `year` is None for a date that nobody knows.

    Written by the reduced precision of ISO 8601: `2024-08-21`, `2024-08`, `2024`, or the word `unknown`.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, written: object) -> PartialDate:
        """Read a date as an editor writes it.

        Raises:
            ValueError: the text is no date, or no such day exists (30 February).
        """
        text = str(written).strip()
        if text == UNKNOWN:
            return cls()
        match = _WRITTEN.fullmatch(text)
        if not match:
            raise ValueError(text)
        year, month, day = (int(part) if part else None for part in match.groups())
        datetime.date(year or 0, 1 if month is None else month, 1 if day is None else day)
        return cls(year, month, day)

    @property
    def known(self) -> bool:
        """Whether at least the year is known."""
        return self.year is not None

    @property
    def iso(self) -> str | None:
        """The date in ISO 8601 with its precision, None when unknown."""
        if self.year is None:
            return None
        parts = [f"{self.year:04}"] + [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join(parts)

    @property
    def order(self) -> tuple[int, int, int]:
        """Sort key. Newest first (reversed), a vague date stands after the precise ones of its period, unknown last."""
        return (self.year or 0, self.month or 0, self.day or 0)

    def last_day(self) -> datetime.date | None:
        """The last day that the date may mean (31 August for `2024-08`), None when unknown."""
        if self.year is None:
            return None
        if self.month is None:
            return datetime.date(self.year, 12, 31)
        if self.day is None:
            return datetime.date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])
        return datetime.date(self.year, self.month, self.day)

    def first_day(self) -> datetime.date | None:
        """The first day that the date may mean, None when unknown."""
        return None if self.year is None else datetime.date(self.year, self.month or 1, self.day or 1)

    def __str__(self) -> str:
        return self.iso or UNKNOWN
