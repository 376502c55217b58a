"""Mailboxes in running text, and which of them are private: those at providers where anybody has one."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SIGN = re.compile(r"[@%\[(](?:(?<=@)|(?<=%)40|(?:(?<=\[)|(?<=\())(?:at|AT|ат|эт|собака)[\])][ \u00a0]?)")
"""@, the same in a link, or a word for it in brackets."""
_BEFORE = re.compile(r"[\w.+-]+(?=[ \u00a0]?\Z)")
_AFTER = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_LONGEST = 64
"""Letters before the sign (RFC 5321, 4.5.3.1.1)."""
_EXAMPLES = re.compile(r"(?:.+\.)?(?:example\.(?:org|com|net)|example|invalid|test|localhost)")
"""Names that belong to nobody (RFC 2606)."""
_FILES = ("png", "jpg", "jpeg", "webp", "svg", "gif", "avif")
"""What follows @ in names of pictures: logo@2x.png."""
_FREE = {
    *("mail.ru", "inbox.ru", "bk.ru", "list.ru", "internet.ru", "xmail.ru", "rambler.ru", "lenta.ru", "ro.ru", "ya.ru"),
    *("autorambler.ru", "myrambler.ru", "mail.kz", "inbox.kz", "mail.kg", "mail.uz", "inbox.uz", "umail.uz", "mail.tj"),
    *("gmail.com", "googlemail.com", "icloud.com", "me.com", "mac.com", "aol.com", "msn.com", "ymail.com", "mail.com"),
    *("proton.me", "pm.me", "protonmail.com", "protonmail.ch", "zoho.com", "qq.com", "163.com", "ukr.net", "i.ua"),
    *("web.de", "tuta.io", "tuta.com", "tutanota.com", "tutanota.de", "tutamail.com", "keemail.me", "fastmail.com"),
}
_FREE_ANYWHERE = re.compile(r"(?:yandex|yahoo|hotmail|outlook|live|gmx)\.[a-z]{2,3}(?:\.[a-z]{2})?")
"""Providers with one domain in each country."""


def mailboxes(text: str) -> Iterator[tuple[int, str]]:
    """Position and address (lower case) of each mailbox."""
    for sign in _SIGN.finditer(text):
        own = _BEFORE.search(text, max(0, sign.start() - _LONGEST), sign.start())
        domain = _AFTER.match(text, sign.end())
        if own and domain and _is_real(domain[0].lower()):
            yield own.start(), f"{own[0].lower().strip('.')}@{domain[0].lower()}"


def _is_real(domain: str) -> bool:
    return domain.rpartition(".")[2] not in _FILES and not _EXAMPLES.fullmatch(domain)


def is_free(mailbox: str) -> bool:
    """Whether it is at a provider where anybody can have one."""
    domain = mailbox.rpartition("@")[2]
    return domain in _FREE or bool(_FREE_ANYWHERE.fullmatch(domain))
