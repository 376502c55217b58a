"""Digests of what pages are made of: as long as they stay, so does the page."""

from __future__ import annotations

import hashlib
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

from arasha.content import Item
from arasha.content.kinds import Event, Project
from arasha.pages.moments import phase
from arasha.pages.related import REACH
from arasha.pages.shell import shell
from arasha.pages.site import Site

PACKAGE = Path(__file__).parents[2]
LIBRARIES = (
    *("babel", "jinja2", "markdown", "markupsafe", "nh3", "pillow"),
    *("pydantic", "pymdown-extensions", "pyyaml", "tzdata"),
)
"""Those that have a say in what a page or an edition looks like."""
SERIES = ("news", "event", "story")
"""Kinds that come in any number: what their pages show of others is followed exactly."""


def digest(*parts: object) -> str:
    """Digest of these texts, each told from the next."""
    return hashlib.blake2b("\x1f".join(map(str, parts)).encode(), digest_size=12).hexdigest()


def program_digest() -> str:
    """Of our code and its data, Python and the libraries."""
    whole = hashlib.sha256(f"{sys.version} {[version(name) for name in LIBRARIES]}".encode())
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix in (".py", ".yml"):
            whole.update(path.read_bytes())
    return whole.hexdigest()


class Common:
    """Digests of the items of the site that are the same in every language."""

    def __init__(self, site: Site) -> None:
        """`site` may be of any language."""
        self._site = site

    @cached_property
    def items(self) -> dict[str, str]:
        """For each item, what any page may show of it, but for its words."""
        return {folder: self._item(item) for folder, item in self._site.library.items.items()}

    @cached_property
    def states(self) -> dict[str, str]:
        """For each item, how its translations stand, and when its versions were changed."""
        changed = self._site.changed
        return {
            folder: " ".join(
                f"{code} {one.state} {one.behind} {one.source} {changed.get(one.path, '')}"
                for code, one in item.versions.items()
            )
            for folder, item in self._site.library.items.items()
        }

    def named(self, item: Item) -> dict[str, None]:
        """Whom an item names, and whom those name: a project's donors are thanked on its news."""
        targets = self._site.library.targets
        found: dict[str, None] = {}
        for folders in targets.get(item.folder, {}).values():
            for folder in folders:
                found[folder] = None
                for others in targets.get(folder, {}).values():
                    found.update(dict.fromkeys(others))
        return found

    @cached_property
    def near(self) -> dict[str, str]:
        """For an item of a series, what is chosen from for its page: those that name it, and those near it in time."""
        items = self._site.library.items.values()
        return {item.folder: self._near(item) for item in items if item.kind in SERIES}

    def _near(self, item: Item) -> str:
        library, tokens = self._site.library, self._tokens
        found = [f"{one.item} {one.field}" for one in library.mentions.get(item.folder, ())]
        for folders in library.targets.get(item.folder, {}).values():
            for folder in folders:
                if target := library.items.get(folder):
                    found += [tokens[one.item] + one.field for one in library.mentions_near(target, item, REACH)]
        return digest(*found)

    @cached_property
    def _tokens(self) -> dict[str, str]:
        """Each item with what choosing it depends upon."""
        return {folder: f"{item.kind} {item.order}" for folder, item in self._site.library.items.items()}

    def _item(self, item: Item) -> str:
        site, facts = self._site, item.facts
        return digest(
            item.kind,
            item.order,
            phase(facts.period, site.today) if isinstance(facts, Event | Project) else "",
            item.versions[item.original].head,
            *item.versions,
            *(site.changed.get(one.path, "") for one in item.versions.values()),
            *(one.texts.updated.iso for one in item.versions.values() if one.texts.updated),
            item.files_digest,
            *self._beside.get(item.folder, ()),
            site.editions.get(item.folder, ""),
        )

    @cached_property
    def _beside(self) -> Mapping[str, list[str]]:
        """For a folder, how its pictures and documents are offered."""
        found: dict[str, list[str]] = defaultdict(list)
        for offers in (self._site.pictures, self._site.documents):
            for path, offer in offers.items():
                found[path.rpartition("/")[0]].append(f"{path} {offer}")
        return found


class Facts:
    """Digests of the items of the site as one language shows them."""

    def __init__(self, site: Site, common: Common, settings: str = "") -> None:
        """`settings` stands for what the owner decided about rendering, which `site` does not hold."""
        self._site, self._common = site, common
        names = (one.name for one in site.languages.values())
        self.language = digest(settings, site.settings, shell(site), site.language, *names)

    @cached_property
    def outer(self) -> dict[str, str]:
        """For each item what pages of others may show of it."""
        common, code = self._common.items, self._site.code
        return {
            folder: f"{common[folder]} {item.versions[code].head if code in item.versions else ''}"
            for folder, item in self._site.library.items.items()
        }

    @cached_property
    def everything(self) -> str:
        """Of all that any page shows of others."""
        library = self._site.library
        return digest(*self.outer, *self.outer.values(), *sorted(library.withdrawn), *sorted(library.held))

    @cached_property
    def states(self) -> str:
        """Of how all translations stand."""
        return digest(*self._common.states.values())

    @cached_property
    def whole(self) -> str:
        """Of everything that the language's pages are made of, but for the templates."""
        versions = (item.versions.get(self._site.code) for item in self._site.library.items.values())
        return digest(self.language, self.everything, self.states, *(one.digest for one in versions if one))

    def own(self, item: Item) -> str:
        """Of what an item's page says of the item itself."""
        version = item.versions[self._site.code]
        return f"{self.language} {self.outer[item.folder]} {self._common.states[item.folder]} {version.digest}"

    def around(self, item: Item, shown: Iterable[str]) -> str:
        """Of what an item's page may show of others; `shown` are those that it showed the last time."""
        if item.kind not in SERIES:
            return self.everything
        outer = self.outer
        named = self._common.named(item) | dict.fromkeys(shown)
        return digest(self._common.near[item.folder], *named, *(outer.get(folder, "") for folder in named))
