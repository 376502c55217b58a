"""What copies say of themselves, and the site of its copies, by the templates of `overrides/offline/`.

The page for readers of a blocked site lists the copies. They are made after the pages, so it has a slot for the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import jinja2

from arasha.editions.manifest import SIGNATURE, SUMS, Origin
from arasha.editions.offline.holdings import INDEX, Holdings
from arasha.languages import Language, PartialDate
from arasha.languages.formats import date_text, size_text
from arasha.pages.assets import ASSETS
from arasha.pages.blocked import BLOCKED, COPIES_BEGIN, COPIES_END
from arasha.pages.links import language_words
from arasha.pages.settings import Settings
from arasha.pages.views import Download, Link, Moment
from arasha.pages.ways import way_from

TEMPLATES = "offline"
_SLOT = re.compile(f"({COPIES_BEGIN}).*?({COPIES_END})", re.DOTALL)
_WORDS = re.compile(r"(?<=>)[^<]+(?=<)")


@dataclass(frozen=True, slots=True)
class Copy:
    """One finished copy: its address from the root of the site, its size in bytes, its SHA-256 in hexadecimal."""

    language: str
    format: str
    address: str
    size: int
    sha256: str


class CopyPages:
    """Prints what the copies of one language say.

    Args:
        theme: folder of the templates.
        language: in which.
        settings: the site's.
        origin: what the site was made of, and when.
    """

    def __init__(self, theme: Path, language: Language, settings: Settings, origin: Origin) -> None:
        loader = jinja2.FileSystemLoader(theme)
        self._environment = jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined)
        self._environment.globals.update(t=language.text)
        self._language, self._settings = language, settings
        day = PartialDate.parse(origin.time[: len("2026-11-22")] or "unknown")
        self._moment = Moment(date_text(language, day), day.iso)

    def start(self, holdings: Holdings, *, signed: bool) -> str:
        """The page that the archive opens with."""
        styles = next(path for path in holdings.assets if path.endswith(".css"))
        home, blocked = (f"{self._language.code}/{folder}{INDEX}" for folder in ("", f"{BLOCKED}/"))
        return self._printed(
            "index.html",
            language=self._language.code,
            site_name=self._settings.names[self._language.code],
            home=home,
            blocked=blocked if holdings.take(blocked) else "",
            styles=styles,
            icon=f"{ASSETS}/icon.svg",
            sums=SUMS,
            signature=SIGNATURE if signed else "",
            public_key=self._settings.public_key,
        )

    def online(self, tag: str) -> str:
        """The mark of links that lead out of the copy; `tag` is the language's, as they may lead to another."""
        return self._printed("online.html", language=tag)

    def note(self) -> str:
        """What stands at the foot of each page."""
        return self._printed("note.html")

    def inside(self) -> str:
        """What stands in the copy where the site lists its copies."""
        return self._printed("inside.html")

    def copies(self, copies: Iterable[Copy], path: str, *, signed: bool) -> str:
        """The list of copies for the page at `path`, those of its language first, and whether they are signed."""
        shown = [self._download(copy) for copy in copies]
        view = SimpleNamespace(downloads=sorted(shown, key=lambda one: one.elsewhere))
        to = way_from(path, self._settings.url)
        return self._printed("copies.html", view=view, to=to, signed=signed, public_key=self._settings.public_key)

    def _download(self, copy: Copy) -> Download:
        elsewhere = copy.language != self._language.code
        link = Link(self._language.text(f"offline_{copy.format.lower()}"), copy.address)
        if elsewhere:
            words = language_words(self._language, copy.language, "in")
            link = Link(link.text, copy.address, copy.language, words)
        return Download(
            link=link,
            format=copy.format,
            size=size_text(self._language, copy.size),
            moment=self._moment,
            checksum=copy.sha256,
            name=copy.address.rpartition("/")[2],
            elsewhere=elsewhere,
        )

    def _printed(self, template: str, **facts: object) -> str:
        own = {"moment": self._moment, "url": self._settings.url}
        return self._environment.get_template(f"{TEMPLATES}/{template}").render(own | facts).strip()


def filled(page: str, slot: str) -> str:
    """The page with this in its slot for copies; a page without one stays as it is."""
    return _SLOT.sub(lambda match: f"{match[1]}\n{slot}\n{match[2]}", page)


def slots(languages: Sequence[Language]) -> Iterable[tuple[Language, str]]:
    """The pages that have the slot, in each alphabet: language, path."""
    return ((one, f"{folder}/{BLOCKED}/{INDEX}") for one in languages for folder in one.folders)


def in_alphabet(language: Language, path: str, text: str) -> str:
    """HTML for the page at `path`, in the alphabet of that page."""
    alphabet = language.transliteration
    if alphabet is None or not path.startswith(f"{alphabet.folder}/"):
        return text
    return _WORDS.sub(lambda words: alphabet.of(words[0]), text)
