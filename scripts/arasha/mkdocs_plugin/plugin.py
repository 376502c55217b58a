"""The plugin: each hook hands MkDocs' objects to plain functions that have never heard of it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import cast

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
from arasha.mkdocs_plugin.pages import PRINTED, LibraryPage, generated_file, item_files
from arasha.mkdocs_plugin.project import I18N, read_project
from arasha.mkdocs_plugin.sites import read_site
from arasha.pages.bodies import Promises, broken_links
from arasha.pages.plans import generated, read_addresses
from arasha.pages.printing import Printer, file_of
from arasha.pages.rendering import Renderer
from arasha.pages.root import SITEMAP, Entry, entry, sitemap, write_root

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
    """Builds one language of the site under MkDocs; `arasha build` builds all of them, incrementally."""

    @event_priority(AFTER_I18N)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Get the library, unless `arasha build` has it already, and stop at problems."""
        self._project = read_project(Path(config.config_file_path))
        language = config.plugins[I18N].config.build_only_locale or self._project.languages[0]
        self._site, problems = read_site(self._project, language)
        self._stop_at(problems)
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
        self._made = [plan.folder for plan in plans]
        self._entries: list[Entry] = []
        self._promises: list[Promises] = []
        return files

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:  # noqa: ARG002
        """Get the pages' printer ready; MkDocs itself prints nothing but what that hands over."""
        loader = env.loader or jinja2.DictLoader({})
        words = with_words(loader, self._site.languages.values())
        env.loader = jinja2.ChoiceLoader([jinja2.DictLoader({PRINTED: "{{ printed }}"}), words])
        renderer = Renderer(self._site, config.markdown_extensions, config.mdx_configs)
        self._printer = Printer(self._site, env, renderer, frozenset(self._made), read_addresses(self._site))
        self._env = env
        return env

    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: MkDocsPage,
        config: MkDocsConfig,
        nav: Navigation,  # noqa: ARG002
    ) -> TemplateContext:
        """Print the page, and write it in the language's second alphabet too."""
        if not isinstance(page, LibraryPage):
            return context
        view = self._printer.led(page.make())
        if found := entry(view.head):
            self._entries.append(found)
        printed = self._printer.printed(view, page.item, page.file.dest_uri)
        self._promises += [printed.promises] if printed.promises else []
        if printed.twin:
            address, html = printed.twin
            file = Path(config.site_dir) / file_of(address)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(html, encoding="utf-8")
        return cast("TemplateContext", {**context, "printed": Markup(printed.html)})  # noqa: S704 - our templates' output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Stop at links that lead nowhere; write the sitemap and what all languages share."""
        self._stop_at(broken_links(self._site, self._promises))
        target = Path(config.site_dir)
        if self._site.settings.url:
            text = sitemap(self._env, self._entries)
            (target / self._site.code / SITEMAP).write_text(text, encoding="utf-8")
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
        words = self._site.language
        log.error("\n".join(as_text(problem, self._project.docs.name, words) for problem in problems))
        raise Abort("The content has problems; nothing was published.")
