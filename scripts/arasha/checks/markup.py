"""The first wall: what may stand in a text besides Markdown. The rest is refused, by name and line.

A text may hold raw HTML of a short list, and attributes of a shorter one. Scripts, styles, frames, forms, comments,
templates and files pulled in from elsewhere are not for texts; nor are letters that nobody sees (`hidden`), links that
run something (`link_forms`) and texts made to stop the build (`weight`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from arasha.checks.code import RAW, without_code
from arasha.checks.hidden import hidden
from arasha.checks.link_forms import SCHEMES, link_forms, scheme_of
from arasha.checks.texts import Rule, Text
from arasha.checks.weight import depth, weight
from arasha.content import Problem

TAGS = ("abbr", "br", "details", "kbd", "small", "sub", "summary", "sup")
_ELEMENT = re.compile(
    r"<(?:br[ ]?/?|/?(?:abbr|details|kbd|small|sub|summary|sup)|abbr title=\"[^\"<>\n`{}]*\")>", re.IGNORECASE
)
_AUTOLINK = re.compile(
    r"<https?://[^\s<>]+>"  # an address
    r"|<(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+>",  # a mailbox
    re.IGNORECASE,
)
_MARKUP = re.compile(r"<(?:!--|(/?[A-Za-z][^\s<>/@`\"'=(]*)|([!?][A-Za-z\[]*))")
_ADDRESS = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*:")
_DIRECTIVE = re.compile(r"\{[{%!]|-+8<-+")
_BRACE = re.compile(r"(\\[\\{]|\{[{%!])|\{:?[ ]*(?![} ])")
"""The start of an attribute list; or an escaped brace or a directive, which are none."""
_TOKEN = re.compile(r"""([^ =}\n]+=".*?"|[^ =}\n]+='.*?'|[^ =}\n]+=[^ =}\n]+|[^ =}\n]+)|[ ]""")
"""Words of an attribute list (the scanner of Python-Markdown's attr_list)."""
_ATTRIBUTE = re.compile(
    r"[#.][\w-]+|lang=[\"']?[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*[\"']?|title=(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>]+)|(?:width|height)=[\"']?[0-9]{1,4}[\"']?"
)


def markup(text: Text) -> Iterator[Problem]:
    """All rules of the wall over one file; of one that is too heavy for Markdown, and for them, only that."""
    if heavy := list(weight(text)):
        yield from heavy
        return
    live = text.raw[: text.body_start] + without_code(text.raw[text.body_start :])
    for rule in _RULES:
        yield from rule(text, live)


def _html(text: Text, live: str) -> Iterator[Problem]:
    """Raw HTML that isn't on the list, and comments: those reach the reader's browser too."""
    if "<" not in live:
        return
    allowed = (_ELEMENT,) if RAW.search(live, text.body_start) else (_ELEMENT, _AUTOLINK)
    for match in _MARKUP.finditer(live, text.body_start):
        place = match.start()
        if match[0] == "<!--":
            yield text.problem("comment", place)
        elif not (any(form.match(live, place) for form in allowed) or _is_told_elsewhere(live, place)):
            name = (match[1] or match[2]).lstrip("/")[:40].lower()
            yield text.problem("html", place, tag=name, allowed=", ".join(TAGS))


def _is_told_elsewhere(live: str, position: int) -> bool:
    """Whether it is an address of a kind that `link_forms` refuses; `<http:x onclick=…>` is none of those."""
    return bool(_ADDRESS.match(live, position)) and scheme_of(live[position + 1 : position + 300]) not in SCHEMES


def _directives(text: Text, live: str) -> Iterator[Problem]:
    """Templates and inclusions of other tools: none of them works here, and a later tool must not run them."""
    if live.find("{", text.body_start) < 0 and live.find("8<", text.body_start) < 0:
        return
    lines: set[int] = set()
    for match in _DIRECTIVE.finditer(live, text.body_start):
        line = text.line_at(match.start())
        if line not in lines:
            lines.add(line)
            yield text.problem("directive", match.start(), sign=match[0])


def _attributes(text: Text, live: str) -> Iterator[Problem]:
    """Attribute lists with more than an id, a class, a language, a title or a picture's size; the first on a line."""
    start = live.find("{", text.body_start)
    while start >= 0:
        end = live.find("\n", start)
        end = len(live) if end < 0 else end
        begin = live.rfind("\n", 0, start) + 1
        yield from _attributes_of_line(text, live[begin:end], begin)
        start = live.find("{", end)


def _attributes_of_line(text: Text, line: str, position: int) -> Iterator[Problem]:
    """What is wrong in the braces of a line, which begins at that position."""
    last = line.rfind("}")
    for match in _BRACE.finditer(line, 0, last + 1):
        wrong = "" if match[1] else _wrong_attribute(line[match.end() : last])
        if wrong:
            yield text.problem("attribute", position + match.start(), attribute=wrong[:60])
            return


def _wrong_attribute(words: str) -> str:
    """The first word that may not stand in an attribute list; empty when all may."""
    position = 0
    while match := _TOKEN.match(words, position):
        if match[1] and not _ATTRIBUTE.fullmatch(match[1]):
            return match[1]
        position = match.end()
    return ""


_RULES: tuple[Callable[[Text, str], Iterator[Problem]], ...] = (
    hidden,
    _html,
    _directives,
    _attributes,
    link_forms,
    depth,
)
RULES: tuple[Rule, ...] = (markup,)
