"""What else a page leads to: what belongs to it, what names it, what shares its project, topic or country."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from arasha.content import Item
from arasha.content.fields import KindName
from arasha.pages.cards import group
from arasha.pages.site import Site
from arasha.pages.views import Group

MOST_RELATED = 4
REACH = 30
"""How many older and newer mentions of a topic are weighed, so that an archive of any size costs the same a page."""
_WEIGHTS = {"projects": 4, "topics": 2, "countries": 1}
"""A shared project says more of kinship than a shared topic, and that more than a shared country."""
_GROUPED: tuple[KindName, ...] = ("project", "news", "event", "course", "module", "story", "partner")


def groups_of(site: Site, item: Item) -> tuple[Group, ...]:
    """The groups under an item's text, by its kind."""
    return _GROUPS.get(item.kind, _nothing)(site, item)


def related(site: Site, item: Item, *kinds: KindName) -> list[Item]:
    """Up to four items of these kinds that share most with this one; among equals the newest."""
    shared: Counter[str] = Counter()
    for field, weight in _WEIGHTS.items():
        for target in site.library.named(item, field):
            for mention in site.library.mentions_near(target, item, REACH):
                if mention.field == field and mention.item != item.folder:
                    shared[mention.item] += weight
    items = (site.library.items[folder] for folder in shared if folder in site.library.items)
    close = [other for other in items if other.kind in kinds]
    return sorted(close, key=lambda other: (shared[other.folder], other.order), reverse=True)[:MOST_RELATED]


def naming_groups(site: Site, item: Item, *kinds: KindName, notes: bool = False) -> tuple[Group, ...]:
    """Everything that names the item, a group for each kind; `notes` says as what it is named ("organiser")."""
    groups: tuple[Group, ...] = ()
    for kind in kinds:
        others = _in_order(site, kind, site.library.naming(item, kind))
        said = {other.folder: _relation(site, item, other) for other in others} if notes else None
        groups += group(site, site.text(f"group_{kind}"), others, kind, said)
    return groups


def _in_order(site: Site, kind: KindName, items: list[Item]) -> list[Item]:
    """Modules as their courses number them, what has no date by title, everything else newest first as it came."""
    if kind == "module":
        return sorted(items, key=lambda item: (item.folder.rpartition("/")[0], getattr(item.facts, "number", 0)))
    if kind in ("course", "partner", "story"):
        return sorted(items, key=lambda item: site.language.sort_key(site.version(item).title))
    return items


def _relation(site: Site, item: Item, other: Item) -> str:
    fields = sorted(set(site.library.fields_naming(item, other)) - {"contact"})
    words = [site.text(f"relation_{field}") for field in fields if f"relation_{field}" in site.language.strings]
    return ", ".join(words)


def _news(site: Site, item: Item) -> tuple[Group, ...]:
    return group(site, site.text("group_related"), related(site, item, "news"), "related")


def _event(site: Site, item: Item) -> tuple[Group, ...]:
    return naming_groups(site, item, "news")


def _project(site: Site, item: Item) -> tuple[Group, ...]:
    news = naming_groups(site, item, "news", "event", "course")
    courses = site.library.naming(item, "course")
    modules = [module for course in courses for module in site.library.modules_of(course)]
    training = group(site, site.text("group_module"), modules, "module", series=True)
    return news + training + naming_groups(site, item, "story")


def _partner(site: Site, item: Item) -> tuple[Group, ...]:
    return naming_groups(site, item, *(kind for kind in _GROUPED if kind != "partner"), notes=True)


def _course(site: Site, item: Item) -> tuple[Group, ...]:
    return group(site, site.text("group_module"), site.library.modules_of(item), "module", series=True)


def _story(site: Site, item: Item) -> tuple[Group, ...]:
    return group(site, site.text("group_story_related"), related(site, item, "story"), "related")


def _gathering(site: Site, item: Item) -> tuple[Group, ...]:
    return naming_groups(site, item, *(kind for kind in _GROUPED if kind != "news"))


def _nothing(_site: Site, _item: Item) -> tuple[Group, ...]:
    return ()


_GROUPS: dict[str, Callable[[Site, Item], tuple[Group, ...]]] = {
    "news": _news,
    "event": _event,
    "project": _project,
    "partner": _partner,
    "course": _course,
    "story": _story,
    "topic": _gathering,
    "country": _gathering,
}
