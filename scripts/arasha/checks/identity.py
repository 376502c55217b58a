"""Numbers that states give to people, in running text: Kazakhstan's IIN, Kyrgyzstan's PIN, passports."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from arasha.checks.telephones import is_sum

_SPACE = "[ \u00a0\u202f]"
_IIN = re.compile(rf"(?<![\w-])[0-9](?:{_SPACE}?[0-9]){{11}}(?![\w-]|{_SPACE}[0-9]{{1,3}}(?![0-9]))")
_PIN = re.compile(rf"(?<![\w-])[12](?:{_SPACE}?[0-9]){{13}}(?![\w-])")
_LONG = re.compile("[0-9][0-9 \u00a0\u202f]{10}")
_NUMBERED = re.compile("[NНCСD№ \u00a0][0-9]{7}")
"""Most texts hold neither: a quick look spares the slow ones."""
_YEARS = re.compile(r"(?:(?:18|19|20)[0-9]{2}[^0-9]*){3}")
_FIRST_WEIGHTS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
_SECOND_WEIGHTS = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)
_CENTURIES = "0123456"
"""Seventh digit: century and sex; 0 was given to foreigners."""
_PASSPORT = re.compile(r"(?<!\w)(?:[NН][0-9]{8}|[AА][NНCС][ \u00a0]?(?:№[ \u00a0]?)?[0-9]{7}|ID[0-9]{7})(?!\w)")
"""Kazakhstan: N and eight digits; Kyrgyzstan: AN or AC and seven, ID and seven on the card. Latin or Cyrillic."""


def identity_numbers(text: str) -> Iterator[tuple[int, str]]:
    """Position of each number that is given to a person, and which it is: `IIN`, `PIN`."""
    if not _LONG.search(text):
        return
    for match in _IIN.finditer(text):
        if is_iin(_digits(match[0])) and not _YEARS.fullmatch(match[0]) and not is_sum(text, match.end()):
            yield match.start(), "IIN"
    for match in _PIN.finditer(text):
        if is_pin(_digits(match[0])):
            yield match.start(), "PIN"


def passports(text: str) -> Iterator[int]:
    """Position of each number that looks like a passport's."""
    if _NUMBERED.search(text):
        yield from (match.start() for match in _PASSPORT.finditer(text))


def is_iin(digits: str) -> bool:
    """Whether twelve digits are an individual identification number of Kazakhstan.

    Six of the date of birth, one of century and sex, four in order, one of control: the first eleven by the weights 1
    to 11, modulo 11; if that gives 10, by the weights 3 to 11, 1, 2; a number that gives 10 again is not issued
    (Government's programme of 11 June 2003, No. 565; rules of 22 May 2007, No. 406). The business number (BIN) has the
    same length and control; its fifth digit, 4 to 6, makes no day of a month. Since 2013 a number need not agree with
    its holder's date of birth, but it still holds a date.
    """
    if digits[6] not in _CENTURIES or not _is_day(digits[4:6], digits[2:4], digits[:2]):
        return False
    for weights in (_FIRST_WEIGHTS, _SECOND_WEIGHTS):
        control = sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=False)) % 11
        if control < 10:
            return control == int(digits[11])
    return False


def is_pin(digits: str) -> bool:
    """Whether fourteen digits look like a personal number of Kyrgyzstan: sex, day, month, year of birth, five more."""
    return 1900 <= int(digits[5:9]) < 2050 and _is_day(digits[1:3], digits[3:5], digits[7:9])


def _is_day(day: str, month: str, year: str) -> bool:
    """Whether there is such a day, in this century or the last."""
    try:
        datetime.date(2000 + int(year), int(month), int(day))
    except ValueError:
        return False
    return True


def _digits(written: str) -> str:
    return re.sub(r"[^0-9]", "", written)
