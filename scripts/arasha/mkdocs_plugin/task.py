"""The building of one language: what goes in, and who hears how it goes."""

from __future__ import annotations

import datetime
import os
from collections.abc import Sequence
from dataclasses import dataclass

from arasha.checks.running import check, errors
from arasha.content import Item, Problem, Reading, read
from arasha.content.history import last_changes
from arasha.mkdocs_plugin.project import Project
from arasha.pages.assets import ASSETS, script, style_sheet
from arasha.pages.bodies import Shown
from arasha.pages.documents import survey_documents
from arasha.pages.pictures.survey import survey
from arasha.pages.site import Site


class Listener:
    """Hears how a build goes; this one does nothing with it."""

    def total(self, pages: int) -> None:
        """So many pages are to come."""

    def done(self) -> None:
        """One page is written."""

    def shown(self, item: Item, page: Shown) -> None:
        """The page of this item is made."""

    def problems(self, problems: Sequence[Problem]) -> None:
        """These problems came to light while pages were rendered."""


@dataclass(frozen=True)
class Task:
    """One language to build, and what stands in the way of it."""

    site: Site
    listener: Listener
    problems: Sequence[Problem] = ()


def read_task(project: Project, language: str) -> Task:
    """Read everything that one language needs."""
    moment = now()
    reading = read(project.docs, project.languages, moment)
    refused = errors(check(reading, project.docs, project.cache, theme=project.theme))
    return Task(make_sites(project, reading, moment)[language], Listener(), refused)


def make_sites(project: Project, reading: Reading, moment: datetime.datetime) -> dict[str, Site]:
    """The site in each of its languages. Raises `MissingStringsError`."""
    languages = project.load_languages()
    changed = last_changes(project.docs)
    pictures = survey(reading.library, project.docs, project.cache)
    documents = survey_documents(reading.library, project.docs)
    styles = f"{ASSETS}/{style_sheet(project.theme)[0]}"
    return {
        code: Site(
            settings=project.settings,
            library=reading.library,
            language=language,
            languages=languages,
            today=moment.date(),
            changed=changed,
            styles=styles,
            script=script(project.theme),
            pictures=pictures,
            documents=documents,
        )
        for code, language in languages.items()
    }


def now() -> datetime.datetime:
    """The moment of the build; SOURCE_DATE_EPOCH sets it (reproducible-builds.org) so that a build can be repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC) if epoch else datetime.datetime.now(datetime.UTC)
