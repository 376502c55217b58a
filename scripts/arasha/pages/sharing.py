"""Links that pass a page on by Telegram, WhatsApp or e-mail: plain ones, that ask nobody until somebody follows them.

A page marked `sensitive` has none: a reader in danger should not send it by a slip of the finger.
"""

from __future__ import annotations

from urllib.parse import quote, urlencode

from arasha.content import Item
from arasha.pages.site import Site
from arasha.pages.views import Link

SHARED = frozenset({"news", "event", "story", "project", "module"})
"""Kinds of items whose pages can be passed on."""


def sharing(site: Site, item: Item) -> tuple[Link, ...]:
    """The links for the item's page in the site's language; none without an address to pass on."""
    if item.kind not in SHARED or item.facts.sensitive or not site.settings.url:
        return ()
    title, url = item.versions[site.code].title, site.url(site.address(item.folder))
    return (
        Link("Telegram", f"https://t.me/share/url?{_query(url=url, text=title)}"),
        Link("WhatsApp", f"https://wa.me/?{_query(text=f'{title} {url}')}"),
        Link(site.text("share_mail"), f"mailto:?{_query(subject=title, body=url)}"),
    )


def _query(**values: str) -> str:
    """Fields of an address; a space is %20, since `+` is no space to a mail program (RFC 6068, 5)."""
    return urlencode(values, quote_via=quote, safe="")
