"""Front matter: the core schema's words, and every way in which a block can be broken."""

from pathlib import Path

import pytest

from arasha.content import ProblemError
from arasha.content.front_matter import Source, parse_source, read_source


def parse(header: str, body: str = "Text.\n") -> Source:
    return parse_source(f"---\n{header}\n---\n\n{body}", "x.md")


def refused(header: str) -> tuple[str, int]:
    with pytest.raises(ProblemError) as caught:
        parse(header)
    return caught.value.problem.code, caught.value.problem.line


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("NO", "NO"),
        ("10:30", "10:30"),
        ("2024-08-21", "2024-08-21"),
        ("2024-08", "2024-08"),
        ("2024", 2024),
        ("0017", 17),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("1.5", 1.5),
        ("true", True),
        ("False", False),
        ("~", None),
        ("null", None),
        ("", None),
        ('"2024"', "2024"),
        ("Академия:итоги", "Академия:итоги"),
        ("A & B, a*b", "A & B, a*b"),
        ("[no, 2024-08-21]", ["no", "2024-08-21"]),
        ("{a: no}", {"a": "no"}),
    ],
)
def test_values_are_those_of_the_core_schema(written: str, value: object) -> None:
    found = parse(f"field: {written}").fields["field"]
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    ("header", "code", "line"),
    [
        pytest.param("title: x\nother: &a y\nmore: *a", "yaml-alias", 3, id="anchor"),
        pytest.param("title: x\nmore: *a", "yaml-alias", 3, id="alias"),
        pytest.param("title: x\nplace: y\ntitle: z", "yaml-key-twice", 4, id="key twice"),
        pytest.param("held:\n  start: 2024\n  start: 2025", "yaml-key-twice", 4, id="nested key twice"),
        pytest.param("a: x\n<<: {b: y}", "yaml-key-twice", 3, id="merge key"),
        pytest.param("title: x\nsummary: Here: a colon", "yaml-colon", 3, id="colon in a value"),
        pytest.param("held:\n\tstart: 2024", "yaml-tab", 3, id="tab"),
        pytest.param("title: x\nlist: [a, b\nmore: y", "yaml-broken", 4, id="open bracket"),
        pytest.param('title: "x', "yaml-broken", 2, id="open quote"),
        pytest.param("- a\n- b", "yaml-not-fields", 2, id="a list"),
        pytest.param("only words", "yaml-not-fields", 2, id="words"),
        pytest.param("2024: x", "yaml-not-fields", 2, id="a number as name"),
        pytest.param("a: x\nb: !!python/object:os.system y", "yaml-broken", 3, id="a tag of Python"),
        pytest.param("a: !!bool maybe", "yaml-broken", 2, id="a tag that PyYAML fails at"),
        pytest.param("a: !!timestamp never", "yaml-broken", 2, id="another tag that PyYAML fails at"),
        pytest.param(f"a: {'9' * 5000}", "yaml-broken", 2, id="a number of 5,000 digits"),
        pytest.param(f"a: {'[' * 60_000}", "yaml-broken", 2, id="brackets that would overflow the stack"),
        pytest.param("a: \x00", "yaml-broken", 2, id="a control character"),
    ],
)
def test_a_broken_block_is_a_problem_at_its_line(header: str, code: str, line: int) -> None:
    assert refused(header) == (code, line)


def test_a_colon_in_a_value_is_quoted_back_for_the_mend() -> None:
    with pytest.raises(ProblemError) as caught:
        parse("title: Академия: итоги")
    assert caught.value.problem.values == {"field": "title", "text": "Академия: итоги"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("", "front-matter-missing", id="empty file"),
        pytest.param("# Title\n\nText.", "front-matter-missing", id="only text"),
        pytest.param("\n---\ntitle: x\n---\n", "front-matter-missing", id="a line before"),
        pytest.param("---\ntitle: x\n\nText.", "front-matter-open", id="not closed"),
        pytest.param("---\ntitle: x\n----\nText.", "front-matter-open", id="closed with four"),
        pytest.param("---\ntitle: x\n--- Text.", "front-matter-open", id="text beside the fence"),
    ],
)
def test_a_block_that_is_not_there_or_not_closed_is_a_problem(text: str, code: str) -> None:
    with pytest.raises(ProblemError) as caught:
        parse_source(text, "x.md")
    assert caught.value.problem.code == code


@pytest.mark.parametrize("text", ["---\n---", "---\n---\n", "---\n\n---\nText.", "---\n# a comment\n---\nText."])
def test_an_empty_block_holds_no_fields(text: str) -> None:
    assert parse_source(text, "x.md").fields == {}


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"---\ntitle: x\n---\n\nBody\n", id="plain"),
        pytest.param(b"\xef\xbb\xbf---\ntitle: x\n---\n\nBody\n", id="BOM"),
        pytest.param(b"---\r\ntitle: x\r\n---\r\n\r\nBody\r\n", id="CRLF"),
        pytest.param(b"---\rtitle: x\r---\r\rBody\r", id="CR"),
        pytest.param(b"---\ntitle: x\n---\t \n\nBody\n", id="space after the fence"),
    ],
)
def test_the_way_a_program_saves_a_file_makes_no_difference(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.md").write_bytes(data)
    source = read_source(tmp_path / "x.md", "x.md")
    assert (dict(source.fields), source.body, source.body_line) == ({"title": "x"}, "Body\n", 5)


def test_a_file_that_is_not_utf8_is_a_problem_at_the_first_bad_line(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_bytes("---\ntitle: x\n---\nАкадемия\n".encode("cp1251"))
    with pytest.raises(ProblemError) as caught:
        read_source(tmp_path / "x.md", "x.md")
    assert (caught.value.problem.code, caught.value.problem.line) == ("not-utf-8", 4)
