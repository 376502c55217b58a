"""Brings the tree up to date: the pages and editions of the wanted languages, and what all languages share."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from arasha.content import Problem
from arasha.editions.pdf.making import Made
from arasha.mkdocs_plugin.project import Project
from arasha.pages.bodies import broken_links
from arasha.pages.search_page import SEARCH
from arasha.pages.site import Site
from arasha.publish.incremental.basis import Basis
from arasha.publish.incremental.digests import Facts, program_digest
from arasha.publish.incremental.finishing import Editions
from arasha.publish.incremental.jobs import Job, jobs
from arasha.publish.incremental.judging import Judged, judge
from arasha.publish.incremental.memory import Memory, Record
from arasha.publish.incremental.pool import print_all
from arasha.publish.incremental.printing import Done, Shop
from arasha.publish.incremental.sharing import Kept, share
from arasha.publish.incremental.tree import Tree
from arasha.publish.timing import Times

Progress = Callable[[str, int, int], None]
"""Hears language, pages done, pages in all."""


class Patch:
    """One build's work on the tree that lies in a folder of the cache."""

    def __init__(self, project: Project, sites: Mapping[str, Site], folder: Path, times: Times) -> None:
        """Remember; `sites` are the languages to build."""
        self._project, self._sites, self._folder, self._times = project, sites, folder, times
        self._memory = Memory(folder, program_digest())
        self._shared = self._memory.shared()
        self._languages = {code: self._memory.language(code) for code in sites}
        files = [self._shared.files, *(one.files for one in self._languages.values())]
        known = {address: file for several in files for address, file in several.items()}
        self.tree = Tree(folder / "tree", known)
        self._lost = known.keys() - self.tree.files.keys()
        self._changed: set[str] = set()
        self._basis = Basis(project, self._shared)
        self.pages = 0

    @property
    def changed(self) -> bool:
        """Whether the tree is not as the last build left it."""
        return bool(self._changed or self._lost)

    def languages(self, progress: Progress) -> list[Problem]:
        """Print what is stale. Problems that come to light end the work, and nothing of it is remembered."""
        with self._times.of("judge"):
            facts = self._basis.facts(self._sites)
            fresh = {code: one for code, one in facts.items() if not self._is_same(code, one)}
        for code in facts.keys() - fresh.keys():
            pages = len(self._languages[code].pages)
            self.pages += pages
            progress(code, pages, pages)
        return self._renew(fresh, progress) if fresh else []

    def _is_same(self, code: str, facts: Facts) -> bool:
        """Whether nothing has changed that a page of the language could show."""
        return not self._lost and self._languages[code].whole == self._basis.whole(facts)

    def _renew(self, facts: Mapping[str, Facts], progress: Progress) -> list[Problem]:
        """Print what is stale in these languages."""
        with self._times.of("judge"):
            todo = {code: jobs(self._sites[code], one) for code, one in facts.items()}
            now = {code: self._basis.surroundings(one) for code, one in facts.items()}
            judged = {code: self._judged(code, pages) for code, pages in todo.items()}
            touched = [code for code in todo if self._is_touched(code, judged[code], now[code])]
            editions = {code: self._editions(code) for code in touched}
            for code, one in editions.items():
                judged[code] = self._with_unknown(code, judged[code], todo[code], one)
        with contextlib.closing(self._printed(todo, judged, editions, progress)) as printed:
            for code in printed:
                language = self._languages[code]
                language.pages = {file: language.pages[file] for file in todo[code]}  # in whatever order they were made
                if problems := self._finish(code, editions.pop(code, None)):
                    return problems
                language.editions, language.addresses = now[code], judged[code].addresses
                language.whole = self._basis.whole(facts[code])
                self._changed.add(code)
        return []

    def _finish(self, code: str, editions: Editions | None) -> list[Problem]:
        """Judge the links, and write what a language has beside its pages."""
        pages = self._languages[code].pages
        promises = (record.promises for record in pages.values() if record.promises)
        problems = broken_links(self._sites[code], promises)
        if editions and not problems:
            with self._times.of("feeds"):
                editions.write(pages)
        return problems

    def _is_touched(self, code: str, judged: Judged, now: str) -> bool:
        """Whether anything of a language may come out otherwise than it stands there."""
        before = self._languages[code]
        gone = before.pages.keys() - {*judged.kept, *judged.stale}
        lost = any(address.startswith(f"{code}/") for address in self._lost)
        return bool(judged.stale or gone or lost or (before.editions, before.addresses) != (now, judged.addresses))

    def _with_unknown(self, code: str, judged: Judged, todo: Mapping[str, Job], editions: Editions) -> Judged:
        """Pages that must be printed because the editions have lost what they need of them are stale too."""
        pages = self._languages[code].pages
        items = {file: job.item for file, job in todo.items() if job.item and file in pages}
        known = {file for file, item in items.items() if editions.knows(item, pages[file])}
        kept = [file for file in judged.kept if file in known or file not in items]
        stale = [file for file in todo if file not in set(kept)]
        doubtful = judged.doubtful & (known | (todo.keys() - items.keys()))
        return replace(judged, kept=kept, stale=stale, doubtful=doubtful, known=frozenset(known))

    def _printed(
        self,
        todo: Mapping[str, Mapping[str, Job]],
        judged: Mapping[str, Judged],
        editions: Mapping[str, Editions],
        progress: Progress,
    ) -> Generator[str, None, None]:
        """Print what is stale; gives each language when its pages are there, while those of the next are printed."""
        wanted = [(code, file) for code, one in judged.items() for file in one.stale]
        before = {code: self._languages[code].pages for code in todo}
        done = {code: len(one.kept) for code, one in judged.items()}
        for code, pages in todo.items():
            self.pages += len(pages)
            self._languages[code].pages = {file: one for file, one in before[code].items() if file in pages}
            progress(code, done[code], len(pages))
        waiting = list(todo)
        for code, page in self._pages(todo, before, judged, wanted):
            while waiting[0] != code:
                yield waiting.pop(0)
            self._languages[code].pages[page.file] = page.record
            self.tree.files.update(page.written)
            item = todo[code][page.file].item
            if item and page.shown:
                with self._times.of("feeds"):
                    editions[code].take(item, page.shown)
            done[code] += 1
            progress(code, done[code], len(todo[code]))
        yield from waiting

    def _pages(
        self,
        todo: Mapping[str, Mapping[str, Job]],
        before: Mapping[str, Mapping[str, Record]],
        judged: Mapping[str, Judged],
        wanted: Sequence[tuple[str, str]],
    ) -> Iterator[tuple[str, Done]]:
        if wanted:
            drawn = self.tree.files if self._shared.style == self._basis.style else {}
            shop = Shop(self._project, self._sites, todo, before, judged, self._basis.markdown, self.tree.root, drawn)
            yield from print_all(shop, wanted, self._times)

    def share(self, site: Site, made: Made) -> None:
        """Bring up to date what belongs to no language, and the editions that were made before the pages."""
        if share(self._project, site, made, self.tree, Kept(self._shared, self._folder, frozenset(self._lost))):
            self._changed.add("")

    def remember(self) -> None:
        """Keep for the next build how this one went; what a language has left that is no more goes."""
        if len(self._sites) == len(self._project.languages):
            self.tree.keep_only({address.partition("/")[0] for address in self.tree.files})
        rest = dict(self.tree.files)
        for code, language in self._languages.items():
            mine = tuple(f"{folder}/" for folder in self._sites[code].language.folders)
            language.files = {address: rest.pop(address) for address in self.tree.files if address.startswith(mine)}
            if code in self._changed or self._lost:
                self._memory.save_language(code, language)
        self._shared.files, self._shared.style = rest, self._basis.style
        if self._changed or self._lost:
            self._memory.save_shared(self._shared)

    def _judged(self, code: str, todo: Mapping[str, Job]) -> Judged:
        return judge(self._sites[code], todo, self._languages[code], self._basis.looks, self.tree.files)

    def _editions(self, code: str) -> Editions:
        """The editions; a search that somebody has spoilt is made anew as a whole."""
        unknown = not self._languages[code].files  # whatever lies there, nobody vouches for it
        if unknown or any(address.startswith(f"{code}/{SEARCH}/") for address in self._lost):
            shutil.rmtree(self.tree.root / code / SEARCH, ignore_errors=True)
        return Editions(self._project, self._sites[code], self.tree, self._folder)
