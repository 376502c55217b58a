"""What must not be published of persons: their telephones, mailboxes, numbers of identity, homes.

Telephones and mailboxes of organisations are declared: they stand under `contact:` in a partner's item. Each file's own
rules find all of them, `undeclared` takes out those that are declared, so that what a file holds can be remembered.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from arasha.checks.identity import identity_numbers, passports
from arasha.checks.mailboxes import is_free, mailboxes
from arasha.checks.memory import Memory
from arasha.checks.telephones import normal, telephones
from arasha.checks.texts import Rule, Text
from arasha.content import Problem, Reading

TELEPHONE, PRIVATE_MAILBOX, MAILBOX = "telephone", "mailbox-private", "mailbox-undeclared"
_NUMBER, _DEGREES = r"-?[0-9]{1,3}[.,][0-9]{3,}", r"[ \u00a0]?°?[ \u00a0]?(?:[NSEW]|[сювз]\.[ \u00a0]?[шд]\.)?"
_COORDINATES = re.compile(
    rf"(?<![\w.,])(?:{_NUMBER}{_DEGREES}(?:,|;|/|%2C|[ \u00a0]){{1,3}}{_NUMBER}|"
    r"[0-9]{1,3}°[ \u00a0]?[0-9]{1,2}[′'’][ \u00a0]?[0-9]{1,2})(?![\w.])"
)
"""Two numbers with more than two decimals (a hundredth of a degree is a kilometre), or degrees, minutes and seconds."""
_HIDDEN_TEXTS = {".csv", ".txt", ".svg"}
_LARGEST = 20 * 1024 * 1024
_Place = tuple[str, int, bool, dict[str, Any]]
"""Code, position, whether it is advice only, values."""


@dataclass(frozen=True, slots=True)
class Declared:
    """What organisations have made public: of partners, and of any item."""

    telephones: frozenset[str]
    partners: frozenset[str]
    mailboxes: frozenset[str]

    def holds(self, problem: Problem) -> bool:
        """Whether the telephone or mailbox that the problem is about is declared."""
        found = problem.values.get("found")
        if problem.code == TELEPHONE:
            return found in self.telephones
        if problem.code == PRIVATE_MAILBOX:
            return found in self.partners
        return problem.code == MAILBOX and found in self.mailboxes


def declared(reading: Reading, docs: Path, memory: Memory) -> Declared:
    """What stands under `contact:` in all items; of partners that can't be read, all that their files say."""
    numbers, partners, all_mailboxes = set(), set(), set()
    for item in reading.items.values():
        contact = getattr(item.facts, "contact", None)
        if contact and contact.email:
            all_mailboxes.add(contact.email.lower())
            if item.kind == "partner":
                partners.add(contact.email.lower())
        if contact and contact.phone and item.kind == "partner":
            numbers.add(_normal(contact.phone, memory))
    for folder in {
        PurePath(problem.path).parent for problem in reading.problems if problem.path.startswith("partners/")
    }:
        for file in (docs / folder).glob("*.md"):
            raw = file.read_bytes().decode("utf-8", "replace")
            numbers |= {number for _, number in telephones(raw)}
            partners |= {mailbox for _, mailbox in mailboxes(raw)}
    all_mailboxes |= partners
    return Declared(frozenset(numbers), frozenset(partners), frozenset(all_mailboxes))


def _normal(phone: str, memory: Memory) -> str:
    """The number as texts' findings have it; remembered, since to work it out takes the plans of all countries."""
    key = f"telephone {phone}"
    found = memory.data(key)
    if found is None:
        found = normal(phone)
        memory.put_data(key, found)
    return str(found)


def undeclared(found: Iterable[Problem], known: Declared) -> Iterator[Problem]:
    """The problems without those about declared telephones and mailboxes."""
    return (problem for problem in found if not known.holds(problem))


def personal_data(text: Text) -> Iterator[Problem]:
    """All that a text says of persons, declared contacts too; front matter and hidden places included."""
    for code, position, advice, values in _places(text.raw):
        yield text.problem(code, position, warning=advice, **values)
    if text.item.kind == "story":
        for match in _COORDINATES.finditer(text.raw):
            yield text.problem("coordinates", match.start(), warning=True)


def personal_data_beside(file: Path, path: str) -> Iterator[Problem]:
    """The same for a table, a plain text or a drawing beside a text."""
    if PurePath(path).suffix.lower() not in _HIDDEN_TEXTS or file.is_symlink() or not file.is_file():
        return
    if file.stat().st_size <= _LARGEST:
        content = file.read_bytes().decode("utf-8", "replace")
        for code, position, advice, values in _places(content):
            yield Problem(code, path, content.count("\n", 0, position) + 1, values, warning=advice)


def _places(raw: str) -> Iterator[_Place]:
    """Each thing once a line."""
    seen: set[tuple[str, str, int]] = set()
    for position, number in telephones(raw):
        yield TELEPHONE, position, False, {"found": number, "ending": number[-2:]}
    for position, mailbox in mailboxes(raw):
        line_start = raw.rfind("\n", 0, position)
        code = PRIVATE_MAILBOX if is_free(mailbox) else MAILBOX
        if (code, mailbox, line_start) not in seen:  # [info@…](mailto:info@…)
            seen.add((code, mailbox, line_start))
            yield code, position, code == MAILBOX, {"found": mailbox, "domain": mailbox.rpartition("@")[2]}
    for position, kind in identity_numbers(raw):
        yield "identity-number" if kind == "IIN" else "identity-number-like", position, kind != "IIN", {"kind_of": kind}
    for position in passports(raw):
        yield "passport-number", position, True, {}


RULES: tuple[Rule, ...] = (personal_data,)
