"""What belongs to no language, in the tree: assets, media, root pages, and the editions made before the pages."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from arasha.editions.pdf.making import Made
from arasha.mkdocs_plugin.project import Project
from arasha.pages.root import write_root
from arasha.pages.shell import shell
from arasha.pages.site import Site
from arasha.publish.incremental.digests import digest
from arasha.publish.incremental.memory import Shared
from arasha.publish.incremental.tree import Tree
from arasha.publish.manifest import hash_file

_SCRATCH = "scratch"


@dataclass(frozen=True, slots=True)
class Kept:
    """What is remembered, the folder of the cache beside the tree, and the addresses whose files were lost since."""

    shared: Shared
    folder: Path
    lost: frozenset[str]


def share(project: Project, site: Site, made: Made, tree: Tree, kept: Kept) -> bool:
    """Bring all of it up to date; gives whether anything has changed. `site` is that of the first language."""
    changed = _write_root(project, site, made, tree, kept)
    for address, file in made.files.items():
        sha256 = hash_file(file)
        if address not in tree.files or tree.files[address].sha256 != sha256:
            tree.take(address, file, sha256)
            changed = True
    shared = kept.shared
    gone = shared.made - made.files.keys()
    tree.remove(gone - shared.addresses)
    shared.made = frozenset(made.files)
    return changed or bool(gone)


def _write_root(project: Project, site: Site, made: Made, tree: Tree, kept: Kept) -> bool:
    shared, now = kept.shared, _digest(project, site)
    if shared.digest == now and not kept.lost & shared.addresses:
        return False
    scratch = kept.folder / _SCRATCH
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    write_root(site, project.theme, project.docs, project.cache, scratch)
    found = tree.take_folder(scratch)
    tree.remove(shared.addresses - found - made.files.keys())
    shutil.rmtree(scratch)
    shared.digest, shared.addresses = now, found
    return True


def _digest(project: Project, site: Site) -> str:
    """Of everything that what belongs to no language is made of."""
    items = site.library.items.values()
    theme = [path for path in sorted(project.theme.rglob("*")) if path.is_file()]
    return digest(
        site.settings,
        shell(site),
        *map(hash_file, theme),
        *(f"{item.folder} {item.facts.sensitive} {' '.join(item.versions)} {item.files_digest}" for item in items),
        *(one.summary for item in items if not item.folder for one in item.versions.values()),
        *(f"{path} {offer}" for path, offer in site.pictures.items()),
        sorted(site.changed.items()),
    )
