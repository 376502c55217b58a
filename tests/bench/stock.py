"""The same content as the stack builds it as it comes: MkDocs, Material and static-i18n with their own search."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

CONFIG = """
site_name: Stock
site_url: https://stock.example/
docs_dir: docs
not_in_nav: /news/*/item-*/
theme: {name: material, language: en, font: false}
plugins:
  - search
  - i18n:
      docs_structure: suffix
      reconfigure_material: false
      languages:
        - {locale: kk, name: Kazakh, default: true}
        - {locale: ru, name: Russian}
        - {locale: en, name: English}
markdown_extensions: [admonition, attr_list, def_list, footnotes, tables, pymdownx.superfences, pymdownx.details]
"""
"""Material has no Kazakh words, so its own are English everywhere: with `language: kk` it would not build at all.

Made-up news stand outside the navigation: in it, every page would list them all, and no archive is built like that.
"""


def write_stock(docs: Path, folder: Path) -> None:
    """Write the site of the content folder `docs` to `folder`."""
    shutil.copytree(docs, folder / "docs")
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")


def command(folder: Path) -> list[str]:
    """What builds the site in `folder`; it lands in `folder/site`."""
    return [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(folder / "mkdocs.yml")]


def build_stock(docs: Path, folder: Path) -> Path:
    """Build the texts of `docs` below `folder`; gives the site."""
    write_stock(docs, folder)
    done = subprocess.run(
        command(folder), check=False, capture_output=True, text=True, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    )
    if done.returncode:
        raise SystemExit(re.sub(r"(?m)^(WARNING|INFO).*\n", "", done.stderr))
    return folder / "site"
