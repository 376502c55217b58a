"""Rules about persons: telephones, mailboxes, numbers of identity, places, consent."""

from pathlib import Path
from typing import Any

import pytest

import tiny
from arasha.checks import consent
from arasha.checks.identity import identity_numbers, is_iin, passports
from arasha.checks.mailboxes import is_free, mailboxes
from arasha.checks.memory import Memory
from arasha.checks.privacy import RULES, declared, personal_data_beside, undeclared
from arasha.checks.telephones import telephones
from arasha.checks.texts import Rule, Text
from arasha.content import Problem

NEWS, STORY, CENTRE = "news/2024/academy/index.ru.md", "stories/voice/index.ru.md", "partners/centre/index.kk.md"
IIN = "880101300123"
ALIYA = "+77010000001"


def judged(docs: Path, rules: tuple[Rule, ...] = RULES) -> list[Problem]:
    reading = tiny.read(docs)
    texts = (
        Text(item, version, (docs / version.path).read_text(encoding="utf-8"))
        for item in reading.items.values()
        for version in item.versions.values()
    )
    found = (problem for text in texts for rule in rules for problem in rule(text))
    return list(undeclared(found, declared(reading, docs, Memory())))


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """The sound site; its contact stands in the partner's item, as it should."""
    made = tiny.site(tmp_path)
    tiny.change(made, NEWS, contact={"partner": "centre"})
    return made


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("+7 701 000 00 01", ALIYA),
        ("+7 (701) 000-00-01", ALIYA),
        ("+7701.000.00.01", ALIYA),
        ("+7 701 000 00 01 2024 жылы", ALIYA),
        ("8 701 000 00 01", ALIYA),
        ("8(701)0000001", ALIYA),
        ("8-701-000-00-01, Әлия", ALIYA),
        ("каб. 5 8 701 000 00 01", ALIYA),
        ("77010000001", ALIYA),
        ("https://wa.me/77010000001", ALIYA),
        ("tel:87010000001", ALIYA),
        ("tel:%2B77010000001", ALIYA),
        ("WhatsApp: 701 000 00 01", ALIYA),
        ("байланыс телефоны — 701 000 00 01", ALIYA),
        ("8 (727) 250-00-00", "+77272500000"),
        ("+996 555 123 456", "+996555123456"),
        ("996 555 123 456", "+996555123456"),
        ("0555 12-34-56", "+996555123456"),
        ("0 (555) 123456", "+996555123456"),
        ("00996555123456", "+996555123456"),
        ("+998 90 123 45 67", "+998901234567"),
        ("тел.: 90 123 45 67", "+998901234567"),
        ("+992 92 123 4567", "+992921234567"),
        ("+7 916 123 45 67", "+79161234567"),
        ("+41 22 917 92 20", "+41229179220"),
    ],
)
def test_telephones_are_found(text: str, number: str) -> None:
    assert [found for _, found in telephones(f"Сұрақ: {text}.")] == [number]


HARMLESS = [
    "21.08.2024",
    "2024-08-21",
    "2019-09-30 – 2019-10-05",
    "2019–2021, 2024–2026",
    "2024-08-21T09:00:00+05:00",
    "01.02.2024 12:30–18:00",
    "2020 09 2020 08 28",
    "2012 2013 2014",
    "дело № 7599-23-00-2а/1234",
    "дело № 87010000001",
    "іс № 1234-56-00-7/890",
    "№ 87010000001 бұйрық",
    "статья 145, часть 2, пункт 10",
    "статьи 412, 413, 414, 415, 416",
    "87 000 000 000 теңге",
    "87 000 000 000",
    "996 555 123 456 сомов",
    "880 101 300 123 тенге",
    "€400 000, $1 000 000",
    "budget: {total: 315789, currency: EUR}",
    "ISBN 978-9965-00-123-4",
    "ISBN 978 5 699 12014 7",
    "ISSN 2078-1938",
    "A/HRC/RES/31/32",
    "CCPR/C/KAZ/CO/2",
    "E/CN.4/1998/53/Add.2",
    "S/RES/1325 (2000)",
    "БСН 990140000123",
    "ЖСК KZ86125KZT5004100100",
    "BIC HSBKKZKX",
    "010000, Астана, Қосмонавтар көшесі, 62, 7-қабат",
    "fingerprint: 12345678",
    "https://adilet.zan.kz/rus/docs/K1500000377",
    "https://example.org/news/87010000001-title",
    "ҚР 2007 ж. 12 қаңтардағы № 223-III Заңы",
    "8-800-080-77-77",
    "112, 102, 1414",
    "1 200 3 400 5 600 7 800",
    "logo@2x.png",
    "info@example.org",
    "https://medium.com/@name.surname",
    "@handle",
    "N 12345678",
    "№ 1234567",
]


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_nobodys_is_left_in_peace(text: str) -> None:
    written = f"Мәтін: {text}\nТекст ({text}), text {text}."
    found: list[Any] = [*telephones(written), *mailboxes(written), *identity_numbers(written), *passports(written)]
    assert found == []


