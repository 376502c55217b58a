"""Settings that can't be so are told of; that time passes stops no publication."""

from __future__ import annotations

from pathlib import Path

import pytest

from sites import Project

FILE = ".well-known/security.txt"


def project(folder: Path, expires: str, contact: str = "mailto:security@example.org") -> Project:
    made = Project(folder)
    made.item("")
    made.item("about")
    text = made.config.read_text(encoding="utf-8")
    security = f"security_contact: {contact}\n      security_expires: '{expires}'"
    made.config.write_text(text.replace("per_page: 20", f"per_page: 20\n      {security}"), encoding="utf-8")
    return made


def test_a_good_address_is_published(tmp_path: Path) -> None:
    made = project(tmp_path, "2026-01-01")
    assert made.run("check").returncode == 0
    assert "Expires: 2026-01-01T00:00:00Z\n" in (made.built().root / FILE).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("expires", "code"), [("2030-01-01", "security-expires-late"), ("soon", "security-expires-unreadable")]
)
def test_a_mistake_is_told_at_its_file_and_refused(tmp_path: Path, expires: str, code: str) -> None:
    made = project(tmp_path, expires)
    told = made.run("check", GITHUB_ACTIONS="true")
    assert told.returncode == 1
    assert f"mkdocs.yml:1  {code}" in told.stderr
    assert f"::error file=mkdocs.yml,line=1,title={code}::" in told.stdout
    refused = made.build()
    assert refused.returncode == 1
    assert f"mkdocs.yml:1  {code}" in refused.stderr


def test_what_is_over_is_told_and_left_out_and_the_news_go_out(tmp_path: Path) -> None:
    made = project(tmp_path, "2025-05-01")
    told = made.run("check")
    assert told.returncode == 0
    assert "mkdocs.yml:1  security-expired (" in told.stderr
    tree = made.built()
    assert tree.has("ru/")
    assert not (tree.root / FILE).exists()


def test_what_will_soon_be_over_is_advice(tmp_path: Path) -> None:
    told = project(tmp_path, "2025-06-20").run("check")
    assert told.returncode == 0
    assert "security-expires-soon (" in told.stderr


def test_a_site_that_names_nobody_has_no_such_file(tmp_path: Path) -> None:
    made = Project(tmp_path)
    made.item("")
    made.item("about")
    assert made.run("check").returncode == 0
    assert not (made.built().root / FILE).exists()
