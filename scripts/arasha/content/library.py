"""The library: all items read and linked, immutable. It knows nothing of MkDocs or of HTML."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from arasha.content.fields import KindName
from arasha.content.kinds import Country, Facts, Module
from arasha.content.texts import Texts


class State(StrEnum):
    """How a version stands to its original."""

    ORIGINAL = "original"
    CURRENT = "current"
    BEHIND = "behind"
    SUMMARY = "summary"


@dataclass(frozen=True)
class Version:
    """An item in one language. Without slots: a snapshot of thousands would load slower with them, as for `Item`.

    Attributes:
        path: the file, relative to the content folder.
        body: the Markdown text under the front matter; `body_line` is its first line in the file.
        fingerprint: of title, summary, body and the other language fields: changes when a translator must look again.
        source: language it was translated from, empty in the original.
        state: how it stands to the original; `behind` too says that a summary's original has changed since.
        digest: of the file's bytes; `head` is of its front matter alone.
    """

    language: str
    path: str
    texts: Texts
    body: str
    body_line: int
    fingerprint: str
    source: str
    state: State
    behind: bool
    digest: str = ""
    head: str = ""

    @property
    def title(self) -> str:
        """The heading."""
        return self.texts.title

    @property
    def summary(self) -> str:
        """One or two sentences."""
        return self.texts.summary

    def line_of(self, written: str) -> int:
        """Line in the file where the body first holds these words; the body's first line when it doesn't."""
        return self.body_line + self.body.count("\n", 0, max(0, self.body.find(written)))


@dataclass(frozen=True)
class Item:
    """One piece of content: a folder, its facts, and its versions by language.

    Attributes:
        folder: place below the content folder, which is its address too: `news/2024/academy`; empty for the front page.
        slug: last part of the folder.
        original: language that it was written in.
        files: names of the other files in the folder (pictures, documents), relative to it.
        files_digest: of their names and contents; empty when there are none.
    """

    folder: str
    kind: KindName
    slug: str
    facts: Facts
    versions: Mapping[str, Version]
    original: str
    files: tuple[str, ...] = ()
    files_digest: str = ""

    def best(self, language: str) -> Version:
        """The version in that language, else the original."""
        return self.versions.get(language) or self.versions[self.original]

    @cached_property
    def order(self) -> tuple[tuple[int, int, int], str]:
        """Sort key by time, then by place; reversed for newest first."""
        return (self.facts.when, self.folder)


@dataclass(frozen=True, slots=True)
class Mention:
    """An item names another: `field` is the fact that does it (`organisers`, `donors`)."""

    item: str
    field: str


@dataclass(frozen=True)
class Library:
    """All published items by folder, who names whom, and what was withdrawn.

    Attributes:
        languages: the site's languages in their order.
        items: by folder; withdrawn and embargoed items are not among them.
        mentions: for a folder, the items whose facts name it.
        targets: for a folder, the folders that its facts name, by field.
        withdrawn: items of which only a notice is left.
        held: folders of items that an embargo holds back.
    """

    languages: tuple[str, ...]
    items: Mapping[str, Item]
    mentions: Mapping[str, tuple[Mention, ...]]
    targets: Mapping[str, Mapping[str, tuple[str, ...]]]
    withdrawn: Mapping[str, Item]
    held: frozenset[str] = frozenset()

    def of_kind(self, *kinds: KindName) -> list[Item]:
        """The items of these kinds, newest first."""
        return sorted((item for item in self.items.values() if item.kind in kinds), key=lambda i: i.order, reverse=True)

    def named(self, item: Item, field: str) -> list[Item]:
        """The items that a fact of this item names, in the order written; withdrawn ones are left out."""
        folders = self.targets.get(item.folder, {}).get(field, ())
        return [self.items[folder] for folder in folders if folder in self.items]

    def naming(self, item: Item, *kinds: KindName) -> list[Item]:
        """The items of these kinds that name this one, newest first, each once."""
        found = {mention.item for mention in self.mentions.get(item.folder, ())}
        items = (self.items[folder] for folder in found if folder in self.items)
        return sorted((other for other in items if other.kind in kinds), key=lambda i: i.order, reverse=True)

    def fields_naming(self, item: Item, other: Item) -> tuple[str, ...]:
        """By which facts `other` names this item."""
        return tuple(m.field for m in self.mentions.get(item.folder, ()) if m.item == other.folder)

    def mentions_near(self, target: Item, item: Item, reach: int) -> tuple[Mention, ...]:
        """Up to `reach` mentions of the target by older items than this one, and as many by newer ones."""
        mentions, orders = self._by_time.get(target.folder, ((), ()))
        place = bisect_left(orders, item.order)
        return mentions[max(0, place - reach) : place + reach + 1]

    def modules_of(self, course: Item) -> list[Item]:
        """The modules of a course by their number."""
        return self._modules.get(course.folder, [])

    def course_of(self, module: Item) -> Item | None:
        """The course in whose folder a module stands."""
        return self.items.get(module.folder.rpartition("/")[0])

    @cached_property
    def countries(self) -> dict[str, Item]:
        """Country items by their ISO code."""
        return {item.facts.code: item for item in self.items.values() if isinstance(item.facts, Country)}

    @cached_property
    def _modules(self) -> dict[str, list[Item]]:
        found: dict[str, list[tuple[int, str, Item]]] = defaultdict(list)
        for item in self.items.values():
            if isinstance(item.facts, Module):
                found[item.folder.rpartition("/")[0]].append((item.facts.number, item.slug, item))
        return {
            folder: [item for _, _, item in sorted(modules, key=lambda m: m[:2])] for folder, modules in found.items()
        }

    @cached_property
    def _by_time(self) -> dict[str, tuple[tuple[Mention, ...], list[tuple[tuple[int, int, int], str]]]]:
        """For a folder, the published mentions of it from oldest to newest, and their sort keys."""
        found = {}
        for folder, mentions in self.mentions.items():
            pairs = sorted((self.items[m.item].order, m.field, m) for m in mentions if m.item in self.items)
            found[folder] = (tuple(m for _, _, m in pairs), [order for order, _, _ in pairs])
        return found
