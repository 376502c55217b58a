"""The site in each of its languages, made from what was read and what the owner decided."""

from __future__ import annotations

import datetime

from arasha.checks.running import check, errors
from arasha.content import Problem, Reading, read
from arasha.content.history import last_changes
from arasha.content.moment import now
from arasha.mkdocs_plugin.project import Project
from arasha.pages.assets import ASSETS, script, style_sheet
from arasha.pages.documents import survey_documents
from arasha.pages.pictures.survey import survey
from arasha.pages.site import Site


def read_site(project: Project, language: str) -> tuple[Site, tuple[Problem, ...]]:
    """One language of the site, and what stands in the way of building it."""
    moment = now()
    reading = read(project.docs, project.languages, moment, project.cache)
    refused = errors(check(reading, project.docs, project.cache, theme=project.theme))
    return make_sites(project, reading, moment)[language], refused


def make_sites(project: Project, reading: Reading, moment: datetime.datetime) -> dict[str, Site]:
    """The site in each of its languages. Raises `MissingStringsError`."""
    languages = project.load_languages()
    changed = last_changes(project.docs, project.cache)
    pictures = survey(reading.library, project.docs, project.cache)
    documents = survey_documents(reading.library, project.docs, project.cache)
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
