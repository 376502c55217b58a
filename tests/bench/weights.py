"""What a first visit to a page weighs beside the stock site of the same content: run `python tests/bench/weights.py`.

Bytes are those that the server sent, texts compressed by gzip. `readable` is the first paint of text over
400 kbit/s with round trips of 400 ms, as Chromium simulates them.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright
from slow_link import Visit, compressed, first_visit
from stock import build_stock

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "tests"))
from browsers import launch  # noqa: E402 - the tests' own helper, found by the line above

PAGES = {
    "home": ("ru/", "ru/"),
    "news": ("ru/news/2024/rule-of-law-academy/", "ru/news/2024/rule-of-law-academy/"),
    "list of news": ("ru/news/", None),
    "project": ("kk/projects/migrants-legal-protection/", "projects/migrants-legal-protection/"),
    "module": ("kk/training/migrants-rights/non-refoulement/", "training/migrants-rights/non-refoulement/"),
}
"""Address of a page in our site and in the stock one, which has no lists and puts its first language at the root."""
KINDS = ("HTML", "CSS", "JS", "fonts", "pictures")


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        sites = {"Arasha": _build_ours(folder / "ours"), "stock": build_stock(ROOT / "docs", folder)}
        print(f"{'page':<14}{'site':<8}{'HTML':>8}{'CSS':>8}{'JS':>8}{'fonts':>8}{'pictures':>10}{'other':>9}", end="")
        print(f"{'requests':>10}{'KB without fonts, pictures':>28}{'readable s':>12}")
        browser = launch(playwright)
        for page, addresses in PAGES.items():
            for (site, root), address in zip(sites.items(), addresses, strict=True):
                if address is not None:
                    with compressed(root) as origin:
                        _tell(page, site, first_visit(browser, origin + address))
        browser.close()


def _build_ours(site: Path) -> Path:
    command = [sys.executable, "-m", "arasha.cli", "build", "--quiet", "--no-pdf", "--output", str(site)]
    subprocess.run(command, check=True, cwd=ROOT)
    return site


def _tell(page: str, site: str, visit: Visit) -> None:
    columns = [visit.bytes[kind] for kind in KINDS]
    other = sum(visit.bytes.values()) - sum(columns)
    html, css, script, font, picture = (f"{size / 1000:.1f}" for size in columns)
    print(f"{page:<14}{site:<8}{html:>8}{css:>8}{script:>8}{font:>8}{picture:>10}{other / 1000:>9.1f}", end="")
    print(f"{visit.requests:>10}{visit.weight / 1000:>28.1f}{visit.painted:>12.2f}")


if __name__ == "__main__":
    main()
