"""What the standards ask of feeds and calendars: each function names the faults of a document, none for a sound one."""

from __future__ import annotations

import datetime
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import lxml.html
from icalendar import Calendar
from jsonschema import Draft202012Validator
from lxml import etree

SCHEMAS = Path(__file__).parent / "schemas"
NAMES = {"a": "http://www.w3.org/2005/Atom"}
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
LONGEST = 75
"""Octets of a line in a calendar without its break (RFC 5545, 3.1)."""


def atom_faults(data: bytes) -> list[str]:
    """RFC 4287: its schema, and what it says in words."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False))
    schema = _grammar()
    faults = [] if schema.validate(root) else [f"line {error.line}: {error.message}" for error in schema.error_log]
    entries = root.findall("a:entry", NAMES)
    if root.find("a:author", NAMES) is None and not all(_has(entry, "a:author") for entry in entries):
        faults.append("no author (4.1.1)")
    if not _has(root, "a:link[@rel='self']"):
        faults.append("no link to itself (4.1.1)")
    if not root.get(LANGUAGE):
        faults.append("no language")
    for part in (root, *entries):
        faults += _atom_part_faults(part)
    ids = Counter(entry.findtext("a:id", namespaces=NAMES) for entry in entries)
    return faults + [f"twice: {name}" for name, number in ids.items() if number > 1]


def _atom_part_faults(part: etree._Element) -> Iterator[str]:
    """Faults of a feed or an entry by itself."""
    name = part.findtext("a:id", namespaces=NAMES) or ""
    if not urlsplit(name).scheme:
        yield f"{name}: no absolute IRI (4.2.6)"
    alternates = part.findall("a:link[@rel='alternate']", NAMES)
    kinds = Counter((link.get("type"), link.get("hreflang")) for link in alternates)
    yield from (f"{name}: two alternates {kind} (4.1.1, 4.1.2)" for kind, number in kinds.items() if number > 1)
    for moment in (*part.findall("a:updated", NAMES), *part.findall("a:published", NAMES)):
        if not RFC3339.fullmatch(moment.text or ""):
            yield f"{name}: {moment.text} (3.3)"
    content = part.find("a:content", NAMES)
    if part.tag.endswith("entry"):
        if content is None and not alternates:
            yield f"{name}: neither content nor page (4.1.2)"
        yield from (f"{name}: {fault}" for fault in html_faults("" if content is None else content.text or ""))
        for link in part.findall("a:link[@rel='enclosure']", NAMES):
            if not (link.get("length", "").isdigit() and link.get("type")):
                yield f"{name}: enclosure without length or type"


def json_faults(data: bytes) -> list[str]:
    """JSON Feed 1.1."""
    document = json.loads(data.decode("utf-8"))
    faults = [f"{error.json_path}: {error.message}" for error in _json_schema().iter_errors(document)]
    ids = Counter(item.get("id") for item in document.get("items", []))
    faults += [f"twice: {name}" for name, number in ids.items() if number > 1]
    for item in document.get("items", []):
        faults += [f"{item.get('id')}: {fault}" for fault in html_faults(item.get("content_html", ""))]
    return faults


def html_faults(text: str) -> list[str]:
    """Addresses in a text that a reader without the page can't follow, and what could run."""
    if not text.strip():
        return []
    root = lxml.html.fragment_fromstring(text, create_parent="div")
    faults = [f"relative address {link}" for link in root.xpath(".//@href | .//@src") if not urlsplit(link).scheme]
    named = (part.split()[0] for value in root.xpath(".//@srcset") for part in value.split(","))
    faults += [f"relative address {link}" for link in named if not urlsplit(link).scheme]
    return faults + [f"<{element.tag}>" for element in root.xpath(".//script | .//iframe | .//style | .//object")]


def calendar_faults(data: bytes) -> list[str]:
    """RFC 5545: lines, properties that must be there, dates."""
    lines = data.split(b"\r\n")
    faults = [f"too long: {line!r}" for line in lines if len(line) > LONGEST]
    faults += [f"break within a line: {line!r}" for line in lines if b"\n" in line or b"\r" in line]
    faults += [f"letter cut in two: {line!r}" for line in lines if line.decode("utf-8", "replace").count("\ufffd")]
    if lines[-1] or lines[0] != b"BEGIN:VCALENDAR":
        faults.append("begins or ends otherwise")
    calendar: Any = Calendar.from_ical(data.decode("utf-8"))
    faults += [f"{name} {number} times" for name, number in _counted(calendar, "VERSION", "PRODID") if number != 1]
    events = calendar.walk("VEVENT")
    for event in events:
        faults += [
            f"{name} {number} times" for name, number in _counted(event, "UID", "DTSTAMP", "DTSTART") if number != 1
        ]
        faults += [str(error) for error in event.errors]
        faults += _event_faults(event)
    uids = Counter(str(event.get("UID")) for event in events)
    return faults + [f"twice: {uid}" for uid, number in uids.items() if number > 1]


def _event_faults(event: Any) -> Iterator[str]:
    start, end, stamp = (event.decoded(name, None) for name in ("DTSTART", "DTEND", "DTSTAMP"))
    if end is not None and (type(start) is not type(end) or end <= start):
        yield f"DTEND {end} is not after DTSTART {start} (3.8.2.2)"
    if not isinstance(stamp, datetime.datetime) or stamp.utcoffset() != datetime.timedelta():
        yield f"DTSTAMP {stamp} is not in UTC (3.8.7.2)"
    if event.get("STATUS") not in (None, "TENTATIVE", "CONFIRMED", "CANCELLED"):
        yield f"STATUS {event.get('STATUS')} (3.8.1.11)"


def _counted(component: Any, *names: str) -> Iterator[tuple[str, int]]:
    for name in names:
        value = component.get(name, [])
        yield name, len(value) if isinstance(value, list) else 1


def _has(element: etree._Element, path: str) -> bool:
    return element.find(path, NAMES) is not None


@cache
def _grammar() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(SCHEMAS / "atom.rng"))


@cache
def _json_schema() -> Draft202012Validator:
    return Draft202012Validator(json.loads((SCHEMAS / "json-feed-1.1.json").read_text(encoding="utf-8")))


FAULTS: dict[str, Callable[[bytes], list[str]]] = {
    "feed.xml": atom_faults,
    "feed.json": json_faults,
    "events.ics": calendar_faults,
}
"""By the name of the file."""


def faults_of(root: Path) -> tuple[int, list[str]]:
    """How many feeds and calendars stand in a site, and what is wrong with them."""
    files = sorted(path for path in root.rglob("*") if path.name in FAULTS)
    return len(files), [
        f"{file.relative_to(root)}: {fault}" for file in files for fault in FAULTS[file.name](file.read_bytes())
    ]
