"""Each kind's fields: what must be there, what may, and what a wrong value is called."""

from pathlib import Path
from typing import Any

import pytest

import tiny
from arasha.content import Problem
from arasha.content.fields import KindName
from arasha.content.kinds import KINDS
from arasha.content.texts import TEXTS

BASE: dict[str, Any] = {"title": "Title", "summary": "In short."}
SOUND: dict[KindName, tuple[str, dict[str, Any]]] = {
    "news": ("news/2024/x", {"date": "2024-08-21"}),
    "event": ("events/2024/x", {"start": "2024-08-21"}),
    "project": ("projects/x", {"start": "2024", "end": "unknown"}),
    "course": ("training/x", {"aims": ["Know"]}),
    "module": ("training/x/y", {"aims": ["Know"], "number": 1, "version": "1.0"}),
    "partner": ("partners/x", {}),
    "story": ("stories/x", {"person": "A lawyer", "consent": "named", "consent_date": "unknown"}),
    "topic": ("topics/x", {}),
    "country": ("countries/x", {"code": "KZ"}),
    "page": ("about", {}),
}


def found(docs: Path, kind: KindName, **changes: Any) -> list[Problem]:
    folder, own = SOUND[kind]
    fields = {key: value for key, value in (BASE | own | changes).items() if value is not ...}
    tiny.write(docs, f"{folder}/index.ru.md", fields)
    return tiny.problems(docs)


def test_every_kind_is_tried() -> None:
    assert set(SOUND) == set(KINDS) == set(TEXTS)


@pytest.mark.parametrize("kind", SOUND)
def test_a_kind_needs_no_more_than_its_required_fields(tmp_path: Path, kind: KindName) -> None:
    assert found(tmp_path, kind) == []
    folder, _ = SOUND[kind]
    assert tiny.read(tmp_path).library.items[folder].kind == kind


@pytest.mark.parametrize(
    ("kind", "field"),
    [(kind, field) for kind, (_, own) in SOUND.items() for field in BASE | own if (kind, field) != ("page", "summary")],
)
def test_each_required_field_is_missed(tmp_path: Path, kind: KindName, field: str) -> None:
    problems = found(tmp_path, kind, **{field: ...})
    assert [(problem.code, problem.values["field"]) for problem in problems] == [("field-missing", field)]


@pytest.mark.parametrize(
    ("kind", "key", "near"),
    [
        ("news", "sumary", "summary"),
        ("news", "organizers", "organisers"),
        ("project", "donor", "donors"),
        ("page", "budget", ""),
        ("news", "budget", ""),
        ("event", "colour", ""),
    ],
)
def test_an_unknown_field_is_refused_and_a_near_name_offered(
    tmp_path: Path, kind: KindName, key: str, near: str
) -> None:
    (problem,) = found(tmp_path, kind, **{key: "x"})
    assert (problem.code, problem.values["field"], problem.values["near"]) == ("field-unknown", key, near)
    assert problem.wording == ("field-unknown-near" if near else "field-unknown")
    assert problem.line == len(BASE | SOUND[kind][1]) + 2


@pytest.mark.parametrize(
    ("kind", "changes", "code", "values"),
    [
        ("news", {"date": "21.08.2024"}, "date-unreadable", {"field": "date", "value": "21.08.2024"}),
        ("news", {"held": {"start": "2024", "end": "x"}}, "date-unreadable", {"field": "held.end"}),
        ("news", {"held": {"start": "2024", "end": "2024", "z": 1}}, "field-unknown", {"field": "held.z"}),
        ("news", {"held": {"start": "2024"}}, "field-missing", {"field": "held.end"}),
        ("news", {"held": "2024"}, "value-wrong", {"form": "fields"}),
        ("news", {"topics": "law"}, "value-wrong", {"form": "list"}),
        ("news", {"topics": ["law", "law"]}, "value-twice", {"field": "topics"}),
        ("news", {"form": "poem"}, "value-unknown", {"allowed": "press-release, news"}),
        ("news", {"title": None}, "field-empty", {"field": "title"}),
        ("news", {"title": "  "}, "field-empty", {"field": "title"}),
        ("news", {"title": 2024}, "value-wrong", {"form": "text", "value": "2024"}),
        ("news", {"title": True}, "value-wrong", {"value": "true"}),
        ("news", {"contact": {"email": "info at x"}}, "value-form", {"form": "email", "field": "contact.email"}),
        ("news", {"contact": {"phone": "8 7172 000000"}}, "value-form", {"form": "phone"}),
        ("news", {"contact": {"website": "javascript:alert(1)"}}, "value-form", {"form": "website"}),
        ("news", {"picture": "../../secret.png"}, "value-form", {"form": "file"}),
        ("news", {"moved_from": ["../../../etc"]}, "value-form", {"form": "address", "field": "moved_from"}),
        ("news", {"moved_from": ["news/./x"]}, "value-form", {"form": "address"}),
        ("news", {"embargo": "2024-08-21T09:00:00"}, "value-wrong", {"form": "moment"}),
        ("news", {"embargo": "soon"}, "value-wrong", {"form": "moment"}),
        ("news", {"coverage": "half"}, "value-unknown", {"allowed": "full, summary"}),
        ("news", {"corrections": [{"date": "2024", "text": ""}]}, "field-empty", {"field": "corrections.text"}),
        ("project", {"budget": {"total": 0, "currency": "EUR"}}, "value-wrong", {"form": "number"}),
        ("project", {"budget": {"total": "much", "currency": "EUR"}}, "value-wrong", {"form": "number"}),
        ("project", {"budget": {"total": 5, "currency": "euro"}}, "value-form", {"form": "currency"}),
        ("event", {"online": "perhaps"}, "value-wrong", {"form": "bool"}),
        ("event", {"hours": "10:00"}, "value-wrong", {"form": "fields"}),
        ("event", {"hours": {"end": "17:30"}}, "field-missing", {"field": "hours.start"}),
        ("event", {"hours": {"start": None}}, "field-empty", {"field": "hours.start"}),
        ("event", {"hours": {"start": 10}}, "value-form", {"form": "time", "field": "hours.start"}),
        ("event", {"hours": {"start": 600}}, "value-form", {"form": "time", "value": "600"}),
        ("event", {"hours": {"start": "9:00"}}, "value-form", {"form": "time"}),
        ("event", {"hours": {"start": "10:00", "end": "24:00"}}, "value-form", {"form": "time", "field": "hours.end"}),
        ("event", {"hours": {"start": "10:00", "zone": "Asia/Nowhere"}}, "value-form", {"form": "zone"}),
        ("event", {"hours": {"start": "10:00", "zone": "Asia"}}, "value-form", {"form": "zone"}),
        ("event", {"hours": {"start": "10:00", "zone": "../../etc/passwd"}}, "value-form", {"form": "zone"}),
        ("event", {"hours": {"start": "10:00", "zone": 5}}, "value-wrong", {"field": "hours.zone"}),
        ("country", {"code": "Kazakhstan"}, "value-form", {"form": "country"}),
        ("module", {"number": 0}, "value-wrong", {"form": "number"}),
        ("module", {"aims": []}, "field-empty", {"field": "aims"}),
        ("partner", {"roles": ["boss"]}, "value-unknown", {"field": "roles"}),
        ("story", {"consent": "none"}, "value-unknown", {"allowed": "named, pseudonym, anonymous"}),
    ],
    ids=lambda value: str(value) if isinstance(value, dict) and len(str(value)) < 60 else "",
)
def test_a_wrong_value_has_its_code_and_says_how_it_is_written(
    tmp_path: Path, kind: KindName, changes: dict[str, Any], code: str, values: dict[str, Any]
) -> None:
    problems = [problem for problem in found(tmp_path, kind, **changes) if not problem.code.startswith("topic-")]
    assert [problem.code for problem in problems] == [code]
    assert values.items() <= problems[0].values.items()


