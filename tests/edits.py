"""Edits that people make in a content folder, good ones and bad ones, for tests that try many of them in a row."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

import tiny

Choose = Callable[[list[Any]], Any]
"""Takes one of some things; the test says which."""


@contextmanager
def copy_of(root: Path) -> Iterator[Path]:
    """A copy of a tiny site, with what stands beside its content; gives the content folder."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(root, Path(folder) / "site", symlinks=True)
        yield Path(folder) / "site/docs"


def some(docs: Path, data: st.DataObject) -> Iterator[str]:
    """Make a few edits in a row; gives the name of each when it is done."""
    for edit in data.draw(st.lists(st.sampled_from(EDITS), min_size=1, max_size=6)):
        if texts(docs):
            edit(docs, lambda choices: data.draw(st.sampled_from(choices)))
            yield edit.__name__


def texts(docs: Path) -> list[str]:
    return sorted(file.relative_to(docs).as_posix() for file in docs.rglob("index.*.md"))


def folders(docs: Path) -> list[Path]:
    return sorted({(docs / path).parent for path in texts(docs)} - {docs})


def originals(docs: Path) -> list[str]:
    return [path for path in texts(docs) if "translated_from" not in (docs / path).read_text(encoding="utf-8")]


def edit_body(docs: Path, choose: Choose) -> None:
    with (docs / choose(texts(docs))).open("a", encoding="utf-8") as file:
        file.write("\nMore.\n")


def break_header(docs: Path, choose: Choose) -> None:
    file = docs / choose(texts(docs))
    file.write_text(file.read_text(encoding="utf-8").replace("title:", "titel:"), encoding="utf-8")


def mend_header(docs: Path, choose: Choose) -> None:
    file = docs / choose(texts(docs))
    file.write_text(file.read_text(encoding="utf-8").replace("titel:", "title:"), encoding="utf-8")


def retitle(docs: Path, choose: Choose) -> None:
    file = docs / choose(texts(docs))
    file.write_text(file.read_text(encoding="utf-8").replace("title: ", "title: New ", 1), encoding="utf-8")


def redate(docs: Path, choose: Choose) -> None:
    date = choose(["2024-01-01", "2023-05-06", "unknown"])
    file = docs / choose(originals(docs) or texts(docs))
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(f"date: {date}\n" if line.startswith("date:") else line for line in lines), "utf-8")


def rename(docs: Path, choose: Choose) -> None:
    folder = choose(folders(docs))
    target = folder.with_name(choose(["renamed", "other-name", "Wrong_Name"]))
    if not target.exists():
        folder.rename(target)


def delete_text(docs: Path, choose: Choose) -> None:
    (docs / choose(texts(docs))).unlink()


def delete_folder(docs: Path, choose: Choose) -> None:
    if found := folders(docs):
        shutil.rmtree(choose(found))


def add_news(docs: Path, choose: Choose) -> None:
    slug = choose(["academy", "first", "second"])
    topics = choose([["law"], ["rights"], []])
    tiny.news(docs, slug, topics=topics, moved_from=choose([["news/2020/old"], [f"news/2024/{slug}"], []]))


def add_topic(docs: Path, choose: Choose) -> None:
    tiny.write(docs, f"topics/{choose(['law', 'rights', 'laws'])}/index.ru.md", {"title": "T", "summary": "S."})


def add_file(docs: Path, choose: Choose) -> None:
    (choose([docs, *folders(docs)]) / choose(["hall.png", "plan.txt", ".hidden"])).write_bytes(choose([b"a", b"b"]))


def withdraw(docs: Path, choose: Choose) -> None:
    field = choose(["withdrawn: {date: 2024-08-30}\n", "embargo: 2030-01-01T00:00:00+05:00\n"])
    file = docs / choose(originals(docs) or texts(docs))
    file.write_text(file.read_text(encoding="utf-8").replace("---\n", f"---\n{field}", 1), encoding="utf-8")


def restore_language(docs: Path, choose: Choose) -> None:
    file = docs / choose(texts(docs))
    target = file.with_name(choose(["index.en.md", "index.kk.md", "index.kz.md", "notes.md"]))
    target.write_bytes(file.read_bytes())


def link(docs: Path, choose: Choose) -> None:
    """From one text to an item, a part of it, a part of the same text, a file, or nowhere."""
    path = choose(texts(docs))
    up = "../" * path.count("/")
    target = choose([*(folder.relative_to(docs).as_posix() for folder in folders(docs)), "nowhere"])
    written = choose([f"{up}{target}/", f"{up}{target}/#три-дня", f"{up}{target}/#new", "#три-дня", "#new", "hall.png"])
    with (docs / path).open("a", encoding="utf-8") as file:
        file.write(f"\n[more]({written})\n")


def new_heading(docs: Path, choose: Choose) -> None:
    file = docs / choose(texts(docs))
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("## Три дня", "## New") if "## Три" in text else f"{text}\n## New\n", encoding="utf-8")


def bad_words(docs: Path, choose: Choose) -> None:
    said = choose(['"Прямые" кавычки', "тел. +7 701 123 45 67", "+7 7172 00 00 00", "<script>", "⏰ 12,5 млн", "  - x"])
    with (docs / choose(texts(docs))).open("a", encoding="utf-8") as file:
        file.write(f"\n{said}\n")


def deny(docs: Path, choose: Choose) -> None:
    """The list of names stands beside the content."""
    (docs.parent / ".deny-list").write_text(choose(["", "Кавычки\n", "New\n"]), encoding="utf-8")


def other_phone(docs: Path, choose: Choose) -> None:
    file = docs / choose(texts(docs))
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("+7 7172 00 00 00", "+7 7172 00 00 11"), encoding="utf-8")


EDITS = (
    edit_body,
    break_header,
    mend_header,
    retitle,
    redate,
    rename,
    delete_text,
    delete_folder,
    add_news,
    add_topic,
    add_file,
    withdraw,
    restore_language,
    link,
    new_heading,
    bad_words,
    deny,
    other_phone,
)
