"""How `mkdocs.yml` wants Markdown rendered, as MkDocs understands it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from arasha.mkdocs_plugin.generator import load_config


@dataclass(frozen=True, slots=True)
class MarkdownSettings:
    """Markdown's extensions and their options; MkDocs adds extensions of its own to those in the file."""

    extensions: Sequence[str]
    configs: Mapping[str, Mapping[str, Any]]


def read_markdown_settings(config: Path) -> MarkdownSettings:
    """Ask the generator."""
    loaded = load_config(str(config))
    return MarkdownSettings(loaded.markdown_extensions, loaded.mdx_configs)
