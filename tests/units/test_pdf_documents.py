"""From a module's rendered text to the print documents: notes in the line, answers at the end, links to the site."""

from __future__ import annotations

import re
from collections.abc import Sequence
from types import SimpleNamespace
from typing import cast
from xml.etree.ElementTree import Element

import pytest

from arasha.editions.pdf.chapters import chapters_of, leave_questions, open_boxes, take_answers
from arasha.editions.pdf.dom import NOTE as NOTE_CLASS
from arasha.editions.pdf.dom import parse, replace, to_html, words
from arasha.editions.pdf.hyphens import keep_whole
from arasha.editions.pdf.links import lead_out, lead_to_site, link_addresses
from arasha.editions.pdf.notes import hold_calls, inline_notes
from arasha.editions.pdf.papers import Paper
from arasha.editions.pdf.touches import in_short, touch_up
from arasha.pages.sanitizing import clean

SITE, ADDRESS = "https://example.org/", "ru/training/course/one/"
CALL = '<sup id="fnref{n}:{name}"><a class="footnote-ref" href="#fn:{name}">1</a></sup>'
FOOT = '<span class="at-foot">'
NOTE = f"{FOOT}N.</span>"
BACK = '<a class="footnote-backref" href="#fnref:{name}" title="Back">↩</a>'


def call(name: str, n: str = "") -> str:
    return CALL.format(name=name, n=n)


def notes(*entries: tuple[str, Sequence[str]]) -> str:
    found = []
    for name, paragraphs in entries:
        *first, last = paragraphs
        text = "".join(f"<p>{one}</p>" for one in first) + f"<p>{last}&nbsp;{BACK.format(name=name)}</p>"
        found.append(f'<li id="fn:{name}">{text}</li>')
    return f'<div class="footnote"><hr><ol>{"".join(found)}</ol></div>'


def inner(body: Element) -> str:
    return to_html(body).removeprefix("<body>").removesuffix("</body>")


@pytest.mark.parametrize(
    ("html", "printed", "calls"),
    [
        ("<p>Law.</p>", "<p>Law.</p>", 0),
        (
            f"<p>Law{call('a')} holds.</p>{notes(('a', ['Art. <em>3</em>.']))}",
            '<p>Law<span class="at-foot">Art. <em>3</em>.</span> holds.</p>',
            1,
        ),
        (
            f"<p>{call('a')}, {call('b')}{call('a', '2')}</p>{notes(('a', ['A.']), ('b', ['B.', 'More.']))}",
            f"<p>{FOOT}A.</span>, {FOOT}B. More.</span>{FOOT}A.</span></p>",
            3,
        ),
        (
            f"<ul><li>One{call('a')}</li></ul>" + notes(("a", ['See <a href="https://x.example/">this</a>.'])),
            '<ul><li>One<span class="at-foot">See <a href="https://x.example/">this</a>.</span></li></ul>',
            1,
        ),
    ],
)
def test_notes_come_to_the_line_that_calls_them(html: str, printed: str, calls: int) -> None:
    body = parse(html)
    assert inline_notes(body) == calls
    assert inner(body) == printed


@pytest.mark.parametrize(
    ("note", "line"),
    [
        ("<p>A:</p><ul><li>b</li><li><p>c</p><p>d</p></li></ul>", "A: • b • c d"),
        ('<ol start="3"><li>b</li><li>c<ul><li>d</li></ul>e</li></ol>', "3. b 4. c • d e"),
        ("<p>A:</p><blockquote><p>b <em>c</em></p></blockquote>", "A: b <em>c</em>"),
        ("<p>A</p><table><tbody><tr><td>b</td><td>c</td></tr></tbody></table>", "A b c"),
    ],
)
def test_all_that_stands_in_a_note_stands_in_its_line(note: str, line: str) -> None:
    entry = f'<li id="fn:a">{note}<p>{BACK.format(name="a")}</p></li>'
    body = parse(f'<p>Law{call("a")}.</p><div class="footnote"><hr><ol>{entry}</ol></div>')
    inline_notes(body)
    assert inner(body) == f'<p>Law<span class="at-foot">{line}</span>.</p>'


