"""Ten thousand made-up texts: no rule and no renderer breaks or dawdles, and nothing that runs comes out."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import dangers
import tiny
from arasha.checks.wording import as_text
from arasha.content import ProblemError
from arasha.content.front_matter import parse_source
from arasha.pages.rendering import Renderer
from arasha.pages.sanitizing import clean
from hostile import CASES

SECONDS = 1
PATH = "news/2024/academy/index.en.md"
MARKDOWN = (
    """` ` `` ``` ~~~ ### # > - * ** _ 1. : | |-|-| \\ ! [ ] ( ) { } < > & ; " ' = [a] [a]: [a]( [^1] [^1]: !!!"""
)
HTML = """
<script>alert(1)</script> <img·src=x·onerror=alert(1)> <b> </b> <details> </details> <summary> <kbd> <br> <sup> <!-- -->
<? ?> <![CDATA[ ]]> <!x> <svg·onload=alert(1)> <style> </style> <iframe·srcdoc="x"> <x-y·onclick=z> <http:x·onload=z>
<abbr·title="x"> <a·href=javascript:alert(1)> <math> <mtext> <table> <noscript> <textarea> <template> <plaintext> </ <
"""
LINKS = """
](javascript:alert(1)) javascript:x &#106;avascript:x java&Tab;script:x data:text/html,x <javascript:x>
<http://a> <a@b.c> //evil.invalid [x](y·"z") ![x](y) [x](#z) https://a.b %6aavascript:x vbscript:x <https://a·b=c>
"""
ATTRIBUTES = """{:·onclick=x·} {onclick=x} {.note} {#id} {style=y} {:·title=" "} onclick=x {{·x·}} {%·x·%} --8<--"""
SPACES = ("\n", "\n", "\n\n", " ", "    ", "\t", "\n    ", "\n> ", "\n- ", "")
BITS = tuple(bit.replace("·", " ") for bit in f"{MARKDOWN} {HTML} {LINKS} {ATTRIBUTES} x ә «ё» 5".split()) + SPACES
CODE = (
    "`",
    "``",
    "\n",
    "\n\n",
    "```",
    "\n```\n",
    "\n~~~\n",
    "    ",
    "- ",
    "> ",
    "# ",
    "| ",
    "|-|-|\n",
    "x",
    "\\",
    "[a]: ",
)
TRAPS = ("<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "{onclick=x}", "[a](javascript:x)", "<details>")
YAML = """
title: summary: date: - ? : { } [ ] , # & * ! | > ' " % @ ` --- ... << ~ null true no 0x1 1e9 2024-08-21
!!python/object:os.system !!binary !!set &a *a "\\x00" "\\u202e" é ә ' " topics: translated_from:
language: ru held: start:
"""


def bodies(*bits: str, most: int = 16) -> st.SearchStrategy[str]:
    """Bodies put together from bits."""
    return st.lists(st.sampled_from(bits), min_size=1, max_size=most).map("".join)


def tried(count: int) -> Callable[[Any], Any]:
    """So many cases, the same on every run, without a limit that a busy machine would break."""
    return settings(
        max_examples=count, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
    )


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Renderer:
    """A renderer without the second wall."""
    return dangers.renderer(dangers.tiny_site(tmp_path_factory.mktemp("bare")), wall=False)


@pytest.fixture(scope="module")
def walled(tmp_path_factory: pytest.TempPathFactory) -> Renderer:
    """A renderer as the build has it."""
    return dangers.renderer(dangers.tiny_site(tmp_path_factory.mktemp("walled")), wall=True)


def in_time(work: Callable[[], Any]) -> Any:
    """What the work gives, which must come soon."""
    start = time.process_time()
    given = work()
    assert time.process_time() - start < SECONDS
    return given


def what_passes_the_first_wall_is_harmless(bare: Renderer, body: str) -> None:
    """Taking the first wall alone: a text that it lets through is rendered without the second."""
    refused = in_time(lambda: dangers.refused(dangers.file_of(body)))
    page = in_time(lambda: dangers.render(bare, body))
    assert refused or dangers.dangers(page) == [], page


def what_passes_the_second_wall_is_harmless(walled: Renderer, body: str) -> None:
    """Taking the second wall alone: a text that nothing has checked."""
    page = in_time(lambda: dangers.render(walled, body))
    assert dangers.dangers(page) == [], page
    assert "<script" not in page


@tried(2000)
@given(body=bodies(*BITS))
def test_the_first_wall_alone(bare: Renderer, body: str) -> None:
    what_passes_the_first_wall_is_harmless(bare, body)


@tried(2500)
@given(body=bodies(*CODE, *TRAPS))
@example(body="````\n```\n\n<script>alert(1)</script>\n\n```\n")
@example(body="    \n~~~\n<script>alert(1)</script>\n~~~\n")
@example(body="[a]: \n~~~\nx\n~~~\n\n[a]")
@example(body="# `\n`a`<script>alert(1)</script>`b`")
@example(body="`x\n`<script>alert(1)</script>`")
def test_the_first_wall_and_markdown_agree_on_what_is_code(bare: Renderer, body: str) -> None:
    what_passes_the_first_wall_is_harmless(bare, body)


@tried(2000)
@given(body=bodies(*BITS))
def test_the_second_wall_alone(walled: Renderer, body: str) -> None:
    what_passes_the_second_wall_is_harmless(walled, body)


@tried(500)
@given(first=st.sampled_from([case.body for case in CASES.values() if len(case.body) < 500]), body=bodies(*BITS))
def test_the_second_wall_alone_around_hostile_texts(walled: Renderer, first: str, body: str) -> None:
    what_passes_the_second_wall_is_harmless(walled, first + body)


@tried(1000)
@given(page=st.lists(st.sampled_from((*HTML.replace("·", " ").split(), *BITS)), max_size=20).map("".join))
def test_the_second_wall_over_any_html(page: str) -> None:
    once = in_time(lambda: clean(page))
    assert dangers.dangers(once) == []
    assert clean(once) == once


@tried(1000)
@given(body=st.text(max_size=300))
def test_any_letters_at_all(walled: Renderer, body: str) -> None:
    in_time(lambda: dangers.refused(dangers.file_of(body)))
    what_passes_the_second_wall_is_harmless(walled, body)


def header_is_read_or_refused(raw: str) -> None:
    """A file is read, or refused by a problem with words: never by a traceback."""
    try:
        source = in_time(lambda: parse_source(raw, PATH))
    except ProblemError as error:
        assert 1 <= error.problem.line <= raw.count("\n") + 2
        assert as_text(error.problem, "docs", tiny.language("kk"))
    else:
        assert all(isinstance(key, str) for key in source.fields)
        for problem in in_time(lambda: dangers.found(raw)):
            assert as_text(problem, "docs", tiny.language("ru"))


@tried(1500)
@given(bits=st.lists(st.sampled_from((*YAML.split(), "\n", "\n", "\n  ", " ", " ")), max_size=30))
def test_any_fields_are_read_or_refused(bits: list[str]) -> None:
    header_is_read_or_refused(f"---\n{''.join(bits)}\n---\n\nText.\n")


@tried(500)
@given(header=st.text(max_size=200))
def test_any_letters_for_fields_are_read_or_refused(header: str) -> None:
    header_is_read_or_refused(f"---\n{header}\n---\n\nText.\n")


@pytest.mark.parametrize(
    "name", [name for name, case in CASES.items() if case.code not in ("markup-heavy", "file-large")]
)
def test_a_hostile_text_is_harmless_behind_the_second_wall(walled: Renderer, name: str) -> None:
    what_passes_the_second_wall_is_harmless(walled, CASES[name].body)


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if not case.code])
def test_what_the_first_wall_lets_through_does_nothing(bare: Renderer, name: str) -> None:
    assert dangers.dangers(dangers.render(bare, CASES[name].body)) == []


def test_a_text_too_deep_for_markdown_is_shown_as_it_is_written(walled: Renderer) -> None:
    body = "\n".join(f"{'    ' * depth}- <b>" for depth in range(250))
    assert dangers.render(walled, body).startswith("<pre>- &lt;b&gt;")
    assert dangers.render(walled, "- a") == "<ul>\n<li>a</li>\n</ul>"
