"""The whole way from a content folder to a published site."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from arasha.checks.running import check, errors
from arasha.content import Problem, read
from arasha.mkdocs_plugin.project import Project
from arasha.mkdocs_plugin.task import make_sites, now
from arasha.pages.root import write_root
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


def build_site(project: Project, target: Path, progress: Progress, languages: Sequence[str] = ()) -> Built:
    """Build and publish to `target`.

    Args:
        project: what to build.
        target: folder of the finished site; stays as it is unless everything succeeds.
        progress: hears language, pages done, pages in all.
        languages: build only these; the others stay as the last build left them.

    Raises:
        MissingStringsError: a language has no complete strings file.
        OSError: the disk is full or the target can't be written.
    """
    moment = now()
    reading = read(project.docs, project.languages, moment)
    if refused := errors(check(reading, project.docs, project.cache)):
        return Built(problems=refused)
    sites = make_sites(project, reading, moment)
    wanted = [sites[code] for code in project.languages if not languages or code in languages]
    with staging(target) as folder:
        outcome = build_languages(project, wanted, folder / PARTS, progress)
        if outcome.problems or outcome.failures:
            return _failed(outcome)
        fresh = folder / WHOLE
        fresh.mkdir()
        for site in wanted:
            (folder / PARTS / site.code / site.code).rename(fresh / site.code)
        for code in set(project.languages) - {site.code for site in wanted}:
            if (target / code).is_dir():
                shutil.copytree(target / code, fresh / code)
        write_root(sites[project.languages[0]], project.theme, project.docs, fresh)
        swap_in(fresh, target)
    return Built(pages=outcome.pages)


def _failed(outcome: Outcome) -> Built:
    problems = sorted(outcome.problems, key=lambda problem: problem.order)
    return Built(problems=tuple(problems), failures=tuple(dict.fromkeys(outcome.failures)))
