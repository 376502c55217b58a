"""Every problem has words in every language: each mistake is made once and told in all of them."""

import ast
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import tiny
from arasha.checks.wording import as_annotation, as_data, as_text, catalogue, words
from arasha.content import Problem, ProblemError
from arasha.content.stamping import stamp

CONTENT = tiny.ROOT / "scripts" / "arasha" / "content"
RU, KK = "news/2024/academy/index.ru.md", "news/2024/academy/index.kk.md"
EVENT = "events/2024/academy/index.kk.md"
LAW, LAW_KK = "projects/law/index.en.md", "projects/law/index.kk.md"


def field(path: str, **fields: Any) -> Callable[[Path], object]:
    return lambda docs: tiny.change(docs, path, **fields)


def header(text: str) -> Callable[[Path], object]:
    return lambda docs: tiny.write(docs, RU, text)


def put(path: str, data: bytes = b"---\ntitle: T\nsummary: S\n---\n") -> Callable[[Path], object]:
    def write(docs: Path) -> None:
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_bytes(data)

    return write


def stamped(path: str) -> Callable[[Path], object]:
    return lambda docs: stamp(docs, path)


MISTAKES: dict[str, Callable[[Path], object]] = {
    "not-utf-8": put(RU, "---\ntitle: Академия\n---\n".encode("cp1251")),
    "file-large": put(RU, b"---\ntitle: T\n---\n" + b"Word. " * 100_000),
    "fields-large": put(RU, b"---\ntitle: " + b"T" * 70_000 + b"\n---\n"),
    "front-matter-missing": put(RU, b"Text"),
    "front-matter-open": put(RU, b"---\ntitle: T\n"),
    "yaml-broken": header("title: [\n"),
    "yaml-colon": header("title: A: b\n"),
    "yaml-tab": header("held:\n\tstart: 2024\n"),
    "yaml-key-twice": header("title: A\ntitle: B\n"),
    "yaml-alias": header("title: &a A\n"),
    "yaml-not-fields": header("- a\n"),
    "language-code": put("topics/rights/index.kz.md"),
    "language-unknown": put("topics/rights/index.uz.md"),
    "file-name": put("topics/rights/notes.md"),
    "symbolic-link": lambda docs: (docs / "topics/rights/link.pdf").symlink_to(docs / RU),
    "slug": put("topics/Human_Rights/index.ru.md"),
    "place": put("topics/rights/part/index.ru.md"),
    "year-folder": field(RU, date="2023-01-01"),
    "field-missing": field(RU, date=None),
    "field-empty": field(RU, title=" "),
    "field-unknown": field(RU, xyz="x"),
    "field-unknown-near": field(RU, titel="x"),
    "value-unknown": field(RU, form="poem"),
    "value-twice": field(RU, topics=["rights", "rights"]),
    "value-form": field(RU, contact={"email": "x"}),
    "value-wrong": field(RU, held="x"),
    "date-unreadable": field(RU, date="21.08.2024"),
    "fact-disagrees": field(KK, date="2024-08-12"),
    "fact-not-in-original": field(KK, partners=["union"]),
    "two-originals": field(KK, translated_from=None),
    "source-missing": field(KK, translated_from={"language": "uz"}),
    "translation-cycle": field(RU, translated_from={"language": "kk"}),
    "fingerprint-missing": field(KK, translated_from={"language": "ru"}),
    "activity-untitled": field(LAW_KK, activity_titles={}),
    "activity-unknown": field(LAW_KK, activity_titles={"academy": "А", "other": "Б"}),
    "reference-unknown": field(RU, topics=["xyz"]),
    "reference-unknown-near": field(RU, topics=["right"]),
    "slug-ambiguous": put("events/2023/academy/index.ru.md", b"---\ntitle: T\nsummary: S\nstart: 2023\n---\n"),
    "period-backwards": field(RU, held={"start": "2024-08-21", "end": "2024-08-19"}),
    "hours-undated": field(EVENT, end="2024-09", hours={"start": "10:00", "zone": "Asia/Almaty"}),
    "hours-backwards": field(EVENT, hours={"start": "17:30", "end": "10:00", "zone": "Asia/Almaty"}),
    "zone-missing": field(EVENT, hours={"start": "10:00"}),
    "shares-over-budget": field(LAW, budget={"total": 1, "currency": "EUR"}),
    "moved-from-taken": field(RU, moved_from=["topics/rights"]),
    "file-missing": field(RU, picture="gone.png"),
    "not-a-translation": stamped(RU),
}


