"""Of the environment, only what the settings ask for has a say."""

from __future__ import annotations

from pathlib import Path

import pytest

from arasha.mkdocs_plugin.markdown_settings import asked_of_environment

SETTINGS = """
site_url: !ENV [SITE_URL, "https://example.org/"]
site_name: !ENV SITE_NAME
extra:
  several: !ENV [FIRST,
    SECOND, "nothing"]
  plain: OTHER
"""


def test_only_what_is_asked_for_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "mkdocs.yml"
    file.write_text(SETTINGS, encoding="utf-8")
    for name in ("SITE_URL", "SITE_NAME", "FIRST", "SECOND", "OTHER", "_"):
        monkeypatch.setenv(name, f"value of {name}")
    assert asked_of_environment(file) == {
        name: f"value of {name}" for name in ("FIRST", "SECOND", "SITE_NAME", "SITE_URL")
    }
    monkeypatch.delenv("SECOND")
    assert "SECOND" not in asked_of_environment(file)