def test_a_note_that_a_note_calls_is_said_in_it() -> None:
    body = parse(f"<p>Law{call('a')}.</p>" + notes(("a", [f"A{call('b')} c."]), ("b", [f"B{call('a', '2')}"])))
    inline_notes(body)
    assert inner(body) == '<p>Law<span class="at-foot">A<span> (B)</span> c.</span>.</p>'


def test_no_text_can_pass_for_a_footnote() -> None:
    assert clean(f'<p class="{NOTE_CLASS} note">A</p>') == '<p class="note">A</p>'


def test_chapters_begin_at_headings_of_level_two() -> None:
    body = parse('<p>Why.</p><h2 id="a">A <em>b</em></h2><p>1</p><h3 id="c">C</h3><h2 id="d">D</h2>')
    opening, first, second = chapters_of(body)
    assert opening.html == "<p>Why.</p>"
    assert (first.anchor, first.title, list(first.sections())) == ("a", "A b", [("c", "C")])
    assert (second.anchor, second.html) == ("d", "")


def test_the_title_of_a_chapter_keeps_its_notes_and_languages() -> None:
    body = parse(f'<h2 id="a">A <em lang="en">b</em>{call("n")}</h2><p>1</p>{notes(("n", ["N."]))}')
    inline_notes(body)
    _, chapter = chapters_of(body)
    assert chapter.title == "A b"
    assert chapter.heading == 'A <em lang="en">b</em><span class="at-foot">N.</span>'


def test_addresses_in_the_text_become_links() -> None:
    body = parse('<p>See https://x.example/a?b=1&amp;c. (https://y.example/) <a href="z">https://z.example</a></p>')
    link_addresses(body)
    assert [(link.get("href"), link.text) for link in body.iter("a")] == [
        ("https://x.example/a?b=1&c", "https://x.example/a?b=1&c"),
        ("https://y.example/", "https://y.example/"),
        ("z", "https://z.example"),
    ]
    assert "".join(body.itertext()) == "See https://x.example/a?b=1&c. (https://y.example/) https://z.example"


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Law", "Law"),
        ("One two three four five six seven", "One two three four five six seven"),
        ("One two three four five six seven: eight", "One two three four five six seven…"),
        (f"{'x' * 40} {'y' * 40}", f"{'x' * 40}…"),
    ],
)
def test_the_head_of_a_page_is_short(title: str, short: str) -> None:
    assert in_short(title) == short


def test_the_style_sheet_knows_of_notes_in_titles_wide_tables_and_sums() -> None:
    row = "".join(f"<td>{n}</td>" for n in range(5))
    body = parse(f'<h2>A{NOTE}</h2><table><tr>{row}<td class="to-right">5 000 ₸</td></tr></table><h3>B</h3>')
    touch_up(body, cast("Paper", SimpleNamespace(url="", page_words=("", ""))))
    assert [(one.get("data-short"), one.get("data-words")) for one in (*body.iter("h2"), *body.iter("h3"))] == [
        ("A", "A"),
        ("B", None),
    ]
    assert [one.get("class") for one in body.iter("table")] == ["many"]
    assert [one.text for one in body.iter("td") if one.get("class") == "to-right unbroken"] == ["5 000 ₸"]


EXERCISE = '<div class="admonition exercise"><p>Do.</p></div>'
ANSWER = '<details class="answer"><summary>Answer {n}</summary><p>Done {n}.</p></details>'


def test_answers_leave_a_link_where_they_stood() -> None:
    two = f"{EXERCISE}{ANSWER.format(n=1)}{EXERCISE}{ANSWER.format(n=2)}"
    chapter = chapters_of(parse(f'<h2 id="exercises">Exercises</h2>{two}'))[1]
    answers = take_answers(chapter, 5)
    assert [(one.anchor, one.title) for one in answers] == [("answer-5", "Answer 1"), ("answer-6", "Answer 2")]
    assert [to_html(element) for element in answers[1].elements] == ["<p>Done 2.</p>"]
    assert "Done" not in chapter.html
    assert '<p class="to-answer"><a href="#answer-6">Answer 2</a></p>' in chapter.html