def made(root: Path, mistake: str) -> list[Problem]:
    docs = tiny.site(root)
    try:
        MISTAKES[mistake](docs)
    except ProblemError as error:
        return [error.problem]
    return tiny.problems(docs)


def constants(node: ast.expr | None) -> Iterator[str]:
    """The texts that an expression may be: a text, or one of two."""
    if isinstance(node, ast.IfExp):
        yield from (*constants(node.body), *constants(node.orelse))
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.value


TELLERS = {"Problem", "_problem", "problem", "_RefusedError"}
"""Functions whose first argument is a code."""


def told_codes(folder: Path) -> set[str]:
    """What the code passes as code or wording of a problem."""
    found: set[str] = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in TELLERS:
                found |= {code for first in node.args[:1] for code in constants(first)}
                found |= {code for word in node.keywords if word.arg == "wording" for code in constants(word.value)}
    return found


def test_the_look_through_the_code_finds_codes() -> None:
    assert {"slug", "yaml-alias", "fact-not-in-original", "source-missing"} <= told_codes(CONTENT)


def test_every_code_that_the_code_tells_has_words() -> None:
    assert told_codes(CONTENT.parent) - set(catalogue()) == set()


def test_every_code_of_the_content_floor_is_tried_here() -> None:
    assert told_codes(CONTENT) - set(MISTAKES) == set()


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_in_every_language_with_all_its_values(tmp_path: Path, mistake: str) -> None:
    found = made(tmp_path, mistake)
    assert mistake in {problem.wording or problem.code for problem in found}
    for problem in found:
        assert (tmp_path / "docs" / problem.path).exists() or mistake == "symbolic-link"
        assert problem.line >= 1
        said = [words(problem, tiny.language(code)) for code in tiny.LANGUAGES]
        assert all(what.strip() and mend.strip() for what, mend in said)
        assert len({what for what, _ in said}) == len(tiny.LANGUAGES), "two languages say it in the same words"


@pytest.mark.parametrize("code", ["link-broken", "anchor-broken"])
def test_problems_of_the_pages_are_told_with_their_target(code: str) -> None:
    for language in tiny.LANGUAGES:
        assert "../x/" in words(Problem(code, RU, 9, {"target": "../x/"}), tiny.language(language))[0]


def test_the_kind_of_what_is_unknown_is_named_in_the_readers_language(tmp_path: Path) -> None:
    (problem,) = made(tmp_path, "reference-unknown")
    for code in tiny.LANGUAGES:
        kind = tiny.language(code).text("kind_topic").lower()
        assert kind in " ".join(words(problem, tiny.language(code))).lower()


def test_a_wrong_form_is_shown_by_an_example(tmp_path: Path) -> None:
    (problem,) = made(tmp_path, "value-form")
    assert "info@example.org" in words(problem, tiny.language("kk"))[1]


@pytest.mark.parametrize(
    ("field", "written"),
    [
        ("held", "{start: 2024-08-19, "),
        ("contact", "{partner: "),
        ("hours", '{start: "10:00", '),
        ("translated_from", "{language: "),
    ],
)
def test_a_field_of_fields_is_shown_by_its_own_example(field: str, written: str) -> None:
    problem = Problem("value-wrong", RU, 7, {"field": field, "value": "x", "form": "fields"})
    assert written in words(problem, tiny.language("en"))[1]


def test_for_people_the_place_stands_first() -> None:
    problem = Problem("front-matter-open", RU, 7)
    what, mend = words(problem, tiny.language("ru"))
    assert as_text(problem, "docs", tiny.language("ru")) == f"docs/{RU}:7  front-matter-open\n  {what}\n  {mend}"


def test_for_machines_it_is_data() -> None:
    problem = Problem("front-matter-open", RU, 7)
    data = json.loads(json.dumps(as_data(problem, "docs", tiny.language("en"))))
    assert (data["code"], data["file"], data["line"]) == ("front-matter-open", f"docs/{RU}", 7)
    assert (data["what"], data["mend"]) == words(problem, tiny.language("en"))


def test_an_annotation_cannot_be_broken_out_of() -> None:
    problem = Problem("yaml-colon", "news/a,b:c%/x.md", 3, {"field": "title", "text": "50%\r\n::error::x"})
    text = as_annotation(problem, "docs", tiny.language("en"))
    assert text.startswith("::error file=docs/news/a%2Cb%3Ac%25/x.md,line=3,title=yaml-colon::")
    assert "\n" not in text
    assert "\r" not in text
    assert "50%25%0D%0A::error::x" in text
