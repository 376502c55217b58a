"""E-mail addresses as numbers: a browser reads the same page."""

import html
import re

import pytest

from arasha.pages.mailboxes import shielded

ADDRESS = "delegation-kazakhstan@eeas.europa.eu"


@pytest.mark.parametrize(
    "page",
    [
        f'<a href="mailto:{ADDRESS}">{ADDRESS}</a>',
        f"<p>({ADDRESS}).</p>",
        f'<a href="mailto:{ADDRESS}?subject=x">x</a>',
        "<dd>first.last+tag@example.org</dd>",
        "<p>хат@мысал.қаз</p>",
    ],
)
def test_a_page_reads_the_same_and_its_source_holds_no_address(page: str) -> None:
    source = shielded(page)
    assert html.unescape(source) == page
    assert "@" not in source
    assert "mailto:" not in source
    assert not re.search(r"example|eeas|мысал", source)


@pytest.mark.parametrize(
    "page",
    [
        "<p>No address here.</p>",
        "<p>A lone @ sign, @handle, and a@b</p>",
        '<script type="application/ld+json">{"@type": "x", "email": "a@example.org"}</script>',
    ],
)
def test_what_is_no_address_or_must_not_change_stays(page: str) -> None:
    assert shielded(page) == page
