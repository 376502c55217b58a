"""The whole way from a content folder to a published site."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from arasha.checks.running import check, errors
from arasha.content import Problem, read
from arasha.mkdocs_plugin.project import Project
from arasha.mkdocs_plugin.task import make_sites, now
from arasha.pages.editions import by_item
from arasha.pages.root import write_root
from arasha.publish.editions import forget_old, keep_files, kept_editions, make_editions, published, put_files
from arasha.publish.languages import Outcome, Progress, build_languages
from arasha.publish.swapping import staging, swap_in

PARTS = "parts"
WHOLE = "site"


@dataclass(frozen=True, slots=True)
class Built:
    """How a build ended: `pages` made, or what stood in its way; then the last good site is still there."""

    pages: int = 0
    problems: tuple[Problem, ...] = ()
    failures: tuple[str, ...] = ()

    @property
    def good(self) -> bool:
        """Whether the site was published."""
        return not (self.problems or self.failures)


def build_site(
    project: Project, target: Path, progress: Progress, languages: Sequence[str] = (), *, pdfs: bool = True
) -> Built:
    """Build and publish to `target`.

    Args:
        project: what to build.
        target: folder of the finished site; stays as it is unless everything succeeds.
        progress: hears language, pages done, pages in all.
        languages: build only these; the others stay as the last build left them.
        pdfs: make the PDFs, EPUBs and bundles that are not up to date; without, only what is up to date is offered.

    Raises:
        MissingStringsError: a language has no complete strings file.
        LibrariesMissingError: PDFs are wanted and the system lacks a library for them.
        OSError: the disk is full or the target can't be written.
    """
    moment = now()
    reading = read(project.docs, project.languages, moment)
    if refused := errors(check(reading, project.docs, project.cache, theme=project.theme)):
        return Built(problems=refused)
    sites = make_sites(project, reading, moment)
    wanted = [sites[code] for code in project.languages if not languages or code in languages]
    made = make_editions(project, wanted, progress) if pdfs else kept_editions(project, wanted)
    if made.problems or made.failures:
        return Built(problems=tuple(made.problems), failures=tuple(made.failures))
    others = published(project, [site for site in sites.values() if site not in wanted], target)
    wanted = [replace(site, editions=by_item([*made.editions, *others])) for site in wanted]
    with staging(target) as folder:
        outcome = build_languages(project, wanted, folder / PARTS, progress)
        if outcome.problems or outcome.failures:
            return _failed(outcome)
        fresh = folder / WHOLE
        fresh.mkdir()
        for site in wanted:
            for name in site.language.folders:
                (folder / PARTS / site.code / name).rename(fresh / name)
        for code in set(project.languages) - {site.code for site in wanted}:
            for name in sites[code].language.folders:
                if (target / name).is_dir():
                    shutil.copytree(target / name, fresh / name)
            keep_files(target, code, fresh)
        write_root(sites[project.languages[0]], project.theme, project.docs, project.cache, fresh)
        put_files(made.files, fresh)
        swap_in(fresh, target)
    forget_old(project)
    return Built(pages=outcome.pages)


def _failed(outcome: Outcome) -> Built:
    problems = sorted(outcome.problems, key=lambda problem: problem.order)
    return Built(problems=tuple(problems), failures=tuple(dict.fromkeys(outcome.failures)))
