"""The floors of the house: none imports from a higher one, and MkDocs is known on one of them."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import tiny

PACKAGE = tiny.ROOT / "scripts" / "arasha"
FLOORS = (
    "languages",
    "content",
    "checks",
    "cleaning",
    "pages",
    "mkdocs_plugin",
    "editions",
    "publish",
    "console",
    "commands",
    "cli",
)
KNOW_MKDOCS = {"mkdocs_plugin"}
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE or path.stem != "__init__")


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def floor_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    """Full names of all modules that the file imports, inside functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} has a relative import"
            yield f"{node.module}"
            yield from (f"{node.module}.{alias.name}" for alias in node.names if node.module == "arasha")


def above(path: Path) -> list[str]:
    """What the file imports from floors above its own."""
    own = FLOORS.index(floor_of(path))
    ours = (name.split(".")[1] for name in imported(path) if name.startswith("arasha."))
    return [floor for floor in ours if FLOORS.index(floor) > own]


def test_every_module_stands_on_a_floor() -> None:
    assert len(MODULES) > 40
    assert {floor_of(path) for path in MODULES} <= set(FLOORS)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_module_imports_from_a_higher_floor(path: Path) -> None:
    assert above(path) == []


@pytest.mark.parametrize("path", [path for path in MODULES if floor_of(path) not in KNOW_MKDOCS], ids=name_of)
def test_only_one_floor_knows_mkdocs(path: Path) -> None:
    assert [name for name in imported(path) if name.partition(".")[0].startswith("mkdocs")] == []


def test_the_look_through_imports_sees_those_inside_functions(tmp_path: Path) -> None:
    file = tmp_path / "x.py"
    file.write_text("def f():\n    from arasha import cli\n    import mkdocs.config\n", encoding="utf-8")
    assert {"arasha.cli", "mkdocs.config"} <= set(imported(file))