def test_the_only_answer_of_a_chapter_bears_its_name() -> None:
    chapter = chapters_of(parse(f'<h2 id="test-yourself">Test yourself</h2>{ANSWER.format(n="s")}'))[1]
    assert [one.title for one in take_answers(chapter, 1)] == ["Test yourself"]
    assert ">Answer s</a>" in chapter.html


def test_closed_boxes_are_printed_open() -> None:
    chapter = chapters_of(parse('<h2>A</h2><details class="note"><summary>More</summary><p>Text.</p></details>'))[1]
    open_boxes(chapter)
    assert chapter.html == '<div class="admonition note"><p class="admonition-title">More</p><p>Text.</p></div>'


@pytest.mark.parametrize(
    ("written", "url", "printed"),
    [
        ("../../../../ru/topics/law/", SITE, "https://example.org/ru/topics/law/"),
        ("https://ohchr.org/x?a=1&amp;b=2", SITE, "https://ohchr.org/x?a=1&amp;b=2"),
        ("mailto:info@example.org", SITE, "mailto:info@example.org"),
        ("#part", SITE, "#part"),
        ("../../../../ru/topics/law/", "", None),
        ("https://ohchr.org/", "", "https://ohchr.org/"),
    ],
)
def test_links_lead_to_the_site(written: str, url: str, printed: str | None) -> None:
    body = parse(f'<p><a href="{written}" rel="noreferrer">Law</a></p>')
    lead_to_site(body, url, ADDRESS)
    assert inner(body) == (f'<p><a href="{printed}">Law</a></p>' if printed else "<p><a>Law</a></p>")


def test_pictures_come_from_one_made_up_place_and_screens_get_theirs_alone() -> None:
    source = (
        '<source srcset="../x.avif 320w"><img src="../../../../media/a/b.jpg" alt="A" loading="lazy" srcset="x 1w">'
    )
    body = parse(f"<p><picture>{source}</picture></p>")
    lead_to_site(body, SITE, ADDRESS)
    assert inner(body) == '<p><picture><img src="https://site.invalid/media/a/b.jpg" alt="A"></picture></p>'


@pytest.mark.parametrize(("page", "led"), [("https://example.org/x/", "https://example.org/x/#gone"), ("", None)])
def test_what_a_document_leaves_out_is_found_on_the_page(page: str, led: str | None) -> None:
    body = parse('<p id="here"><a href="#here">A</a><a href="#gone">B</a></p>')
    lead_out(body, page)
    assert [link.get("href") for link in body.iter("a")] == ["#here", led]


@pytest.mark.parametrize(
    ("html", "printed"),
    [
        ("<p>33-бап, 1-тармақ.</p>", "<p>[33-бап], [1-тармақ].</p>"),
        ("<p>A <em>non-refoulement</em> b</p>", "<p>A <em>[non-refoulement]</em> b</p>"),
        ("<p><b>x</b> по-русски</p>", "<p><b>x</b> [по-русски]</p>"),
        (
            "<p>1990-1995, a - b, -x, https://a-b.example/c-d</p>",
            "<p>[1990-1995], a - b, -x, https://a-b.example/c-d</p>",
        ),
        ("<p>www.a.example/c-d and info@a-b.example</p>", "<p>www.a.example/c-d and info@[a-b].example</p>"),
        (
            "<p>№ 414-V, ст. 3 и 24, пункт 5; arts. 2, No. 2024/2011</p>",
            "<p>[№ 414-V], [ст. 3] и 24, [пункт 5]; [arts. 2], [No. 2024/2011]</p>",
        ),
        ("<p>CCPR/C/GC/36, A/HRC/WG.6/1. См. и/или</p>", "<p>[CCPR/C/GC/36], [A/HRC/WG.6/1]. См. и/или</p>"),
        ("<p>787–789-баптар</p>", "<p>[787–789-баптар]</p>"),
        ("<p>Ask. 1. What? 2. How in 2014. The</p>", "<p>Ask. [1. What]? [2. How] in 2014. The</p>"),
        ("<p>Суд — орган, 33-бап — тыйым; a – b</p>", "<p>[Суд —] орган, [33-бап —] тыйым; [a –] b</p>"),
    ],
)
def test_what_belongs_on_one_line_stays_there(html: str, printed: str) -> None:
    body = parse(html)
    keep_whole(body)
    assert inner(body).replace('<span class="unbroken">', "[").replace("</span>", "]") == printed


