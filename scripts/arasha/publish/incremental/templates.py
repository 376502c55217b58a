"""The templates, compiled by an earlier build if they are the same."""

from __future__ import annotations

from pathlib import Path

import jinja2
from jinja2.bccache import Bucket

from arasha.content.keeping import keep, kept
from arasha.mkdocs_plugin.project import Project

FOLDER = "templates"
"""Folder of the cache."""


class Compiled(jinja2.BytecodeCache):
    """Keeps compiled templates. Jinja's own cache would run what a damaged file makes of them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket if the template was compiled before."""
        if data := kept(self._folder / bucket.key):
            bucket.bytecode_from_string(bytes(data))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        keep(bucket.bytecode_to_string(), self._folder / bucket.key)


def environment_of(project: Project) -> jinja2.Environment:
    """Finds the templates of the theme; every value is escaped."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(project.theme),
        bytecode_cache=Compiled(project.cache / FOLDER),
        auto_reload=False,
        autoescape=True,
    )
