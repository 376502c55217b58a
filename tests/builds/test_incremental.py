"""A build that takes what it can from the last one gives, byte for byte, what a build from nothing gives."""

from __future__ import annotations

import multiprocessing
import os
import random
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from arasha.content.stamping import stamp
from arasha.languages.language import STRINGS
from arasha.mkdocs_plugin.project import read_project
from arasha.publish.building import Built, build_site
from sites import LANGUAGES, NOW, Project
from trees import Tree

SEQUENCES = 50
SHARES = 5
"""The sequences are dealt out so that workers share them."""


def _build(project: Path, output: Path, cache: Path | None) -> None:
    os.environ["SOURCE_DATE_EPOCH"] = str(NOW)
    found = replace(read_project(project / "mkdocs.yml"), elsewhere=cache)
    built: Built = build_site(found, output, lambda _name, _done, _total: None, pdfs=False)
    os._exit(0 if built.good else 1)


def build(project: Path, output: Path, cache: Path | None = None) -> bool:
    """Build in a process of its own, as the command does: nothing stays in its memory."""
    process = multiprocessing.get_context("fork").Process(target=_build, args=(project, output, cache))
    process.start()
    process.join()
    return process.exitcode == 0


def texts(docs: Path) -> list[Path]:
    return sorted(docs.rglob("index.*.md"))


def items(docs: Path) -> list[Path]:
    """Folders of the news and the partners, which may come and go."""
    return sorted({path.parent for path in texts(docs) if path.parts[len(docs.parts)] in ("news", "partners")})


def _sub(file: Path, pattern: str, new: str) -> None:
    file.write_text(
        re.sub(pattern, new, file.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE), encoding="utf-8"
    )


def edit_body(root: Path, chance: random.Random) -> None:
    file = chance.choice(texts(root / "docs"))
    others = [path.name for path in items(root / "docs")]
    link = f"[there](../../../news/2024/{chance.choice(others)}/)" if others and "news" in file.parts else "no link"
    text = f"\nNew words {chance.random()}.\n" if chance.random() < 0.7 else f"\nSee {link}.\n"
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


def retitle(root: Path, chance: random.Random) -> None:
    _sub(chance.choice(texts(root / "docs")), r"^title: .*", f"title: Title {chance.randrange(10**6)}")


def redate(root: Path, chance: random.Random) -> None:
    file = chance.choice(texts(root / "docs"))
    _sub(file, r"^date: .*", f"date: '2024-0{chance.randint(1, 9)}-1{chance.randint(0, 9)}'")


def set_hours(root: Path, chance: random.Random) -> None:
    """Give an event hours; where it has some already, others."""
    known = re.compile(r"^start: '\d{4}-\d\d-\d\d", re.MULTILINE)
    events = [path for path in texts(root / "docs") if "events" in path.parts]
    file = chance.choice([path for path in events if known.search(path.read_text(encoding="utf-8"))])
    _sub(file, r"^hours: .*\n", "")
    _sub(file, r"^start: ", f"hours: {{start: '{chance.randint(10, 19)}:00', zone: Asia/Almaty}}\nstart: ")


def rename(root: Path, chance: random.Random) -> None:
    if found := items(root / "docs"):
        folder = chance.choice(found)
        folder.rename(folder.with_name(f"{folder.name}-{chance.randrange(1000)}"))


def delete(root: Path, chance: random.Random) -> None:
    if len(found := items(root / "docs")) > 3:
        shutil.rmtree(chance.choice(found))


def translate(root: Path, chance: random.Random) -> None:
    """Make what was written in one language known in another, or take a translation away."""
    file = chance.choice([path for path in texts(root / "docs") if len(path.relative_to(root).parts) > 3])
    other = file.with_name(f"index.{chance.choice(LANGUAGES)}.md")
    if "translated_from" in file.read_text(encoding="utf-8"):
        file.unlink()
    elif not other.exists():
        other.write_text(
            f"---\ntitle: Made {chance.random()}\nsummary: S\ntranslated_from:\n  language: {file.suffixes[0][1:]}\n"
            "  fingerprint: '00000000'\n---\n\nText.\n",
            encoding="utf-8",
        )
        if chance.random() < 0.5:
            stamp(root / "docs", other.relative_to(root / "docs").as_posix())