@pytest.mark.parametrize(
    ("html", "printed"),
    [
        (f"<p>The law.{NOTE} So</p>", f"<p>The [law.{NOTE}] So</p>"),
        (f"<p>Law{NOTE}, as</p>", f"<p>[Law{NOTE},] as</p>"),
        (f"<p>A <em>b c</em>{NOTE} d</p>", f"<p>A [<em>b c</em>{NOTE}] d</p>"),
        (f"<p>by law.{NOTE}{NOTE} So</p>", f"<p>by [law.{NOTE}{NOTE}] So</p>"),
        (f'<p>in <span class="unbroken">33-бап</span>{NOTE}.</p>', f"<p>in [33-бап{NOTE}.]</p>"),
        (f"<p>{NOTE} begins</p>", f"<p>{NOTE} begins</p>"),
        (f"<p>apart {NOTE} it</p>", f"<p>apart {NOTE} it</p>"),
        (f"<p>{'x' * 60}{NOTE} it</p>", f"<p>{'x' * 60}{NOTE} it</p>"),
        (f"<p>a <em>{'x ' * 30}</em>{NOTE} it</p>", f"<p>a <em>{'x ' * 30}</em>{NOTE} it</p>"),
    ],
)
def test_the_call_of_a_note_stays_with_its_word(html: str, printed: str) -> None:
    body = parse(html)
    hold_calls(body)
    expected = printed.replace("[", '<span class="unbroken">').replace("]", "</span>")
    assert inner(body) == expected


def test_the_words_of_a_heading_are_without_its_notes() -> None:
    assert words(parse('<h2>A <em>b</em>\n<span class="at-foot">Source.</span> c</h2>')) == "A b c"


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<p>a<b>x</b>c</p>", "<p>ac</p>"),
        ("<p><i>a</i>b<b>x</b>c</p>", "<p><i>a</i>bc</p>"),
        ("<p><b>x</b></p>", "<p></p>"),
    ],
)
def test_what_stands_behind_an_element_outlives_it(html: str, left: str) -> None:
    body = parse(html)
    (paragraph,) = body
    replace(paragraph, next(paragraph.iter("b")), None)
    assert inner(body) == left


@pytest.mark.parametrize(
    "answer",
    [
        '<details class="answer"><summary>Answer</summary><p>Secret.</p></details>',
        '<div class="admonition answer"><p class="admonition-title">Answer</p><p>Secret.</p></div>',
        "<details><summary>Answer</summary><p>Secret.</p></details>",
        '<details class="note"><summary>Answer</summary><details class="tip"><p>Secret.</p></details></details>',
        '<blockquote><details class="answer"><summary>Answer</summary><p>Secret.</p></details></blockquote>',
    ],
)
@pytest.mark.parametrize("place", ["{answer}", '<div class="admonition exercise"><p>Do it.</p>{answer}</div>'])
def test_whoever_fills_in_the_exercises_sees_no_answer(answer: str, place: str) -> None:
    _, chapter = chapters_of(parse(f'<h2 id="exercises">Exercises</h2><p>Read.</p>{place.format(answer=answer)}'))
    leave_questions(chapter)
    assert "Read." in chapter.html
    assert not {"Secret", "Answer", "href"} & set(re.findall(r"\w+", chapter.html))
