"""The real servers, with the configurations that we hand out, over a built site: every file and every odd request."""

from __future__ import annotations

import gzip
import re
import socket
import ssl
import subprocess
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import brotli
import pytest

import media_files
import servers
from arasha.pages.headers import ASKED_ANEW, FOR_EVER
from arasha.publish.compressing import compress
from host_rules import parsed, sent
from servers import Server
from sites import LANGUAGES, Project, free_port, said
from trees import Tree

NEWS, WITHDRAWN, OLD = "news/2024/academy", "news/2024/withdrawn", "news/2019/ескі-атау"
DOCUMENT = f"media/{NEWS}/report.pdf"
ONION = "http://arashaexampleonionaddressofsixandfiftyletters234567abcd.onion"
OF_FILES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    **dict.fromkeys(("SHA256SUMS", "_headers", "_redirects"), "text/plain; charset=utf-8"),
    "ics": "text/calendar; charset=utf-8",
    "xml": "application/xml; charset=utf-8",
    "json": "application/json",
    "svg": "image/svg+xml",
    "png": "image/png",
    "avif": "image/avif",
    "webp": "image/webp",
    "jpg": "image/jpeg",
    "woff2": "font/woff2",
    "pdf": "application/pdf",
}
OF_COPIES = {
    "zip": "application/zip",
    "zim": "application/x-zim",
    "epub": "application/epub+zip",
    "minisig": "text/plain; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "webmanifest": "application/manifest+json",
    "mp3": "audio/mpeg",
    "gz": "application/gzip",
    **dict.fromkeys(("unknown", "br"), ""),
}
"""What only some sites hold; whoever makes a mirror fetches the twins as they are."""


