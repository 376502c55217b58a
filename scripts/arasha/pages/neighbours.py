"""Where a reader goes on: the item before and the item after in a series."""

from __future__ import annotations

from arasha.content import Item
from arasha.pages.links import item_link
from arasha.pages.related import REACH
from arasha.pages.site import Site
from arasha.pages.views import Link


def neighbours(site: Site, item: Item) -> tuple[Link | None, Link | None]:
    """The modules before and after in the course; of news, the earlier and the later ones of its first project."""
    series = _series(site, item)
    if item not in series:
        return None, None
    place = series.index(item)
    before = item_link(site, series[place - 1]) if place else None
    after = item_link(site, series[place + 1]) if place + 1 < len(series) else None
    return before, after


def _series(site: Site, item: Item) -> list[Item]:
    """The items in their order, of news those near by. Undated news have no place in time and stand in no series."""
    if item.kind == "module":
        course = site.library.course_of(item)
        return site.library.modules_of(course) if course else []
    project = next(iter(site.library.named(item, "projects")), None)
    if item.kind != "news" or project is None:
        return []
    near = site.library.mentions_near(project, item, REACH)
    news = [site.library.items[mention.item] for mention in near if mention.field == "projects"]
    return [one for one in news if one.kind == "news" and one.facts.when > (0, 0, 0)]
