"""The second wall: of what Markdown made, only what a text needs gets onto the page.

Markdown passes raw HTML through and puts any attribute anywhere; the check refuses both in the source, and this holds
without it. The parser is html5ever's, the browsers' own algorithm (nh3 is ammonia, in Rust), so nothing that a browser
would read otherwise slips through.
"""

from __future__ import annotations

import re

import nh3

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_TAGS = """
a abbr blockquote br code dd details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr img kbd li ol p picture pre
section small source span strong sub summary sup table tbody td th thead tr ul
"""
_ATTRIBUTES = {
    "*": {"class", "id", "lang"},
    "a": {"href", "hreflang", "rel", "title"},
    "abbr": {"title"},
    "details": {"open"},
    "img": {"alt", "decoding", "height", "loading", "src", "title", "width"},
    "ol": {"start"},
    "source": {"sizes", "srcset", "type"},
    "th": {"scope"},
}
_CLASSES = """
admonition admonition-title borrowed footnote footnote-backref footnote-ref highlight
answer case checklist danger example exercise info note question quote tip warning
to-center to-left to-right
"""
"""Classes of what Markdown and our renderer make. The theme has others, which a text must not borrow: a paragraph that
looks like the site's own word on a translation would lie to the reader."""
_LOCAL = re.compile(r"[^\x00-\x20:/\\][^\x00-\x1f:\\]*")
"""A picture's address within the site."""
_VARIANT = r"(?:\.\./)*media/(?:[A-Za-z0-9][\w.-]*/)*[A-Za-z0-9][\w.-]* [0-9]{1,4}w"
"""A variant of a picture of ours, and its width: on the page's way to the media, and never out of them."""
_LEAVES_UNSEEN = re.compile(r"[\x00-\x20]*[/\\][\x00-\x20]*[/\\]")
"""`//host`: another server behind what looks like a path."""
_FORMS = {
    "decoding": re.compile(r"async"),
    "height": re.compile(r"[0-9]{1,5}"),
    "hreflang": re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"),
    "lang": re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"),
    "loading": re.compile(r"lazy"),
    "rel": re.compile(r"noreferrer"),
    "scope": re.compile(r"col|row"),
    "sizes": re.compile(r"\(min-width: [0-9.]{1,6}rem\) [0-9.]{1,6}rem, calc\(100vw - 2rem\)"),
    "src": _LOCAL,
    "srcset": re.compile(rf"{_VARIANT}(?:, {_VARIANT})*", re.ASCII),
    "start": re.compile(r"[0-9]{1,6}"),
    "type": re.compile(r"image/(?:avif|webp)"),
    "width": re.compile(r"[0-9]{1,5}"),
}


_ALLOWED_CLASSES = frozenset(_CLASSES.split())


def _filtered(_tag: str, name: str, value: str) -> str | None:
    """An attribute's value as it may stand, None to leave the attribute out."""
    if name == "class":
        return " ".join(word for word in value.split() if word in _ALLOWED_CLASSES) or None
    if name == "href":
        return None if _LEAVES_UNSEEN.match(value) else value
    form = _FORMS.get(name)
    return value if form is None or form.fullmatch(value) else None


_CLEANER = nh3.Cleaner(
    tags=set(_TAGS.split()),
    attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
    attribute_filter=_filtered,
    url_schemes=set(SCHEMES),
    link_rel=None,
)


def clean(html: str) -> str:
    """The HTML of a text without anything that a text does not need."""
    return _CLEANER.clean(html)
