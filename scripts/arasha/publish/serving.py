"""Serve all languages on this machine, rebuilt and reloaded when a file changes."""

from __future__ import annotations

import logging
import mimetypes
from pathlib import Path
from typing import Any

from arasha.mkdocs_plugin.generator import server_class
from arasha.mkdocs_plugin.live_reload import allow_reload
from arasha.mkdocs_plugin.project import URL_VARIABLE, Project
from arasha.pages.feed_links import CALENDAR, CALENDAR_TYPE
from arasha.pages.ways import NOT_FOUND_FILE
from arasha.publish.warm_builds import Main, WarmBuilds

HOST = "127.0.0.1"


def serve(project: Project, port: int, main: Main, *, ready: str, quiet: bool = False) -> None:
    """Build, serve, and rebuild at every change until the reader of the terminal stops it.

    Each build is a process of its own, so that changed code counts as well as changed texts, and a failing one leaves
    the pages that are being served.

    Args:
        project: what to serve.
        port: where.
        main: the command, which builds.
        ready: what to say once the pages are there.
        quiet: whether to say nothing of good builds.

    Raises:
        OSError: the port is taken.
    """
    root = project.cache / "serve" / "site"
    root.mkdir(parents=True, exist_ok=True)
    builds = WarmBuilds(main, {URL_VARIABLE: f"http://{HOST}:{port}/"})
    command = ["build", "--config", str(project.config), "--output", str(root), "--no-pdf", *(["--quiet"] * quiet)]

    def rebuild() -> None:
        builds.run(command)

    server: Any = server_class()(rebuild, host=HOST, port=port, root=str(root))
    allow_reload(server)
    mimetypes.add_type(CALENDAR_TYPE, Path(CALENDAR).suffix)  # Python knows it only where the system does
    server.error_handler = lambda code: _page(root / NOT_FOUND_FILE) if code == 404 else None
    logging.getLogger("mkdocs.livereload").setLevel(logging.WARNING)
    try:
        server.server_bind()
    except OSError:
        builds.close()
        raise
    server.server_activate()
    server.server_bind = server.server_activate = lambda: None
    rebuild()
    print(ready, flush=True)
    for folder in (project.docs, project.theme, project.config, Path(__file__).parent.parent):
        server.watch(str(folder))
    try:
        server.serve()
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()
        builds.close()


def _page(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None
