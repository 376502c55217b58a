"""Front matter: the line of every field, and that nothing but a problem ever comes out of a broken block."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tiny
from arasha.content import ProblemError
from arasha.content.front_matter import Location, Source, parse_source


def parse(header: str) -> Source:
    return parse_source(f"---\n{header}\n---\n\nText.\n", "x.md")


NESTED = """\
title: x
held:
  start: 2024-08-19
  end: 2024-08-21
donors:
  - partner: eu
    amount: 5
  - {partner: osf,
     amount: 7}
topics:
  - a
  - b"""


@pytest.mark.parametrize(
    ("location", "line"),
    [
        (("title",), 2),
        (("held",), 3),
        (("held", "end"), 5),
        (("held", "middle"), 3),
        (("donors", 0, "amount"), 8),
        (("donors", 1), 9),
        (("donors", 1, "amount"), 10),
        (("donors", 7, "amount"), 6),
        (("topics", 1), 13),
        ((), 1),
    ],
    ids=str,
)
def test_each_field_has_its_line_and_a_missing_one_that_of_the_field_above(location: Location, line: int) -> None:
    assert parse(NESTED).line_of(location) == line


def test_signs_that_yaml_takes_for_line_ends_do_not_shift_lines() -> None:
    assert parse('title: "one\u2028two"\nplace: x').line_of(("place",)) == 3


@pytest.mark.parametrize(
    ("location", "value"), [(("held", "end"), "2024-08-21"), (("donors", 0, "amount"), 5), (("title", "x"), None)]
)
def test_a_value_is_found_as_it_was_written(location: Location, value: Any) -> None:
    assert parse(NESTED).written(location) == value


SIGNS = "[]{}|>'\"#%@`,~\t\n\ufeff\u2028é"
BITS = [
    *SIGNS,
    "---",
    "...",
    "title",
    ": ",
    "- ",
    "? ",
    "  ",
    "&a ",
    "*a",
    "<<",
    "!!bool ",
    "!!set ",
    "!!int ",
    "no",
    "2024",
]


@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(BITS), max_size=30).map("".join)))
def test_whatever_stands_in_the_block_only_a_problem_comes_out(header: str) -> None:
    try:
        source = parse(header)
    except ProblemError as error:
        assert error.problem.line >= 1
    else:
        assert all(1 <= source.line_of((key,)) <= header.count("\n") + 2 for key in source.fields)


WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=20).map("w{}".format)
"""Texts that are texts in every version of YAML."""


@given(st.dictionaries(st.text("abc_", min_size=1, max_size=8), WORDS | st.integers() | st.booleans(), max_size=4))
def test_what_a_program_writes_as_yaml_is_read_as_it_was(fields: dict[str, Any]) -> None:
    assert parse(tiny.to_yaml(fields).rstrip("\n")).fields == fields
