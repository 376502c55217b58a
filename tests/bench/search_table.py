"""Our search beside Material's and Pagefind's: run `python tests/bench/search_table.py FOLDER [--write]`.

FOLDER keeps corpora and built sites, so that a second run is short. `PAGEFIND` in the environment is the program, which
`pip install pagefind_bin==1.5.2` brings. Bytes are those of files as gzip makes them and 200 a request for headers.
Seconds are those from the last key until the first result stands there, over 400 kbit/s with round trips of 400 ms, on
a page that is open and has fetched nothing of the search. Relevance is told as in `relevance.py`, on texts with planted
words. CPU seconds are those of the process and its children; of Material, whose index is made with the pages, those of
the whole build.
"""

from __future__ import annotations

import datetime
import os
import random
import shutil
import statistics
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from planted import make_planted, queries, words_of
from playwright.sync_api import Browser, sync_playwright
from relevance import found, judged
from search import LANGUAGES, ROOT, built
from search_engines import PAGEFIND, Engine, by_bytes, compressed_size, ours, pagefind, stock
from slow_link import compressed

sys.path.insert(0, str(ROOT / "tests"))
from browsers import launch
from search_reader import SearchFiles

SIZES = (1000, 3000)
STOCK_SIZES = (300, 1000)
"""Material's index of 3,000 news no browser opens within minutes: of 300 its relevance is told, of 1,000 its weight."""
ASKED = 5
"""Queries over the slow link, a language."""
WORDS, FORMS = 40, 2
"""Words whose relevance is told, a language, and inflected forms of each."""
LONGEST = 30
"""Seconds by bytes alone from which on the slow link is not waited for."""
RESULTS = Path(__file__).parent / "RESULTS-search.md"
Row = Sequence[str]


def main() -> None:
    """Print the table, as Markdown."""
    folder = Path(sys.argv[1]).resolve()
    tables: list[tuple[Row, list[Row]]] = [
        (("engine", "news a language", "CPU s", "files", "index MB gzip", "largest file KB"), []),
        (("engine", "news", "language", "KB at view", "KB to first result", "requests", "seconds"), []),
        (("engine", "news", "language", "R / P, dictionary form", "R / P, inflected", "nothing found"), []),
    ]
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for news, seconds, engine in _engines(folder):
            tables[0][1].append(_size(engine, news, seconds))
            with compressed(engine.site) as origin:
                for language in LANGUAGES:
                    texts = words_of(_corpus(folder, news), language)
                    if engine.name != "Material" or news == STOCK_SIZES[-1]:
                        tables[1][1].append(_weight(browser, origin, engine, news, language, texts))
                    if news == (STOCK_SIZES if engine.name == "Material" else SIZES)[0]:
                        tables[2][1].append(_relevance(browser, origin, engine, news, language, texts))
                    print(engine.name, news, language, file=sys.stderr)
        browser.close()
    text = "\n\n".join("\n".join(_lines([head, ["---"] * len(head), *rows])) for head, rows in tables) + "\n"
    print(text)
    if "--write" in sys.argv:
        RESULTS.write_text(f"{_heading()}\n{text}", encoding="utf-8")


def _engines(folder: Path) -> Iterator[tuple[int, float, Engine]]:
    """The searches by size of the corpus, with the CPU seconds of their index."""
    program = os.environ.get("PAGEFIND") or shutil.which("pagefind_bin") or ""
    for news in SIZES:
        corpus = _corpus(folder, news)
        site = folder / f"ours-{news}"
        if not site.is_dir():
            command = [sys.executable, "-m", "arasha.cli", "build", "--no-pdf", "--quiet"]
            config = ["--config", str(corpus / "mkdocs.yml"), "--output", str(site)]
            subprocess.run([*command, *config], check=True, cwd=ROOT)
        seconds, _ = built(corpus, folder / f"index-{news}")
        yield news, seconds, ours(site)
        if program:
            engine, seconds = pagefind(site, words_of(corpus, "ru"), folder / f"pagefind-{news}", program)
            yield news, seconds, engine
    for news in STOCK_SIZES:
        engine, seconds = stock(_corpus(folder, news), folder / f"stock-{news}")
        yield news, seconds, engine


def _corpus(folder: Path, news: int) -> Path:
    corpus = folder / f"news-{news}"
    if not corpus.is_dir():
        make_planted(corpus, news)
    return corpus


def _size(engine: Engine, news: int, seconds: float) -> Row:
    sizes = [compressed_size(file) for file in engine.index("")]
    whole, largest = sum(sizes) / 1e6, max(sizes) / 1000
    return engine.name, f"{news}", f"{seconds:.1f}", f"{len(sizes)}", f"{whole:.1f}", f"{largest:.1f}"


def _weight(browser: Browser, origin: str, engine: Engine, news: int, language: str, texts: dict[str, set[str]]) -> Row:
    view = engine.at_view(browser, origin, language)
    head = (engine.name, f"{news}", language, f"{view / 1000:.1f}")
    if by_bytes(view) > LONGEST:
        return *head, f"{view / 1000:.0f}", "2", f"{by_bytes(view):.0f} by bytes alone"
    asked = random.Random(language).sample([form for _, form, _ in queries(language, texts, WORDS, FORMS)], ASKED)
    costs = [engine.first_result(browser, origin, language, form) for form in asked]
    weights = sorted(cost.bytes / 1000 for cost in costs)
    seconds = sorted(cost.seconds for cost in costs)
    return (
        *head,
        f"{statistics.median(weights):.1f}, at most {weights[-1]:.1f}",
        f"{statistics.median(cost.requests for cost in costs):.0f}",
        f"{statistics.median(seconds):.1f}, at most {seconds[-1]:.1f}",
    )


def _relevance(
    browser: Browser, origin: str, engine: Engine, news: int, language: str, texts: dict[str, set[str]]
) -> Row:
    judgements: dict[str, list[tuple[float, float, float, bool]]] = defaultdict(list)
    page = browser.new_page()
    page.set_default_timeout(600_000)
    page.goto(origin + engine.page(language))
    files = SearchFiles(engine.site / language / "search")
    for kind, form, right in queries(language, texts, WORDS, FORMS):
        if engine.name == "Arasha":
            answer = found(files, language, form)
        else:
            answer = [engine.placed(address, language) for address in engine.ask(page, form, True)]
        judgements[kind].append(judged([one for one in dict.fromkeys(answer) if one in texts], right))
    page.close()
    both = {
        kind: [statistics.mean(one[place] for one in some) for place in (0, 1, 3)] for kind, some in judgements.items()
    }
    cells = [f"{both[kind][0]:.2f} / {both[kind][1]:.2f}" for kind in ("dictionary", "inflected")]
    return engine.name, f"{news}", language, *cells, f"{both['inflected'][2]:.0%}"


def _lines(rows: Sequence[Row]) -> Iterator[str]:
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _heading() -> str:
    today = datetime.datetime.now(tz=datetime.UTC).date()
    names = ("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "playwright")
    versions = ", ".join(f"{name} {version(name)}" for name in names)
    about = "\n".join((__doc__ or "").splitlines()[2:])
    machine = f"On {os.cpu_count()} cores that other work shared; {versions}, pagefind {PAGEFIND}."
    return f"# Search beside Material's and Pagefind's, {today}\n\nMade by `search_table.py`.\n{about}\n{machine}\n"


if __name__ == "__main__":
    main()
