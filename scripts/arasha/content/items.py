"""One item read from its folder: its versions, its facts, and the items that they name."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from arasha.content.digests import Looked, digest_of
from arasha.content.front_matter import Source, refuse_large, source_of
from arasha.content.library import Item, Version
from arasha.content.places import Place
from arasha.content.problem import Problem, ProblemError
from arasha.content.references import Named, Slugs, resolve
from arasha.content.scanning import Folder
from arasha.content.soundness import item_problems
from arasha.content.standings import Draft, original_of, states
from arasha.content.validation import disagreements, fact_fields, text_fields


@dataclass(frozen=True)
class SoundItem:
    """An item with nothing wrong in it. `source` is its original without body and fields: it tells lines."""

    item: Item
    source: Source
    named: tuple[Named, ...]

    def still_right(self, folder: Folder, looked: Looked, slugs: Slugs) -> bool:
        """Whether reading the folder again would give the same: same files, and what the facts name is where it was."""
        item = self.item
        return (
            item.versions.keys() == folder.versions.keys()
            and all(version.digest == looked.digest(version.path) for version in item.versions.values())
            and item.files_digest == _files_digest(folder, looked)
            and slugs.all_lead_there(self.named)
        )


def read_item(
    docs: Path, folder: Folder, place: Place, looked: Looked, slugs: Slugs, problems: list[Problem]
) -> SoundItem | None:
    """Read one item; None with the problems added when anything is wrong with it.

    Args:
        docs: the content folder.
        folder: which files the item has.
        place: what its place tells.
        looked: the files' digests, and their contents as far as they had to be read for those.
        slugs: where the items stand that facts may name.
        problems: what is wrong is added here.
    """
    before = len(problems)
    drafts = _read_versions(docs, folder, place, looked, problems)
    if len(problems) > before:
        for draft in (draft for draft in drafts.values() if not draft.translated_from):
            fact_fields(draft.source, place.kind, problems)
        return None
    try:
        original = drafts[original_of(drafts)]
    except ProblemError as error:
        problems.append(error.problem)
        return None
    facts = fact_fields(original.source, place.kind, problems)
    if facts is None:
        return None
    for draft in drafts.values():
        if draft is not original:
            problems += disagreements(facts, original, draft)
    problems += item_problems(facts, place, folder.files, original, drafts)
    named = resolve(facts, original.source, slugs, problems)
    if len(problems) > before:
        return None
    item = Item(
        folder=place.folder,
        kind=place.kind,
        slug=place.slug,
        facts=facts,
        versions=_versions(drafts),
        original=original.language,
        files=folder.files,
        files_digest=_files_digest(folder, looked),
    )
    return SoundItem(item, Source(original.source.path, original.source.header, {}, "", 0, ""), named)


def _read_versions(
    docs: Path, folder: Folder, place: Place, looked: Looked, problems: list[Problem]
) -> dict[str, Draft]:
    """The versions of one item that can be read, with problems for the others."""
    drafts: dict[str, Draft] = {}
    for language, path in folder.versions.items():
        try:
            source = _read_source(docs / path, path, looked)
        except ProblemError as error:
            problems.append(error.problem)
            continue
        texts = text_fields(source, place.kind, problems)
        if texts is not None:
            drafts[language] = Draft(language, source, texts)
    return drafts


def _read_source(file: Path, path: str, looked: Looked) -> Source:
    content = looked.contents.get(path)
    if content is None:
        refuse_large(file.stat().st_size, path)
        content = file.read_bytes()
    return source_of(content, path)


def _versions(drafts: Mapping[str, Draft]) -> dict[str, Version]:
    found = states(drafts)
    return {
        language: Version(
            language=language,
            path=draft.source.path,
            texts=draft.texts,
            body=draft.source.body,
            body_line=draft.source.body_line,
            fingerprint=found[language][2],
            source=draft.translated_from,
            state=found[language][0],
            behind=found[language][1],
            digest=draft.source.digest,
            head=digest_of(draft.source.header.encode()),
        )
        for language, draft in drafts.items()
    }


def _files_digest(folder: Folder, looked: Looked) -> str:
    """Of the names and contents of the files beside the texts; empty when there are none."""
    if not folder.files:
        return ""
    written = "".join(f"{name}\0{looked.digest(_place(folder, name))}\n" for name in folder.files)
    return hashlib.sha256(written.encode("utf-8", "surrogateescape")).hexdigest()


def _place(folder: Folder, name: str) -> str:
    return f"{folder.path}/{name}" if folder.path else name
