"""Tiny trilingual sites for tests: single files, and one whole sound site with every kind and every way to translate.

`site` makes the sound site and gives its `docs/`; `write`, `change`, `translate` and `news` make texts; `read`,
`problems` and `places` say what the library holds and what is wrong; `open_site` gives one language to make pages of.
"""

import base64
import datetime
import functools
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

import tiny_content
from arasha.content import Problem, Reading
from arasha.content import read as read_docs
from arasha.content.stamping import stamp
from arasha.languages import Language, load_language
from arasha.pages.settings import Settings
from arasha.pages.site import Site

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = ("kk", "ru", "en")
NOW = datetime.datetime(2024, 9, 1, 12, tzinfo=datetime.UTC)
URL = "https://arasha.example/"
PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=")
"""A picture of one dot."""


def write(docs: Path, path: str, fields: Mapping[str, Any] | str, body: str = "") -> Path:
    """Write one text: the fields one a line in their order (or the header as it is), then the body."""
    file = docs / path
    file.parent.mkdir(parents=True, exist_ok=True)
    header = fields if isinstance(fields, str) else to_yaml(fields)
    file.write_text(f"---\n{header}---\n\n{body}\n", encoding="utf-8")
    return file


def to_yaml(fields: Mapping[str, Any]) -> str:
    """Fields as YAML, each top-level scalar on a line of its own."""
    options: dict[str, Any] = {"allow_unicode": True, "sort_keys": False, "width": 10_000}
    return str(yaml.dump(dict(fields), Dumper=yaml.CSafeDumper, **options)) if fields else ""


def fields_of(file: Path) -> dict[str, Any]:
    """The fields of a text that `write` has written."""
    data: dict[str, Any] = yaml.load(file.read_text(encoding="utf-8").split("---\n")[1], yaml.CSafeLoader)
    return data


def change(docs: Path, path: str, body: str | None = None, **fields: Any) -> Path:
    """Write a text anew with other fields (None takes one away) or another body."""
    old = fields_of(docs / path)
    kept = (docs / path).read_text(encoding="utf-8").split("---\n", 2)[2].strip()
    new = {key: value for key, value in (old | fields).items() if value is not None}
    return write(docs, path, new, kept if body is None else body)


def translate(docs: Path, folder: str, language: str, source: str, **fields: Any) -> Path:
    """Write a translation of the item in `folder` and stamp it."""
    path = f"{folder}/index.{language}.md" if folder else f"index.{language}.md"
    file = write(docs, path, fields | {"translated_from": {"language": source}}, f"{language} < {source}")
    stamp(docs, path)
    return file


def news(docs: Path, slug: str = "academy", language: str = "ru", year: str = "2024", **fields: Any) -> str:
    """Write the original of one sound news item, `fields` changed or added; gives its folder."""
    date = f"{year}-08-21" if year.isdigit() else "unknown"
    sound = {"title": f"Title of {slug}", "summary": "In short.", "date": date}
    folder = f"news/{year}/{slug}"
    write(docs, f"{folder}/index.{language}.md", {k: v for k, v in (sound | fields).items() if v is not None}, "Text.")
    return folder


def site(root: Path) -> Path:
    """Make the whole sound site below `root`: `docs/`, which is returned, and `mkdocs.yml`."""
    docs = root / "docs"
    for folder, entry in tiny_content.ITEMS.items():
        for language, (title, source) in entry.versions.items():
            path = f"{folder}/index.{language}.md" if folder else f"index.{language}.md"
            fields = {"title": title} | {key: words[language] for key, words in entry.words.items()}
            fields |= {"translated_from": {"language": source}} if source else dict(entry.facts)
            write(docs, path, fields, tiny_content.BODIES[language].format(title=title, link=entry.link))
        for name in entry.files:
            (docs / folder / name).write_bytes(PNG)
    for folder, entry in tiny_content.ITEMS.items():
        for language in (language for language, (_, source) in entry.versions.items() if source):
            stamp(docs, f"{folder}/index.{language}.md" if folder else f"index.{language}.md")
    (root / "mkdocs.yml").write_text(configuration(), encoding="utf-8")
    return docs


def configuration() -> str:
    """The project's own mkdocs.yml, with its theme where it is."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    ours = "custom_dir: overrides"
    assert ours in text
    return text.replace(ours, f"custom_dir: {ROOT / 'overrides'}")


def read(docs: Path, now: datetime.datetime = NOW) -> Reading:
    """Read the content at a fixed moment."""
    return read_docs(docs, LANGUAGES, now)


def problems(docs: Path) -> list[Problem]:
    """What is wrong with the content."""
    return list(read(docs).problems)


def places(docs: Path) -> list[tuple[str, str, int]]:
    """Code, file and line of each problem."""
    return [(problem.code, problem.path, problem.line) for problem in problems(docs)]


@functools.cache
def language(code: str) -> Language:
    """A language, read once."""
    return load_language(code)


def languages() -> dict[str, Language]:
    """All languages of the tiny sites."""
    return {code: language(code) for code in LANGUAGES}


def open_site(docs: Path, code: str, **options: Any) -> Site:
    """One language of the site on the day of NOW. Options are those of Settings, `changed` and `pictures`."""
    changed, pictures = options.pop("changed", {}), options.pop("pictures", {})
    settings = {
        "url": URL,
        "names": {"kk": "Араша", "ru": "Араша", "en": "Arasha"},
        "header": ("news", "events"),
        "footer": ("about",),
    }
    return Site(
        settings=Settings(**(settings | options)),
        library=read(docs).library,
        language=language(code),
        languages=languages(),
        today=NOW.date(),
        changed=changed,
        pictures=pictures,
    )
