"""What a search costs: run `python tests/bench/search.py [NEWS …]`, 1000 and 3000 by default.

Building: CPU seconds of the three languages one after the other, and by how much the process grew. First result: over
400 kbit/s with round trips of 400 ms, from the last key until the first result stands there, on a page that is open and
has fetched nothing of the search yet; bytes as the server sent them, compressed by gzip, with headers.
"""

from __future__ import annotations

import gzip
import json
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from search_corpus import make_searchable
from slow_link import compressed, slowed, taken

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "tests"))
from browsers import launch  # noqa: E402 - the tests' own helper, found by the line above

LANGUAGES = ("kk", "ru", "en")
QUERIES = 12
_BUILD = """
import json, resource, sys, time
from pathlib import Path
from arasha.editions.search.writing import SearchWriter
from arasha.mkdocs_plugin.project import read_project
from arasha.content.moment import now
from arasha.mkdocs_plugin.sites import make_sites
from arasha.content import read
from arasha.pages.bodies import Shown
project = read_project(Path(sys.argv[1]) / "mkdocs.yml")
sites = make_sites(project, read(project.docs, project.languages, now()), now())
before, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
for code, site in sites.items():
    writer = SearchWriter(site, Path(sys.argv[2]) / code)
    for item in site.library.items.values():
        if code in item.versions:
            paragraphs = item.versions[code].body.split("\\n\\n")
            writer.take(item, Shown(None, "".join(f"<p>{one}</p>" for one in paragraphs)))
    writer.write()
grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
print(json.dumps([time.process_time() - started, grown / 1024]))
"""


def main() -> None:
    """Print the tables."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        browser = launch(playwright)
        small = _small_site(Path(name) / "small")
        print(f"{'news':>6} {'CPU s':>7} {'MB':>6} {'files':>6} {'raw MB':>7} {'largest KB':>10}", end="")
        print(f" {'manifest KB':>12} {'first result KB':>24} {'seconds':>22}")
        for news in [int(argument) for argument in sys.argv[1:]] or [1000, 3000]:
            corpus, site = Path(name) / f"corpus-{news}", Path(name) / f"site-{news}"
            make_searchable(corpus, news)
            shutil.copytree(small, site)
            for language in LANGUAGES:
                for part in (site / language / "search").iterdir():
                    shutil.rmtree(part) if part.is_dir() else part.name == "index.html" or part.unlink()
            seconds, grown = built(corpus, site)
            _tell(browser, news, site, seconds, grown)
        browser.close()


def _small_site(folder: Path) -> Path:
    """This repository's own site, whose pages the search is tried on."""
    command = [sys.executable, "-m", "arasha.cli", "build", "--no-pdf", "--quiet", "--output", str(folder)]
    subprocess.run(command, check=True, cwd=ROOT)
    return folder


def built(corpus: Path, site: Path) -> tuple[float, float]:
    done = subprocess.run([sys.executable, "-c", _BUILD, str(corpus), str(site)], check=True, capture_output=True)
    seconds, grown = json.loads(done.stdout)
    return seconds, grown


def _tell(browser: Browser, news: int, site: Path, seconds: float, grown: float) -> None:
    files = [file for language in LANGUAGES for file in (site / language / "search").rglob("*.js")]
    sizes = {file: len(gzip.compress(file.read_bytes(), 9)) for file in files}
    manifests = [size for file, size in sizes.items() if file.name == "manifest.js"]
    raw = sum(file.stat().st_size for file in files) / 1e6
    print(f"{news:>6} {seconds:>7.1f} {grown:>6.0f} {len(files):>6} {raw:>7.1f}", end="")
    print(f" {max(sizes.values()) / 1000:>10.1f} {max(manifests) / 1000:>12.1f}", end="", flush=True)
    found = []
    with compressed(site) as origin:
        for language in LANGUAGES:
            for query in _queries(site, language):
                found.append(_first_result(browser, f"{origin}{language}/about/", query))
    for values, unit in (([size / 1000 for size, _ in found], "KB"), ([seconds for _, seconds in found], "s")):
        print(f"  median {statistics.median(values):.1f}, most {max(values):.1f} {unit}", end="")
    print()


def _queries(site: Path, language: str) -> list[str]:
    """Words of the texts themselves, one or two each: common ones and rare ones as they come."""
    chance = random.Random(language)
    texts = sorted((site / language / "search/texts").iterdir())
    found = []
    for number in range(QUERIES):
        words = [word for word in chance.choice(texts).read_text(encoding="utf-8").split() if word.isalpha()]
        place = chance.randrange(len(words) - 1)
        found.append(" ".join(words[place : place + 1 + number % 2]))
    return found


def _first_result(browser: Browser, address: str, query: str) -> tuple[int, float]:
    with slowed(browser) as page:
        page.goto(address, wait_until="networkidle", timeout=180_000)
        taken()
        page.locator("button.find-open").click()
        page.locator(".find-box input[type=search]").fill(query)
        started = page.evaluate("() => performance.now()")
        page.locator(".find-box .find-results a").first.wait_for(timeout=30_000)
        seconds = (page.evaluate("() => performance.now()") - started) / 1000
        return sum(size for _, size in taken()), seconds


if __name__ == "__main__":
    main()
