"""What in finished HTML could do harm, found without the code that is to prevent it; and a text to try the rules on."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

import tiny
from arasha.checks.markup import RULES
from arasha.checks.texts import Text
from arasha.content import Item, Problem, Version
from arasha.content.library import State
from arasha.content.targets import Target, TargetKind
from arasha.pages.rendering import Renderer
from arasha.pages.sanitizing import clean
from arasha.pages.site import Site

TAGS = """
a abbr blockquote br code dd details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr img kbd li ol p picture pre
section small source span strong sub summary sup table tbody td th thead tr ul
"""
ATTRIBUTES = """
alt class decoding height href hreflang id lang loading open rel scope sizes src srcset start title type width
"""
_KNOWN, _HARMLESS = frozenset(TAGS.split()), frozenset(ATTRIBUTES.split())
_TAG = re.compile(
    r"<(?=[A-Za-z!?]|/[A-Za-z])(/?)([^\s<>/]*)((?:\s+[^\s\"'<>/=]+(?:=(?:\"[^\"]*\"|[^\s\"'<>=]+))?)*)\s*/?>?"
)
_ATTRIBUTE = re.compile(r"\s+([^\s\"'<>/=]+)(?:=(?:\"([^\"]*)\"|([^\s\"'<>=]+)))?")
_DROPPED = re.compile(r"^[\x00-\x20]+|[\t\r\n]+")
"""What a browser takes out of an address (WHATWG URL, 4.4)."""
_OWN = re.compile(r"(\.\./)*media(/[a-zA-Z0-9][a-zA-Z0-9._-]*)+ [0-9]+w")
"""A picture among ours, and how wide it is."""
_FRAME = re.compile(r'<div class="table" role="group" aria-label="[^"<>]*" tabindex="0">')
"""What the renderer puts around a table after the wall, for readers without a mouse."""
_SAFE = re.compile(r"(?:https?://|mailto:|tel:)|(?![a-z][a-z0-9+.-]*:)(?![/\\]{2})", re.IGNORECASE)


def dangers(page: str) -> list[str]:
    """Elements, attributes and addresses of the HTML of a text that no text needs."""
    return list(_dangers(_FRAME.sub("<div>", page)))


def _dangers(page: str) -> Iterator[str]:
    for match in _TAG.finditer(page):
        closing, name, attributes = match.groups()
        if name.lower() not in _KNOWN or not match[0].endswith(">"):
            yield f"element {match[0][:80]}"
        if closing and attributes:
            yield f"element {match[0][:80]}"
        for attribute, quoted, bare in _ATTRIBUTE.findall(attributes):
            yield from _attribute_dangers(name, attribute.lower(), html.unescape(quoted or bare))


def _attribute_dangers(tag: str, name: str, value: str) -> Iterator[str]:
    if name not in _HARMLESS:
        yield f"attribute {name}={value[:80]}"
    plain = _DROPPED.sub("", value)
    if name in ("href", "src") and not _SAFE.match(plain):
        yield f"address {value[:80]}"
    if name == "src" and (":" in plain or plain.startswith("/")):
        yield f"request {tag} {value[:80]}"
    if name == "srcset" and not all(_OWN.fullmatch(one.strip()) for one in value.split(",")):
        yield f"request {tag} {value[:80]}"


@cache
def options() -> tuple[tuple[str, ...], dict[str, dict[str, Any]]]:
    """The Markdown extensions of the real site and their options."""

    class Loader(yaml.SafeLoader):
        pass

    Loader.add_multi_constructor("", lambda _loader, _suffix, _node: None)
    data = yaml.load((tiny.ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader)
    from pymdownx.slugs import slugify

    configs: dict[str, dict[str, Any]] = {"toc": {"slugify": slugify(case="lower")}}
    names = []
    for entry in data["markdown_extensions"]:
        name, given = next(iter(entry.items())) if isinstance(entry, dict) else (entry, {})
        names.append(name)
        configs[name] = (given or {}) | configs.get(name, {})
    return tuple(names), configs


def renderer(site: Site, *, wall: bool) -> Renderer:
    """A renderer as the build has one, with or without the second wall."""
    names, configs = options()
    return Renderer(site, names, configs, clean if wall else str)


def render(one: Renderer, body: str) -> str:
    """A body rendered as if each of its links and pictures led somewhere: so that none is left out."""
    return one.render(body, "en/news/2024/academy/", everywhere).html


def everywhere(written: str) -> Target:
    """A target that keeps the address as it is written."""
    return Target(TargetKind.EXTERNAL)


def text_of(raw: str) -> Text:
    """A file as the rules see it, whatever its fields say."""
    head = raw.find("\n---\n", 3)
    body = raw[head + 5 :].lstrip("\n")
    line = raw.count("\n", 0, len(raw) - len(body)) + 1
    texts: Any = None
    facts: Any = None
    version = Version("en", "news/2024/academy/index.en.md", texts, body, line, "", "", State.ORIGINAL, False)
    item = Item("news/2024/academy", "news", "academy", facts, {"en": version}, "en")
    return Text(item, version, raw)


def file_of(body: str) -> str:
    """A file with two fields and a body, which begins on line 6."""
    return f"---\ntitle: Title\nsummary: Summary\n---\n\n{body}"


def found(raw: str) -> list[Problem]:
    """What the first wall finds in a file."""
    return [problem for rule in RULES for problem in rule(text_of(raw))]


def refused(raw: str) -> list[tuple[str, int]]:
    """Code and line of what the first wall refuses in a file."""
    return [(problem.code, problem.line) for problem in found(raw) if not problem.warning]


def tiny_site(folder: Path) -> Site:
    """A site to render for."""
    return tiny.open_site(tiny.site(folder), "en")
