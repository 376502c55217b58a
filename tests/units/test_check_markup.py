"""The first wall: what may not stand in a text is refused at its line; what may is left alone."""

from __future__ import annotations

import time

import pytest

import dangers
import tiny
from arasha.checks.code import without_code
from arasha.checks.hidden import is_hidden, name_of
from arasha.checks.markup import RULES
from arasha.checks.texts import Text
from arasha.checks.wording import words
from hostile import CASES, Case

FIRST_LINE = 6
"""Line of the file where a body begins."""


@pytest.mark.parametrize(
    "case", [case for case in CASES.values() if case.code], ids=[k for k, v in CASES.items() if v.code]
)
def test_a_hostile_text_is_refused_at_its_line(case: Case) -> None:
    found = dangers.refused(dangers.file_of(case.body))
    line = 1 if case.code == "file-large" else FIRST_LINE + case.line - 1
    assert (case.code, line) in found


@pytest.mark.parametrize("name", CASES)
def test_a_hostile_text_is_looked_through_at_once(name: str) -> None:
    raw = dangers.file_of(CASES[name].body)
    start = time.process_time()
    dangers.found(raw)
    assert time.process_time() - start < 1


GOOD = {
    "plain words": "Law & order: 3 < 5 > 2, a < b, x <- y, 5% {of} no".replace("{of} ", ""),
    "Russian and Kazakh": "«Ёлочки» — тире… Әділет, құқық; № 5\u00a0000\u202f₸.",
    "small list of elements": "H<sub>2</sub>O, 1<sup>st</sup>, <kbd>Ctrl</kbd>, <small>x</small>,<br>line<br />two",
    "abbreviation": 'The <abbr title="Office of the High Commissioner">OHCHR</abbr>.',
    "details": "<details>\n<summary>More</summary>\nText with <sup>x</sup>.\n</details>",
    "addresses": "<https://example.org/a?b=c&d=e#f> <info@example.org> <mailto:info@example.org> https://example.org",
    "links": '[a](../b/) [c](#d "Title: e") [f](file.pdf "G: h") [i](tel:+77172000000) [j](mailto:a@example.org)',
    "references": "[a][b], [c]\n\n[b]: https://example.org 'Title: x'\n[c]: ../d/ (Note: y)",
    "footnotes": "A.[^1] B.[^note]\n\n[^1]: data: of 2020\n[^note]: file: 5",
    "words with colons": "[Note]: what follows. File: a. Data: b. (javascript is a language)",
    "attributes": '## Part {#part .note}\n\n![x](hall.png){: width=300 height="200" title="A b" }\n\n*x*{.note}',
    "language": "*Gueye et al. v. France*{lang=fr} and *zh*{: lang='zh-Hant' .note}",
    "escaped brace": r"A set \{1, 2\} of two.",
    "code": "Write `<br>`, `{{ x }}`, `[x](javascript:y)` or `<!-- note -->`.",
    "code in a list": "- `<b>` bold\n- `--8<--` no",
    "code in double backticks": "`` a ` <b> `` here",
    "block of code": "```html\n<!-- x --> <script>\n[a]: javascript:b\n{% c %}\n```\n\nText.",
    "block of code with tildes": "~~~\n{{ x }}\n~~~",
    "yaml in code": "```yaml\n" + " " * 60 + "deep: x\n```",
    "table": "| a | b |\n| - | - |\n| `<b>` | c: d |",
    "entities": "&nbsp;&mdash;&laquo;x&raquo; &amp; &#8212; &lt;b&gt; &copy",
    "emoji": "✔️ ☎ 🇰🇿",
    "long rule": "-" * 300,
    "same host": "[example.org](https://www.example.org/a) [https://example.org](https://docs.example.org/)",
    "name of a file": "[report.pdf](https://example.org/files/1) [e.g. this](https://example.org)",
    "host in two alphabets by label": "[Сайт](https://сайт.example.org/) https://қаз.қаз/",
}


@pytest.mark.parametrize("name", GOOD)
def test_what_a_text_needs_is_left_alone(name: str) -> None:
    assert dangers.found(dangers.file_of(GOOD[name])) == []


WARNED = {
    "[https://bank.kz](https://evil.invalid/)": ("link-host-differs", {"shown": "bank.kz", "host": "evil.invalid"}),
    "[bank.kz](https://evil.invalid/)": ("link-host-differs", {"shown": "bank.kz", "host": "evil.invalid"}),
    "[**www.bank.kz/pay**](https://evil.invalid/)": ("link-host-differs", {"shown": "bank.kz", "host": "evil.invalid"}),
    "[Bank](https://bank.kz@evil.invalid/)": ("link-host-differs", {"shown": "bank.kz", "host": "evil.invalid"}),
    "[Bank](https://xn--80ak6aa92e.com/)": ("link-host-odd", {"host": "xn--80ak6aa92e.com"}),
    "[Bank](https://bаnk.kz/)": ("link-host-odd", {"host": "bаnk.kz"}),
    "<https://раypal.com/>": ("link-host-odd", {"host": "раypal.com"}),
}


