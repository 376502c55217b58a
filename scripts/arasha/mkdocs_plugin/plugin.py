"""The plugin: each hook hands MkDocs' objects to plain functions that have never heard of it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, cast

import jinja2
from markupsafe import Markup
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from arasha.checks.wording import as_text
from arasha.content import Problem
from arasha.mkdocs_plugin.live_reload import allow_reload
from arasha.mkdocs_plugin.material import with_words
from arasha.mkdocs_plugin.pages import ENTRY, LibraryPage, generated_file, item_files
from arasha.mkdocs_plugin.project import I18N, read_project
from arasha.mkdocs_plugin.task import Task, read_task
from arasha.pages.bodies import Bodies, Shown
from arasha.pages.mailboxes import shielded
from arasha.pages.plans import generated, read_addresses
from arasha.pages.rendering import Renderer
from arasha.pages.root import SITEMAP, Entry, entry, write_root
from arasha.pages.shell import shell
from arasha.pages.transliterated import Twins
from arasha.pages.views import Page
from arasha.pages.ways import way_from

log = get_plugin_logger("arasha")
AFTER_I18N = -110
"""static-i18n works at -100 and crashes on generated files that it meets."""


class ArashaConfig(Config):  # type: ignore[no-untyped-call]
    """The owner's choices; `project.read_project` reads them, MkDocs must only know that they may stand there."""

    header = config_options.Type(list, default=[])
    """Sections in the menu."""
    footer = config_options.Type(list, default=[])
    """Folders of the standing pages that every page links to."""
    per_page = config_options.Type(int, default=20)
    """How many news stand on one page of a list."""
    quick_exit = config_options.Type(str, default="")
    """Where a reader of a page that can endanger whoever reads it gets out to."""
    mirrors = config_options.Type(list, default=[])
    """Copies of the site under other addresses, each with `name` and `url`."""
    onion = config_options.Type(str, default="")
    """The site's address in the Tor network."""
    public_key = config_options.Type(str, default="")
    """minisign's public key, by which a copy is proven genuine."""
    security_contact = config_options.Type(str, default="")
    """Where a weakness is reported: `mailto:…` or `https://…`."""
    security_expires = config_options.Type((str, datetime.date), default="")
    """Until when that is true: `2027-11-01`."""


class ArashaPlugin(BasePlugin[ArashaConfig]):  # type: ignore[no-untyped-call]
    """Builds one language of the site. `arasha build` sets `task`; MkDocs alone leaves it None."""

    task: Task | None = None

    @event_priority(AFTER_I18N)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Get the library, unless `arasha build` has it already, and stop at problems."""
        self._project = read_project(Path(config.config_file_path))
        language = config.plugins[I18N].config.build_only_locale or self._project.languages[0]
        self._alone = self.task is None
        self._task = self.task or read_task(self._project, language)
        self._site = self._task.site
        self._stop_at(self._task.problems)
        config.theme.static_templates.clear()
        config.theme["language"] = language
        return config

    @event_priority(AFTER_I18N)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Exactly our pages: of the library, and made from it. Other files are copied once for all languages."""
        plans = list(generated(self._site))
        mine = item_files(self._site, config, files)
        mine += [generated_file(self._site, config, plan) for plan in plans]
        for file in list(files):
            files.remove(file)
        for file in mine:
            files.append(file)
        renderer = Renderer(self._site, config.markdown_extensions, config.mdx_configs)
        self._bodies = Bodies(self._site, renderer, frozenset(plan.folder for plan in plans))
        self._entries: list[Entry] = []
        self._twins = Twins(self._site, read_addresses(self._site))
        self._task.listener.total(len(mine))
        return files

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:  # noqa: ARG002
        """Escape every value; make ready what all pages share."""
        env.autoescape = True
        if env.loader:
            env.loader = with_words(env.loader, self._site.languages.values())
        env.globals.update(t=self._site.text, shell=shell(self._site))
        self._env = env
        return env

    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: MkDocsPage,
        config: MkDocsConfig,  # noqa: ARG002
        nav: Navigation,  # noqa: ARG002
    ) -> TemplateContext:
        """Give the template its facts and the rendered text."""
        if not isinstance(page, LibraryPage):
            return context
        view = self._twins.led_to(page.make())
        if found := entry(view.head):
            self._entries.append(found)
        body = self._bodies.body_of(page.item, view.address)
        if page.item:
            self._task.listener.shown(page.item, Shown(view, body.html))
        mine: dict[str, Any] = {
            "view": view,
            "body": Markup(body.html),  # noqa: S704 - our renderer's output
            "contents": body.contents,
            "to": way_from(page.file.dest_uri, self._site.settings.url),
        }
        self._shown = mine
        return cast("TemplateContext", {**context, **mine})

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Write the page in the language's second alphabet too; count it as done."""
        self._twins.write(self._shown["view"], self._printed, Path(config.site_dir))
        self._task.listener.done()
        return shielded(output)

    def _printed(self, view: Page) -> str:
        """The page being written, with another view."""
        return shielded(self._env.get_template(ENTRY).render(self._shown | {"view": view}))

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Stop at links that lead nowhere; write the sitemap and, when MkDocs runs alone, what all languages share."""
        self._stop_at(self._bodies.problems())
        target = Path(config.site_dir)
        if self._site.settings.url:
            text = self._env.get_template(SITEMAP).render(entries=self._entries)
            (target / self._site.code / SITEMAP).write_text(text, encoding="utf-8")
        if self._alone:
            write_root(self._site, self._project.theme, self._project.docs, self._project.cache, target)

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,  # noqa: ARG002
        builder: Callable[..., None],  # noqa: ARG002
    ) -> LiveReloadServer:
        """Let `mkdocs serve` reload the pages that it shows."""
        allow_reload(server)
        return server

    def _stop_at(self, problems: Sequence[Problem]) -> None:
        if not problems:
            return
        self._task.listener.problems(problems)
        if self._alone:
            words = self._site.language
            log.error("\n".join(as_text(problem, self._project.docs.name, words) for problem in problems))
        raise Abort("The content has problems; nothing was published.")
