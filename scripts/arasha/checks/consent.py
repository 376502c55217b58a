"""Stories: a person's name stands on the site only after that person has agreed, on a day that somebody wrote down."""

from __future__ import annotations

import re
from collections.abc import Iterator

from arasha.checks.texts import Rule, Text
from arasha.content import Problem
from arasha.content.kinds import Story

_FIELD = re.compile(r"^consent_date[ \t]*:", re.MULTILINE)


def named_without_date(text: Text) -> Iterator[Problem]:
    """`consent: named` needs a known `consent_date` (the original holds both)."""
    facts = text.item.facts
    if not isinstance(facts, Story) or text.language != text.item.original:
        return
    if facts.consent == "named" and not facts.consent_date.known and not facts.withdrawn:
        found = _FIELD.search(text.raw, 0, text.body_start)
        yield text.problem("consent-undated", found.start() if found else 0)


RULES: tuple[Rule, ...] = (named_without_date,)