@pytest.mark.parametrize("body", WARNED)
def test_a_link_that_may_deceive_is_a_warning(body: str) -> None:
    (problem,) = dangers.found(dangers.file_of(f"Text.\n\n{body}"))
    assert (problem.code, problem.values) == WARNED[body]
    assert (problem.warning, problem.line) == (True, FIRST_LINE + 2)


def test_a_hidden_letter_is_refused_in_fields_too_also_as_an_escape() -> None:
    raw = '---\ntitle: "A\u200b"\nsummary: "\\u202Ex"\nplace: \'C:\\Not\\a\\tab\'\naudience: "\\0"\n---\n\nText.\n'
    assert dangers.refused(raw) == [("hidden-character", 2), ("hidden-character", 3), ("hidden-character", 5)]


def test_markup_in_fields_is_left_alone_because_templates_escape_it() -> None:
    assert dangers.found('---\ntitle: "<b> {{ x }}"\nsummary: "[a](javascript:b)"\n---\n\nText.\n') == []


@pytest.mark.parametrize(
    ("title", "refused"),
    [
        ("\U0001f469\u200d\u2696\ufe0f", False),
        ("\U0001f3f3\ufe0f\u200d\U0001f308", False),
        ("\U0001f469\U0001f3fd\u200d\U0001f91d\u200d\U0001f469\U0001f3fb", False),
        ("\U0001f469\u200d", True),
        ("\u200d\U0001f469", True),
        ("а\u200dб", True),
        ("\U0001f469\u200d\u200d\U0001f469", True),
    ],
)
def test_what_makes_one_emoji_of_several_hides_nothing(title: str, refused: bool) -> None:
    """A judge, a rainbow flag, two people who hold hands."""
    found = dangers.refused(f"---\ntitle: {title}\n---\n")
    assert found == ([("hidden-character", 2)] if refused else [])


def test_a_hidden_letter_is_named() -> None:
    (problem,) = dangers.found(dangers.file_of("A \u202e\u202d b"))
    assert problem.values["name"] == "U+202E RIGHT-TO-LEFT OVERRIDE"
    assert (name_of(0), name_of(0xAD), name_of(0x1B)) == ("U+0000 NULL", "U+00AD SOFT HYPHEN", "U+001B")


@pytest.mark.parametrize("letter", "\n\t \u00a0\u202f—«ғӘ₸🇰\ufe0f")
def test_letters_and_spaces_are_not_hidden(letter: str) -> None:
    assert not is_hidden(ord(letter))


def test_too_many_fields_are_refused() -> None:
    raw = f"---\ntitle: T\nsummary: S\nplace: {'x' * 70_000}\n---\n\nText.\n"
    assert dangers.refused(raw) == [("fields-large", 1)]


@pytest.mark.parametrize(
    ("text", "live"),
    [
        ("a `b` c", "a ··· c"),
        ("a ``b`c`` d", "a ······· d"),
        ("```\nb\n```\nc", "···\n·\n···\nc"),
        ("    a\n```\nb\n```", "    a\n```\nb\n```"),
        ("```\nb\n", "```\nb\n"),
        ("a ` b\n`c`", "a ` b\n`c`"),
        ("a ` b\n\n`c`", "a ` b\n\n···"),
        ("a \\` `b`", "a \\` `b`"),
        ("|`a|b`|", "|`a|b`|"),
        ("<details> `a`", "<details> `a`"),
        ("`<details>` `a`", "··········· ···"),
        ("> ```\n> b\n> ```", "> ```\n> b\n> ```"),
        ("````\n```\nb\n```", "````\n```\nb\n```"),
        (
            "~~~\na\n~~~\n~~~ b=\n```\nc\n```",
            "~~~\na\n~~~\n~~~ b=\n```\nc\n```".replace("~~~\na\n~~~\n", "···\n·\n···\n"),
        ),
    ],
)
def test_only_what_is_certainly_code_is_blanked(text: str, live: str) -> None:
    assert without_code(text) == live
    assert len(without_code(text)) == len(text)


def test_every_problem_has_words() -> None:
    bodies = [case.body for case in CASES.values()] + list(WARNED)
    told = {problem.code: problem for body in bodies for problem in dangers.found(dangers.file_of(body))}
    assert len(told) == 11
    for problem in told.values():
        said = [words(problem, tiny.language(code)) for code in tiny.LANGUAGES]
        assert len(set(said)) == len(tiny.LANGUAGES)


def test_the_sites_own_texts_are_sound() -> None:
    docs = tiny.ROOT / "docs"
    reading = tiny.read(docs)
    found = []
    for item in reading.items.values():
        for version in item.versions.values():
            text = Text(item, version, (docs / version.path).read_text(encoding="utf-8-sig"))
            found += [(problem.code, problem.path, problem.line) for rule in RULES for problem in rule(text)]
    assert found == []
