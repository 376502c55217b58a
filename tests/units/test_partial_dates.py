"""Dates of an archive: read with the precision that is known, compared, and put into words in three languages."""

import datetime
import random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tiny
from arasha.languages import PartialDate
from arasha.languages.formats import country_name, date_text, hours_text, money_text, number_text, period_text

DAYS = st.dates(min_value=datetime.date(1, 1, 1))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(DAYS)
    precision = draw(st.integers(0, 3))
    return PartialDate(*(day.year, day.month, day.day)[:precision])


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        pytest.param("2024-08-21", (2024, 8, 21), id="day"),
        pytest.param(" 2024-08 ", (2024, 8, None), id="month"),
        pytest.param(2024, (2024, None, None), id="year as YAML reads it"),
        pytest.param(datetime.date(2024, 8, 21), (2024, 8, 21), id="date as YAML reads it"),
        pytest.param("2024-02-29", (2024, 2, 29), id="leap day"),
        pytest.param("unknown", (None, None, None), id="unknown"),
    ],
)
def test_a_date_is_read_as_written(written: object, parts: tuple[int | None, ...]) -> None:
    date = PartialDate.parse(written)
    assert (date.year, date.month, date.day) == parts


@pytest.mark.parametrize(
    "written",
    [
        *("", "Unknown", "2023-02-29", "2024-02-30", "2024-13", "2024-00", "2024-08-00", "2024-8-1", "24-08-21"),
        *("21.08.2024", "2024-08-21T10:00", "2024-", "0000", "20245", None, True, 2024.5, [2024]),
    ],
)
def test_what_is_no_date_is_refused(written: object) -> None:
    with pytest.raises(ValueError):
        PartialDate.parse(written)


@given(partial_dates())
def test_a_date_reads_back_what_it_prints(date: PartialDate) -> None:
    assert PartialDate.parse(str(date)) == date
    assert (date.iso is None) == (not date.known)


@given(partial_dates())
def test_first_and_last_day_enclose_what_the_date_may_mean(date: PartialDate) -> None:
    first, last = date.first_day(), date.last_day()
    if first is None or last is None:
        assert not date.known
        return
    assert first <= last
    same = [(day.year, day.month, day.day)[: len(date.iso.split("-"))] for day in (first, last) if date.iso]
    assert same[0] == same[1]
    if last < datetime.date.max:
        after = last + datetime.timedelta(days=1)
        assert (after.year, after.month, after.day)[: len(same[0])] != same[1], "a later day is meant too"


def test_newest_first_vague_dates_follow_their_period_and_unknown_ones_come_last() -> None:
    wanted = ["2025", "2024-12", "2024-08-21", "2024-08-20", "2024-08", "2024", "2023-12-31", "unknown"]
    shuffled = random.Random(1).sample(wanted, len(wanted))
    dates = sorted((PartialDate.parse(text) for text in shuffled), key=lambda date: date.order, reverse=True)
    assert [str(date) for date in dates] == wanted


WORDS = [
    ("2024-08-21", "2024 ж. 21 тамыз", "21 августа 2024 г.", "21 August 2024"),
    ("2024-05-09", "2024 ж. 9 мамыр", "9 мая 2024 г.", "9 May 2024"),
    ("2024-08", "2024 ж. тамыз", "август 2024 г.", "August 2024"),
    ("2024", "2024 ж.", "2024 г.", "2024"),
]


@pytest.mark.parametrize(("written", "kk", "ru", "en"), WORDS, ids=[row[0] for row in WORDS])
def test_a_date_in_words_is_as_precise_as_it_is_known(written: str, kk: str, ru: str, en: str) -> None:
    said = [date_text(tiny.language(code), PartialDate.parse(written)) for code in tiny.LANGUAGES]
    assert said == [kk, ru, en]


PERIODS = [
    ("2024-08-19", "2024-08-21", "2024 ж. 19–21 тамыз", "19–21 августа 2024 г.", "19–21 August 2024"),
    ("2024-08-21", "2024-08-21", "2024 ж. 21 тамыз", "21 августа 2024 г.", "21 August 2024"),
    (
        "2024-08-30",
        "2024-09-02",
        "2024 ж. 30 тамыз – 2 қыркүйек",
        "30 августа – 2 сентября 2024 г.",
        "30 August – 2 September 2024",
    ),
    (
        "2024-12-30",
        "2025-01-02",
        "2024 ж. 30 желтоқсан – 2025 ж. 2 қаңтар",
        "30 декабря 2024 г. – 2 января 2025 г.",
        "30 December 2024 – 2 January 2025",
    ),
    ("2024", "2026", "2024–2026 жж.", "2024–2026 гг.", "2024–2026"),
    (
        "2024-03",
        "2024-05",
        "2024 ж. наурыз – 2024 ж. мамыр",
        "март 2024 г. – май 2024 г.",
        "March 2024 – May 2024",
    ),
    ("2024-08-19", "2025", "2024 ж. 19 тамыз – 2025 ж.", "19 августа 2024 г. – 2025 г.", "19 August 2024 – 2025"),
]


