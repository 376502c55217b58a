"""What the files of a site are, by their endings."""

from __future__ import annotations

TEXTS = {
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "txt": "text/plain",
    "csv": "text/csv",
    "ics": "text/calendar",
    "xml": "application/xml",
    "minisig": "text/plain",
}
"""Media types of text by ending; all of it is UTF-8 (RFC 9239 for scripts, RFC 7303 for XML)."""
TYPES = {
    "json": "application/json",
    "webmanifest": "application/manifest+json",
    "svg": "image/svg+xml",
    "avif": "image/avif",
    "webp": "image/webp",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
    "woff2": "font/woff2",
    "mp3": "audio/mpeg",
    "pdf": "application/pdf",
    "epub": "application/epub+zip",
    "zip": "application/zip",
    "gz": "application/gzip",
    "zim": "application/x-zim",
}
"""All others that a site may hold. Whatever has no type here is a file to be saved."""
COMPRESSIBLE = ("json", "webmanifest", "svg")
"""Endings of what is text to a compressor, and to nobody else."""
