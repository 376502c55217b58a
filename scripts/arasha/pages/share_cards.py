"""What the picture of a shared link says: known without drawing it, so that a page can name its picture.

A page marked `sensitive` gives itself away in a chat by its preview, which stays on the screen of whoever gets the
link. Its picture is therefore the neutral one, which shows the site's name and nothing else; `pages.head` gives the
preview the site's name for a title and a description too (without one, programs take the page's own);
`pages.structured` and `pages.sharing` say nothing of such a page. The address still names it: only whoever sends a
link can think of that.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import astuple, dataclass

from arasha.content import Item
from arasha.pages.cards import kind_label
from arasha.pages.moments import moment_of_item
from arasha.pages.site import SECTIONS, Site
from arasha.pages.views import SharePicture

FOLDER = "share"
"""Folder of the pictures below a language."""
WIDTH, HEIGHT = 1200, 630
"""In pixels: 1.91 to 1, as Facebook, Telegram and X show the picture of a link."""
DESIGN = 2
"""Raise it when the drawing changes: chats keep a picture by its address and would go on showing the old one."""
HASH_DIGITS = 16
_UNLABELLED = frozenset({"page"})


@dataclass(frozen=True, slots=True)
class ShareCard:
    """All that is drawn. `section` decides the colour and may be empty, as may all texts but the names."""

    language: str
    language_name: str
    site_name: str
    section: str = ""
    label: str = ""
    title: str = ""
    moment: str = ""

    @property
    def digest(self) -> str:
        """Hash of all that is drawn and of the way it is drawn."""
        return hashlib.sha256(repr((DESIGN, *astuple(self))).encode()).hexdigest()[:HASH_DIGITS]

    @property
    def address(self) -> str:
        """Address of the picture: `ru/share/0123456789abcdef.png`."""
        return f"{self.language}/{FOLDER}/{self.digest}.png"

    @property
    def words(self) -> str:
        """The picture for those who can't see it."""
        return " · ".join(filter(None, (self.site_name, self.label, self.title, self.moment)))


def neutral_card(site: Site) -> ShareCard:
    """The site's name alone."""
    return ShareCard(site.code, site.language.name, site.name)


def item_card(site: Site, item: Item) -> ShareCard:
    """The picture of an item's page in the site's language; the front page shows what the site is."""
    version = item.versions[site.code]
    if item.facts.sensitive:
        return neutral_card(site)
    if not item.folder:
        return _card(site, title=version.summary)
    moment = moment_of_item(site, item)
    known = moment is not None and moment.text != site.text("date_unknown")
    return _card(
        site,
        section=SECTIONS.get(item.kind, ""),
        label="" if item.kind in _UNLABELLED else kind_label(site, item),
        title=version.title,
        moment=moment.text if moment and known else "",
    )


def list_card(site: Site, folder: str) -> ShareCard:
    """The picture of a generated page: one for all pages of a section."""
    section = folder.partition("/")[0]
    return _card(site, section=section, title=site.text(f"section_{section}")) if _listed(section) else _home(site)


def shared_cards(site: Site) -> Iterator[ShareCard]:
    """The pictures of all pages but the items' own, each once."""
    yield neutral_card(site)
    yield _home(site)
    for section in dict.fromkeys(SECTIONS.values()):
        yield list_card(site, section)


def share_picture(site: Site, card: ShareCard) -> SharePicture | None:
    """The picture as a page names it: by its absolute address, without which no chat finds it."""
    if not site.settings.url:
        return None
    return SharePicture(url=site.url(card.address), width=WIDTH, height=HEIGHT, alt=card.words)


def _card(site: Site, *, section: str = "", label: str = "", title: str = "", moment: str = "") -> ShareCard:
    return ShareCard(site.code, site.language.name, site.name, section, label, title, moment)


def _home(site: Site) -> ShareCard:
    home = site.library.items.get("")
    return item_card(site, home) if home and site.code in home.versions else neutral_card(site)


def _listed(section: str) -> bool:
    return section in SECTIONS.values()
