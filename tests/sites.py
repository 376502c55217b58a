"""Tiny trilingual sites in a temporary folder, built by the real command with this repository's theme and settings."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from arasha.content.stamping import stamp
from arasha.languages import Language, load_language
from trees import Tree

ROOT = Path(__file__).parent.parent
THEME = ROOT / "overrides"
LANGUAGES = ("kk", "ru", "en")
URL = "https://example.org/"
NOW = 1748779200
"""Noon of 1 June 2025, UTC: the moment of every build that does not say another."""
ANY_STAMP = "00000000"
_OWN_FIELDS = {
    "stories": {"person": "Somebody"},
    "training": {"aims": ["Know it"]},
}
_OWN_FACTS = {
    "stories": {"consent": "anonymous", "consent_date": "2020"},
    "countries": {"code": "KZ"},
}


def _hear_interrupts() -> None:
    """Ctrl+C reaches a server even where the tests run in the background, whose children are born deaf to it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@cache
def words(language: str) -> Language:
    """The strings of a language as they are now: editors may change the wording, tests must not care."""
    return load_language(language)


def folders(language: str) -> tuple[str, ...]:
    """The folders of the site that hold a language: one for each of its alphabets."""
    return words(language).folders


def said(reader: str, key: str, **values: object) -> str:
    """An interface string of the reader's language."""
    return words(reader).text(key, **values)


def in_language(reader: str, other: str) -> str:
    """How `reader` says "in Russian"."""
    return str(words(reader).strings["language_words"][other]["in"])


class Project:
    """A project folder: settings, content, and the command run on it."""

    def __init__(self, root: Path, theme: Path = THEME) -> None:
        self.root = root
        self.docs = root / "docs"
        self.site = root / "site"
        self.config = root / "mkdocs.yml"
        self.docs.mkdir(parents=True, exist_ok=True)
        text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
        text = re.sub(r"custom_dir: .*", lambda _: f"custom_dir: '{theme}'", text)
        text = re.sub(r"site_url: .*", f'site_url: !ENV [ARASHA_SITE_URL, "{URL}"]', text)
        self.config.write_text(re.sub(r"per_page: \d+", "per_page: 20", text), encoding="utf-8")

    @property
    def tree(self) -> Tree:
        """What the last build published."""
        return Tree(self.site)

    def write(self, folder: str, language: str, fields: Mapping[str, Any], body: str = "") -> Path:
        """Write one version as it is given."""
        file = self.docs / folder / f"index.{language}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        header = yaml.safe_dump(dict(fields), allow_unicode=True, sort_keys=False, width=1000)
        file.write_text(f"---\n{header}---\n\n{body}\n", encoding="utf-8")
        return file

    def item(self, folder: str, facts: Mapping[str, Any] | None = None, **versions: Mapping[str, Any] | str) -> None:
        """Write an item: the first language is the original, the others are current translations of it.

        Args:
            folder: its place.
            facts: front matter of the original.
            versions: by language, the language fields, or only the body; `body` among the fields is the text. All
                three languages with made-up texts by default.
        """
        section = folder.partition("/")[0]
        original = next(iter(versions), LANGUAGES[0])
        for language, given in (versions or dict.fromkeys(LANGUAGES, "")).items():
            own = {"body": given} if isinstance(given, str) else dict(given)
            body = own.pop("body", "")
            fields = {"title": f"{folder or 'home'} {language}", "summary": f"Summary {folder} {language}"}
            fields |= _OWN_FIELDS.get(section, {}) | own
            if language == original:
                fields |= _OWN_FACTS.get(section, {}) | dict(facts or {})
            else:
                fields = {"translated_from": {"language": original, "fingerprint": ANY_STAMP}} | fields
            file = self.write(folder, language, fields, body)
            if fields.get("translated_from", {}).get("fingerprint") == ANY_STAMP and "translated_from" not in own:
                stamp(self.docs, file.relative_to(self.docs).as_posix())

    def run(self, *arguments: str, module: str = "arasha.cli", **environment: str) -> subprocess.CompletedProcess[str]:
        """Run the command to its end."""
        return subprocess.run(
            [sys.executable, "-m", module, *arguments],
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=clean_environment(**environment),
            cwd=self.root,
            timeout=120,
            check=False,
        )

    def build(self, *arguments: str, pdf: bool = False, **environment: str) -> subprocess.CompletedProcess[str]:
        """`arasha build` of this project; PDFs, which take their time, only on demand."""
        quick = [] if pdf else ["--no-pdf"]
        return self.run("build", "--config", str(self.config), *quick, *arguments, **environment)

    def built(self, *arguments: str, pdf: bool = False, **environment: str) -> Tree:
        """A build that must succeed."""
        done = self.build(*arguments, pdf=pdf, **environment)
        assert done.returncode == 0, done.stderr
        return self.tree

    def start(self, *arguments: str, module: str = "arasha.cli", **environment: str) -> subprocess.Popen[str]:
        """Start the command in the background; what it says goes to `root/said.txt`."""
        with (self.root / "said.txt").open("w", encoding="utf-8") as log:
            return subprocess.Popen(
                [sys.executable, "-m", module, *arguments],
                stdout=log,
                stderr=subprocess.STDOUT,
                text=True,
                env=clean_environment(**environment),
                cwd=self.root,
                preexec_fn=_hear_interrupts,  # noqa: PLW1509 - no other thread of the tests starts programs
            )


def clean_environment(**more: str) -> dict[str, str]:
    """The environment of the test run without what would steer the command, and with `more`."""
    steering = ("ARASHA_", "GITHUB_", "LC_", "LANG", "SOURCE_DATE_EPOCH")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(steering)}
    fixed = {"LANG": "en_GB.UTF-8", "SOURCE_DATE_EPOCH": str(NOW), "NO_MKDOCS_2_WARNING": "1", "COLUMNS": "500"}
    return kept | fixed | more


def free_port() -> int:
    """A port on this machine that nobody listens on."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
