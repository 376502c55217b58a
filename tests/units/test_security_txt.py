"""`security.txt` by RFC 9116, and what is said when the settings can't be so."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

import tiny
from arasha.checks.wording import as_text, words
from arasha.pages.security_txt import problems, security_txt
from arasha.pages.site import Settings

TODAY = datetime.date(2026, 11, 22)
CONTACT = "mailto:security@example.org"


def settings(contact: str = CONTACT, expires: str = "2027-11-01", **more: Any) -> Settings:
    return Settings(
        **{"url": tiny.URL, "names": {}, "header": (), "footer": ()} | more,
        security_contact=contact,
        security_expires=expires,
    )


def test_the_file_holds_the_fields_of_the_standard() -> None:
    assert security_txt(settings(), ("kk", "ru", "en"), TODAY).splitlines() == [
        f"Contact: {CONTACT}",
        "Expires: 2027-11-01T00:00:00Z",
        "Preferred-Languages: kk, ru, en",
        f"Canonical: {tiny.URL}.well-known/security.txt",
    ]


def test_a_site_without_an_address_names_none() -> None:
    assert "Canonical" not in security_txt(settings(url=""), ("kk",), TODAY)


CASES = [
    (settings(contact=""), []),
    (settings(contact="", expires="1999-01-01"), []),
    (settings(), []),
    (settings(contact="https://example.org/security"), []),
    (settings(contact="tel:+7-7172-00-00-00"), []),
    (settings(contact="security@example.org"), ["security-contact"]),
    (settings(contact="http://example.org/"), ["security-contact"]),
    (settings(contact="mailto:a@b\nExpires: never"), ["security-contact"]),
    (settings(contact="https://example.org/a b"), ["security-contact"]),
    (settings(expires=""), ["security-expires-unreadable"]),
    (settings(expires="01.11.2027"), ["security-expires-unreadable"]),
    (settings(expires="2026-11-22"), ["security-expired"]),
    (settings(expires="2025-01-01"), ["security-expired"]),
    (settings(expires="2027-11-23"), []),
    (settings(expires="2027-11-24"), ["security-expires-late"]),
    (settings(expires="2026-12-22"), ["security-expires-soon"]),
    (settings(expires="2026-12-23"), []),
    (settings(contact="x", expires="x"), ["security-contact", "security-expires-unreadable"]),
]


@pytest.mark.parametrize(("given", "codes"), CASES)
def test_what_is_wrong_is_told_and_no_wrong_file_is_written(given: Settings, codes: list[str]) -> None:
    found = list(problems(given, TODAY))
    assert [problem.code for problem in found] == codes
    right = bool(given.security_contact) and not set(codes) - {"security-expires-soon"}
    assert bool(security_txt(given, ("kk",), TODAY)) == right


@pytest.mark.parametrize("expires", ["2025-01-01", "2026-11-22", "2026-12-01"])
def test_time_that_passes_stops_no_news(expires: str) -> None:
    assert [problem.warning for problem in problems(settings(expires=expires), TODAY)] == [True]


@pytest.mark.parametrize(("given", "codes"), [case for case in CASES if case[1]])
def test_it_is_told_in_three_languages_and_at_the_right_file(given: Settings, codes: list[str]) -> None:
    for problem in problems(given, TODAY):
        said = {words(problem, tiny.language(code)) for code in tiny.LANGUAGES}
        assert len(said) == len(tiny.LANGUAGES)
        assert as_text(problem, "docs", tiny.language("en")).startswith(f"mkdocs.yml:1  {problem.code}")