def test_a_wrong_value_is_named_at_its_own_line(tmp_path: Path) -> None:
    text = "title: x\nsummary: y\ndate: 2024-08-21\ncontact:\n  email: info@example.org\n  phone: none\n"
    tiny.write(tmp_path, "news/2024/x/index.ru.md", text)
    assert tiny.places(tmp_path) == [("value-form", "news/2024/x/index.ru.md", 7)]


@pytest.mark.parametrize("old", ["news/2019/old-name", "/2019/05/old_name.html", "о-нас/", "index.php"])
def test_an_old_address_may_be_of_any_shape_below_the_site(tmp_path: Path, old: str) -> None:
    assert found(tmp_path, "news", moved_from=[old]) == []


def test_a_time_without_quotes_is_no_number(tmp_path: Path) -> None:
    text = "title: x\nsummary: y\nstart: 2024-08-19\nhours: {start: 10:00, end: 17:30, zone: Asia/Almaty}\n"
    tiny.write(tmp_path, "events/2024/x/index.ru.md", text)
    assert tiny.problems(tmp_path) == []


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({}, []),
        ({"end": "2024-08-23"}, []),
        ({"end": "2024-09"}, ["hours-undated"]),
        ({"start": "2024-08"}, ["hours-undated"]),
        ({"hours": {"start": "17:30", "end": "10:00", "zone": "UTC"}}, ["hours-backwards"]),
        ({"hours": {"start": "10:00", "end": "10:00", "zone": "UTC"}}, ["hours-backwards"]),
        ({"hours": {"start": "10:00"}}, ["zone-missing"]),
        ({"hours": {"start": "10:00"}, "countries": ["kazakhstan"]}, []),
        ({"hours": {"start": "10:00"}, "countries": ["kazakhstan", "belgium"]}, ["zone-missing"]),
        ({"hours": {"start": "10:00"}, "countries": ["belgium"]}, ["zone-missing"]),
    ],
    ids=str,
)
def test_hours_are_of_known_days_and_of_a_known_place(
    tmp_path: Path, changes: dict[str, Any], codes: list[str]
) -> None:
    for slug, code in (("kazakhstan", "KZ"), ("belgium", "BE")):
        tiny.write(tmp_path, f"countries/{slug}/index.ru.md", BASE | {"code": code})
    hours = {"start": "10:00", "end": "17:30", "zone": "Asia/Almaty"}
    assert [problem.code for problem in found(tmp_path, "event", **({"hours": hours} | changes))] == codes


def test_a_long_value_is_quoted_short(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, "news", date="так " * 100)
    assert len(problem.values["value"]) == 60


@pytest.mark.parametrize(("field", "kind"), [("picture", "news"), ("logo", "partner")])
def test_a_file_that_facts_name_must_stand_in_the_folder(tmp_path: Path, field: str, kind: KindName) -> None:
    (problem,) = found(tmp_path, kind, **{field: "mark.png"})
    assert (problem.code, problem.values) == ("file-missing", {"file": "mark.png", "field": field})
    (tmp_path / SOUND[kind][0] / "mark.png").write_bytes(tiny.PNG)
    assert tiny.problems(tmp_path) == []
