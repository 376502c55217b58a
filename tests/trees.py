"""Finished sites on disk, and their pages asked in XPath."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lxml.html


@dataclass(frozen=True)
class Tree:
    """A finished site on disk."""

    root: Path

    def files(self) -> dict[str, bytes]:
        """Every file by its path."""
        found = sorted(path for path in self.root.rglob("*") if path.is_file())
        return {path.relative_to(self.root).as_posix(): path.read_bytes() for path in found}

    def addresses(self, language: str) -> set[str]:
        """Addresses of a language's pages, without the language."""
        pages = (self.root / language).rglob("index.html")
        return {page.parent.relative_to(self.root / language).as_posix().removeprefix(".") for page in pages}

    def has(self, address: str) -> bool:
        """Whether there is a page at `ru/news/`."""
        return (self.root / address / "index.html").is_file()

    def text(self, address: str) -> str:
        """Source of the page at an address (`ru/news/`, or a file's path)."""
        file = self.root / address
        return (file if file.is_file() else file / "index.html").read_text(encoding="utf-8")

    def page(self, address: str) -> Html:
        """The page at an address, parsed."""
        return Html(lxml.html.document_fromstring(self.text(address).encode(), parser=_parser()))

    def pages(self) -> Iterator[tuple[str, Html]]:
        """Every page with its path."""
        for path in sorted(self.root.rglob("*.html")):
            yield path.relative_to(self.root).as_posix(), self.page(path.relative_to(self.root).as_posix())


def _parser() -> lxml.html.HTMLParser:
    return lxml.html.HTMLParser(encoding="utf-8")


@dataclass(frozen=True)
class Html:
    """A parsed page, asked in XPath."""

    root: Any

    def all(self, path: str) -> list[Any]:
        """What an XPath expression finds: elements, or texts for attributes."""
        return list(self.root.xpath(path))

    def one(self, path: str) -> Any:
        """The only thing that an XPath expression finds."""
        found = self.all(path)
        assert len(found) == 1, (path, [getattr(one, "text", one) for one in found])
        return found[0]

    def links(self, end: str) -> list[Any]:
        """Links in the main part whose address ends so."""
        return [a for a in self.all("//main//a[@href]") if a.get("href").endswith(end)]

    @property
    def main(self) -> str:
        """Text of the main part, spaces folded."""
        return flat(self.one("//main"))

    @property
    def title(self) -> str:
        """What the browser's tab says."""
        return str(self.one("//head/title").text_content())


def flat(element: Any) -> str:
    """Text of an element, spaces folded (no-break spaces too)."""
    return " ".join(element.text_content().split())


def folded(text: str) -> str:
    """A text with its spaces folded, as `flat` folds those of a page."""
    return " ".join(text.split())
