"""The generator that reads `mkdocs.yml` and serves pages: MkDocs, or ProperDocs, which carries MkDocs 1 on.

`ARASHA_GENERATOR=properdocs` in the environment chooses the other. It takes over MkDocs' name, so it must come first.
"""

from __future__ import annotations

import importlib
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

VARIABLE = "ARASHA_GENERATOR"
PROPERDOCS = "properdocs"


def load_config(config: str) -> MkDocsConfig:
    """The settings as the generator understands them."""
    _choose()
    from mkdocs.config import load_config as load  # noqa: PLC0415 - a third of a second, and most builds don't ask

    return load(config_file=config)


def server_class() -> type[LiveReloadServer]:
    """The server that reloads the pages it shows."""
    _choose()
    from mkdocs.livereload import LiveReloadServer as Server  # noqa: PLC0415 - see above

    return Server


def _choose() -> None:
    if os.environ.get(VARIABLE) == PROPERDOCS:
        importlib.import_module(f"{PROPERDOCS}.replacement")
