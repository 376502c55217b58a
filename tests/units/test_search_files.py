"""What goes into the files of a search comes out again."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tiny
from arasha.editions.search.files import script
from arasha.editions.search.gathering import BITS
from arasha.editions.search.numbers import digits, gaps
from arasha.editions.search.pairs import bucket, pair_files
from arasha.editions.search.spellings import spelling_files
from arasha.editions.search.terms import ENOUGH, STEPS, packed, separators, sorted_files, term_files
from arasha.pages.modules import put_together
from search_reader import ascending, data_of, impacts, lines, numbers

WORDS = st.text(st.characters(categories=["Ll", "Lo", "Nd"], max_codepoint=0xFFFF), min_size=1, max_size=70)


@given(st.lists(st.integers(0, 10_000_000)))
def test_numbers_come_back(found: list[int]) -> None:
    text = "".join(map(digits, found))
    assert numbers(text) == found
    assert not set(text) & set(' !"\\')


@given(st.sets(st.integers(0, 100_000)))
def test_distances_come_back(found: set[int]) -> None:
    assert ascending(numbers(gaps(sorted(found)))) == sorted(found)


def test_small_numbers_are_short() -> None:
    assert [len(digits(number)) for number in (0, 56, 57, 1937, 1938)] == [1, 1, 2, 2, 3]


@given(st.dictionaries(WORDS, st.text("#$%&][", min_size=1), max_size=60), st.integers(1, 300))
def test_every_word_is_in_the_file_that_the_separators_name(told: dict[str, str], size: int) -> None:
    files = list(sorted_files(((word, told[word]) for word in sorted(told)), size))
    borders = separators(files)
    assert borders == sorted(borders)
    for word, text in told.items():
        assert dict(lines(files[bisect_right(borders, word)].data))[word] == text


@given(st.dictionaries(st.integers(0, 5000), st.integers(1, STEPS)))
def test_postings_come_back(found: dict[int, int]) -> None:
    assert impacts(packed([(impact, part) for part, impact in found.items()])) == found


def test_of_a_word_that_stands_everywhere_the_weightiest_parts_are_told() -> None:
    found = [(1 + part % STEPS, part) for part in range(ENOUGH + 500)]
    told = packed(found)
    assert numbers(told)[0] == (ENOUGH + 500) * (STEPS + 1)
    kept = impacts(told)
    assert len(kept) == ENOUGH
    left_out = {part for _, part in found} - kept.keys()
    assert max(1 + part % STEPS for part in left_out) <= min(kept.values()) + 1


def test_an_impact_grows_with_how_often_and_falls_with_the_length() -> None:
    postings = {"word": [0 << BITS | 1, 1 << BITS | 5, 2 << BITS | 1]}
    (file,) = term_files(postings, [100, 100, 1000], lambda part: part)
    found = impacts(dict(lines(file.data))["word"])
    assert found[1] > found[0] > found[2] >= 1


def test_a_word_beyond_what_browsers_count_alike_is_left_out() -> None:
    files = list(term_files({"a": [1], "\U00010437": [1]}, [1], lambda part: part))
    assert [word for file in files for word, _ in lines(file.data)] == ["a"]


def test_a_browser_finds_the_bucket_by_the_same_sum() -> None:
    """The check value of CRC-32 is 0xCBF43926 for the nine digits."""
    assert bucket("12345678", "9").bit_length() <= 18
    assert bucket("құқық", "үстемдігі") == bucket("құқық", "үстемдігі") != bucket("үстемдігі", "құқық")


@given(st.dictionaries(st.integers(0, 2**18 - 1), st.sets(st.integers(0, 300), min_size=1), max_size=200))
def test_pairs_come_back(pairs: dict[int, set[int]]) -> None:
    files = pair_files({one: list(parts) for one, parts in pairs.items()}, lambda part: part)
    found = {}
    for place, text in enumerate(files):
        left, now = numbers(text), -1
        while left:
            now += left[0] + 1
            assert now * len(files) >> 18 == place
            found[now] = set(ascending(left[2 : 2 + left[1]]))
            left = left[2 + left[1] :]
    assert found == pairs


def test_a_bare_spelling_leads_to_all_words_that_are_written_so() -> None:
    (file,) = spelling_files(["ат", "қат", "кат", "кәт"], lambda word: word.translate(str.maketrans("қә", "ка")))
    assert list(lines(file.data)) == [("кат", "кәт,қат")]


@given(st.text())
def test_a_file_hands_over_its_text(text: str) -> None:
    assert data_of(script(text)) == text
    assert "@" not in script(text)


MODULES = {
    "inner": """
/* Inner. */
const LONGEST = 1;
export const one = () => LONGEST;
export { other };
const other = 5;
""",
    "middle": """
import { one } from "./inner.js";

const LONGEST = 2;
export function* two() {
  yield one() + LONGEST;
}
""",
    "outer": """
import {
  two,
} from "./middle.js";
import { one, other } from "./inner.js";

export class Three {}
""",
}


def test_modules_become_one_script_in_which_each_stands_once_after_those_it_needs(tmp_path: Path) -> None:
    for name, text in MODULES.items():
        (tmp_path / f"{name}.js").write_text(text, encoding="utf-8")
    found = put_together(tmp_path, "outer")
    assert re.findall(r"^const (\$\w+) =", found, re.MULTILINE) == ["$inner", "$middle", "$outer"]
    assert "return { one, other };" in found
    assert "return { Three };" in found
    assert "const { one, other } = $inner;" in found
    assert found.endswith("return $outer;\n})()")
    assert not re.search(r"^(?:import|export)\b", found, re.MULTILINE)


def test_the_modules_of_the_search_keep_to_the_forms_that_are_known() -> None:
    folder = tiny.ROOT / "overrides" / "assets" / "search"
    assert not re.search(r"^(?:import|export)\b", put_together(folder, "box-start"), re.MULTILINE)
    names = {file.stem for file in folder.glob("*.js")}
    used = set(re.findall(r'from "\./([\w-]+)\.js"', "".join(file.read_text("utf-8") for file in folder.glob("*.js"))))
    assert names - used == {"box-start"}, "every module is needed"


@pytest.mark.parametrize("size", [1, 100, 10_000])
def test_files_are_as_large_as_they_should_be(size: int) -> None:
    words = ["".join(letters) for letters in itertools.product("abcde", repeat=4)]
    files = list(sorted_files(((word, "##") for word in words), size))
    assert all(len(file.data) <= size + 10 for file in files)
    assert [file.first for file in files] == sorted(file.first for file in files)
