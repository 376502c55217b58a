"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Config = Annotated[Path, typer.Option("--config", help="The site's configuration.")]
Messages = Annotated[str, typer.Option("--language", help="Language of the messages: kk, ru, en.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing when all is well.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
