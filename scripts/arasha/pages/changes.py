"""What each version of a module changed."""

from __future__ import annotations

from arasha.content import Item
from arasha.content.texts import ModuleTexts
from arasha.pages.moments import moment_of
from arasha.pages.site import Site
from arasha.pages.views import Change


def changes(site: Site, item: Item) -> tuple[Change, ...]:
    """The changes that the version in this language tells, in the order written: the newest first."""
    texts = item.versions[site.code].texts
    told = texts.changes if isinstance(texts, ModuleTexts) else ()
    return tuple(Change(change.version, moment_of(site, change.date), change.text) for change in told)
