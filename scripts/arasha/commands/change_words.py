"""What changed for readers, sentence by sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from arasha.commands.change_values import Titles, cut, field_line
from arasha.content.change import Fate, FileChange, ItemChange, Snapshot, VersionChange
from arasha.languages import Language
from arasha.languages.formats import size_text

MOST_FILES = 10
"""Besides the content, that are named."""


@dataclass(frozen=True)
class Changes:
    """All that changed since a commit: items, problems that kept some from being read, files besides the content."""

    items: tuple[ItemChange, ...]
    titles: Titles
    unread: int = 0
    others: Sequence[str] = ()

    @property
    def languages(self) -> frozenset[str]:
        """Languages that somebody wrote in: of changed texts and of facts, which stand in the original."""
        texts = {change.language for item in self.items for change in item.versions if change.fields or change.text}
        fresh = {change.language for item in self.items for change in item.versions if change.fate is Fate.NEW}
        return frozenset(texts | fresh | {item.item.original for item in self.items if item.facts})


def titles(*snapshots: Snapshot) -> Titles:
    """The titles of all items by kind and slug, then by language; those of later snapshots win."""
    return {
        (item.kind, item.slug): {code: version.title for code, version in item.versions.items()}
        for snapshot in snapshots
        for item in snapshot.reading.items.values()
    }


def counted(changes: Changes, words: Language) -> str:
    """How many items share each fate."""
    counts = Counter(item.fate for item in changes.items)
    parts = [f"{words.text(f'change_{fate}')}: {counts[fate]}" for fate in Fate if counts[fate]]
    return " · ".join(parts) or words.text("changes_none")


def notes(changes: Changes, words: Language) -> Iterator[str]:
    """What is not about one item."""
    if changes.unread:
        yield words.text("changes_unread", n=changes.unread)
    if changes.others:
        names = [*changes.others[:MOST_FILES], *(["…"] if len(changes.others) > MOST_FILES else [])]
        yield words.text("changes_others", n=len(changes.others), files=", ".join(names))


def heading(change: ItemChange, words: Language) -> str:
    """Kind and title of the item."""
    item = change.item
    return f"{words.text(f'kind_{item.kind}')}: {cut(item.best(words.code).title)}"


def details(change: ItemChange, titles: Titles, words: Language) -> Iterator[str]:
    """What happened to the item: its address, its facts, its texts by language, its files."""
    if change.before and change.before.folder != change.item.folder:
        yield words.text("change_moved_from", folder=change.before.folder)
    if change.fate is Fate.REMOVED:
        yield words.text("change_removed_note")
    yield from (field_line(field, titles, words) for field in change.facts)
    for version in change.versions:
        yield from _version_lines(version, change, titles, words)
    yield from (_file_line(file, words) for file in change.files)


def _version_lines(version: VersionChange, change: ItemChange, titles: Titles, words: Language) -> Iterator[str]:
    said = []
    if version.fate is Fate.NEW:
        source = change.item.versions[version.language].source
        said.append(_translated(source, words) if source else words.text("change_version_new"))
    if version.fate is Fate.REMOVED:
        said.append(words.text("change_version_removed"))
    if version.text:
        said.append(words.text("change_text"))
    if version.behind is not None:
        said.append(words.text("change_behind" if version.behind else "change_caught_up"))
    name = _spoken(version.language, words)["name"]
    name = name[:1].upper() + name[1:]
    if said:
        yield f"{name}: {', '.join(said)}"
    for field in version.fields:
        yield f"{name}: {field_line(field, titles, words)}"


def _translated(source: str, words: Language) -> str:
    return words.text("change_version_translated", source=_spoken(source, words)["from"])


def _spoken(code: str, words: Language) -> Mapping[str, str]:
    """How the language speaks of another: its name, "from it"."""
    spoken: Mapping[str, Mapping[str, str]] = words.strings["language_words"]
    if code in spoken:
        return spoken[code]
    name = str(words.locale.languages.get(code, code))
    return {key: said.format(name=name) for key, said in spoken["other"].items()}


def _file_line(change: FileChange, words: Language) -> str:
    before, after = (None if size is None else size_text(words, size) for size in (change.before, change.after))
    if before is None:
        return words.text("change_file_added", name=change.name, size=after)
    if after is None:
        return words.text("change_file_removed", name=change.name, size=before)
    return words.text("change_file_changed", name=change.name, before=before, after=after)
