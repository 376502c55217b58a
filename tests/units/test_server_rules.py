"""The rules in the words of nginx and of Caddy; tests/builds/test_hosting.py has the real servers read them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import servers
import tiny
from arasha.pages.headers import FOR_EVER, HASHED, Rule
from arasha.publish.servers import Facts, facts, files
from arasha.publish.servers.caddy import caddy
from arasha.publish.servers.facts import expression
from arasha.publish.servers.nginx import nginx_maps, nginx_server
from host_rules import cloudflare

PATHS = ["/ru/safety/", "/ru/safety", "/ru/safety/x", "/ru/x/safety/", "/safety/", "/assets/a.css", "/assets/acss"]
PATHS += [
    "/assets/b/a.css",
    "/x/assets/a.css",
    "/ru/stories/",
    "/ru/stories/one/",
    "/ru/share/a.png",
    "/a.b/share/.png",
]


def known(moved: dict[str, str] | None = None, gone: tuple[str, ...] = (), onion: str = "") -> Facts:
    return Facts({"X-One": "a 'b' c"}, (("^/a$", FOR_EVER),), moved or {}, gone, {"ru": "/ru/404.html"}, onion)


@pytest.mark.parametrize("pattern", ["/:language/safety/", "/:language/stories/*", *(f"/{one}" for one in HASHED)])
def test_servers_match_what_static_hosts_match(pattern: str) -> None:
    found = [path for path in PATHS if re.search(expression(Rule(pattern, {})), path)]
    assert found == [path for path in PATHS if cloudflare(pattern).fullmatch(path)]


def test_a_page_is_meant_by_its_folder_and_by_its_file() -> None:
    page = re.compile(expression(Rule("/:language/a-b.c/", {})))
    assert page.search("/ru/a-b.c/index.html")
    assert not page.search("/ru/a-bxc/")
    assert not page.search("/ru/a-b.c/index-html")
    assert not page.search("/ru/a-b.c/feed.xml")


def test_the_facts_are_those_of_the_site(tmp_path: Path) -> None:
    docs = tiny.site(tmp_path)
    folder = tiny.news(docs, "moved", moved_from=["news/2019/old"])
    gone = tiny.news(docs, "gone", withdrawn={"date": "2024-08-30"})
    site = tiny.open_site(docs, "kk", url="https://example.org/below/", onion="http://x.onion/")
    found = facts(site)
    assert found.moved["/ru/news/2019/old/"] == f"/ru/{folder}/"
    assert found.gone == tuple(f"/{language}/{gone}/" for language in tiny.LANGUAGES)
    assert found.lost["kk-latn"] == "/kk/404.html"
    assert ("^/assets/.*\\.css$", FOR_EVER) in found.copies
    assert found.onion == "http://x.onion"


def test_a_site_without_an_onion_address_names_none() -> None:
    assert "Onion" not in nginx_server(known()) + caddy(known())
    assert 'Onion-Location "http://x.onion$request_uri" always' in nginx_server(known(onion="http://x.onion"))
    assert 'Onion-Location "http://x.onion{uri}"' in caddy(known(onion="http://x.onion"))


def test_thousands_of_moves_and_long_names_are_read_by_the_real_servers(tmp_path: Path) -> None:
    long = "қ" * 60
    moved = {f"/kk-latn/news/{long}/old-{number}/": f"/kk-latn/news/2024/new-{number}/" for number in range(3000)}
    rules = tmp_path / "rules"
    rules.mkdir()
    for name, text in files(known(moved, ("/ru/gone/",))).items():
        (rules / name).write_text(text, encoding="utf-8")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("x", encoding="utf-8")
    old, new = list(moved.items())[-1]
    with (
        servers.nginx(tmp_path / "site", rules, tmp_path / "nginx") as nginx,
        servers.caddy(tmp_path / "site", rules, tmp_path / "caddy") as other,
    ):
        for server in (nginx, other):
            answer = server.get(old.replace("қ", "%d2%9b"))
            assert (answer.status, answer.headers["Location"]) == (301, new)
            assert server.get("/").status == 200


def test_maps_are_only_as_large_as_they_have_to_be() -> None:
    assert "map_hash_bucket_size 64;\nmap_hash_max_size 2048;" in nginx_maps(known())


def test_the_containerfile_is_sound() -> None:
    hadolint = Path(sys.executable).parent / "hadolint"
    done = subprocess.run([hadolint, servers.HOSTING / "Containerfile"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_the_container_needs_no_rights_and_holds_what_is_there() -> None:
    text = (servers.HOSTING / "Containerfile").read_text(encoding="utf-8")
    assert re.search(r"^USER [1-9][0-9]*:[1-9][0-9]*$", text, re.MULTILINE)
    copied = " ".join(re.findall(r"^COPY (.*) \S+$", text, re.MULTILINE)).split()
    made = files(known())
    for path in copied:
        assert path == "site" or (servers.ROOT / path).is_file() or Path(path).name in made
    assert "listen 8080;" in (servers.HOSTING / "nginx-site.conf").read_text(encoding="utf-8")
    assert "EXPOSE 8080" in text
