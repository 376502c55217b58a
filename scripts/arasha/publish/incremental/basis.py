"""What all pages of a build stand on beside the texts: settings, templates, how pictures are drawn; and its digests."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from arasha.editions.share_style import style
from arasha.mkdocs_plugin.markdown_settings import MarkdownSettings, asked_of_environment, read_markdown_settings
from arasha.mkdocs_plugin.project import Project
from arasha.pages.site import Site
from arasha.publish.incremental.digests import Common, Facts, digest
from arasha.publish.incremental.looks import Looks
from arasha.publish.incremental.memory import Shared


class Basis:
    """The basis of one build."""

    def __init__(self, project: Project, shared: Shared) -> None:
        """`shared` is what the last build has left: how Markdown is rendered takes long to ask, and is noted there."""
        self._project, self._shared = project, shared
        self.looks = Looks(project.theme)

    def facts(self, sites: Mapping[str, Site]) -> dict[str, Facts]:
        """What each language shows, as digests."""
        common = Common(next(iter(sites.values())))
        return {code: Facts(site, common, self._settings) for code, site in sites.items()}

    def whole(self, facts: Facts) -> str:
        """Of everything that a language is made of."""
        return digest(facts.whole, self.looks.all, self.style)

    def surroundings(self, facts: Facts) -> str:
        """Of what a language's editions are made of beside the pages."""
        return digest(facts.language, facts.everything, self.style)

    @cached_property
    def style(self) -> str:
        """Of how the pictures of shared links are drawn: fonts and code are read for it, once."""
        return style(self._project.theme)

    @cached_property
    def markdown(self) -> MarkdownSettings:
        """How texts are rendered."""
        if self._shared.markdown is None or self._shared.markdown[0] != self._settings:
            self._shared.markdown = self._settings, read_markdown_settings(self._project.config)
        return self._shared.markdown[1]

    @cached_property
    def _settings(self) -> str:
        """Of the settings, and of what the environment says where they ask it."""
        config = self._project.config
        return digest(config.read_text(encoding="utf-8"), asked_of_environment(config))
