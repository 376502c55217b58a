"""What all pages of one language share: name, menu, footer."""

from __future__ import annotations

from collections.abc import Iterator

from arasha.pages.blocked import mirrors
from arasha.pages.feed_links import site_feed_link
from arasha.pages.headers import script_hash
from arasha.pages.links import item_link, section_link
from arasha.pages.site import SECTIONS, Site
from arasha.pages.views import Link, Shell


def shell(site: Site) -> Shell:
    """The shell of the site's language. A standing page that no item stands for is left out of the footer."""
    home = site.library.items.get("")
    return Shell(
        language=site.code,
        site_name=site.name,
        tagline=site.version(home).summary if home and site.code in home.versions else "",
        home=site.address(""),
        header=tuple(section_link(site, section) for section in site.settings.header),
        footer=(*_footer_links(site), *site_feed_link(site)),
        styles=site.styles,
        script=site.script,
        script_hash=script_hash(site.script),
        icon="assets/icon.svg",
        chooser="",
        mirrors=mirrors(site),
    )


def _footer_links(site: Site) -> Iterator[Link]:
    """Lists and standing pages, as the settings name them."""
    for folder in site.settings.footer:
        if folder in SECTIONS.values():
            yield section_link(site, folder)
        elif folder in site.library.items:
            yield item_link(site, site.library.items[folder])
