"""The W3C's own checker on an EPUB, and the files of an EPUB parsed."""

from __future__ import annotations

import json
import posixpath
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib import metadata
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag

from lxml import etree

EPUB = "{http://www.idpf.org/2007/ops}"
NAMES = {
    "h": "http://www.w3.org/1999/xhtml",
    "o": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
}


def faults_of(file: Path) -> list[str]:
    """What epubcheck finds in a file: errors and warnings."""
    jar = Path(str(metadata.distribution("epubcheck").locate_file("epubcheck/epubcheck.jar")))
    command = ["java", "-Duser.language=en", "-jar", str(jar), str(file), "--json", "-", "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    report = json.loads(done.stdout[done.stdout.index("{") :])
    assert report["publication"]["ePubVersion"].startswith("3"), done.stdout + done.stderr
    return [f"{one['ID']} {one['message']} {one['locations'][:1]}" for one in report["messages"]]


@dataclass(frozen=True)
class Book:
    """An EPUB on disk."""

    file: Path

    @cached_property
    def members(self) -> dict[str, bytes]:
        """Its files by their names below the folder of the package."""
        with zipfile.ZipFile(self.file) as archive:
            return {name.removeprefix("EPUB/"): archive.read(name) for name in archive.namelist()}

    @cached_property
    def package(self) -> Any:
        """The package document."""
        return etree.fromstring(self.members["package.opf"])

    @cached_property
    def pages(self) -> dict[str, Any]:
        """The texts, parsed, in the order of reading."""
        names = self.package.xpath("//o:manifest/o:item/@id", namespaces=NAMES)
        files = self.package.xpath("//o:manifest/o:item/@href", namespaces=NAMES)
        by_id = dict(zip(names, files, strict=True))
        spine = [by_id[one] for one in self.package.xpath("//o:spine/o:itemref/@idref", namespaces=NAMES)]
        return {name: etree.fromstring(self.members[name]) for name in spine}

    def all(self, path: str) -> list[Any]:
        """What an XPath expression finds in its texts; elements of HTML are `h:p`."""
        return [one for page in self.pages.values() for one in page.xpath(path, namespaces=NAMES)]

    def meta(self, name: str) -> list[str]:
        """Texts of a property of the package: `schema:accessMode`, or an element: `dc:title`."""
        path = f"//{name}/text()" if name.startswith("dc:") else f"//o:meta[@property='{name}']/text()"
        return [str(text) for text in self.package.xpath(path, namespaces=NAMES)]

    def text(self, name: str = "") -> str:
        """The words of one text, or of all."""
        pages = [self.pages[name]] if name else self.pages.values()
        return " ".join(" ".join(page.itertext()) for page in pages)

    def dead_links(self) -> Iterator[str]:
        """Links within the book that lead nowhere."""
        ids = {name: set(page.xpath("//@id")) for name, page in self.pages.items()}
        for name, page in self.pages.items():
            for link in page.xpath("//h:a/@href", namespaces=NAMES):
                target, anchor = urldefrag(link)
                if ":" in target:
                    continue
                found = posixpath.normpath(unquote(target)) if target else name
                if found not in ids or (anchor and unquote(anchor) not in ids[found]):
                    yield f"{name}: {link}"
