"""What the site's owner decides, wherever it is written down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mirror:
    """A copy of the whole site under another address."""

    name: str
    url: str


@dataclass(frozen=True)
class Settings:
    """What the site's owner decides.

    Attributes:
        url: address of the whole site, ending in `/`; empty when it has none yet.
        names: the site's name by language.
        header: sections in the menu, footer: lists and folders of standing pages under every page.
        per_page: how many news stand on one page of a list.
        rights: under which licence the texts are, for whoever gets them without the page; may be empty.
        quick_exit: address of a harmless page elsewhere, for readers who must leave at once; empty for no such way out.
        mirrors: where else the site is read when it is blocked.
        onion: its address in the Tor network, ending in `/`; empty when it has none.
        public_key: minisign's public key, by which a copy is proven genuine; empty while copies are not signed.
        security_contact: where a weakness is reported, as `mailto:` or `https:` (RFC 9116, 2.5.3); may be empty.
        security_expires: ISO date until which that is true (RFC 9116, 2.5.5).
        source: address of the repository that the site is built from; may be empty.
    """

    url: str
    names: Mapping[str, str]
    header: tuple[str, ...]
    footer: tuple[str, ...]
    per_page: int = 20
    rights: str = ""
    quick_exit: str = ""
    mirrors: tuple[Mirror, ...] = ()
    onion: str = ""
    public_key: str = ""
    security_contact: str = ""
    security_expires: str = ""
    source: str = ""