@pytest.mark.parametrize(
    ("text", "mailbox", "free"),
    [
        ("ivan@mail.ru", "ivan@mail.ru", True),
        ("Ivan.Petrov+x@GMAIL.com.", "ivan.petrov+x@gmail.com", True),
        ("a@yandex.kz", "a@yandex.kz", True),
        ("a@yahoo.co.uk", "a@yahoo.co.uk", True),
        ("a@proton.me", "a@proton.me", True),
        ("[x](mailto:a%40inbox.ru)", "a@inbox.ru", True),
        ("ivan (at) rambler.ru", "ivan@rambler.ru", True),
        ("ivan[собака]bk.ru", "ivan@bk.ru", True),
        ("info@lprc.kz", "info@lprc.kz", False),
        ("a@yandex.example.kz", "a@yandex.example.kz", False),
        ("пошта@мысал.қаз", "пошта@мысал.қаз", False),
    ],
)
def test_mailboxes_are_found(text: str, mailbox: str, free: bool) -> None:
    assert [found for _, found in mailboxes(text)] == [mailbox]
    assert is_free(mailbox) is free


@pytest.mark.parametrize(
    "text",
    [IIN, f"ЖСН: {IIN}.", f"№{IIN}", "880101 300123", "880101 300 123", "88 01 01 30 01 23", "880 101 300 123 деген"],
)
def test_an_iin_is_found(text: str) -> None:
    assert [kind for _, kind in identity_numbers(f"Х {text}")] == ["IIN"]


@pytest.mark.parametrize(
    ("digits", "good"),
    [
        (IIN, True),
        ("791028302728", True),  # of the example in py-kz-validators
        ("880101300124", False),  # control
        ("881301300123", False),  # month
        ("880132300123", False),  # day
        ("990140000123", False),  # a business number
        ("880101700123", False),  # century
    ],
)
def test_an_iin_has_a_day_a_century_and_a_control_digit(digits: str, good: bool) -> None:
    assert is_iin(digits) is good


def test_one_of_eleven_numbers_has_the_right_control_digit() -> None:
    good = [number for number in range(10_000) if is_iin(f"8801013{number:04}0"[:11] + str(number % 10))]
    assert 800 < len(good) < 1000


@pytest.mark.parametrize("text", ["AN1234567", "АН 1234567", "AC1234567", "AN № 1234567", "N12345678", "ID1234567"])
def test_passports_are_suspected(text: str) -> None:
    assert len(list(passports(f"паспорт {text}."))) == 1


def test_a_personal_number_of_kyrgyzstan_is_suspected() -> None:
    assert [kind for _, kind in identity_numbers("ПИН 21201199012345, 23201199012345, 99999999999999")] == ["PIN"]


BAD = [
    ("Әлия: 8 701 000 00 01", "telephone", False),
    ("[x](mailto:a@mail.ru)", "mailbox-private", False),
    ("a@centre.kz", "mailbox-undeclared", True),
    (f"ЖСН {IIN}", "identity-number", False),
    ("ПИН 21201199012345", "identity-number-like", True),
    ("AN1234567", "passport-number", True),
]


