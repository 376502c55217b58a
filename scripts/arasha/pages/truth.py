"""The truthful line: is this page an original or a translation, and does it still say what the original says."""

from __future__ import annotations

from arasha.content import Item, State, Version
from arasha.languages import PartialDate
from arasha.languages.formats import date_text
from arasha.pages.head import state_label
from arasha.pages.links import language_words
from arasha.pages.moments import moment_of
from arasha.pages.site import Site
from arasha.pages.views import Correction, Link, Standing


def standing(site: Site, item: Item) -> Standing:
    """The line for the version in the page's language, with links to the other versions."""
    version = item.versions[site.code]
    return Standing(state=_shown_state(version), text=_sentence(site, item, version), links=_others(site, item))


def corrections(site: Site, item: Item) -> tuple[Correction, ...]:
    """The corrections of the version, newest first."""
    found = sorted(item.versions[site.code].texts.corrections, key=lambda one: one.date.order, reverse=True)
    return tuple(Correction(moment_of(site, one.date), one.text) for one in found)


def _shown_state(version: Version) -> str:
    return State.BEHIND.value if version.behind and version.state is not State.SUMMARY else version.state.value


def _sentence(site: Site, item: Item, version: Version) -> str:
    if not version.source:
        return site.text("standing_original", language=language_words(site.language, version.language, "in"))
    source = language_words(site.language, version.source, "from")
    key = f"standing_{_shown_state(version)}"
    if not version.behind:
        return site.text(key, source=source)
    since = _changed_on(site, item)
    if version.state is State.SUMMARY:
        key = "standing_summary_behind"
    return site.text(f"{key}_since", source=source, date=since) if since else site.text(key, source=source)


def _changed_on(site: Site, item: Item) -> str:
    original = item.versions[item.original]
    date = original.texts.updated
    if date is None and original.path in site.changed:
        date = PartialDate.parse(site.changed[original.path])
    return date_text(site.language, date) if date and date.known else ""


def _others(site: Site, item: Item) -> tuple[Link, ...]:
    return tuple(
        Link(
            text=site.languages[code].name,
            address=site.address(item.folder, code),
            language=code,
            note=state_label(site, item.versions[code]),
        )
        for code in site.library.languages
        if code in item.versions and code != site.code
    )
