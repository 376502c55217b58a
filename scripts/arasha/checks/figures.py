"""The figures and link targets of a text, in a form in which those of two languages can be compared."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from arasha.checks.likely_code import CODE, may_hold_code

SMALL = 100
"""Numbers up to this may be written as words in one language and as figures in the other."""
_LINK = re.compile(r"\]\(\s*<?((?:[^()\s<>]|\([^()\s]*\))+)")
_ADDRESS = re.compile(r"https?://[^\s<>()\"«»“”]+")
_DEFINITION = re.compile(r"^\[(?!\^)[^\]\n]+\]:[ \t]*<?([^\s<>]+)[^\n]*", re.MULTILINE)
_FOOTNOTE = re.compile(r"\[\^[^\]\n]+\]")
_RUN = re.compile("\\d[\\d.,\u0020\u00a0\u2009\u202f-]*")
_FIGURE = re.compile(
    r"(?<!\d)(?:(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})|(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})"
    "|(?P<grouped>\\d{1,3}(?:[.,\u0020\u00a0\u2009\u202f]\\d{3})+)(?!\\d)(?P<cents>[.,]\\d{1,2}(?!\\d))?"
    r"|(?P<plain>\d+(?:[.,]\d+)?))"
)
_TIMES = re.compile(r"[\s\u00a0-]?(thousand|тыс|мың|million|млн|миллион|billion|млрд|миллиард)", re.IGNORECASE)
_FACTOR = {"thousand": 3, "тыс": 3, "мың": 3, "million": 6, "млн": 6, "миллион": 6} | dict.fromkeys(
    ("billion", "млрд", "миллиард"), 9
)
_LETTERS = re.compile(r"(?<![^\W\d_])[^\W\d_]{3,}")
_NEAR = 28
"""How far from a figure its month may stand: `2020 жылғы тамыз бен қыркүйекте`."""
_MONTHS = tuple(
    names.split()
    for names in (
        "january februar march april may june july august septem october novem decem",
        "январ феврал март апрел ма[йяе] июн июл август сентябр октябр ноябр декабр",
        "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
    )
)
"""Beginnings of the months' names. Only beside a figure does such a word count as a month."""
_MONTH = re.compile(
    "|".join(f"(?P<m{n}>{'|'.join(names)})" for n, names in enumerate(zip(*_MONTHS, strict=True), 1)), re.IGNORECASE
)
_HEADS = frozenset({"мая", "май", "мае"} | {name[:3] for names in _MONTHS for name in names if "[" not in name})
_INDEX = re.compile(r"(^|/)index(\.[a-z]{2,3})?\.(md|html)$")
_FILE_LANGUAGE = re.compile(r"(?<=[\w])[._-](?:kk|ru|en)(?=\.\w+$)")
_URL_LANGUAGE = re.compile(r"(?<![a-z])(?:kk|kz|kaz|ru|rus|en|eng)(?![a-z])")


@dataclass(frozen=True, slots=True)
class Found:
    """One figure, month or link: its value by which it is compared, as it was written, and where."""

    value: str
    shown: str
    position: int

    @property
    def small(self) -> bool:
        """Whether it is a number that the other language may write as a word."""
        return len(self.value) <= 3 and self.value.isdigit() and int(self.value) <= SMALL


def figures_and_links(body: str) -> tuple[list[Found], list[Found]]:
    """The numbers and months of a body, and its link targets. Code is neither; nor are the numbers of lists."""
    if may_hold_code(body):
        body = CODE.sub(_blank, body)
    links = []
    for pattern in (_DEFINITION, _LINK, _ADDRESS):
        found = list(pattern.finditer(body))
        links += [(match[match.lastindex or 0], match.start()) for match in found]
        body = pattern.sub(_blank, body) if found else body
    targets = [Found(value, shown, position) for shown, position in links if (value := _target(shown))]
    body = _FOOTNOTE.sub(_blank, body) if "[^" in body else body
    return list(_figures(body)), targets


def _figures(body: str) -> Iterator[Found]:
    runs = [run.span() for run in _RUN.finditer(body)]
    for start, end in runs:
        if start and body[start - 1].isalpha():  # G20
            continue
        for match in _FIGURE.finditer(body, start, end):
            if not (match["plain"] and _is_list_number(body, match)):
                yield from _values(body, match)
    yield from _months(body, runs)


def _values(body: str, match: re.Match[str]) -> Iterator[Found]:
    """The numbers of one match."""
    parts = match.groupdict()
    position, shown = match.start(), match[0]
    if parts["year"] or parts["y"]:
        day, month, year = (parts["day"] or parts["d"], parts["month"] or parts["m"], parts["year"] or parts["y"])
        yield Found(str(int(day)), shown, position)
        yield Found(f"month {int(month)}", shown, position)
        yield Found(str(int(year)), shown, position)
        return
    digits = re.sub(r"\D", "", parts["grouped"]) + (parts["cents"] or "") if parts["grouped"] else parts["plain"]
    times = _TIMES.match(body, match.end())
    if times:
        shown = body[position : times.end()]
    yield Found(_number(digits, _FACTOR[times[1].lower()] if times else 0), shown, position)


def _months(body: str, runs: Iterable[tuple[int, int]]) -> Iterator[Found]:
    """The months' names beside figures."""
    done = 0
    for start, end in runs:
        line, line_end = body.rfind("\n", 0, start) + 1, body.find("\n", end)
        line_end = line_end if line_end >= 0 else len(body)
        for word in _LETTERS.finditer(body, max(line, start - _NEAR, done), line_end):
            if word.start() >= end + _NEAR:
                break
            done = word.end()
            month = _MONTH.match(word[0]) if word[0][:3].lower() in _HEADS else None
            if month and month.lastgroup:
                yield Found(f"month {month.lastgroup[1:]}", word[0], word.start())


def _number(digits: str, zeros: int) -> str:
    """A number with neither separators nor idle zeros: 1,5 million is 1500000."""
    whole, _, part = digits.replace(",", ".").partition(".")
    part = part.ljust(zeros, "0")
    whole, part = whole + part[:zeros], part[zeros:].rstrip("0")
    whole = whole.lstrip("0") or "0"
    return f"{whole}.{part}" if part else whole


def _is_list_number(body: str, match: re.Match[str]) -> bool:
    """Whether the number counts the entries of a list or the sections of a page."""
    after = body[match.end() : match.end() + 2]
    if len(after) < 2 or after[0] not in ".)" or not after[1].isspace():
        return False
    return not body[body.rfind("\n", 0, match.start()) + 1 : match.start()].strip(" \t>#*")


def _target(written: str) -> str:
    """A link by which those of two languages can be compared; empty for a link to a part of the page itself.

    An address outside that names a language stands for its site alone: the other version links to another page there.
    """
    try:
        parts = urlsplit(written)
    except ValueError:
        return written
    if parts.netloc:
        host = parts.netloc.lower().removeprefix("www.")
        rest = f"{parts.path.rstrip('/')}?{parts.query}".rstrip("?")
        bare = ".".join(part for part in host.split(".")[:-1] if not _URL_LANGUAGE.fullmatch(part))
        named = bare != host.rpartition(".")[0] or _URL_LANGUAGE.search(rest.lower()) or "%" in rest
        return f"//{bare}.{host.rpartition('.')[2]}{'' if named else rest}"
    if parts.scheme:
        return written.lower()
    path = _FILE_LANGUAGE.sub("", _INDEX.sub(r"\1", parts.path))
    return posixpath.normpath(path).rstrip("/") if parts.path else ""


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])
