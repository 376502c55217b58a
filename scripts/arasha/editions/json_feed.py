"""A feed in JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

from __future__ import annotations

import json
from typing import Any

from arasha.editions.entries import Entry
from arasha.editions.feeds import Feed
from arasha.editions.times import rfc3339

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed) -> bytes:
    """The whole document in UTF-8."""
    document = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.json,
        "description": feed.subtitle,
        "icon": feed.icon,
        "favicon": feed.icon,
        "authors": [{"name": feed.author, "url": feed.home}],
        "language": feed.language,
    }
    items = [_item(entry) for entry in feed.entries]
    return json.dumps({**_said(document), "items": items}, ensure_ascii=False, indent=1).encode() + b"\n"


def _item(entry: Entry) -> dict[str, Any]:
    files = [
        {"url": file.url, "mime_type": file.media_type, "title": file.name, "size_in_bytes": file.length}
        for file in entry.enclosures
    ]
    item = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "content_html": entry.content,
        "summary": entry.summary,
        "image": entry.picture,
        "date_published": rfc3339(entry.published) if entry.published else "",
        "date_modified": rfc3339(entry.updated) if entry.updated else "",
        "tags": [category.label for category in entry.categories],
        "attachments": files,
    }
    return _said(item)


def _said(values: dict[str, Any]) -> dict[str, Any]:
    """Without what is empty: a field that says nothing is left out."""
    return {name: value for name, value in values.items() if value}
