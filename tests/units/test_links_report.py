"""The nightly look at links out of the site: which are asked for, how the answers are judged and told."""

import http.server
import json
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

import ci_tools

outside = ci_tools.load("outside_links")
issue = ci_tools.load("links_issue")
OWN = ["https://arasha.example/"]
ANSWERS = {"/ok": 200, "/gone": 404, "/gone-for-good": 410, "/no-programs": 403, "/broken": 500, "/moved": 301}


class Elsewhere(http.server.BaseHTTPRequestHandler):
    """A server that answers as its paths say."""

    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        code = ANSWERS.get(self.path, 200)
        self.send_response(code)
        if code == 301:
            self.send_header("Location", "/gone")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def elsewhere() -> Iterator[tuple[str, list[str]]]:
    """Its address, and the paths that were asked for."""
    asked: list[str] = []
    handler = type("Handler", (Elsewhere,), {"asked": asked})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}", asked
        server.shutdown()


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the waiting that is for other people's servers."""
    kept = [word for word in outside.POLITE if not word[0].isdigit()]
    values = {"--max-concurrency": "4", "--host-concurrency": "1", "--host-request-interval": "1ms", "--timeout": "5"}
    values |= {
        "--max-retries": "0",
        "--retry-wait-time": "0",
        "--max-cache-age": "3d",
        "--cache-exclude-status": "400..",
    }
    words = [word for name in kept for word in (name, *([values[name]] if name in values else []))]
    monkeypatch.setattr(outside, "POLITE", tuple(words))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_links_are_gathered_from_all_pages_without_those_that_pass_a_page_on(tmp_path: Path) -> None:
    for name in ("kk/a", "ru/b"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "index.html").write_text(
            '<meta charset=utf-8><a href="https://un.org/сот?a=1&amp;b=2#x">x</a><a href="https://un.org/сот?a=1&amp;b=2">'
            '</a><a href="../">y</a><a href="mailto:a@b.kz">z</a>'
            '<nav class="share plain"><a href="https://t.me/share/url?url=1">t</a></nav>',
            encoding="utf-8",
        )
    assert outside.links(tmp_path) == {"https://un.org/сот?a=1&b=2": ["kk/a/", "ru/b/"]}


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("https://un.org/a", True),
        ("https://8.8.8.8/", True),
        ("https://arasha.example/kk/", False),
        ("http://localhost/", False),
        ("http://169.254.169.254/latest/meta-data/", False),
        ("http://10.0.0.1/", False),
        ("http://[::1]/", False),
        ("http://abcdef.onion/", False),
        ("http://", False),
    ],
)
def test_only_other_public_hosts_are_asked(url: str, asked: bool) -> None:
    assert outside.worth_asking(url, OWN) is asked


@pytest.mark.usefixtures("quick")
def test_the_real_lychee_tells_dead_links_from_those_in_doubt(tmp_path: Path, elsewhere: tuple[str, list[str]]) -> None:
    address, asked = elsewhere
    urls = [f"{address}{path}" for path in ANSWERS] + [f"http://127.0.0.1:{free_port()}/", f"{address}/ok?a=1&b=2"]
    found = {answer.url.removeprefix(address): (answer.code, answer.dead) for answer in outside.ask(urls, tmp_path)}
    silent = next(url for url in found if url.startswith("http"))
    assert found == {
        "/gone": (404, True),
        "/gone-for-good": (410, True),
        "/moved": (404, True),
        "/no-programs": (403, False),
        "/broken": (500, False),
        silent: (0, False),
    }
    assert "/ok?a=1&b=2" in asked


@pytest.mark.usefixtures("quick")
def test_what_answered_well_is_not_asked_again_soon(tmp_path: Path, elsewhere: tuple[str, list[str]]) -> None:
    address, asked = elsewhere
    for _ in range(2):
        outside.ask([f"{address}/ok", f"{address}/gone"], tmp_path)
    assert sorted(asked) == ["/gone", "/gone", "/ok"]


@pytest.mark.usefixtures("quick")
def test_a_network_that_is_down_is_no_news_about_links(tmp_path: Path) -> None:
    with pytest.raises(outside.NothingAnsweredError):
        outside.ask([f"http://127.0.0.1:{free_port()}/"], tmp_path)


