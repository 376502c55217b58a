"""From the tree to a site that is ready to take the old one's place."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from arasha.editions.manifest import BUILD, SUMS, Origin
from arasha.editions.pdf.names import is_of_language
from arasha.pages.site import MEDIA, Site
from arasha.publish.incremental.tree import Tree, link_all, remove_empty
from arasha.publish.manifest import hash_file, manifest


def publish_tree(tree: Tree, fresh: Path) -> dict[str, str]:
    """Make `fresh` hold exactly the tree's files; it may be a site of some builds ago, of which most are still right.

    Returns:
        The checksum of each file by its address.
    """
    fresh.mkdir(exist_ok=True)
    found = dict(_files(str(fresh), ""))
    for address, number in found.items():
        known = tree.files.get(address)
        if known is None or known.number != number:
            (fresh / address).unlink()
            remove_empty((fresh / address).parent, fresh)
    link_all(tree.root, (one for one, known in tree.files.items() if found.get(one) != known.number), fresh)
    return {address: known.sha256 for address, known in tree.files.items()}


def publish_part(tree: Tree, fresh: Path, others: Collection[Site], before: Path) -> dict[str, str]:
    """Put the tree's files below `fresh`, and there too the `others`, languages that stay as they stand in `before`.

    Returns:
        The checksum of each file by its address.
    """
    theirs = tuple(f"{folder}/" for site in others for folder in site.language.folders)
    mine = [address for address in tree.files if not address.startswith(theirs)]
    link_all(tree.root, mine, fresh)
    sums = {address: tree.files[address].sha256 for address in mine}
    kept = [address for site in others for address in _kept(before, site) if address not in sums]
    link_all(before, kept, fresh)
    return sums | {address: hash_file(before / address) for address in kept}


def is_published(tree: Tree, site: Path, made_of: Origin) -> bool:
    """Whether a site holds exactly the tree's files, not copies of them, and its manifest."""
    wanted = manifest({address: file.sha256 for address, file in tree.files.items()}, made_of)
    try:
        if any((site / name).read_bytes() != data for name, data in wanted.items()):
            return False
    except OSError:
        return False
    found = set()
    for address, number in _files(str(site), ""):
        if address not in (SUMS, BUILD):
            known = tree.files.get(address)
            if known is None or known.number != number:
                return False
        found.add(address)
    return len(found) == len(tree.files) + 2 and {SUMS, BUILD} <= found


def _kept(before: Path, site: Site) -> Iterator[str]:
    """Addresses of a language's pages, and of the files that were made for it."""
    for folder in site.language.folders:
        yield from (f"{folder}/{address}" for address, _ in _files(str(before / folder), ""))
    for address, _ in _files(str(before / MEDIA), f"{MEDIA}/"):
        if is_of_language(address.rpartition("/")[2], site.code):
            yield address


def _files(folder: str, prefix: str) -> Iterator[tuple[str, int]]:
    """Address and number (inode) of every file."""
    waiting = [(folder, prefix)]
    while waiting:
        folder, prefix = waiting.pop()
        try:
            entries = list(os.scandir(folder))
        except (FileNotFoundError, NotADirectoryError):
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                waiting.append((entry.path, f"{prefix}{entry.name}/"))
            else:
                yield prefix + entry.name, entry.inode()
