"""Links to items and lists, truthful about the language that waits behind them."""

from __future__ import annotations

from arasha.content import Item
from arasha.languages import Language
from arasha.pages.site import Site
from arasha.pages.views import Link


def language_words(language: Language, other: str, case: str) -> str:
    """How `language` speaks of another: case `name` (Russian), `in` (in Russian) or `from` (from Russian).

    Inflected forms stand in the strings file; for a language that it does not know, its neutral form takes CLDR's name.
    """
    forms = language.strings["language_words"]
    if other in forms:
        return str(forms[other][case])
    return str(forms["other"][case]).format(name=language.locale.languages.get(other, other))


def item_link(site: Site, item: Item, text: str = "", note: str | None = None) -> Link:
    """A link to the item in this language, or to its best version, marked as borrowed."""
    version = site.version(item)
    borrowed = version.language != site.code
    return Link(
        text=text or version.title,
        address=site.address(item.folder, version.language),
        language=version.language if borrowed else None,
        language_label=language_words(site.language, version.language, "in") if borrowed else None,
        note=note,
    )


def section_link(site: Site, section: str, current: bool = False) -> Link:
    """A link to one of the lists."""
    return Link(text=site.text(f"section_{section}"), address=site.address(section), current=current)


def own_first(site: Site, items: list[Item]) -> list[Item]:
    """The same order, but what this language does not have stands at the end."""
    return sorted(items, key=lambda item: site.code not in item.versions)
