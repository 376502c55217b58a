"""The project as `mkdocs.yml` describes it, read without MkDocs so that a check starts at once."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from arasha.languages import Language, load_language
from arasha.pages.settings import Mirror, Settings

CONFIG = "mkdocs.yml"
PLUGIN = "arasha"
I18N = "i18n"
LANGUAGE_VARIABLE = "ARASHA_LANGUAGE"
"""Environment variable by which `mkdocs.yml` lets a build choose its language."""
URL_VARIABLE = "ARASHA_SITE_URL"
"""Environment variable that gives the site's address in place of the one in `mkdocs.yml`."""


class ProjectError(Exception):
    """The project's own configuration is wrong; the message is one sentence for whoever set it up."""


@dataclass(frozen=True)
class Project:
    """Where everything is and what the owner decided."""

    config: Path
    docs: Path
    theme: Path
    site: Path
    languages: tuple[str, ...]
    settings: Settings
    elsewhere: Path | None = None
    """Folder for what the work leaves, in place of the project's own cache."""

    @property
    def root(self) -> Path:
        """The project's folder."""
        return self.config.parent

    @property
    def cache(self) -> Path:
        """Folder for what may be thrown away at any time."""
        return self.elsewhere or self.root / ".cache"

    def would_be_lost(self, target: Path) -> bool:
        """Whether a site put there would take the place of what it is made from."""
        place = target.resolve()
        folders = [folder.resolve() for folder in (self.docs, self.theme)]
        inside = any(place.is_relative_to(folder) for folder in folders)
        return inside or any(source.is_relative_to(place) for source in (*folders, self.config))

    def load_languages(self) -> dict[str, Language]:
        """All languages with their words. Raises `MissingStringsError`."""
        return {code: load_language(code, [self.theme / "strings"]) for code in self.languages}


class _Loader(yaml.CSafeLoader):
    """Reads MkDocs' configuration; tags that MkDocs understands and we don't need become None."""


def _ignored(_loader: _Loader, _suffix: str, _node: yaml.Node) -> None:
    return None


def _environment(_loader: _Loader, node: yaml.Node) -> str | None:
    names = [part.value for part in node.value] if isinstance(node, yaml.SequenceNode) else [node.value]
    fallback = names.pop() if len(names) > 1 else None
    return next((os.environ[name] for name in names if name in os.environ), fallback)


_Loader.add_multi_constructor("", _ignored)
_Loader.add_constructor("!ENV", _environment)


def read_project(config: Path) -> Project:
    """Read the configuration.

    Raises:
        ProjectError: there is no such file, or it lacks what we need.
    """
    try:
        data = yaml.load(config.read_text(encoding="utf-8"), _Loader)  # noqa: S506 - a safe loader that ignores tags
    except FileNotFoundError:
        raise ProjectError(
            f"There is no {config.name} in {config.parent}. Run the command in the project's folder."
        ) from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ProjectError(f"{config.name} cannot be read: {error}") from None
    if not isinstance(data, dict):
        raise ProjectError(f"{config.name} holds no settings.")
    plugins = _plugins(data)
    entries = [entry for entry in plugins.get(I18N, {}).get("languages", []) if entry.get("locale")]
    if not entries:
        raise ProjectError(f"{config.name} names no language under plugins: {I18N}: languages.")
    own = plugins.get(PLUGIN, {})
    root = config.resolve().parent
    languages = tuple(str(entry["locale"]) for entry in entries)
    url = os.environ.get(URL_VARIABLE) or data.get("site_url") or ""
    name = str(data.get("site_name", "Arasha"))
    return Project(
        config=config.resolve(),
        docs=root / data.get("docs_dir", "docs"),
        theme=root / ((data.get("theme") or {}).get("custom_dir") or "overrides"),
        site=root / data.get("site_dir", "site"),
        languages=languages,
        settings=Settings(
            url=_folder(url),
            names={str(entry["locale"]): str(entry.get("site_name") or name) for entry in entries},
            header=tuple(own.get("header", ())),
            footer=tuple(own.get("footer", ())),
            per_page=int(own.get("per_page", 20)),
            rights=str(data.get("copyright") or ""),
            quick_exit=str(own.get("quick_exit") or ""),
            mirrors=tuple(Mirror(str(one["name"]), _folder(one["url"])) for one in own.get("mirrors") or ()),
            onion=_folder(own.get("onion")),
            public_key=str(own.get("public_key") or ""),
            security_contact=str(own.get("security_contact") or ""),
            security_expires=str(own.get("security_expires") or ""),
            source=str(data.get("repo_url") or ""),
        ),
    )


def _folder(address: object) -> str:
    """The address with one stroke at its end."""
    return f"{str(address).rstrip('/')}/" if address else ""


def _plugins(data: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for entry in data.get("plugins") or []:
        pairs = entry.items() if isinstance(entry, dict) else [(entry, {})]
        found.update({str(name): options or {} for name, options in pairs})
    return found
