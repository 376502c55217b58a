"""The real nginx and the real Caddy, with the configurations of `hosting/`, on free ports of this machine."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sites import ROOT, free_port

HOSTING = ROOT / "hosting"
SYSTEM = ("/usr/sbin", "/usr/local/sbin", "/sbin")
"""Where Debian puts servers, out of sight of whoever is not root."""
START = 15
"""Seconds that a server may take to listen."""


@dataclass(frozen=True)
class Answer:
    """What a server has said."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Server:
    """A server that runs."""

    name: str
    port: int

    @property
    def url(self) -> str:
        """Its address, ending in a slash."""
        return f"http://127.0.0.1:{self.port}/"

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Ask for a path, just as it is written; `_` in the headers' names stands for `-`."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.putrequest(method, path, skip_accept_encoding=True)
            for name, value in headers.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            return _answer(connection.getresponse())
        finally:
            connection.close()

    def raw(self, beginning: str) -> int:
        """The status of the answer to lines that no client would send; 0 for none."""
        request = f"{beginning}Host: 127.0.0.1:{self.port}\r\nConnection: close\r\n\r\n"
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as connection:
            connection.sendall(request.encode("latin-1"))
            try:
                said = connection.recv(65536)
            except ConnectionResetError:
                return 0
        found = re.match(rb"HTTP/1\.[01] ([0-9]{3})", said)
        return int(found[1]) if found else 0


def _answer(response: http.client.HTTPResponse) -> Answer:
    headers: dict[str, str] = {}
    for name, value in response.getheaders():
        assert name.title() not in headers, f"{name} is sent twice"
        headers[name.title()] = value
    return Answer(response.status, headers, response.read())


def program(name: str) -> str:
    """Where a program is."""
    found = shutil.which(name, path=os.pathsep.join((os.environ.get("PATH", ""), *SYSTEM)))
    assert found, f"{name} is needed: scripts/test installs it"
    return found


@contextmanager
def nginx(
    site: Path, rules: Path, folder: Path, change: Callable[[str], str] = lambda text: text, port: int = 0
) -> Iterator[Server]:
    """Serve with nginx and `hosting/nginx.conf`.

    Args:
        site: what it serves.
        rules: folder of what `arasha hosting` has made.
        folder: a new one to run in.
        change: what else is put into the configuration of the site.
        port: where it listens; 0 for any.
    """
    port = port or free_port()
    folder.mkdir()
    for file in (*rules.glob("nginx-*.conf"), HOSTING / "nginx.conf", HOSTING / "nginx-site.conf"):
        shutil.copy(file, folder)
    place = folder / "nginx-site.conf"
    text = place.read_text(encoding="utf-8").replace("/srv/arasha/site", str(site))
    text = re.sub(r"listen \[::\]:8080;", "", text).replace("listen 8080;", f"listen 127.0.0.1:{port};")
    place.write_text(change(text), encoding="utf-8")
    # Tests that run as root have folders that nobody else may read.
    rights = "user root;" if os.geteuid() == 0 else ""
    command = [program("nginx"), "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", "stderr"]
    tried = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert tried.returncode == 0, tried.stderr
    assert "[warn]" not in tried.stderr, tried.stderr
    with _running("nginx", [*command, "-g", f"daemon off; {rights}"], port, folder) as server:
        yield server


@contextmanager
def caddy(site: Path, rules: Path, folder: Path, port: int = 0) -> Iterator[Server]:
    """Serve with Caddy and `hosting/Caddyfile`; arguments as above."""
    port = port or free_port()
    folder.mkdir()
    for file in (*rules.glob("caddy-*.conf"), HOSTING / "Caddyfile"):
        shutil.copy(file, folder)
    environment = {
        "ARASHA_HOST": f"http://127.0.0.1:{port}",
        "ARASHA_SITE": str(site),
        "ARASHA_ADMIN": "off",
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_CONFIG_HOME": str(folder / "config"),
    }
    command = [program("caddy"), "run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]
    with _running("caddy", command, port, folder, environment) as server:
        yield server


@contextmanager
def _running(
    name: str, command: list[str], port: int, folder: Path, environment: Mapping[str, str] | None = None
) -> Iterator[Server]:
    log = folder / "said.txt"
    with log.open("w", encoding="utf-8") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, env=os.environ | (environment or {}))
    try:
        _wait(process, port, log)
        yield Server(name, port)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    end = time.monotonic() + START
    while time.monotonic() < end:
        assert process.poll() is None, log.read_text(encoding="utf-8")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError(log.read_text(encoding="utf-8"))