@pytest.mark.parametrize(("start", "end", "kk", "ru", "en"), PERIODS, ids=[f"{row[0]}..{row[1]}" for row in PERIODS])
def test_a_period_in_words_says_once_what_both_ends_share(start: str, end: str, kk: str, ru: str, en: str) -> None:
    dates = PartialDate.parse(start), PartialDate.parse(end)
    assert [period_text(tiny.language(code), *dates) for code in tiny.LANGUAGES] == [kk, ru, en]


@pytest.mark.parametrize(
    ("zone", "end", "daily", "wanted"),
    [
        (
            "Asia/Almaty",
            17,
            False,
            [
                "10:00–17:00 (Алматы уақыты, UTC+5)",
                "10:00–17:00 (время: Алматы, UTC+5)",
                "10:00–17:00 (Almaty time, UTC+5)",
            ],
        ),
        (
            "Asia/Bishkek",
            0,
            False,
            [
                "басталуы: 10:00 (Бішкек уақыты, UTC+6)",
                "с 10:00 (время: Бишкек, UTC+6)",
                "from 10:00 (Bishkek time, UTC+6)",
            ],
        ),
        (
            "Asia/Kabul",
            17,
            True,
            [
                "күн сайын, 10:00–17:00 (Кабул уақыты, UTC+4:30)",
                "ежедневно 10:00–17:00 (время: Кабул, UTC+4:30)",
                "daily 10:00–17:00 (Kabul time, UTC+4:30)",
            ],
        ),
        (
            "America/New_York",
            0,
            True,
            [
                "күн сайын, басталуы: 10:00 (Нью-Йорк уақыты, UTC−4)",
                "ежедневно с 10:00 (время: Нью-Йорк, UTC−4)",
                "daily from 10:00 (New York time, UTC−4)",
            ],
        ),
    ],
)
def test_hours_say_whose_time_they_are(zone: str, end: int, daily: bool, wanted: list[str]) -> None:
    begins = datetime.datetime(2024, 8, 19, 10, tzinfo=ZoneInfo(zone))
    ends = begins.replace(hour=end) if end else None
    assert [hours_text(tiny.language(code), begins, ends, daily=daily) for code in tiny.LANGUAGES] == wanted


@pytest.mark.parametrize("code", tiny.LANGUAGES)
def test_what_is_not_known_of_a_period_is_said_in_the_languages_own_words(code: str) -> None:
    language, unknown, year = tiny.language(code), PartialDate(), PartialDate(2024)
    assert date_text(language, unknown) == language.text("date_unknown")
    assert period_text(language, unknown, unknown) == language.text("period_unknown")
    assert period_text(language, year, unknown) == language.text("period_from", date=date_text(language, year))
    assert period_text(language, unknown, year) == language.text("period_until", date=date_text(language, year))


NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("amount", "currency", "kk", "ru", "en"),
    [
        pytest.param(315789, "EUR", "315 789 €", "315 789 €", "€315,789", id="euros"),
        pytest.param(500, "USD", "500 $", "500 $", "US$500", id="dollars"),
    ],
)
def test_money_has_no_cents_and_the_languages_groups_and_sign(
    amount: int, currency: str, kk: str, ru: str, en: str
) -> None:
    said = [money_text(tiny.language(code), amount, currency).replace(NBSP, " ") for code in tiny.LANGUAGES]
    assert said == [kk, ru, en]
    assert money_text(tiny.language("kk"), 1500000, "KZT").replace(NBSP, " ") == "1 500 000 ₸"
    assert number_text(tiny.language("ru"), 1234567).replace(NBSP, " ") == "1 234 567"


def test_a_country_is_named_in_the_language_and_an_unknown_code_stays() -> None:
    assert [country_name(tiny.language(code), "BE") for code in tiny.LANGUAGES] == ["Бельгия", "Бельгия", "Belgium"]
    assert country_name(tiny.language("ru"), "XQ") == "XQ"
