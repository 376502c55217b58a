"""Dates, periods, numbers and money as each language writes them.

The numbers follow CLDR through Babel. The patterns of dates stand in the strings file, because CLDR has no interval
with a full month name for Kazakh ("2024 ж. 19–21 тамыз").
"""

from __future__ import annotations

import datetime
import re

from babel.dates import format_date, get_timezone_location
from babel.numbers import format_currency, format_decimal
from babel.units import format_unit

from arasha.languages.dates import PartialDate
from arasha.languages.language import Language

_MEGABYTE = 1_000_000
_LETTERS_BEFORE_DIGITS = re.compile(r"(?<=[^\W\d_])(?=\d)")
"""CLDR's currencySpacing puts a no-break space between a currency's code and the number; Babel does not."""


def date_text(language: Language, date: PartialDate) -> str:
    """The date in words, as precise as it is known: "21 August 2024", "2024 ж. тамыз", "дата неизвестна"."""
    if not date.known:
        return language.text("date_unknown")
    precision = "day" if date.day else "month" if date.month else "year"
    return _by_pattern(language, date, language.dates[precision])


def period_text(language: Language, start: PartialDate, end: PartialDate) -> str:
    """The period in words, what both ends share said once; one date when both ends are the same."""
    if start == end and start.known:
        return date_text(language, start)
    if not (start.known or end.known):
        return language.text("period_unknown")
    if not (start.known and end.known):
        key = "period_until" if end.known else "period_from"
        return language.text(key, date=date_text(language, end if end.known else start))
    shape = _shape(start, end)
    if not shape:
        return f"{date_text(language, start)} – {date_text(language, end)}"
    first, dash, last = (str(part) for part in language.dates[shape])
    return _by_pattern(language, start, first) + dash + _by_pattern(language, end, last)


def hours_text(language: Language, begins: datetime.datetime, ends: datetime.datetime | None, *, daily: bool) -> str:
    """The hours of a day and whose time they are: "10:00–17:30 (Almaty time, UTC+5)"."""
    start = f"{begins:%H:%M}"
    hours = f"{start}–{ends:%H:%M}" if ends else language.text("hours_from", time=start)
    if daily:
        hours = language.text("hours_daily", hours=hours)
    city = get_timezone_location(begins.tzinfo, locale=language.locale, return_city=True)
    return language.text("hours_zone", hours=hours, city=city, offset=_offset(begins))


def _offset(moment: datetime.datetime) -> str:
    """How far the clocks are from UTC, as people write it: UTC+5, UTC+5:30, UTC−3."""
    minutes = round((moment.utcoffset() or datetime.timedelta()).total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    sign = "\N{MINUS SIGN}" if minutes < 0 else "+"
    return f"UTC{sign}{hours}{f':{rest:02}' if rest else ''}" if minutes else "UTC"


def money_text(language: Language, amount: int, currency: str) -> str:
    """An amount without cents, with the currency's sign, grouped as the language groups: "€315,789", "315 789 €"."""
    pattern = language.locale.currency_formats["standard"].pattern.replace(".00", "")
    text = format_currency(amount, currency, pattern, language.locale, currency_digits=False)
    return _LETTERS_BEFORE_DIGITS.sub("\u00a0", text)


def number_text(language: Language, number: float) -> str:
    """A number, grouped as the language groups."""
    return str(format_decimal(number, locale=language.locale))


def size_text(language: Language, size: int) -> str:
    """The size of a file, from a number of bytes: "312 kB", "2,4 МБ". A kilobyte has 1000 bytes (IEC 80000-13)."""
    if size < _MEGABYTE:
        return _unit(language, max(1, round(size / 1000)), "kilobyte")
    return _unit(language, round(size / _MEGABYTE, 1), "megabyte")


def _unit(language: Language, number: float, unit: str) -> str:
    return str(format_unit(number, f"digital-{unit}", "short", locale=language.locale))


def country_name(language: Language, code: str) -> str:
    """The name of a country by its ISO 3166-1 code; the code itself where CLDR has no name."""
    return str(language.locale.territories.get(code, code))


def _shape(start: PartialDate, end: PartialDate) -> str:
    """Which pattern says a period with what its ends share said once; empty when they share nothing."""
    if start.month is None and end.month is None:
        return "years"
    if start.day and end.day and start.year == end.year:
        return "same_month" if start.month == end.month else "same_year"
    return ""


def _by_pattern(language: Language, date: PartialDate, pattern: str) -> str:
    day = date.first_day() or datetime.date.min
    return str(format_date(day, pattern, language.locale))
