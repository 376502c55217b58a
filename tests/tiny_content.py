"""The texts of the tiny sound site: a few words in each language, real letters, every kind, every way to translate."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Words = dict[str, Any]


@dataclass(frozen=True)
class Entry:
    """One item: by language its title and the language it was translated from (empty: original), facts, other words."""

    versions: Mapping[str, tuple[str, str]]
    facts: Mapping[str, Any] = field(default_factory=dict)
    words: Mapping[str, Words] = field(default_factory=dict)
    link: str = "#"
    files: tuple[str, ...] = ()


SUMMARY: Words = {"kk": "Қысқаша мазмұны.", "ru": "Коротко о главном.", "en": "The gist of it."}
AIMS: Words = {"kk": ["Құқықты білу"], "ru": ["Знать права"], "en": ["Know the rights"]}
BODIES = {
    "kk": "{title}: құқық үстемдігі туралы мәтін. [Толығырақ]({link})\n\n## Үш күн\n\nӘ, ғ, қ, ң, ө, ұ, ү, һ, і — ₸.",
    "ru": "{title}: текст о верховенстве права. [Подробнее]({link})\n\n## Три дня\n\nЁлка, объявление — «кавычки».",
    "en": "{title}: a text on the rule of law. [More]({link})\n\n## Three days\n\nIt’s “quoted” — and done.",
}
BODY_LINKS = {"news": "../../../events/2024/academy/", "events": "../../../news/2024/academy/"}
"""A way from a dated item to the other."""

ITEMS: dict[str, Entry] = {
    "": Entry({"kk": ("Басты бет", ""), "ru": ("Главная", "kk"), "en": ("Front page", "kk")}, {}, {"summary": SUMMARY}),
    "about": Entry({"kk": ("Біз туралы", "en"), "ru": ("О нас", "en"), "en": ("About us", "")}),
    "news/2024/academy": Entry(
        {"kk": ("Академия аяқталды", "ru"), "ru": ("Академия завершилась", ""), "en": ("Academy closes", "ru")},
        {
            "date": "2024-08-21",
            "form": "press-release",
            "held": {"start": "2024-08-19", "end": "2024-08-21"},
            "events": ["academy"],
            "organisers": ["centre"],
            "topics": ["rights"],
            "countries": ["kazakhstan"],
            "projects": ["law"],
            "picture": "hall.png",
            "contact": {"partner": "centre", "email": "info@example.org", "phone": "+7 7172 00 00 00"},
        },
        {"summary": SUMMARY, "place": {"kk": "Алматы", "ru": "Алматы", "en": "Almaty"}},
        BODY_LINKS["news"],
        ("hall.png",),
    ),
    "news/2023/letter": Entry(
        {"ru": ("Открытое письмо", "")},
        {"date": "2023-05", "topics": ["rights"], "moved_from": ["news/2023/old-letter"]},
        {"summary": SUMMARY},
        BODY_LINKS["news"],
    ),
    "news/undated/archive": Entry(
        {"kk": ("Мұрағаттан", "ru"), "ru": ("Из архива", "en"), "en": ("From the archive", "")},
        {"date": "unknown", "countries": ["kazakhstan"]},
        {"summary": SUMMARY},
        BODY_LINKS["news"],
    ),
    "events/2024/academy": Entry(
        {"kk": ("Құқық үстемдігі академиясы", ""), "ru": ("Академия", "kk"), "en": ("Academy", "ru")},
        {"start": "2024-08-19", "end": "2024-08-21", "projects": ["law"], "organisers": ["centre"], "online": True},
        {"summary": SUMMARY, "place": {"kk": "Алматы", "ru": "Алматы", "en": "Almaty"}},
        BODY_LINKS["events"],
    ),
    "projects/law": Entry(
        {"kk": ("Баршаға ортақ құқық", "en"), "ru": ("Право для всех", "en"), "en": ("Law for all", "")},
        {
            "start": "2024",
            "end": "2026",
            "budget": {"total": 400000, "currency": "EUR"},
            "donors": [{"partner": "union", "amount": 300000}],
            "lead": ["centre"],
            "activities": [
                {"id": "academy", "state": "done", "date": "2024-08", "news": ["academy"], "events": ["academy"]}
            ],
            "topics": ["rights"],
            "countries": ["kazakhstan"],
        },
        {
            "summary": SUMMARY,
            "aims": AIMS,
            "activity_titles": {code: {"academy": title} for code, title in [("kk", "А"), ("ru", "Б"), ("en", "C")]},
        },
    ),
    "training/basics": Entry(
        {"kk": ("Адам құқықтарының негіздері", ""), "ru": ("Основы прав человека", "kk"), "en": ("Basics", "kk")},
        {"projects": ["law"]},
        {"summary": SUMMARY, "aims": AIMS},
    ),
    "training/basics/first": Entry(
        {"kk": ("Бірінші модуль", "ru"), "ru": ("Первый модуль", ""), "en": ("First module", "kk")},
        {"number": 1, "version": "1.0", "date": "2024-03"},
        {"summary": SUMMARY, "aims": AIMS},
        "../second/",
    ),
    "training/basics/second": Entry(
        {"kk": ("Екінші модуль", "en"), "ru": ("Второй модуль", "kk"), "en": ("Second module", "")},
        {"number": 2, "version": "1.1"},
        {"summary": SUMMARY, "aims": AIMS},
        "../first/",
    ),
    "partners/centre": Entry(
        {"kk": ("Құқықтық орталық", ""), "ru": ("Правовой центр", "kk"), "en": ("Legal Policy Centre", "kk")},
        {"country": "KZ", "roles": ["implementer", "organiser"]},
        {"summary": SUMMARY},
    ),
    "partners/union": Entry(
        {"kk": ("Одақ өкілдігі", "en"), "ru": ("Представительство Союза", "en"), "en": ("Delegation of the Union", "")},
        {"country": "BE", "roles": ["donor"], "emblem": "eu"},
        {
            "summary": SUMMARY,
            "donor_title": {"kk": "Одақ", "ru": "Союз", "en": "Union"},
            "acknowledgement": {
                "kk": "«{project}» жобасын {carriers} іске асырады, Одақ қаржыландырады.",
                "ru": "Проект «{project}» реализует {carriers}, финансирует Союз.",
                "en": "“{project}” is carried out by {carriers} and funded by the Union.",
            },
        },
    ),
    "stories/voice": Entry(
        {"kk": ("Заңгердің әңгімесі", "ru"), "ru": ("История юриста", ""), "en": ("A lawyer’s story", "ru")},
        {"consent": "pseudonym", "consent_date": "2024-01-15", "topics": ["rights"], "countries": ["kazakhstan"]},
        {"summary": SUMMARY, "person": {"kk": "Жас заңгер", "ru": "Молодой юрист", "en": "A young lawyer"}},
    ),
    "topics/rights": Entry(
        {"kk": ("Адам құқықтары", ""), "ru": ("Права человека", "kk"), "en": ("Human rights", "kk")},
        {},
        {"summary": SUMMARY},
    ),
    "countries/kazakhstan": Entry(
        {"kk": ("Қазақстан", ""), "ru": ("Казахстан", "kk"), "en": ("Kazakhstan", "kk")},
        {"code": "KZ"},
        {"summary": SUMMARY},
    ),
}
