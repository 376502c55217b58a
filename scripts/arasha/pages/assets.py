"""What all pages share: the style sheet, the script, fonts, emblems, icon, and the items' own files."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Collection, Mapping
from pathlib import Path

from arasha.cleaning import stripped_copy
from arasha.content import Library
from arasha.pages.modules import put_together
from arasha.pages.pictures.making import write_pictures
from arasha.pages.pictures.offers import Offer, beside
from arasha.pages.site import MEDIA

ASSETS = "assets"
STYLES = "styles"
FONTS = "fonts"
FACES = "*.woff2"
SCRIPTS = "scripts"
SEARCH = "search"
SEARCH_START = "box-start"
ORDER = "order.txt"
HASH_DIGITS = 10
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_REMARK = re.compile(r"(?:^|\s)//[^\n]*")
_SPACE = re.compile(r"(?<!:)\s*([{};,])\s*")
"""Not the space of `--name: ;`: older browsers take a custom property for empty only with it."""


def style_sheet(theme: Path) -> tuple[str, str]:
    """Name and text of the one style sheet: the files that `order.txt` names, one after the other.

    The name holds a hash of the text, so that a copy may be kept for ever; so do the names of the fonts in it.
    """
    text = _smaller(_joined(theme / ASSETS / STYLES))
    for file, name in _fonts(theme).items():
        text = text.replace(f"{FONTS}/{file.name}", f"{FONTS}/{name}")
    return f"arasha.{_digits(text.encode())}.css", text


def script(theme: Path, without: Collection[str] = ()) -> str:
    """The text of the one script, which stands in every page: the files that `order.txt` names, in that order.

    It stands in the page and not in a file of its own because it sets the colours before the first thing is painted,
    which a file would delay, and because the policy can then name it by its hash (`headers.script_hash`): no other
    script runs, not even one that lies on the site itself.

    Args:
        theme: folder of the theme.
        without: files to leave out, for pages that have no use for them.
    """
    text = _smaller_script(_joined(theme / ASSETS / SCRIPTS, without))
    return text.replace(f"{ASSETS}/{SEARCH}.js", f"{ASSETS}/{search_script(theme)[0]}")


def search_script(theme: Path) -> tuple[str, str]:
    """Name and text of the script that searches, which the one script loads when somebody does.

    It hands over its function `start` as a file of data does.
    """
    text = f"arasha({_smaller_script(put_together(theme / ASSETS / SEARCH, SEARCH_START))}.start)\n"
    return f"{SEARCH}.{_digits(text.encode())}.js", text


def write_assets(theme: Path, site: Path) -> None:
    """Write the shared assets below `site`."""
    target = site / ASSETS
    parts = shutil.ignore_patterns(STYLES, SCRIPTS, SEARCH, FACES, ".*")
    shutil.copytree(theme / ASSETS, target, dirs_exist_ok=True, ignore=parts)
    for file, font in _fonts(theme).items():
        shutil.copyfile(file, target / FONTS / font)
    for name, text in (style_sheet(theme), search_script(theme)):
        (target / name).write_text(text, encoding="utf-8")


def write_media(library: Library, pictures: Mapping[str, Offer], docs: Path, cache: Path, site: Path) -> None:
    """Write the files beside the texts of published items, without hidden data: once, for all languages."""
    write_pictures(pictures.values(), docs, cache, site / MEDIA)
    for item in library.items.values():
        for name in item.files:
            if beside(item.folder, name) in pictures:
                continue
            target = site / MEDIA / item.folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            stripped_copy(docs / item.folder / name, target)


def _fonts(theme: Path) -> dict[Path, str]:
    """The name on the site of each font file."""
    files = sorted((theme / ASSETS / FONTS).glob(FACES))
    return {file: f"{file.stem}.{_digits(file.read_bytes())}{file.suffix}" for file in files}


def _digits(data: bytes) -> str:
    """What a name says of what is in the file."""
    return hashlib.sha256(data).hexdigest()[:HASH_DIGITS]


def _joined(folder: Path, without: Collection[str] = ()) -> str:
    """The files of a folder that its `order.txt` names, one after the other."""
    names = (folder / ORDER).read_text(encoding="utf-8").split()
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in names if name not in without)


def _smaller_script(text: str) -> str:
    """The script without comments and indents."""
    lines = (line.strip() for line in _REMARK.sub("", _COMMENT.sub("", text)).splitlines())
    return "\n".join(line for line in lines if line)


def _smaller(css: str) -> str:
    """The style sheet without comments and needless space."""
    return _SPACE.sub(r"\1", " ".join(_COMMENT.sub("", css).split()))
