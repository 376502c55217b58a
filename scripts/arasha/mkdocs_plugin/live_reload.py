"""MkDocs' script runs in the pages that a server shows while one writes, beside the site's own and no other.

The pages on disk keep their policy, which allows only their own: it is the copy on its way to the browser that names
MkDocs' script by a nonce (Content Security Policy Level 3, 6.6.2).
"""

from __future__ import annotations

import re
import secrets
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

_POLICY = re.compile(rb"""(http-equiv="Content-Security-Policy" content="[^"]*)script-src """)


def allow_reload(server: LiveReloadServer) -> None:
    """Let the server's pages ask whether they have changed."""
    guarded: Any = server
    inject = guarded._inject_js_into_html  # MkDocs leaves no other door between the file and the browser

    def with_nonce(content: bytes, epoch: float) -> bytes:
        nonce = secrets.token_urlsafe().encode()
        script = inject(b"", epoch).replace(b"<script>", b'<script nonce="%b">' % nonce, 1)
        policy = rb"\1script-src 'nonce-%b' " % nonce
        head, body, end = _POLICY.sub(policy, content, count=1).rpartition(b"</body>")
        return b"%b%b%b%b" % (head, script, body, end) if body else end + script

    guarded._inject_js_into_html = with_nonce
