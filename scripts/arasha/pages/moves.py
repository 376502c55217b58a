"""Addresses that lead elsewhere, and those of which only a notice is left.

At each address of a page stands a page, for every host. A server that can answers better: 301 where a page has moved,
410 where one was withdrawn (RFC 9110, 15.4.2 and 15.5.11). Static hosts find the moves in the file `_redirects`
(Netlify, Cloudflare Pages), and which page to show for one that is missed: Cloudflare passes these lines over, and
finds the page by itself in the nearest folder. What was withdrawn stands in no file of the site: a list of it would be
the first place to look for those who search archives for what has to be forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import quote, urlsplit

from arasha.content import Library
from arasha.languages import Language
from arasha.pages.pictures.offers import beside
from arasha.pages.pictures.survey import is_picture
from arasha.pages.site import MEDIA, Site
from arasha.pages.ways import NOT_FOUND_FILE

FILE = "_redirects"


def moved(library: Library, languages: Mapping[str, Language]) -> dict[str, str]:
    """The new address by each old one, relative to the root: of pages in every language and alphabet, of documents.

    Partners link to a report itself, and feed readers keep its address. Of pictures pages show variants, which have
    names of their own.
    """
    pages = {
        f"{folder}/{old.strip('/')}/": f"{folder}/{item.folder}/" if item.folder else f"{folder}/"
        for item in library.items.values()
        for old in item.facts.moved_from
        for code in item.versions
        for folder in languages[code].folders
    }
    documents = {
        f"{MEDIA}/{old.strip('/')}/{name}": f"{MEDIA}/{beside(item.folder, name)}"
        for item in library.items.values()
        for old in item.facts.moved_from
        for name in item.files
        if not is_picture(name)
    }
    return pages | documents


def withdrawn(library: Library) -> list[str]:
    """The addresses at which a notice stands, relative to the root."""
    return [f"{code}/{folder}/" for code in library.languages for folder in library.withdrawn]


def lost(site: Site) -> dict[str, str]:
    """The page for lost readers by the folder of a language, in each of its alphabets."""
    return {
        folder: f"{code}/{NOT_FOUND_FILE}" for code in site.library.languages for folder in site.languages[code].folders
    }


def redirects(site: Site) -> str:
    """The text of the file `_redirects`. Lines with a star come last, as Cloudflare wants it."""
    return "".join(f"{line}\n" for line in _lines(site))


def _lines(site: Site) -> Iterator[str]:
    root = urlsplit(site.settings.url).path or "/"
    for old, new in moved(site.library, site.languages).items():
        yield f"{root}{quote(old)} {root}{quote(new)} 301"
    for folder, page in lost(site).items():
        yield f"{root}{folder}/* {root}{page} 404"