def change_topic(root: Path, chance: random.Random) -> None:
    for file in texts(root / "docs"):
        if "topics:\n" in (text := file.read_text(encoding="utf-8")) and chance.random() < 0.5:
            file.write_text(text.replace("topics:\n- law\n", ""), encoding="utf-8")


def change_template(root: Path, chance: random.Random) -> None:
    name = chance.choice(("news.html", "article.html", "partials/arasha/card.html", "shell.html", "root.html"))
    file = root / "theme" / name
    file.write_text(file.read_text(encoding="utf-8") + f"{{# {chance.random()} #}}", encoding="utf-8")


def change_string(root: Path, chance: random.Random) -> None:
    folder = root / "theme" / "strings"
    folder.mkdir(exist_ok=True)
    words = (STRINGS / "ru.yml").read_text(encoding="utf-8")
    key = chance.choice(("reading_time_label", "home", "group_related", "skip_to_content"))
    words = re.sub(rf"(?m)^  {key}: .*", f"  {key}: Слово {chance.randrange(100)}", words)
    (folder / "ru.yml").write_text(words, encoding="utf-8")


def change_style(root: Path, chance: random.Random) -> None:
    file = root / "theme" / "assets" / "styles" / "print.css"
    file.write_text(
        file.read_text(encoding="utf-8") + f"\n.n{chance.randrange(10**6)} {{ color: red; }}\n", encoding="utf-8"
    )


def change_picture(root: Path, chance: random.Random) -> None:
    for file in sorted((root / "docs").rglob("*.svg")):
        file.write_text(file.read_text(encoding="utf-8").replace("h4", f"h{chance.randint(1, 4)}"), encoding="utf-8")


def withdraw(root: Path, chance: random.Random) -> None:
    """Withdraw an item; what links to it leads to a notice then."""
    originals = [path for path in texts(root / "docs") if "news" in path.parts]
    file = chance.choice([path for path in originals if "translated_from" not in path.read_text(encoding="utf-8")])
    _sub(file, r"\Atitle|^title", "withdrawn: 2024-05-05\ntitle")


def hide(root: Path, chance: random.Random) -> None:
    """Take an item away, to be brought back later."""
    aside = root / "aside"
    if not aside.exists() and len(found := items(root / "docs")) > 3:
        folder = chance.choice(found)
        aside.mkdir()
        (aside / "place").write_text(str(folder.relative_to(root)), encoding="utf-8")
        folder.rename(aside / "item")


def bring_back(root: Path, _chance: random.Random) -> None:
    aside = root / "aside"
    if aside.exists():
        folder = root / (aside / "place").read_text(encoding="utf-8")
        folder.parent.mkdir(parents=True, exist_ok=True)
        (aside / "item").rename(folder)
        shutil.rmtree(aside)


def change_settings(root: Path, chance: random.Random) -> None:
    _sub(root / "mkdocs.yml", r"per_page: \d+", f"per_page: {chance.choice((2, 5, 20))}")
    if chance.random() < 0.5:
        _sub(root / "mkdocs.yml", r"^  - sane_lists\n", "")


EDITS = (
    edit_body,
    retitle,
    redate,
    set_hours,
    rename,
    delete,
    translate,
    change_topic,
    change_template,
    change_string,
    change_style,
    change_picture,
    withdraw,
    hide,
    bring_back,
    change_settings,
)


@pytest.mark.parametrize("share", range(SHARES))
def test_any_edits_give_what_a_clean_build_gives(
    begun: Project, share: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    steps = st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 10**9)), min_size=2, max_size=5)

    @settings(
        max_examples=SEQUENCES // SHARES,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(steps)
    def holds(edits: list[tuple[Callable[[Path, random.Random], None], int]]) -> None:
        root = tmp_path_factory.mktemp("edited") / "project"
        shutil.copytree(begun.root, root)
        for edit, seed in edits:
            edit(root, random.Random(f"{share} {seed}"))
            good = build(root, root / "site")
        clean = build(root, root / "clean", root / "empty-cache")
        assert good == clean, "both refuse the same content"
        if clean:
            ours, theirs = Tree(root / "site").files(), Tree(root / "clean").files()
            assert sorted(ours) == sorted(theirs)
            assert [path for path in ours if ours[path] != theirs[path]] == []
        shutil.rmtree(root)

    holds()