@pytest.mark.parametrize(("error", "dead"), [(socket.EAI_NONAME, True), (socket.EAI_AGAIN, False)])
def test_a_host_that_does_not_exist_is_dead(monkeypatch: pytest.MonkeyPatch, error: int, dead: bool) -> None:
    def look_up(*_arguments: object) -> None:
        raise socket.gaierror(error, "x")

    monkeypatch.setattr(outside.socket, "getaddrinfo", look_up)
    found = {"status": {"text": "Network error", "details": "Connection failed"}, "span": {"line": 1}}
    assert outside._answer(found, ["https://no.kz/"]).dead is dead


def answer(url: str, code: int = 404, said: str = "Not Found") -> object:
    return outside.Answer(url, code, said, code in outside.DEAD)


def test_without_dead_links_there_is_no_report() -> None:
    assert outside.report([answer("https://a.kz/", 403)], {"https://a.kz/": ["kk/"]}) == ""


def test_the_report_names_link_answer_and_pages() -> None:
    pages = {"https://a.kz/": ["kk/x/", "ru/x/", "en/x/", "en/y/"], "https://b.kz/": [""]}
    text = outside.report([answer("https://a.kz/"), answer("https://b.kz/", 0, "Timeout")], pages)
    assert "| `https://a.kz/` | 404 | `kk/x/` `ru/x/` `en/x/` … |" in text
    assert "| `https://b.kz/` | `Timeout` | `/` |" in text
    for language in range(3):
        assert outside._WORDS["intro"][language] in text


def test_a_hostile_address_stays_inside_its_cell() -> None:
    url = "https://a.kz/`|<img src=x>\n@all\u202e"
    row = next(line for line in outside.report([answer(url)], {url: ["kk/"]}).splitlines() if "a.kz" in line)
    assert row.count("`") == 4
    assert row.count("|") == 4
    assert not set("<>\u202e") & set(row)


def test_a_long_list_is_cut_to_what_the_forge_takes() -> None:
    urls = [f"https://a.kz/{'x' * 150}{number}" for number in range(1000)]
    text = outside.report([answer(url) for url in urls], {url: ["kk/news/2024/academy/"] * 9 for url in urls})
    assert len(text) < 65_536


class Gh:
    """A `gh` that writes down what it is asked and answers with the number of an issue."""

    def __init__(self, folder: Path, number: str) -> None:
        self.folder = folder
        program = folder / "gh"
        program.write_text(
            f"#!{sys.executable}\nimport json, pathlib, sys\n"
            f"calls = pathlib.Path({str(folder)!r}, 'calls')\n"
            "body = sys.stdin.read() if '-' in sys.argv else ''\n"
            "calls.open('a').write(json.dumps([*sys.argv[1:], body]) + chr(10))\n"
            f"print({number!r} if 'list' in sys.argv else '')\n",
            encoding="utf-8",
        )
        program.chmod(0o755)

    def calls(self) -> list[list[str]]:
        """What was asked, without the look for the open issue."""
        lines = (self.folder / "calls").read_text(encoding="utf-8").splitlines()
        return [call for call in map(json.loads, lines) if "list" not in call]


@pytest.mark.parametrize(
    ("number", "report", "expected"),
    [
        ("", "", []),
        ("", "text", [["label", "create"], ["issue", "create"]]),
        ("7", "text", [["issue", "edit"]]),
        ("7", "", [["issue", "close"]]),
    ],
)
def test_one_issue_is_kept(tmp_path: Path, number: str, report: str, expected: list[list[str]]) -> None:
    gh = Gh(tmp_path, number)
    (tmp_path / "report.md").write_text(report, encoding="utf-8")
    environment = {"PATH": str(tmp_path), "GH_TOKEN": "x", "GH_REPO": "a/b"}
    script = ci_tools.CI / "links_issue.py"
    subprocess.run([sys.executable, script, tmp_path / "report.md"], env=environment, check=True)
    calls = gh.calls()
    assert [call[:2] for call in calls] == expected
    if report:
        assert calls[-1][-1] == report


def test_nothing_but_a_number_is_taken_for_an_issue(tmp_path: Path) -> None:
    gh = Gh(tmp_path, "--repo=x/y")
    (tmp_path / "report.md").write_text("text", encoding="utf-8")
    script = ci_tools.CI / "links_issue.py"
    done = subprocess.run([sys.executable, script, tmp_path / "report.md"], env={"PATH": str(tmp_path)}, check=False)
    assert done.returncode == 1
    assert gh.calls() == []
