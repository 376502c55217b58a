"""The files `_headers` and `_redirects`, read as Cloudflare Pages and as Netlify read them.

After `packages/pages-shared` of cloudflare/workers-sdk and `packages/headers-parser` of netlify/build.
"""

from __future__ import annotations

import re
from collections.abc import Callable

Rules = list[tuple[str, dict[str, str]]]
MOST_RULES, LONGEST_LINE = 100, 2000
"""Cloudflare's limits."""


def parsed(text: str) -> Rules:
    """The rules in their order."""
    rules: Rules = []
    for line in text.splitlines():
        if line.startswith("/"):
            rules.append((line, {}))
        else:
            name, _, value = line.strip().partition(": ")
            assert line.startswith("  "), line
            assert name not in rules[-1][1], line
            rules[-1][1][name] = value
    return rules


def cloudflare(pattern: str) -> re.Pattern[str]:
    """One star for anything, `:name` for what has no stroke."""
    assert pattern.count("*") <= 1, pattern
    return re.compile(re.sub(r":[a-z]+", "[^/]+", re.escape(pattern).replace(r"\*", ".*")))


def netlify(pattern: str) -> re.Pattern[str]:
    """The same part by part; a star alone, and the stroke before it, may be missing."""
    parts = (_netlify_part(part) for part in pattern.split("/") if part)
    return re.compile(f"/{'/'.join(parts)}/?", re.IGNORECASE)


def _netlify_part(part: str) -> str:
    if part.startswith(":"):
        return "([^/]+)"
    if part == "*":
        return "?(.*)"
    return part.replace("*", "(.*)") if "*" in part else re.escape(part)


def sent(rules: Rules, path: str, reads: Callable[[str], re.Pattern[str]] = cloudflare) -> dict[str, str]:
    """The headers for a path. Both hosts put values of one name together: no two rules may have them."""
    found: dict[str, str] = {}
    for pattern, headers in rules:
        if reads(pattern).fullmatch(path):
            assert not found.keys() & headers.keys(), (path, pattern)
            found |= headers
    return found
