"""`/.well-known/security.txt`: where to report a weakness of the site, by RFC 9116.

The file is only there while it is right: an address that nobody reads any more is worse than none (RFC 9116, 5.3).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator

from arasha.content import Problem
from arasha.pages.settings import Settings

FILE = ".well-known/security.txt"
SETTINGS = "../mkdocs.yml"
"""Where the settings stand, seen from the content folder."""
_CONTACT = re.compile(r"(?:mailto:[^\s@]+@[^\s@]+|https://[^\s/]+\S*|tel:\+[0-9-]+)")
LONGEST = datetime.timedelta(days=366)
"""A year, leap or not (RFC 9116, 2.5.5)."""
SOON = datetime.timedelta(days=30)
_SOON = "security-expires-soon"


def security_txt(settings: Settings, languages: Iterable[str], today: datetime.date) -> str:
    """The text of the file; empty when nobody is named or what the settings say is not right today.

    Args:
        settings: whom they name, and until when.
        languages: codes of those in which one may write.
        today: the day of the build.
    """
    if not settings.security_contact or any(one.code != _SOON for one in problems(settings, today)):
        return ""
    fields = {
        "Contact": settings.security_contact,
        "Expires": f"{settings.security_expires}T00:00:00Z",
        "Preferred-Languages": ", ".join(languages),
        "Canonical": f"{settings.url}{FILE}" if settings.url else "",
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items() if value)


def problems(settings: Settings, today: datetime.date) -> Iterator[Problem]:
    """What is wrong with the settings: a mistake in them is an error.

    That time has passed is advice. It must not stop the news on the day it does.
    """
    contact, expires = settings.security_contact, settings.security_expires
    if not contact:
        return
    if not _CONTACT.fullmatch(contact):
        yield Problem("security-contact", SETTINGS, values={"contact": contact})
    try:
        last = datetime.date.fromisoformat(expires)
    except ValueError:
        yield Problem("security-expires-unreadable", SETTINGS, values={"date": expires or "—", "today": today})
        return
    values = {"date": last.isoformat(), "latest": (today + LONGEST).isoformat()}
    if last <= today:
        yield Problem("security-expired", SETTINGS, values=values, warning=True)
    elif last > today + LONGEST:
        yield Problem("security-expires-late", SETTINGS, values=values)
    elif last <= today + SOON:
        yield Problem("security-expires-soon", SETTINGS, values=values, warning=True)
