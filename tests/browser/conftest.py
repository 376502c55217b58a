"""The site, built once for all workers; a server for each worker."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browsers import Visit, served
from sites import ROOT, clean_environment
from trees import Tree


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """The real site. The first worker builds it, the others wait."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    target = shared / "browser" / "site"
    target.parent.mkdir(exist_ok=True)
    with (target.parent / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not target.exists():
            _build(target)
    return Tree(target)


def _build(target: Path) -> None:
    command = [sys.executable, "-m", "arasha.cli", "build", "--output", str(target)]
    environment = clean_environment(ARASHA_SITE_URL="https://arasha.example/")
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="session")
def address(site: Tree) -> Iterator[str]:
    """Where the site is served."""
    with served(site.root) as url:
        yield url


@pytest.fixture(scope="session")
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """One page of the browser, used again and again."""
    context = browser.new_context()
    yield Visit(context.new_page(), address)
    context.close()


@pytest.fixture
def plain_visit(browser: Browser, address: str) -> Iterator[Visit]:
    """A page of a browser without JavaScript."""
    context = browser.new_context(java_script_enabled=False)
    yield Visit(context.new_page(), address)
    context.close()
