"""How `mkdocs.yml` wants Markdown rendered, as MkDocs understands it."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from arasha.mkdocs_plugin.generator import load_config

_ASKED = re.compile(r"!ENV\s+(\[[^\]]*\]|\S+)")
_NAME = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class MarkdownSettings:
    """Markdown's extensions and their options; MkDocs adds extensions of its own to those in the file."""

    extensions: Sequence[str]
    configs: Mapping[str, Mapping[str, Any]]


def read_markdown_settings(config: Path) -> MarkdownSettings:
    """Ask the generator."""
    loaded = load_config(str(config))
    return MarkdownSettings(loaded.markdown_extensions, loaded.mdx_configs)


def asked_of_environment(config: Path) -> dict[str, str]:
    """The variables that the file asks for with `!ENV`, as far as they are set."""
    asked = " ".join(_ASKED.findall(config.read_text(encoding="utf-8")))
    return {name: os.environ[name] for name in sorted({*_NAME.findall(asked)}) if name in os.environ}
