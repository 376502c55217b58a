"""The page for editors that explains every problem that the check can tell, with an example."""

from __future__ import annotations

import string
from collections import defaultdict
from dataclasses import dataclass
from typing import get_args

from arasha.checks.wording import MESSAGES, catalogue, example, words
from arasha.content import Problem
from arasha.content.fields import KindName
from arasha.content.kinds import KINDS
from arasha.pages.help_pages import EDITORS, frame
from arasha.pages.site import Site
from arasha.pages.views import Page

PROBLEMS = f"{EDITORS}/problems"
_SAME = {
    "field-unknown-near": "field-unknown",
    "reference-unknown-near": "reference-unknown",
    "fact-not-in-original": "fact-disagrees",
}
"""Sentences that are told under the code of another."""
_MADE = {
    "fact-disagrees": tuple(
        f"{field.replace('_', '-')}-disagrees"
        for field in sorted({name for model in KINDS.values() for name in model.model_fields})
    ),
    "reference-unknown": tuple(f"{kind}-unknown" for kind in get_args(KindName)),
}
"""Codes that are made of a field's or a kind's name, by the sentence that they are told with."""
_ANY = {"kind": "topic"}
_DOTS = "…"


@dataclass(frozen=True, slots=True)
class Explained:
    """One sentence of the check: what is wrong, how to mend it, and an example, which may be empty."""

    what: str
    mend: str
    bad: str = ""
    good: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """A code, which is the anchor of its part of the page, with all sentences that are told under it."""

    code: str
    also: tuple[str, ...]
    explained: tuple[Explained, ...]


@dataclass(frozen=True, slots=True)
class ProblemsPage(Page):
    """The page's own slots. `tongue` is the language of the sentences where it is not the page's."""

    codes: tuple[Code, ...] = ()
    tongue: str = ""


def problems_page(site: Site) -> ProblemsPage:
    """All codes in the order of the alphabet."""
    return ProblemsPage(
        template="problems.html",
        kind="help",
        **frame(site, PROBLEMS, site.text("problems_title")),
        summary=site.text("problems_intro"),
        codes=tuple(_codes(site)),
        tongue="" if site.code in MESSAGES else MESSAGES[-1],
    )


def _codes(site: Site) -> list[Code]:
    told: dict[str, list[Explained]] = defaultdict(list)
    for key in sorted(catalogue(), key=lambda key: (_SAME.get(key, key), key)):
        told[_SAME.get(key, key)].append(_explained(site, key))
    return [Code(code, _MADE.get(code, ()), tuple(sentences)) for code, sentences in told.items()]


def _explained(site: Site, key: str) -> Explained:
    given = example(key)
    entry = catalogue()[key][MESSAGES[-1]]
    names = {name for said in entry.values() for _, name, _, _ in string.Formatter().parse(said) if name}
    values = {name: _ANY.get(name, _DOTS) for name in names} | given.get("values", {})
    what, mend = words(Problem(key, "", values=values), site.language)
    return Explained(what, mend, given.get("bad", ""), given.get("good", ""))
