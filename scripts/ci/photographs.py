"""Photographs of the pages that a change touches, narrow and wide, in every language in which it touches them.

    .venv/bin/python scripts/ci/photographs.py --since main --site site --output build/preview/photographs

`arasha changes` says which pages those are. Where files besides the content have changed, the front page and the page
that shows all parts of the design stand for the rest. Needs a Chromium: ARASHA_CHROMIUM, else one on the PATH, else
Playwright's own. Nothing outside the site is asked for.
"""

from __future__ import annotations

import argparse
import functools
import html
import http.server
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Route, sync_playwright

WIDTHS = (360, 1280)
"""A telephone and a desk, in CSS pixels."""
MOST_PAGES = 40
"""More would nobody look at."""
MOST_HEIGHT = 8000
"""In CSS pixels: Chromium paints no picture higher than 16,384."""
EXAMPLES = ("", "editors/style/")
"""Pages that stand for the rest when the design may have changed."""
PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = ("--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update")


def main() -> int:
    """Photograph the pages; 0 when all were there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--since", required=True, help="the commit or branch to compare with")
    parser.add_argument("--site", type=Path, required=True, help="folder of the built site")
    parser.add_argument("--output", type=Path, required=True, help="folder for the photographs")
    given = parser.parse_args()
    addresses = changed_pages(changes(given.since), languages(given.site))
    if len(addresses) > MOST_PAGES:
        print(f"photographs: the first {MOST_PAGES} of {len(addresses)} pages")
    missing = photograph(given.site, addresses[:MOST_PAGES], given.output)
    for address in missing:
        print(f"photographs: there is no page {address}", file=sys.stderr)
    print(f"photographs: {len(addresses[:MOST_PAGES]) - len(missing)} pages in {given.output}")
    return 1 if missing else 0


def changes(since: str) -> dict[str, Any]:
    """What `arasha changes` says."""
    command = [sys.executable, "-m", "arasha.cli", "changes", "--json", "--since", since]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)  # noqa: S603 - our own command
    data: dict[str, Any] = json.loads(done.stdout)
    return data


def languages(site: Path) -> list[str]:
    """The languages that the site was built in; their second alphabets have no pages for editors."""
    return sorted(file.parts[-4] for file in site.glob("*/editors/style/index.html"))


def changed_pages(found: dict[str, Any], codes: list[str]) -> list[str]:
    """Addresses of the pages to photograph, relative to the site's root, each once."""
    addresses = [address for item in found["items"] for address in item["pages"].values()]
    if found["others"]:
        addresses += [f"{code}/{example}" for code in codes for example in EXAMPLES]
    return list(dict.fromkeys(addresses))


def photograph(site: Path, addresses: list[str], output: Path) -> list[str]:
    """Photograph these pages at all widths, with a page that shows the photographs; those that are not there."""
    output.mkdir(parents=True, exist_ok=True)
    there = [address for address in addresses if (site / address / "index.html").is_file()]
    if there:
        with served(site) as origin, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
            for width in WIDTHS:
                _photograph_at(browser, width, origin, there, output)
            browser.close()
    (output / "index.html").write_text(_overview(there), encoding="utf-8")
    return [address for address in addresses if address not in there]


def chromium() -> str | None:
    """Path of the browser; None for Playwright's own."""
    return os.environ.get("ARASHA_CHROMIUM") or next(filter(None, map(shutil.which, PROGRAMS)), None)


def name_of(address: str, width: int) -> str:
    """File name of the photograph of a page."""
    return f"{address.strip('/').replace('/', '_')}_{width}.jpg"


@contextmanager
def served(root: Path) -> Iterator[str]:
    """Serve the folder on this machine alone; gives the address, ending in a stroke."""
    handler = functools.partial(_Quiet, directory=str(root))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


def _photograph_at(browser: Browser, width: int, origin: str, addresses: list[str], output: Path) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    context.route("**/*", functools.partial(_only_from, origin))
    page = context.new_page()
    for address in addresses:
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"{origin}{address}", wait_until="load")
        _show_all(page, width)
        page.screenshot(path=output / name_of(address, width), type="jpeg", quality=80)
    context.close()


def _only_from(origin: str, route: Route) -> None:
    if route.request.url.startswith(origin):
        route.continue_()
    else:
        route.abort()


def _show_all(page: Page, width: int) -> None:
    """Make the window as high as the page, so that pictures which load when they are seen do load."""
    height = int(page.evaluate("() => document.documentElement.scrollHeight"))
    page.set_viewport_size({"width": width, "height": max(800, min(height, MOST_HEIGHT))})
    page.wait_for_load_state("networkidle")


def _overview(addresses: list[str]) -> str:
    shown = "".join(
        f"<h2>{html.escape(address)}</h2>\n"
        + "".join(f'<img src="{html.escape(name_of(address, width))}" alt="{width}">\n' for width in WIDTHS)
        for address in addresses
    )
    style = "img{vertical-align:top;margin-right:1em;border:1px solid #999;max-width:65%}"
    return f'<!doctype html>\n<meta charset="utf-8">\n<title>Preview</title>\n<style>{style}</style>\n{shown}'


if __name__ == "__main__":
    sys.exit(main())
