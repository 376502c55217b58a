"""What a server has to know of a site, and how paths and values are written for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from arasha.pages.headers import CACHE, Rule, rules, unkept
from arasha.pages.moves import lost, moved, withdrawn
from arasha.pages.site import Site

_WORDS = {"*": ".*", ":": "[^/]+"}
"""What a star and a name stand for, by the sign they begin with."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a server has to know of a site.

    Attributes:
        everywhere: headers of every answer.
        copies: pattern of a path and what is said of keeping copies.
        moved: new path by old one; gone: paths where a notice of withdrawal stands.
        lost: the page for lost readers by folder of a language.
        onion: address in the Tor network without the last stroke; may be empty.
    """

    everywhere: Mapping[str, str]
    copies: tuple[tuple[str, str], ...]
    moved: Mapping[str, str]
    gone: tuple[str, ...]
    lost: Mapping[str, str]
    onion: str = ""


def facts(site: Site) -> Facts:
    """What is true of this site, which stands at the root of its server. `site` may be of any language."""
    first, *others = rules(site.script, unkept(site))
    return Facts(
        everywhere=first.headers,
        copies=tuple((expression(rule), rule.headers[CACHE]) for rule in others),
        moved={f"/{old}": f"/{new}" for old, new in moved(site.library, site.languages).items()},
        gone=tuple(f"/{address}" for address in withdrawn(site.library)),
        lost={folder: f"/{page}" for folder, page in lost(site).items()},
        onion=site.settings.onion.rstrip("/"),
    )


def expression(rule: Rule) -> str:
    """A rule's pattern as a regular expression for the path of a file, where the path of a folder means its page."""
    parts = re.split(r"(\*|:[a-z]+)", rule.pattern)
    words = "".join(_WORDS.get(part[:1], re.escape(part)) for part in parts)
    return f"^{words}{'(?:index[.]html)?' if rule.pattern.endswith('/') else ''}$"


def forms(path: str) -> tuple[str, ...]:
    """How the page of a folder can be asked for; a file, in one way."""
    return (path, path.rstrip("/"), f"{path}index.html") if path.endswith("/") else (path,)


def quoted(text: str) -> str:
    """A value as both servers read it. Neither kind of quote nor `$` stands in any that is not ours."""
    return f'"{text}"'
