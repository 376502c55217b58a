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
"""Material has no Kazakh words, so its own are English everywhere: with `language: kk` it would not build at all."""


def build_stock(docs: Path, folder: Path) -> Path:
    """Build the texts of `docs` below `folder`; gives the site."""
    shutil.copytree(docs, folder / "docs")
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(folder / "mkdocs.yml")]
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    )
    if done.returncode:
        raise SystemExit(re.sub(r"(?m)^(WARNING|INFO).*\n", "", done.stderr))
    return folder / "site"
