"""Files beside texts: which kinds may stand there, how they are called, how large they may be.

A host obeys some names (`_headers`, `CNAME`, `.htaccess`), a browser runs some kinds (HTML, scripts), a reader's office
program runs macros: none of them may come in with a text. What is not on the list is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePath

from arasha.checks.media.formats import FORMATS
from arasha.content import Problem

LARGEST = 20 * 1024 * 1024
ALLOWED = {*FORMATS, ".svg", ".pdf", ".csv", ".txt", ".epub", ".mp3"}
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_TEXT = ".md"
_HOSTS = {
    "_headers",
    "_redirects",
    "cname",
    "robots.txt",
    "security.txt",
    "ads.txt",
    "sw.js",
    "web.config",
    "netlify.toml",
    "vercel.json",
    "wrangler.toml",
}
"""Names that hosts and browsers obey (GitHub Pages, Netlify, Cloudflare Pages, Vercel, IIS, RFC 9309, RFC 9116)."""
_KINDS = {
    "file-archive": "zip rar 7z tar gz tgz bz2 xz zst iso dmg cab jar apk",
    "file-office": "doc docx docm odt rtf pages xls xlsx xlsm ods numbers ppt pptx pptm pps ppsx odp key",
    "file-web": "html htm xhtml xht shtml mht mhtml js mjs cjs ts css xml xsl xslt json webmanifest wasm swf php py sh "
    "bat cmd ps1 vbs exe msi com scr lnk url desktop htaccess htpasswd svgz",
    "file-picture-kind": "heic heif tif tiff bmp psd ai eps raw dng cr2 nef arw ico jxl jp2 jfif",
    "file-film": "mp4 m4v mov avi mkv webm wmv 3gp wav m4a ogg opus flac aac wma",
}
_CODES = {f".{ending}": code for code, endings in _KINDS.items() for ending in endings.split()}
_BEGINNINGS = {
    ".epub": re.compile(rb"PK\x03\x04.{26}mimetypeapplication/epub\+zip", re.DOTALL),
    ".mp3": re.compile(rb"ID3|\xff[\xe2-\xff]"),
}
_BEGINNING = 4096


def file_problems(file: Path, path: str) -> Iterator[Problem]:
    """What is wrong with a file beside a text, whatever is in it; nothing about texts.

    Args:
        file: the file.
        path: the same, relative to the content folder.
    """
    name = PurePath(path).name
    ending = PurePath(path).suffix.lower()
    if file.is_symlink():
        yield Problem("symbolic-link", path)
        return
    if ending == _TEXT:
        return
    if code := _refusal(file, PurePath(path).parts, ending):
        yield Problem(code, path, values={"name": name, "ending": ending or name, "allowed": _allowed()})
        return
    if not _NAME.fullmatch(name):
        yield Problem("file-name-letters", path, values={"name": name, "better": _better(name)})
    size = file.stat().st_size
    if size > LARGEST and ending not in FORMATS:  # pictures have a lower limit and words of their own
        yield Problem("file-too-large", path, values={"size": f"{size / 1024 / 1024:.1f}"})
    if not _is_what_it_says(file, ending):
        yield Problem("file-not-its-kind", path, values={"name": name, "ending": ending})


def _refusal(file: Path, parts: tuple[str, ...], ending: str) -> str:
    """Why a file of this name can't stand here at all, empty when it can."""
    name = parts[-1].lower()
    if name in _HOSTS or name.startswith((".ht", "_")):
        return "file-host"
    if any(part.startswith(".") for part in parts):
        return "file-hidden"
    inner = [f".{part}" for part in name.split(".")[1:-1]]
    if ending in ALLOWED and file.is_file():  # report.html.txt: some hosts go by any of the endings
        return "file-web" if any(_CODES.get(part) == "file-web" for part in inner) else ""
    return _CODES.get(ending, "file-kind")


def _is_what_it_says(file: Path, ending: str) -> bool:
    """Whether plain text is text, and a book or a recording begins like one; pictures and documents have own rules."""
    if ending not in {".csv", ".txt", *_BEGINNINGS}:
        return True
    with file.open("rb") as stream:
        beginning = stream.read(_BEGINNING)
    if ending in _BEGINNINGS:
        return bool(_BEGINNINGS[ending].match(beginning))
    try:
        beginning.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start > _BEGINNING - 4 and len(beginning) == _BEGINNING  # a letter cut in two
    return b"\0" not in beginning


def _allowed() -> str:
    return ", ".join(sorted(ending.removeprefix(".") for ending in ALLOWED))


def _better(name: str) -> str:
    """The name in allowed letters, if any are left of it."""
    stem, dot, ending = name.rpartition(".")
    kept = re.sub(r"-{2,}", "-", re.sub(r"[^A-Za-z0-9._-]+", "-", stem)).strip("-._")
    return f"{kept or 'picture'}{dot}{ending}"
