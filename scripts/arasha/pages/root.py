"""What belongs to no language: choosing page, page for lost readers, headers, sitemap index, shared assets, media."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import jinja2

from arasha.content import Library
from arasha.languages import Language
from arasha.pages.assets import write_assets, write_media
from arasha.pages.headers import FILE as HEADERS
from arasha.pages.headers import headers
from arasha.pages.humans import FILE as HUMANS
from arasha.pages.humans import humans
from arasha.pages.mirrors import FILE as MIRRORS
from arasha.pages.mirrors import mirrors_text
from arasha.pages.moves import FILE as REDIRECTS
from arasha.pages.moves import redirects
from arasha.pages.security_txt import FILE as SECURITY
from arasha.pages.security_txt import security_txt
from arasha.pages.settings import Settings
from arasha.pages.shell import shell
from arasha.pages.site import Site
from arasha.pages.views import Alternate, Choice, Head
from arasha.pages.ways import NOT_FOUND_FILE, way_from

SITEMAP = "sitemap.xml"


@dataclass(frozen=True, slots=True)
class Greeting:
    """One language on the pages at the root, speaking for itself."""

    language: str
    own_name: str
    address: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One address in a sitemap."""

    url: str
    lastmod: str
    alternates: tuple[Alternate, ...]


def entry(head: Head) -> Entry | None:
    """A page's line in the sitemap; None for pages that search engines should pass over."""
    return Entry(head.canonical, head.lastmod, head.alternates) if head.indexed and head.canonical else None


def sitemap(environment: jinja2.Environment, entries: Iterable[Entry]) -> str:
    """A language's sitemap, in the order of its addresses whatever order its pages were made in."""
    return environment.get_template(SITEMAP).render(entries=sorted(entries, key=lambda one: one.url))


def write_root(site: Site, theme: Path, docs: Path, cache: Path, target: Path) -> None:
    """Write all of it below `target`. `site` may be of any language: the first one's name stands on the page."""
    write_assets(theme, target)
    write_media(site.library, site.pictures, docs, cache, target)
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(theme), autoescape=True)
    pages = {
        "index.html": ("root.html", greetings(site.library, site.languages, "chooser_text")),
        NOT_FOUND_FILE: ("root-404.html", greetings(site.library, site.languages, "not_found_text")),
    }
    for name, (template, said) in pages.items():
        context = {
            "choices": choices(site.library, site.languages),
            "greetings": said,
            "head": root_head(site.settings, site.library),
            "shell": shell(site),
            "to": way_from(name, site.settings.url),
        }
        (target / name).write_text(environment.get_template(template).render(context), encoding="utf-8")
    (target / HEADERS).write_text(headers(site), encoding="utf-8")
    (target / REDIRECTS).write_text(redirects(site), encoding="utf-8")
    if security := security_txt(site.settings, site.library.languages, site.today):
        (target / SECURITY).parent.mkdir(exist_ok=True)
        (target / SECURITY).write_text(security, encoding="utf-8")
    (target / MIRRORS).write_text(mirrors_text(site.settings), encoding="utf-8")
    (target / HUMANS).write_text(humans(site), encoding="utf-8")
    (target / "robots.txt").write_text(robots(site.settings), encoding="utf-8")
    if site.settings.url:
        (target / SITEMAP).write_text(sitemap_index(site), encoding="utf-8")


def greetings(library: Library, languages: Mapping[str, Language], key: str) -> tuple[Greeting, ...]:
    """The languages in their order, each saying the interface string `key`; on the choosing page what the site is."""
    home = library.items.get("")
    found = []
    for code in library.languages:
        said = languages[code].text(key)
        if key == "chooser_text" and home and code in home.versions:
            said = home.versions[code].summary or said
        found.append(Greeting(code, languages[code].name, f"{code}/", said))
    return tuple(found)


def root_head(settings: Settings, library: Library) -> Head:
    """The head of the choosing page: the x-default of the front pages."""
    alternates: tuple[Alternate, ...] = ()
    if settings.url:
        found = [Alternate(code, f"{settings.url}{code}/") for code in library.languages]
        alternates = (*found, Alternate("x-default", settings.url))
    title = " · ".join(dict.fromkeys(settings.names[code] for code in library.languages))
    return Head(title=title, description=title, canonical=settings.url, alternates=alternates, onion=settings.onion)


def choices(library: Library, languages: Mapping[str, Language]) -> tuple[Choice, ...]:
    """The languages as a switcher lists them."""
    return tuple(Choice(code, languages[code].name, f"{code}/", "", True) for code in library.languages)


def sitemap_index(site: Site) -> str:
    """The index of the languages' sitemaps, by the protocol of sitemaps.org 0.9."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ]
    for code in site.library.languages:
        changes = (date for path, date in site.changed.items() if path.endswith(f".{code}.md"))
        latest = max(changes, default="")
        lastmod = f"<lastmod>{latest}</lastmod>" if latest else ""
        lines.append(f"<sitemap><loc>{site.settings.url}{code}/{SITEMAP}</loc>{lastmod}</sitemap>")
    return "\n".join([*lines, "</sitemapindex>", ""])


def robots(settings: Settings) -> str:
    """Everything may be read; where the sitemap is."""
    lines = ["User-agent: *", "Disallow:"]
    return "\n".join([*lines, *([f"Sitemap: {settings.url}{SITEMAP}"] if settings.url else []), ""])
