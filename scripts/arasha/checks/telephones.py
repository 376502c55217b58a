"""Telephone numbers in running text, told from dates, sums and case numbers by the countries' plans (libphonenumber).

A number with + is one in any country. Without it, it must begin as people there dial (8 in Kazakhstan, 0 in Kyrgyzstan,
the country's code alone in messengers), or stand after a word like "тел.".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

REGIONS = ("KZ", "KG", "UZ", "TJ")
_GAP = "[ \u00a0\u202f\u2009()\u2010\u2011\u2013-]{0,3}"
_WITH_PLUS = re.compile(r"(?:\+|%2B)[ \u00a0]?\(?[0-9](?:[ \u00a0\u202f\u2009().\u2010\u2011\u2013/-]{0,3}[0-9]){6,16}")
_ROW = re.compile(rf"[0-9](?:{_GAP}[0-9]){{8,19}}")
"""Digits in a row, with at most the gaps that people write inside a telephone number."""
_DIGIT = re.compile(r"[0-9]")
_GROUP = re.compile(r"[0-9]+")
_GROUPED = re.compile(r"[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+")
"""As sums are written."""
_MONEY = re.compile(
    r"[ \u00a0]?(?:[$€₸₽£]|(?:тенге|теңге|тг|сом|сум|сўм|сомон|руб|евро|еуро|долл|млн|млрд|тыс|мың|адам|чел)|"
    r"(?:EUR|USD|KZT|KGS|UZS|TJS|RUB|tenge|soms?|euros?|dollars?|people)\b)",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"(?:тел\b|телефон|моб\b|мобил|ұялы|сотов|вотсап|ватсап|whats\s?app|wa\.me|viber|вайбер|telegram|телеграм|"
    r"\btel\b|\bphone|\bcell\b|\bmobile|\bcall\b|қоңырау|звон|байланыс|контакт|\bcontact|sms|смс|☎|📞|📱)[^\n0-9]{0,30}$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:№|#|\bN|\bNo\.?|\bNr\.?|дел[оау]|іс)[ \u00a0]*$")
"""What stands before numbers of cases and documents."""
_BEFORE = 60
_OFFICES = ("TOLL_FREE", "SHARED_COST", "PREMIUM_RATE", "UAN")
"""Kinds of numbers that no person has, as `phonenumbers` calls them: help lines."""


def telephones(text: str) -> Iterator[tuple[int, str]]:
    """Position and number (E.164: +77011234567) of each telephone number that could be a person's."""
    taken: list[range] = []
    if "+" in text or "%2B" in text:
        for match in _WITH_PLUS.finditer(text):
            number = _longest(match[0])
            if number is not None:
                taken.append(range(match.start(), match.end()))
                yield from _private(match.start(), number)
    for match in _ROW.finditer(text):
        if not any(match.start() in place for place in taken):
            number = _national(text, match.start(), match.end())
            if number is not None:
                yield from _private(match.start(), number)


def normal(written: str) -> str:
    """A number as it stands in a contact, in the form that `telephones` gives."""
    number = _parsed(written, None)
    return _standard(number) if number else written


def _longest(written: str) -> PhoneNumber | None:
    """The number, with as many of the digits as belong to it: a year may follow."""
    digits = "+" + "".join(_DIGIT.findall(written.removeprefix("%2B")))
    ends = [len(digits)]
    ends += [1 + len(_DIGIT.findall(written[: gap.start()])) for gap in re.finditer(r"[^0-9]+", written)][::-1]
    for end in ends:
        if end >= 8 and (number := _parsed(digits[:end], None)):
            return number
    return None


def is_sum(text: str, end: int) -> bool:
    """Whether what follows a number's end makes it a sum or a count: a currency, "thousand", "people"."""
    return bool(_MONEY.match(text, end))


def _national(text: str, start: int, end: int) -> PhoneNumber | None:
    """The number in a row of digits. A year or a room may stand before or after it."""
    before = text[max(0, start - _BEFORE) : start]
    asked = bool(_CALL.search(before))
    if not asked and (before[-1:].isalnum() or before[-1:] in set("_./=") or _NUMBERED.search(before)):
        return None
    if is_sum(text, end) or text[end : end + 1].isalnum():
        return None
    for written in _pieces(text[start:end]):
        digits = "".join(_DIGIT.findall(written))
        if asked or len(digits) != 11 or not _GROUPED.fullmatch(written):
            for form, region in _readings(digits, asked=asked):
                if number := _parsed(form, region):
                    return number
    return None


def _pieces(row: str) -> Iterator[str]:
    """The row, then what is left of it without its last groups of digits, then without its first ones."""
    yield row
    groups = list(_GROUP.finditer(row))
    yield from (row[: group.end()] for group in groups[-2::-1])
    yield from (row[group.start() :] for group in groups[1:])


def _readings(digits: str, *, asked: bool) -> Iterator[tuple[str, str | None]]:
    """What the digits may mean, as people write numbers in the four countries."""
    length, first = len(digits), digits[0]
    if length == 11 and first == "8":
        yield from ((digits, region) for region in ("KZ", "RU"))
    elif (length == 11 and first == "7") or (length == 12 and digits.startswith(("996", "998", "992"))):
        yield f"+{digits}", None
    elif digits.startswith("00"):
        yield f"+{digits[2:]}", None
    elif length == 10 and first == "0":
        yield digits, "KG"
    elif asked and length in {9, 10}:
        yield from ((digits, region) for region in REGIONS)


def _parsed(written: str, region: str | None) -> PhoneNumber | None:
    import phonenumbers  # noqa: PLC0415 - most texts hold no row of digits, and a check must not wait for its tables

    try:
        number = phonenumbers.parse(written, region)
    except phonenumbers.NumberParseException:
        return None
    return number if phonenumbers.is_valid_number(number) else None


def _private(start: int, number: PhoneNumber) -> Iterator[tuple[int, str]]:
    from phonenumbers import PhoneNumberType, number_type  # noqa: PLC0415 - as in _parsed

    if number_type(number) not in {getattr(PhoneNumberType, name) for name in _OFFICES}:
        yield start, _standard(number)


def _standard(number: PhoneNumber) -> str:
    from phonenumbers import PhoneNumberFormat, format_number  # noqa: PLC0415 - as in _parsed

    return str(format_number(number, PhoneNumberFormat.E164))
