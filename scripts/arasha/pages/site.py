"""What every page of one language is made from: the library, the words, the settings, the day of the build."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from arasha.content import Item, Library, Version
from arasha.content.fields import KindName
from arasha.languages import Language
from arasha.pages.documents import Documents
from arasha.pages.editions import Editions
from arasha.pages.pictures.offers import Offer
from arasha.pages.settings import Settings

SECTIONS: dict[KindName, str] = {
    "news": "news",
    "event": "events",
    "project": "projects",
    "partner": "partners",
    "story": "stories",
    "course": "training",
    "module": "training",
    "topic": "topics",
    "country": "countries",
}
"""The list that an item of a kind belongs to: first part of its address."""


MEDIA = "media"
"""Folder at the root of the site with the pictures and files of all items, once for all languages."""


@dataclass(frozen=True)
class Site:
    """One language of the site.

    Attributes:
        language: the language of the pages made from it.
        languages: all languages of the site by code, for the switcher.
        changed: ISO date of the last change of a content file, by its path; may be empty.
        today: the day by which events are coming or past and projects run or have finished.
        styles: address of the style sheet.
        script: the one script, which stands in every page.
        editions: the files made of each item, by its folder; empty where none were made.
        documents: what is known of each document beside a text, by its path relative to the content folder.
        pictures: how each picture beside a text is offered, by its path relative to the content folder.
    """

    settings: Settings
    library: Library
    language: Language
    languages: Mapping[str, Language]
    today: datetime.date
    changed: Mapping[str, str] = field(default_factory=dict)
    styles: str = ""
    script: str = ""
    editions: Editions = field(default_factory=dict)
    pictures: Mapping[str, Offer] = field(default_factory=dict)
    documents: Documents = field(default_factory=dict)

    __hash__ = object.__hash__

    @property
    def code(self) -> str:
        """The language's code."""
        return self.language.code

    @cached_property
    def name(self) -> str:
        """The site's name in this language."""
        return self.settings.names[self.code]

    def text(self, key: str, **values: object) -> str:
        """An interface string in this language."""
        return self.language.text(key, **values)

    def version(self, item: Item) -> Version:
        """The version this language shows or leads to."""
        return item.best(self.code)

    def address(self, folder: str, language: str = "") -> str:
        """Address of a folder's page, relative to the root: `ru/news/2024/academy/`."""
        return f"{language or self.code}/{folder}/" if folder else f"{language or self.code}/"

    def url(self, address: str) -> str:
        """The absolute URL of an address; empty when the site has no URL."""
        return f"{self.settings.url}{address}" if self.settings.url else ""
