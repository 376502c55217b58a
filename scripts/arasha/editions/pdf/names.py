"""What the files are called, for people, and where they stand on the site.

The name tells the version, the address does not: a link that somebody has shared leads to the newest version, as a link
to the page does, and not to nowhere as soon as there is a newer one.
"""

from __future__ import annotations

import re

from arasha.content import Item
from arasha.content.kinds import Module
from arasha.editions.pdf.store import Stored
from arasha.pages.editions import Edition, EditionFormat, EditionKind
from arasha.pages.settings import Settings
from arasha.pages.site import MEDIA, Site

_FORMATS: tuple[EditionFormat, ...] = ("PDF", "EPUB", "ZIP")
_ENDINGS: dict[EditionKind, str] = {"book": "", "bundle": "", "handout": "-exercises", "session-plan": "-session-plan"}
_OTHER = re.compile(r"[^a-z0-9]+")


def file_name(site: Site, item: Item, kind: EditionKind, format_: EditionFormat = "PDF") -> str:
    """It tells what it is in any folder: `arasha-non-refoulement-1.0-ru.pdf`."""
    return f"{stem(site, item)}{_ENDINGS[kind]}.{format_.lower()}"


def stem(site: Site, item: Item) -> str:
    """Site, module, version, language; a course has no version of its own."""
    version = f"-{item.facts.version}" if isinstance(item.facts, Module) else ""
    return _stem(site, item, version)


def _stem(site: Site, item: Item, version: str = "") -> str:
    return f"{prefix(site.settings)}{item.slug}{version}-{site.code}"


def _address(site: Site, item: Item, kind: EditionKind, format_: EditionFormat) -> str:
    return f"{MEDIA}/{item.folder}/{_stem(site, item)}{_ENDINGS[kind]}.{format_.lower()}"


def prefix(settings: Settings) -> str:
    """The site's name as names of files begin with it, in the first language that writes it in Latin letters."""
    names = (_OTHER.sub("-", name.lower()).strip("-") for name in settings.names.values())
    return next((f"{name}-" for name in names if name), "")


def edition(site: Site, item: Item, kind: EditionKind, stored: Stored, format_: EditionFormat = "PDF") -> Edition:
    """The finished file as pages offer it."""
    name = file_name(site, item, kind, format_)
    return Edition(
        folder=item.folder,
        language=site.code,
        kind=kind,
        format=format_,
        name=name,
        address=_address(site, item, kind, format_),
        pages=stored.pages,
        size=stored.size,
        sha256=stored.sha256,
    )


def is_of_language(name: str, language: str) -> bool:
    """Whether a file of that name is an edition in that language."""
    endings = {f"-{language}{ending}.{format_.lower()}" for ending in _ENDINGS.values() for format_ in _FORMATS}
    return name.endswith(tuple(endings))