@dataclass(frozen=True)
class Hosted:
    """A site, and the servers that serve it."""

    tree: Tree
    folder: Path
    rules: Path
    nginx: Server
    caddy: Server

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Paths and contents of what a server has to hand out as it is."""
        other = re.compile(rf"[^/]+/(?:{OLD}|{WITHDRAWN})/index\.html")
        for path, content in self.tree.files().items():
            if not other.fullmatch(path):
                yield quote(f"/{path.removesuffix('index.html')}"), content


def build(folder: Path) -> Project:
    project = Project(folder)
    project.item("")
    project.item("about")
    project.item("safety", {"sensitive": True})
    project.item("stories/somebody", {"sensitive": True})
    facts = {"date": "2024-08-21", "moved_from": [OLD], "picture": "hall.jpg"}
    project.item(NEWS, facts, **{language: {"picture_alt": "A hall"} for language in LANGUAGES})
    project.item(WITHDRAWN, {"date": "2024", "withdrawn": {"date": "2025-05-20"}})
    (project.docs / NEWS / "hall.jpg").write_bytes(media_files.photograph(quality=90))
    (project.docs / NEWS / "report.pdf").write_bytes(media_files.pdf())
    text = project.config.read_text(encoding="utf-8")
    security = "security_contact: mailto:security@example.org\n      security_expires: '2026-01-01'"
    text = text.replace("per_page: 20", f"per_page: 20\n      onion: {ONION}/\n      {security}")
    project.config.write_text(text, encoding="utf-8")
    project.built()
    for ending in set(OF_COPIES) - {"br", "gz"}:
        (project.site / f"media/copy.{ending}").write_bytes(b"x" * 1000)
    compress(project.site, project.root / ".cache", lambda done, total: None)
    done = project.run("hosting", "--output", "rules")
    assert done.returncode == 0, done.stderr
    return project


@pytest.fixture(scope="module")
def hosted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hosted]:
    folder = tmp_path_factory.mktemp("hosting")
    project = build(folder / "project")
    rules = project.root / "rules"
    with (
        servers.nginx(project.site, rules, folder / "nginx") as nginx,
        servers.caddy(project.site, rules, folder / "caddy") as caddy,
    ):
        yield Hosted(project.tree, folder, rules, nginx, caddy)


@pytest.fixture(params=["nginx", "caddy"])
def server(hosted: Hosted, request: pytest.FixtureRequest) -> Server:
    return hosted.nginx if request.param == "nginx" else hosted.caddy


def test_every_file_comes_with_the_headers_of_the_table(hosted: Hosted, server: Server) -> None:
    rules = parsed(hosted.tree.text("_headers"))
    for path, content in hosted.files():
        answer = server.get(path)
        assert (answer.status, answer.body, answer.headers.get("Content-Encoding")) == (200, content, None), path
        wanted = {"Cache-Control": ASKED_ANEW} | sent(rules, path) | {"Onion-Location": f"{ONION}{path}"}
        assert {name: answer.headers.get(name.title()) for name in wanted} == wanted, path
        kind = (
            OF_FILES["html"]
            if path.endswith("/")
            else (OF_FILES | OF_COPIES)[path.rpartition("/")[2].rpartition(".")[2]]
        )
        assert answer.headers.get("Content-Type", "").removeprefix("application/octet-stream") == kind, path


def test_what_is_named_by_its_content_is_kept_for_ever_and_pages_are_not(hosted: Hosted, server: Server) -> None:
    kept = {path for path, _ in hosted.files() if server.get(path, "HEAD").headers["Cache-Control"] == FOR_EVER}
    assert {path.rpartition(".")[2] for path in kept} == {"css", "js", "woff2", "png", "avif", "webp"}
    assert len(kept) > 20
    assert server.get("/ru/safety/").headers["Cache-Control"] == "no-store"
    assert server.get("/ru/stories/somebody/").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("accepted", "sent_as"),
    [("br", "br"), ("gzip, deflate, br", "br"), ("gzip", "gzip"), ("gzip, br;q=0", "gzip"), ("deflate", ""), ("", "")],
)
def test_a_browser_gets_what_it_takes(hosted: Hosted, server: Server, accepted: str, sent_as: str) -> None:
    for path in ("/ru/", f"/{next((hosted.tree.root / 'assets').glob('*.css')).relative_to(hosted.tree.root)}"):
        answer = server.get(path, Accept_Encoding=accepted)
        assert answer.headers.get("Content-Encoding", "") == sent_as
        assert answer.headers["Vary"] == "Accept-Encoding"
        unpacked = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}[sent_as](answer.body)
        assert unpacked == hosted.tree.text(path.strip("/")).encode()


def test_without_twins_nginx_makes_gzip_on_the_way(hosted: Hosted) -> None:
    site = hosted.folder / "bare"
    for path, content in hosted.tree.files().items():
        if not path.endswith((".br", ".gz")):
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_bytes(content)
    with servers.nginx(site, hosted.rules, hosted.folder / "nginx-bare") as nginx:
        for path in ("/ru/", "/ru/feed.json", "/ru/feed.xml", "/assets/icon.svg"):
            answer = nginx.get(path, Accept_Encoding="br, gzip")
            assert answer.headers["Content-Encoding"] == "gzip", path
            assert answer.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/ru/nothing", "ru/404.html"),
        ("/en/a/b/c/", "en/404.html"),
        ("/kk/nothing.pdf", "kk/404.html"),
        ("/kk-latn/nothing/", "kk/404.html"),
        ("/nothing", "404.html"),
        ("/media/", "404.html"),
        ("/ru/share/", "ru/404.html"),
        ("/assets/", "404.html"),
        ("/.git/config", "404.html"),
        ("/ru/.htaccess", "ru/404.html"),
        (f"/kk-latn/{WITHDRAWN}/", "kk/404.html"),
    ],
)
def test_what_is_not_there_is_missed_in_the_right_language(
    hosted: Hosted, server: Server, path: str, page: str
) -> None:
    for accepted in ("", "br"):
        answer = server.get(path, Accept_Encoding=accepted)
        body = brotli.decompress(answer.body) if accepted else answer.body
        assert (answer.status, body) == (404, hosted.tree.text(page).encode())
        assert answer.headers["Content-Type"] == OF_FILES["html"]
        assert "Content-Security-Policy" in answer.headers
        assert answer.headers["Vary"] == "Accept-Encoding"


def test_a_page_for_lost_readers_is_never_said_to_be_unchanged(server: Server) -> None:
    first = server.get("/ru/nothing")
    tag = first.headers.get("Etag", '"x"')
    assert server.get("/ru/nothing", If_None_Match=tag).status == 404
    assert server.get("/ru/nothing", Range="bytes=0-9").status in (404, 416)


def test_a_moved_page_and_its_document_lead_on(hosted: Hosted, server: Server) -> None:
    lines = [line for line in hosted.tree.text("_redirects").splitlines() if line.endswith("301")]
    assert len(lines) == 5
    for line in lines:
        old, new, code = line.split()
        page = old.endswith("/")
        assert (hosted.tree.root / f"{new.strip('/')}{'/index.html' if page else ''}").is_file()
        forms = (old.rstrip("/"), f"{old}index.html") if page else ()
        for form in (old, f"{old}?a=b", *forms):
            answer = server.get(form)
            assert (answer.status, answer.headers["Location"]) == (int(code), new), form


def test_a_withdrawn_page_is_gone_and_says_so(hosted: Hosted, server: Server) -> None:
    for language in ("kk", "ru", "en"):
        for accepted in ("", "br"):
            answer = server.get(f"/{language}/{WITHDRAWN}/", Accept_Encoding=accepted)
            text = (brotli.decompress(answer.body) if accepted else answer.body).decode()
            assert answer.status == 410
            assert said(language, "withdrawn_title") in text
            assert answer.headers["Cache-Control"] == ASKED_ANEW
    assert WITHDRAWN not in hosted.tree.text("_headers") + hosted.tree.text("_redirects")


def test_a_folder_is_found_without_its_stroke(server: Server) -> None:
    answer = server.get("/ru/about")
    assert (answer.status, answer.headers["Location"]) == (308 if server.name == "caddy" else 301, "/ru/about/")


def test_a_copy_is_asked_for_by_its_tag_and_its_age(server: Server) -> None:
    for accepted in ("", "br", "gzip"):
        whole = server.get("/ru/about/", Accept_Encoding=accepted)
        for asked in ({"If_None_Match": whole.headers["Etag"]}, {"If_Modified_Since": whole.headers["Last-Modified"]}):
            answer = server.get("/ru/about/", Accept_Encoding=accepted, **asked)
            assert (answer.status, answer.body) == (304, b"")
        assert server.get("/ru/about/", Accept_Encoding=accepted, If_None_Match='"other"').status == 200


def test_a_document_comes_in_parts(hosted: Hosted, server: Server) -> None:
    content = (hosted.tree.root / DOCUMENT).read_bytes()
    part = server.get(f"/{DOCUMENT}", Range="bytes=100-199", Accept_Encoding="br, gzip")
    assert (part.status, part.body) == (206, content[100:200])
    assert part.headers["Content-Range"] == f"bytes 100-199/{len(content)}"
    assert "Content-Encoding" not in part.headers
    beyond = f"GET /{DOCUMENT} HTTP/1.1\r\nRange: bytes={len(content)}-\r\n"
    assert server.raw(beyond) == 416


def test_head_says_the_same_without_the_body(server: Server) -> None:
    whole, head = server.get("/ru/"), server.get("/ru/", "HEAD")
    assert head.body == b""
    changing = {"Date", "Connection", "Keep-Alive"}
    assert {k: v for k, v in head.headers.items() if k not in changing} == {
        k: v for k, v in whole.headers.items() if k not in changing
    }


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"])
def test_nothing_can_be_done_but_read(server: Server, method: str) -> None:
    answer = server.get("/ru/", method)
    assert answer.status in (403, 405)
    assert b"<main" not in answer.body


@pytest.mark.parametrize(
    "path",
    [
        "/../../etc/passwd",
        "/..%2f..%2fetc%2fpasswd",
        "/ru/..%2f..%2f..%2f..%2fetc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/ru/%5c..%5c..%5cetc%5cpasswd",
        "/ru/%00",
        "/ru/index.html%00.jpg",
        "/ru/\x01",
        "/ru/%ff%fe/",
        "/" + "a" * 8192,
        "/" + "a/" * 2000,
        "/ru/" + "%d2%9b" * 1000,
        "//ru//nothing",
        "/ru/nothing;a=b?c=d#e",
    ],
)
def test_an_odd_path_gets_a_plain_refusal(server: Server, path: str) -> None:
    status = server.raw(f"GET {path} HTTP/1.1\r\n")
    assert status in (400, 404, 414, 431), status
    assert server.get("/ru/").status == 200


def test_no_path_leads_out_to_another_host(server: Server) -> None:
    for path in ("//example.com/ru/about", "/\\example.com/ru", "//example.com/%2f..", "/ru//about", "//ru/about"):
        location = server.get(path).headers.get("Location", "/")
        assert location.startswith("/") and not location.startswith(("//", "/\\")), path


def test_a_sensitive_page_is_not_kept_however_it_is_asked_for(server: Server) -> None:
    for path in (
        "/ru/safety/",
        "/ru//safety/",
        "/ru/%73afety/",
        "/ru/about/../safety/",
        "/ru/safety/?a",
        "/./ru/safety/",
    ):
        answer = server.get(path)
        if answer.status == 200:
            assert answer.headers["Cache-Control"] == "no-store", path


def test_where_to_report_a_weakness_is_found(server: Server) -> None:
    answer = server.get("/.well-known/security.txt")
    assert (answer.status, answer.headers["Content-Type"]) == (200, OF_FILES["txt"])
    assert answer.body.startswith(b"Contact: mailto:security@example.org\n")


def test_no_reader_is_written_down(hosted: Hosted, server: Server) -> None:
    server.get("/ru/nothing-to-be-found")
    server.raw("GET /ru/\x01 HTTP/1.1\r\n")
    written = "".join(
        file.read_text(encoding="utf-8", errors="replace")
        for file in (hosted.folder / server.name).rglob("*")
        if file.is_file() and file.suffix not in (".conf", "")
    )
    assert not re.search("client: |remote_ip|nothing-to-be-found", written)
    for file in (hosted.folder / server.name).glob("*.conf"):
        said_of_logs = re.findall(r"^ *(?:access_log|log) .*", file.read_text(encoding="utf-8"), re.MULTILINE)
        assert [line.split() for line in said_of_logs] in ([], [["access_log", "off;"]])


def test_the_server_does_not_tell_its_version(server: Server) -> None:
    assert server.get("/ru/").headers.get("Server", "nginx") == "nginx"


def certificate(folder: Path) -> tuple[Path, Path]:
    files = folder / "fullchain.pem", folder / "privkey.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    command += ["-addext", "subjectAltName=IP:127.0.0.1", "-out", str(files[0]), "-keyout", str(files[1])]
    subprocess.run(command, check=True, capture_output=True)
    return files


def test_the_lines_for_tls_are_right(hosted: Hosted, tmp_path: Path) -> None:
    chain, key = certificate(tmp_path)
    port = free_port()

    def with_tls(text: str) -> str:
        assert text.count("#tls ") == 8
        text = (
            text.replace("#tls listen [::]:443 ssl http2;", "")
            .replace("#tls ", "")
            .replace("listen 443", f"listen {port}")
        )
        text = text.replace("/etc/letsencrypt/live/HOST/fullchain.pem", str(chain))
        return text.replace("/etc/letsencrypt/live/HOST/privkey.pem", str(key))

    with servers.nginx(hosted.tree.root, hosted.rules, tmp_path / "nginx", with_tls):
        trusted = ssl.create_default_context(cafile=str(chain))
        with urllib.request.urlopen(f"https://127.0.0.1:{port}/ru/", context=trusted, timeout=20) as answer:
            assert answer.status == 200
            assert answer.headers["Strict-Transport-Security"] == "max-age=63072000"
        trusted.set_alpn_protocols(["h2"])
        with (
            socket.create_connection(("127.0.0.1", port), timeout=20) as plain,
            trusted.wrap_socket(plain, server_hostname="127.0.0.1") as wrapped,
        ):
            assert wrapped.selected_alpn_protocol() == "h2"
