"""No page tells another site where its reader comes from."""

from __future__ import annotations

import re

from trees import Tree


def test_every_link_out_of_the_site_is_without_a_referrer(site: Tree) -> None:
    told, checked = [], 0
    for path, page in site.pages():
        for link in page.all("//a[starts-with(@href, 'http') or starts-with(@href, '//')]"):
            checked += 1
            if "noreferrer" not in (link.get("rel") or "").split():
                told.append(f"{path}: {link.get('href')}")
        assert page.all("//meta[@name='referrer']/@content") == ["no-referrer"], path
    assert checked > 20
    assert told == []


def test_no_page_holds_an_e_mail_address_in_plain_letters(site: Tree) -> None:
    """Links that pass a page on name nobody: `mailto:?`."""
    plain = "//a[starts-with(@href, 'mailto:') and not(starts-with(@href, 'mailto:?'))]"
    found = [path for path, page in site.pages() if page.all(plain)]
    assert len(found) > 6
    assert [path for path in found if re.search(r"mailto:(?!\?)", site.text(path))] == []
