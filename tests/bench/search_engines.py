"""Three searches of the same texts in a browser: ours, the one that Material for MkDocs has, and Pagefind."""

from __future__ import annotations

import gzip
import resource
import shutil
import subprocess
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Page, Response
from slow_link import HEADERS, KILOBITS, slowed
from stock import build_stock

PAGEFIND = "1.5.2"
_TRY = '<!doctype html><html lang="{0}"><title>Try</title><body><p>Try</p></body></html>'
_BESIDE = "#related, .acknowledgements, .neighbours, .share, .standing, .crumbs, .transliteration"
"""Parts of our pages that belong to other items."""
_PAGEFIND = """async ([query, all]) => {
    window.found ??= await import("/pagefind/pagefind.js");
    const { results } = await window.found.search(query);
    const some = all ? results : results.slice(0, 1);
    return (await Promise.all(some.map((one) => one.data()))).map((one) => one.url);
}"""
_STOCK = """async ([worker, query]) => {
    const said = (type) => new Promise((found) => {
        window.worker.onmessage = ({ data }) => data.type === type && found(data.data);
    });
    if (!window.worker) {
        const { config, docs } = await (await fetch("/search/search_index.json")).json();
        window.worker = new Worker(worker);
        const ready = said(1);
        window.worker.postMessage({ type: 0, data: { config, docs, options: { suggest: false } } });
        await ready;
    }
    const answer = said(3);
    window.worker.postMessage({ type: 2, data: query });
    return (await answer).items.flat().map((one) => one.location);
}"""


@dataclass(frozen=True)
class Cost:
    """What a search fetched until its first result stood there: bytes with headers, requests, seconds."""

    bytes: int
    requests: int
    seconds: float


@dataclass(frozen=True)
class Engine:
    """A search of a built site.

    Attributes:
        name: of the engine.
        site: folder that is served.
        index: what of it belongs to the search, for one language or (empty) all.
        page: address of a page of a language.
        ask: gives addresses of what is found; whether all or the first is wanted.
        placed: the folder of an item from its address, empty for another language's.
    """

    name: str
    site: Path
    index: Callable[[str], list[Path]]
    page: Callable[[str], str]
    ask: Callable[[Page, str, bool], list[str]]
    placed: Callable[[str, str], str]

    def first_result(self, browser: Browser, origin: str, language: str, query: str) -> Cost:
        """Search once over the slow link, on a page that is open and has fetched nothing of the search."""
        with slowed(browser) as page:
            page.goto(origin + self.page(language), wait_until="networkidle", timeout=180_000)
            fetched: list[str] = []
            page.on("response", lambda answer: fetched.append(answer.url))
            started = time.perf_counter()
            self.ask(page, query, False)
            seconds = time.perf_counter() - started
            return Cost(self._weight(fetched), len(fetched), seconds)

    def at_view(self, browser: Browser, origin: str, language: str) -> int:
        """Bytes of the search that are fetched with a page on which nobody searches."""
        mine = {file.relative_to(self.site) for file in self.index("")}
        fetched: list[str] = []

        def heard(answer: Response) -> None:
            if Path(unquote(urlsplit(answer.url).path).lstrip("/")) in mine:
                fetched.append(answer.url)

        page = browser.new_page()
        page.on("response", heard)
        page.goto(origin + self.page(language), wait_until="networkidle", timeout=180_000)
        page.wait_for_timeout(2000)
        page.close()
        return self._weight(fetched)

    def _weight(self, urls: Iterable[str]) -> int:
        return sum(compressed_size(self.site / unquote(urlsplit(url).path).lstrip("/")) + HEADERS for url in urls)


@cache
def compressed_size(file: Path) -> int:
    """Bytes of a file as a host sends it."""
    return len(gzip.compress(file.read_bytes(), 9)) if file.is_file() else 0


def by_bytes(weight: int) -> float:
    """Seconds that so many bytes take over the slow link at least."""
    return weight * 8 / KILOBITS / 1000


def ours(site: Path) -> Engine:
    """Our search, in the box of every page; for all that is found, on its own page."""
    return Engine(
        name="Arasha",
        site=site,
        index=lambda language: [
            *(file for code in _codes(language) for file in (site / code / "search").rglob("*.js")),
            *(site / "assets").glob("search*.js"),
        ],
        page=lambda language: f"{language}/about/",
        ask=_asked_of_ours,
        placed=lambda address, language: address.removeprefix(f"{language}/").strip("/"),
    )


def _asked_of_ours(page: Page, query: str, _all: bool) -> list[str]:
    if not page.locator(".find-box").is_visible():
        page.locator("button.find-open").click()
    page.locator(".find-box input[type=search]").fill(query)
    page.locator(".find-box .find-results a").first.wait_for(timeout=120_000)
    return []


def stock(texts: Path, folder: Path) -> tuple[Engine, float]:
    """Material's search; gives the CPU seconds of the whole build too, of which its search can't be parted."""
    site, seconds = _kept(folder, lambda: build_stock(texts / "docs", folder), folder / "site")
    (worker,) = (site / "assets/javascripts/workers").glob("search.*.min.js")
    home = {"kk": "", "ru": "ru/", "en": "en/"}
    engine = Engine(
        name="Material",
        site=site,
        index=lambda _: [worker, site / "search/search_index.json"],
        page=lambda language: f"{home[language]}about/",
        ask=lambda page, query, _: list(page.evaluate(_STOCK, [f"/{worker.relative_to(site)}", query])),
        placed=lambda address, language: _below(address.partition("#")[0], home, language),
    )
    return engine, seconds


def _below(address: str, home: dict[str, str], language: str) -> str:
    others = tuple(one for code, one in home.items() if one and code != language)
    return "" if address.startswith(others) else address.removeprefix(home[language]).strip("/")


def pagefind(built: Path, folders: Iterable[str], folder: Path, program: str) -> tuple[Engine, float]:
    """Pagefind over the pages of our items; the CPU seconds of its index."""

    def make() -> None:
        for code in _codes(""):
            for name in folders:
                if (built / code / name / "index.html").is_file():
                    (folder / code / name).mkdir(parents=True, exist_ok=True)
                    shutil.copy(built / code / name / "index.html", folder / code / name)
            (folder / code / "try.html").write_text(_TRY.format(code), encoding="utf-8")
        options = ["--root-selector", "main", "--exclude-selectors", _BESIDE, "--quiet"]
        subprocess.run([program, "--site", str(folder), *options], check=True, capture_output=True)

    site, seconds = _kept(folder, make, folder)
    engine = Engine(
        name=f"Pagefind {PAGEFIND}",
        site=site,
        index=lambda language: [
            file
            for file in (site / "pagefind").rglob("*")
            if file.is_file()
            and (not language or file.name.startswith((f"{language}_", f"pagefind.{language}", "wasm")))
        ],
        page=lambda language: f"{language}/try.html",
        ask=lambda page, query, every: list(page.evaluate(_PAGEFIND, [query, every])),
        placed=lambda address, language: address.strip("/").removeprefix(f"{language}/"),
    )
    return engine, seconds


def _kept(folder: Path, make: Callable[[], Any], site: Path) -> tuple[Path, float]:
    """The site, made if it is not there, and the CPU seconds that this took."""
    told = folder.with_suffix(".cpu")
    if not told.is_file():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        before = _spent()
        make()
        told.write_text(str(_spent() - before), encoding="utf-8")
    return site, float(told.read_text(encoding="utf-8"))


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _codes(language: str) -> tuple[str, ...]:
    return (language,) if language else ("kk", "ru", "en")
