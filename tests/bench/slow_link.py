"""A site served as a good host would (compressed), and what a first visit over a slow link fetches."""

from __future__ import annotations

import functools
import gzip
import http.server
import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from playwright.sync_api import Browser, Page

COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".ics")
KILOBITS, DELAY = 400, 400
"""Speed in kbit/s and round trip in milliseconds: a crowded mobile network."""
HEADERS = 200
"""Bytes of an answer's headers, about."""
KINDS = {".html": "HTML", ".css": "CSS", ".js": "JS", ".woff2": "fonts", ".svg": "pictures", ".avif": "pictures"}
KINDS |= dict.fromkeys((".webp", ".jpg", ".png", ".ico"), "pictures")
SETTLED = 1000
"""Milliseconds in which a worker of the page may still fetch what nobody asked for."""
_PAINTS = "() => Object.fromEntries(performance.getEntriesByType('paint').map(one => [one.name, one.startTime]))"


@dataclass
class Visit:
    """What one first visit cost, as the server saw it: bytes by kind, requests; the first paint in seconds."""

    bytes: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    requests: int = 0
    painted: float = 0.0

    @property
    def weight(self) -> int:
        """Bytes without fonts and pictures."""
        return sum(size for kind, size in self.bytes.items() if kind not in ("fonts", "pictures"))


class _Compressing(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    log: ClassVar[list[tuple[str, int]]] = []

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if path.suffix in COMPRESSED:
            body = gzip.compress(body, 9)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.log.append((KINDS.get(path.suffix, "other"), len(body) + HEADERS))

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@contextmanager
def compressed(root: Path) -> Iterator[str]:
    """Serve a folder on a free port; gives the address, ending in a slash."""
    handler = functools.partial(_Compressing, directory=str(root))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@contextmanager
def slowed(browser: Browser) -> Iterator[Page]:
    """A page of a phone of 360 x 640 with an empty cache, at the slow link's speed."""
    context = browser.new_context(viewport={"width": 360, "height": 640}, device_scale_factor=2)
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    speed = KILOBITS * 1000 / 8
    devtools.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": DELAY, "downloadThroughput": speed, "uploadThroughput": speed},
    )
    yield page
    context.close()


def taken() -> list[tuple[str, int]]:
    """Kind and size of each answer since the last time."""
    found = _Compressing.log.copy()
    _Compressing.log.clear()
    return found


def first_visit(browser: Browser, address: str) -> Visit:
    """Open a page until all is fetched."""
    taken()
    with slowed(browser) as page:
        page.goto(address, wait_until="networkidle", timeout=180_000)
        page.wait_for_timeout(SETTLED)
        visit = Visit(painted=page.evaluate(_PAINTS).get("first-contentful-paint", 0) / 1000)
    for kind, size in taken():
        visit.requests += 1
        visit.bytes[kind] += size
    return visit
