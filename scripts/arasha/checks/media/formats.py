"""Which pictures the site takes."""

from __future__ import annotations

FORMATS = {
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".png": "PNG",
    ".webp": "WEBP",
    ".avif": "AVIF",
    ".gif": "GIF",
}
"""Endings of the pictures that the site takes, and the format each stands for."""
MOST_PIXELS = 50_000_000
"""More than any camera of a newsroom gives; a small file can claim far more and eat a browser's memory."""
