"""`humans.txt` at the root: who makes the site and what with, as humanstxt.org proposes. No personal names.

The page of credits says the same at length, in each language.
"""

from __future__ import annotations

from arasha.pages.site import Site

FILE = "humans.txt"
_SECTIONS = {
    "TEAM": ("Editors, translators and programmers of Arasha, none of them named: nobody is to be harmed for it.",),
    "TYPEFACES": (
        "Arasha Serif and Arasha Sans, cut from Source Serif 4 and Source Sans 3 by Adobe",
        "SIL Open Font License 1.1",
    ),
    "SOFTWARE": (
        "Python, MkDocs, Material for MkDocs, mkdocs-static-i18n, Python-Markdown, PyMdown Extensions",
        "Babel, icalendar, nh3, phonenumbers, pikepdf, Pillow, pydantic, PyYAML, WeasyPrint",
    ),
}
_LICENCE_OF_CODE = "Code: MIT"


def humans(site: Site) -> str:
    """The text of the file. `site` may be of any language: the file speaks English and names them all."""
    languages = ", ".join(site.languages[code].name for code in site.library.languages)
    rights = f"Texts: {site.settings.rights}" if site.settings.rights else ""
    sections = {"SITE": (site.settings.url, languages), **_SECTIONS, "LICENCES": (rights, _LICENCE_OF_CODE)}
    return "\n".join(_section(heading, lines) for heading, lines in sections.items())


def _section(heading: str, lines: tuple[str, ...]) -> str:
    return "\n".join([f"/* {heading} */", *(f"  {line}" for line in lines if line), ""])
