"""`arasha serve` and `mkdocs serve` show the pages, follow every edit, and survive mistakes."""

from __future__ import annotations

import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sites import LANGUAGES, Project, free_port

DEADLINE = 120
KINDS = {"feed.xml": "application/xml", "feed.json": "application/json", "events.ics": "text/calendar"}


def get(url: str) -> str:
    """The page, or nothing when there is none (yet)."""
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return str(answer.read().decode())
    except (OSError, urllib.error.URLError):
        return ""


def kind_of(url: str) -> str:
    """The media type that the server gives."""
    with urllib.request.urlopen(url, timeout=5) as answer:
        return str(answer.headers.get_content_type()).replace("text/xml", "application/xml")


def wait_until(condition: Callable[[], object], project: Project) -> None:
    end = time.monotonic() + DEADLINE
    while not condition():
        assert time.monotonic() < end, heard(project)
        time.sleep(0.05)


def heard(project: Project) -> str:
    return (project.root / "said.txt").read_text(encoding="utf-8")


@contextmanager
def running(process: subprocess.Popen[str]) -> Iterator[None]:
    """Stop the server as its reader does, with Ctrl+C."""
    try:
        yield
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=DEADLINE) in (0, -signal.SIGINT)
    finally:
        process.kill()
        process.wait()


def edit(project: Project, text: str, language: str = "ru") -> None:
    project.item("contact", **{language: text})


def test_arasha_serve_follows_edits_and_keeps_the_good_pages(small_project: Project) -> None:
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    edit(small_project, "First text.")
    published = small_project.tree.files()
    process = small_project.start("serve", "--config", str(small_project.config), "--port", str(port))
    with running(process):
        wait_until(lambda: "First text." in get(f"{url}/ru/contact/"), small_project)
        assert f"{url}/" in heard(small_project)
        for language in LANGUAGES:
            assert f'lang="{language}"' in get(f"{url}/{language}/about/")
            assert f'href="{language}/"' in get(f"{url}/")
            assert [kind_of(f"{url}/{language}/{name}") for name in KINDS] == list(KINDS.values())
        edit(small_project, "Second text.")
        wait_until(lambda: "Second text." in get(f"{url}/ru/contact/"), small_project)
        edit(small_project, "Third text with [a mistake](../nowhere/).")
        wait_until(lambda: "link-broken" in heard(small_project), small_project)
        assert "Second text." in get(f"{url}/ru/contact/")
        assert get(f"{url}/kk/about/")
        edit(small_project, "Fourth text.")
        wait_until(lambda: "Fourth text." in get(f"{url}/ru/contact/"), small_project)
    assert "Traceback" not in heard(small_project)
    assert small_project.tree.files() == published, "serving publishes nothing"


def test_a_port_that_is_taken_is_told(small_project: Project) -> None:
    port = free_port()
    first = small_project.start("serve", "--config", str(small_project.config), "--port", str(port))
    with running(first):
        wait_until(lambda: get(f"http://127.0.0.1:{port}/ru/"), small_project)
        done = small_project.run("serve", "--config", str(small_project.config), "--port", str(port))
        assert done.returncode == 3
        assert str(port) in done.stderr
        assert "Traceback" not in done.stderr


def test_mkdocs_serve_follows_edits_and_recovers_from_mistakes(small_project: Project) -> None:
    port = free_port()
    page = f"http://127.0.0.1:{port}/ru/contact/"
    edit(small_project, "First text.")
    arguments = ("serve", "--config-file", str(small_project.config), "--dev-addr", f"127.0.0.1:{port}")
    with running(small_project.start(*arguments, module="mkdocs", ARASHA_LANGUAGE="ru")):
        wait_until(lambda: "First text." in get(page), small_project)
        edit(small_project, "Second text.")
        wait_until(lambda: "Second text." in get(page), small_project)
        edit(small_project, "Third text with [a mistake](../nowhere/).")
        wait_until(lambda: "link-broken" in heard(small_project), small_project)
        edit(small_project, "Fourth text.")
        wait_until(lambda: "Fourth text." in get(page), small_project)
