"""The real site of this repository, served on this machine and opened in Chromium."""

from __future__ import annotations

import functools
import http.server
import os
import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, Request, Response

from trees import Tree

CHROMIUM = os.environ.get("ARASHA_CHROMIUM") or "/usr/bin/chromium"
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
)
NARROW, WIDE = 360, 1280
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
OPTIONS = {"runOnly": {"type": "tag", "values": list(TAGS)}, "resultTypes": ["violations"]}
GRAVE = ("serious", "critical")
LEFT = "net::ERR_ABORTED"
"""How Chromium names the end of a request whose page the reader has left."""
OVERFLOW = """() => {
    const width = window.innerWidth, all = document.documentElement.scrollWidth;
    if (all <= width) return [];
    const wide = [...document.querySelectorAll("body *")].filter(one => one.getBoundingClientRect().right > width + 1);
    return [all + " > " + width, ...wide.slice(0, 3).map(one => one.outerHTML.slice(0, 120))];
}"""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@contextmanager
def served(root: Path) -> Iterator[str]:
    """Serve a folder on a free port; gives the address, ending in a slash."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(root))) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def launch(playwright: Playwright) -> Browser:
    """Start the Chromium that the environment names."""
    return playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))


@dataclass
class Visit:
    """A page that was opened, and everything that went on meanwhile."""

    page: Page
    origin: str
    troubles: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Listen."""
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.troubles.append(f"script: {error}"))
        self.page.on("request", self._asked)
        self.page.on("requestfailed", self._failed)
        self.page.on("response", self._answered)

    def open(self, path: str, width: int = WIDE) -> None:
        """Open a page at a width; troubles and requests begin anew."""
        self.troubles.clear()
        self.requests.clear()
        if (self.page.viewport_size or {}).get("width") != width:
            self.page.set_viewport_size({"width": width, "height": 800})
        answer = self.page.goto(f"{self.origin}{path}", wait_until="load")
        if answer is None or answer.status != 200:
            self.troubles.append(f"{answer and answer.status}: {path}")

    def overflow(self) -> list[str]:
        """What sticks out to the right."""
        return [f"overflow: {one}" for one in self.page.evaluate(OVERFLOW)]

    def barriers(self, weights: Collection[str] = GRAVE) -> list[str]:
        """What axe-core finds, of these weights."""
        found = Axe().run(self.page, options=OPTIONS).response["violations"]
        return [_as_text(one) for one in found if one["impact"] in weights]

    def stored(self) -> list[Any]:
        """What the browser keeps of the visit."""
        kept = self.page.evaluate("() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
        return [*self.page.context.cookies(), *kept]

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.troubles.append(f"console: {message.text}")

    def _failed(self, request: Request) -> None:
        """A request that ends because the reader goes on to another page is no trouble."""
        if request.failure != LEFT:
            self.troubles.append(f"failed: {request.url}")

    def _asked(self, request: Request) -> None:
        self.requests.append(request.url)
        if not request.url.startswith((self.origin, "data:")):
            self.troubles.append(f"third party: {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.troubles.append(f"{response.status}: {response.url}")


def _as_text(violation: dict[str, Any]) -> str:
    nodes = violation["nodes"]
    summary = " ".join(nodes[0]["failureSummary"].split())
    return f"{violation['impact']} {violation['id']} ×{len(nodes)}: {nodes[0]['html'][:150]} {summary}"


def opened_pages(tree: Tree, language: str) -> list[str]:
    """Paths of the pages of a language (empty: those at the root) that stay when opened, unlike redirects."""
    folder = tree.root / language
    files = sorted(folder.rglob("*.html") if language else folder.glob("*.html"))
    paths = [file.relative_to(tree.root).as_posix() for file in files]
    return [path for path in paths if 'http-equiv="refresh"' not in tree.text(path)]


def file_of(tree: Tree, page: str, link: str) -> Path | None:
    """The file that a link on a page leads to; None for links out of the site and within the page."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or not parts.path:
        return None
    start = tree.root if parts.path.startswith("/") else (tree.root / page).parent
    target = (start / parts.path.lstrip("/")).resolve()
    return target / "index.html" if parts.path.endswith("/") or parts.path in (".", "..") else target
