"""The rules of `pages/headers.py` and `pages/moves.py` in the words of nginx and of Caddy.

`hosting/nginx-site.conf` and `hosting/Caddyfile` take in what is made here: they say how to serve such a site, these
files which paths are how. They are made from the content and not from the finished site, and lie outside it: whoever
can write the site must not be able to tell a server what to do.
"""

from __future__ import annotations

from arasha.publish.servers.caddy import caddy
from arasha.publish.servers.facts import Facts, facts
from arasha.publish.servers.nginx import nginx_maps, nginx_server

__all__ = ["Facts", "facts", "files"]
NOTE = "# Made by `arasha hosting`: make it anew with every publication, and have the server read it again.\n"


def files(known: Facts) -> dict[str, str]:
    """All of it: text by the name of its file."""
    texts = {
        "nginx-maps.conf": nginx_maps(known),
        "nginx-server.conf": nginx_server(known),
        "caddy-rules.conf": caddy(known),
    }
    return {name: f"{NOTE}{text}" for name, text in texts.items()}