@pytest.mark.parametrize(("text", "code", "advice"), BAD)
def test_it_is_told_with_its_line(docs: Path, text: str, code: str, advice: bool) -> None:
    file = tiny.change(docs, NEWS, body=f"Мәтін.\n\n{text}")
    line = file.read_text(encoding="utf-8").splitlines().index(text) + 1
    assert [(p.code, p.path, p.line, p.warning) for p in judged(docs)] == [(code, NEWS, line, advice)]


@pytest.mark.parametrize(("text", "code", "advice"), BAD)
def test_front_matter_is_no_place_to_hide(docs: Path, text: str, code: str, advice: bool) -> None:
    tiny.change(docs, NEWS, summary=text)
    assert [(p.code, p.warning) for p in judged(docs)] == [(code, advice)]


@pytest.mark.parametrize(("text", "code", "advice"), BAD)
def test_tables_and_drawings_beside_a_text_are_read_too(tmp_path: Path, text: str, code: str, advice: bool) -> None:
    (tmp_path / "a.csv").write_text(f"name\n{text}\n", encoding="utf-8")
    found = [(p.code, p.line, p.warning) for p in personal_data_beside(tmp_path / "a.csv", "a.csv")]
    assert found == [(code, 2, advice)]


def test_what_a_partner_declares_is_public_everywhere(docs: Path) -> None:
    tiny.change(docs, CENTRE, contact={"phone": "+7 701 000 00 01", "email": "centre@mail.ru"})
    tiny.change(docs, NEWS, body="8 (701) 000-00-01, Centre@mail.ru")
    assert judged(docs) == []


def test_a_contact_of_a_news_item_makes_no_telephone_and_no_private_mailbox_public(docs: Path) -> None:
    tiny.change(docs, NEWS, contact={"phone": "+7 701 000 00 01", "email": "a@mail.ru"})
    assert sorted(problem.code for problem in judged(docs)) == ["mailbox-private", "telephone"]


def test_a_contact_of_a_news_item_makes_an_organisations_mailbox_public(docs: Path) -> None:
    tiny.change(docs, NEWS, contact={"email": "press@centre.kz"}, body="press@centre.kz")
    assert judged(docs) == []


PLACES = [
    ("43.25671, 76.92863", True),
    ("43,25671° с. ш., 76,92863° в. д.", True),
    ("https://yandex.ru/maps/?ll=76.92863%2C43.25671", True),
    ("https://www.google.com/maps/@43.25671,76.92863,17z", True),
    ("43°15′24″ N", True),
    ("43.25, 76.92", False),
    ("12.345 тонн, 3.5 метра", False),
    ("1,234, 5,6", False),
]


@pytest.mark.parametrize(("text", "told"), PLACES)
def test_a_story_gives_no_exact_place(docs: Path, text: str, told: bool) -> None:
    tiny.change(docs, STORY, body=text)
    assert [(p.code, p.warning) for p in judged(docs)] == [("coordinates", True)] * told


def test_a_place_in_news_is_nobodys_home(docs: Path) -> None:
    tiny.change(docs, NEWS, body="43.25671, 76.92863")
    assert judged(docs) == []


def test_messages_do_not_repeat_what_must_not_be_known(docs: Path) -> None:
    from arasha.checks.wording import words

    tiny.change(docs, NEWS, body="\n".join(text for text, _, _ in BAD))
    for problem in judged(docs):
        for code in tiny.LANGUAGES:
            said = " ".join(words(problem, tiny.language(code)))
            assert not any(secret in said for secret in (ALIYA, "a@mail.ru", IIN, "AN1234567", "21201199012345"))


@pytest.mark.parametrize(
    ("kind", "date", "told"),
    [
        ("named", "unknown", True),
        ("named", "2024-03", False),
        ("pseudonym", "unknown", False),
        ("anonymous", "unknown", False),
    ],
)
def test_a_name_needs_the_day_of_its_consent(docs: Path, kind: str, date: str, told: bool) -> None:
    file = tiny.change(docs, STORY, consent=kind, consent_date=date)
    line = next(n for n, text in enumerate(file.read_text().splitlines(), 1) if text.startswith("consent_date"))
    expected = [("consent-undated", STORY, line, False)] * told
    assert [(p.code, p.path, p.line, p.warning) for p in judged(docs, consent.RULES)] == expected
