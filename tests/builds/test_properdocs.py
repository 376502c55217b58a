"""ProperDocs, which carries MkDocs 1 on, makes the same site byte for byte, without a line of MkDocs at work."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sites import LANGUAGES, Project
from trees import Tree


@pytest.fixture
def without_mkdocs(tmp_path: Path) -> dict[str, str]:
    """An environment in which whoever imports MkDocs itself fails."""
    package = tmp_path / "no-mkdocs" / "mkdocs"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("raise ImportError('MkDocs itself was imported')\n", encoding="utf-8")
    return {"PYTHONPATH": str(package.parent)}


def forget(project: Project) -> None:
    """The next build begins with nothing."""
    for folder in (project.site, project.root / ".cache"):
        shutil.rmtree(folder, ignore_errors=True)


def test_the_whole_site_is_the_same(small_project: Project, without_mkdocs: dict[str, str]) -> None:
    before = small_project.tree.files()
    forget(small_project)
    after = small_project.built(ARASHA_GENERATOR="properdocs", **without_mkdocs).files()
    assert len(after) > 50
    assert after == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_properdocs_alone_builds_one_language(
    small_project: Project, without_mkdocs: dict[str, str], language: str, tmp_path: Path
) -> None:
    made = {}
    for module, environment in {"mkdocs": {}, "properdocs": without_mkdocs}.items():
        target = tmp_path / module
        arguments = ("build", "--quiet", "--config-file", str(small_project.config), "--site-dir", str(target))
        done = small_project.run(*arguments, module=module, ARASHA_LANGUAGE=language, **environment)
        assert done.returncode == 0, done.stderr
        made[module] = Tree(target).files()
    assert f"{language}/about/index.html" in made["mkdocs"]
    assert made["properdocs"] == made["mkdocs"]


def test_a_build_that_needs_mkdocs_itself_would_be_noticed(
    small_project: Project, without_mkdocs: dict[str, str]
) -> None:
    forget(small_project)
    done = small_project.build(**without_mkdocs)
    assert done.returncode != 0
    assert "MkDocs itself was imported" in done.stderr
