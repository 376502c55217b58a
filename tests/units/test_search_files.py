"""What goes into the files of a search comes out again."""

from __future__ import annotations

import itertools
import re
import zlib
from array import array
from bisect import bisect_right
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tiny
from arasha.editions.search.counting import STEPS, Counting, Field, halves
from arasha.editions.search.files import script
from arasha.editions.search.numbers import digits, gaps
from arasha.editions.search.pairs import packed_groups, pair, pair_files, unpacked_group
from arasha.editions.search.spellings import spelling_files
from arasha.editions.search.terms import ENOUGH, packed, posting, separators, term_files, unpacked
from arasha.editions.search.vocabulary import Vocabulary
from arasha.languages.stemming import bare, keys, tokens
from arasha.pages.modules import put_together
from search_reader import ascending, data_of, impacts, lines, numbers, pairs_of

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
    words = sorted(told)
    files = list(term_files(words, [told[word] for word in words], size))
    borders = separators(files)
    assert borders == sorted(borders)
    for word, text in told.items():
        assert dict(lines(files[bisect_right(borders, word)].data))[word] == text


@given(st.dictionaries(st.integers(0, 5000), st.integers(1, STEPS)))
def test_postings_come_back(found: dict[int, int]) -> None:
    postings = sorted(posting(impact, part) for part, impact in found.items())
    assert impacts(packed(postings)) == found
    assert unpacked(packed(postings)) == postings


def test_of_a_word_that_stands_everywhere_the_weightiest_and_newest_parts_are_told() -> None:
    found = {part: 1 + part % STEPS for part in range(ENOUGH + 500)}
    told = packed(sorted(posting(impact, part) for part, impact in found.items()))
    assert numbers(told)[0] == (ENOUGH + 500) * (STEPS + 1)
    kept = impacts(told)
    assert len(kept) == ENOUGH
    left_out = found.keys() - kept.keys()
    assert {found[part] for part in left_out} == {1}
    assert max(left_out) < min(part for part, impact in kept.items() if impact == 1)
    assert unpacked(told) is None


def counted(*texts: tuple[str, int], language: str = "xx") -> dict[str, int]:
    """How much each word of a part says."""
    vocabulary = Vocabulary()
    found = Counting(language, vocabulary).counted([Field(text, weight, phrases=False) for text, weight in texts])
    return dict(zip((vocabulary.keys[word] for word in array("I", found.words)), found.impacts, strict=True))


def test_an_impact_grows_with_how_often_and_falls_with_the_length() -> None:
    once, often, long = (counted((text, 1))["word"] for text in ("word", "word " * 5, "word " + "other " * 2000))
    assert often > once > long >= 1
    assert counted(("word", 6), ("one two three four", 1))["word"] > counted(("word", 1), ("one two three", 1))["word"]


def test_a_word_beyond_what_browsers_count_alike_is_left_out() -> None:
    assert counted(("a \U00010437 b", 1)).keys() == {"a", "b"}


@pytest.mark.parametrize(
    "text", ["іс-шара БҰҰ-ның, оқу-тоқу", "что-то по-русски из-за", "a‑b -c d- e--f", "it's o’clock", "стро\u00adка-то"]
)
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_words_are_counted_as_a_browser_reads_them(text: str, language: str) -> None:
    found = [keys(word, language) for word, _, _ in tokens(text, language)]
    assert counted((text, 1), language=language).keys() == {key for one in found for key in one}
    pairs = Counting(language, Vocabulary()).counted([Field(text, 1, phrases=True)]).pairs
    assert set(array("I", pairs)) == ({bucket(one[0], other[0]) for one, other in pairwise(found)})


def bucket(one: str, other: str) -> int:
    """The bucket of two words, by the definition."""
    return zlib.crc32(one.encode()) >> 14 ^ zlib.crc32(other.encode()) & 2**18 - 1


def test_the_order_of_two_words_counts() -> None:
    (first, _), (_, second) = halves("құқық"), halves("үстемдігі")
    assert first ^ second == bucket("құқық", "үстемдігі") != bucket("үстемдігі", "құқық")


@settings(max_examples=30)
@given(st.dictionaries(st.integers(0, 2**18 - 1), st.sets(st.integers(0, 300), min_size=1), max_size=200))
def test_pairs_come_back(pairs: dict[int, set[int]]) -> None:
    told = sorted(pair(one, part) for one, parts in pairs.items() for part in parts)
    groups = packed_groups(told)
    assert [one for number, group in enumerate(groups) for one in unpacked_group(number, group)] == told
    files = pair_files(groups)
    found = {one: parts for place in range(len(files)) for one, parts in pairs_of(files[place], place, len(files))}
    assert found == pairs


def test_a_bare_spelling_leads_to_all_words_that_are_written_so() -> None:
    (file,) = spelling_files(["ат", "кат", "кәт", "қат"], lambda words: bare(words, "kk"))
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
    files = list(term_files(words, ["##"] * len(words), size))
    assert all(len(file.data) <= size + 10 for file in files)
    assert [file.first for file in files] == sorted(file.first for file in files)
