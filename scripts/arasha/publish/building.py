"""The whole way from a content folder to a published site."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from arasha.checks.running import check, errors
from arasha.content import Problem, read
from arasha.content.moment import now
from arasha.content.snapshot import without_collector
from arasha.editions.manifest import Origin
from arasha.editions.pdf.making import Made
from arasha.mkdocs_plugin.project import Project
from arasha.mkdocs_plugin.sites import make_sites
from arasha.pages.editions import by_item
from arasha.pages.security_txt import problems as security_problems
from arasha.pages.site import Site
from arasha.publish.editions import forget_old, kept_editions, make_editions, published
from arasha.publish.incremental.digests import digest
from arasha.publish.incremental.patching import Patch, Progress
from arasha.publish.incremental.publishing import is_published, publish_part, publish_tree
from arasha.publish.incremental.tree import Tree
from arasha.publish.locking import locked, turn
from arasha.publish.manifest import origin, write_manifest
from arasha.publish.swapping import staging, swap_in
from arasha.publish.timing import Times

BUILDS = "build"
"""Folder of the cache for what builds leave to the next."""
WHOLE = "site"
SPARE = "spare"
"""Folder beside the tree with the site before the last one."""


@dataclass(frozen=True, slots=True)
class Built:
    """How a build ended: `pages` there are, or what stood in its way; then the last good site is still there."""

    pages: int = 0
    problems: tuple[Problem, ...] = ()
    failures: tuple[str, ...] = ()

    @property
    def good(self) -> bool:
        """Whether the site was published."""
        return not (self.problems or self.failures)


def build_site(
    project: Project,
    target: Path,
    progress: Progress,
    languages: Sequence[str] = (),
    *,
    pdfs: bool = True,
    part: bool = False,
    times: Times | None = None,
) -> Built:
    """Build and publish to `target`.

    Args:
        project: what to build.
        target: folder of the finished site; stays as it is unless everything succeeds.
        progress: hears language, pages done, pages in all.
        languages: build only these; the others stay as the last build left them.
        pdfs: make the PDFs, EPUBs and bundles that are not up to date; without, only what is up to date is offered.
        part: leave the other languages out, but tell of their editions: a part that `assembling` puts together.
        times: hears where the time goes.

    Raises:
        LockedError: another build is writing to the target.
        MissingStringsError: a language has no complete strings file.
        LibrariesMissingError: PDFs are wanted and the system lacks a library for them.
        OSError: the disk is full or the target can't be written.
    """
    times = times or Times()
    with locked(target):
        moment = now()
        with times.of("read"), without_collector():
            reading = read(project.docs, project.languages, moment, project.cache)
        with times.of("check"), without_collector():
            found = check(reading, project.docs, project.cache, theme=project.theme)
        if refused := errors((*found, *security_problems(project.settings, moment.date()))):
            return Built(problems=refused)
        with times.of("survey"):
            sites = make_sites(project, reading, moment)
        wanted = [sites[code] for code in project.languages if not languages or code in languages]
        others = [site for site in sites.values() if site not in wanted]
        with times.of("editions"):
            told = list(sites.values()) if part else wanted
            made = make_editions(project, told, progress) if pdfs else kept_editions(project, told)
            offered = by_item([*made.editions, *([] if part else published(project, others, target))])
        if made.problems or made.failures:
            return Built(problems=tuple(made.problems), failures=tuple(made.failures))
        wanted = [replace(site, editions=offered) for site in wanted]
        built = _put_together(project, Sites(wanted, others), made, target, progress, times, part=part)
    forget_old(project)
    return built


@dataclass(frozen=True, slots=True)
class Sites:
    """The languages that are built, and those that stay as they are."""

    wanted: Sequence[Site]
    others: Sequence[Site]

    def of(self, code: str) -> Site:
        """The language of that code."""
        return next(site for site in (*self.wanted, *self.others) if site.code == code)


def _put_together(
    project: Project, sites: Sites, made: Made, target: Path, progress: Progress, times: Times, *, part: bool
) -> Built:
    """Bring the tree of files up to date, and publish it unless it is what stands there."""
    place = project.cache / BUILDS / digest(project.settings.url)
    with turn(place):
        patch = Patch(project, {site.code: site for site in sites.wanted}, place, times)
        if problems := patch.languages(progress):
            return Built(problems=tuple(problems))
        with times.of("shared"):
            patch.share(sites.of(project.languages[0]), made)
            patch.remember()
        with times.of("publish"):
            made_of = origin(project)
            if patch.changed or sites.others or not is_published(patch.tree, target, made_of):
                before = place / "nothing" if part else target
                _publish(patch.tree, made_of, Places(target, before, place / SPARE), sites.others)
    return Built(pages=patch.pages)


@dataclass(frozen=True, slots=True)
class Places:
    """Where the site goes, where the languages that stay as they are come from, and where the spare one is."""

    target: Path
    before: Path
    spare: Path


def _publish(tree: Tree, made_of: Origin, places: Places, others: Sequence[Site]) -> None:
    """Publish the tree. The site that stood there before is kept as a spare: the next build has little to change in it.

    Only its folders take room: its files are the tree's own.
    """
    with staging(places.target) as folder:
        fresh = folder / WHOLE
        if not others:
            with contextlib.suppress(OSError):  # there is none, or it is on another file system
                places.spare.rename(fresh)
        sums = publish_part(tree, fresh, others, places.before) if others else publish_tree(tree, fresh)
        write_manifest(fresh, sums, made_of)
        swap_in(fresh, places.target)
        shutil.rmtree(places.spare, ignore_errors=True)
        with contextlib.suppress(OSError):
            fresh.rename(places.spare)
