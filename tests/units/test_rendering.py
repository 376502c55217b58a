"""A text becomes HTML: its links work from the page, its headings last, its boxes speak the page's language."""

from functools import partial
from pathlib import Path

import pytest
from pymdownx.slugs import slugify

import tiny
from arasha.content.targets import resolve_link
from arasha.pages.bodies import Bodies, broken_links, still_leads
from arasha.pages.links import language_words
from arasha.pages.rendering import Rendered, Renderer
from arasha.pages.site import Site

EXTENSIONS = ["admonition", "attr_list", "footnotes", "tables", "toc", "pymdownx.superfences"]
CONFIGS = {"tables": {"use_align_attribute": True}, "toc": {"slugify": slugify(case="lower")}}
HERE = "news/2024/academy"
LISTS = frozenset({"news", "projects"})


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny.site(tmp_path_factory.mktemp("site"))


def renderer(site: Site) -> Renderer:
    return Renderer(site, EXTENSIONS, CONFIGS)


def render(docs: Path, body: str, language: str = "en") -> Rendered:
    site = tiny.open_site(docs, language)
    resolve = partial(resolve_link, site.library, site.library.items[HERE], language, lists=LISTS)
    return renderer(site).render(body, site.address(HERE), resolve)


ROOT = "../../../../"


@pytest.mark.parametrize(
    ("body", "attribute"),
    [
        ("[x](../../../projects/law/)", f'href="{ROOT}en/projects/law/"'),
        ("[x](../../../projects/law/index.kk.md#part)", f'href="{ROOT}en/projects/law/#part"'),
        ("[x](../../)", f'href="{ROOT}en/news/"'),
        ("[x](hall.png)", f'href="{ROOT}media/{HERE}/hall.png"'),
        ("[x][ref]\n\n[ref]: ../../../about/", f'href="{ROOT}en/about/"'),
        ("| a |\n| - |\n| [x](../../../about/) |", f'href="{ROOT}en/about/"'),
        ("[x](#part)", 'href="#part"'),
        ("[x](mailto:info@example.org)", 'href="mailto:info@example.org"'),
        ("![x](hall.png)", f'src="{ROOT}media/{HERE}/hall.png"'),
        ("![x](hall.png)", 'loading="lazy"'),
        ("[x](https://example.org/?a=1&b=2)", 'href="https://example.org/?a=1&amp;b=2" rel="noreferrer"'),
        ("<https://example.org/>", 'href="https://example.org/" rel="noreferrer"'),
    ],
)
def test_a_link_is_written_as_it_works_from_the_page(docs: Path, body: str, attribute: str) -> None:
    found = render(docs, body)
    assert attribute in found.html
    assert found.broken == ()


def test_a_link_inside_the_site_says_no_referrer_policy_and_no_language(docs: Path) -> None:
    html = render(docs, "[x](../../../about/)").html
    assert "rel=" not in html
    assert "hreflang" not in html


@pytest.mark.parametrize("language", ["kk", "en"])
def test_a_link_to_another_language_says_so_before_the_click(docs: Path, language: str) -> None:
    html = render(docs, "[Хат](../../2023/letter/)", language).html
    words = language_words(tiny.language(language), "ru", "in")
    assert f'href="{ROOT}ru/news/2023/letter/" hreflang="ru"' in html
    assert f'Хат<span class="borrowed"> ({words})</span></a>' in html


def test_a_mailbox_between_angle_brackets_is_no_broken_link(docs: Path) -> None:
    assert render(docs, "<info@example.org>").broken == ()


@pytest.mark.parametrize(
    "body",
    ["[x](../nowhere/)", "![x](no.png)", "![x](https://example.org/tracker.png)", "![x](../../../about/)", "[x](/en/)"],
)
def test_what_leads_nowhere_is_kept_as_written_for_the_problem(docs: Path, body: str) -> None:
    assert render(docs, body).broken == (body.partition("(")[2].rstrip(")"),)


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [("Үш күн", "үш-күн"), ("Три дня", "три-дня"), ("Ұлттық желі (NNRLK)", "ұлттық-желі-nnrlk")],
)
def test_headings_keep_their_letters_in_their_ids(docs: Path, heading: str, anchor: str) -> None:
    found = render(docs, f"## {heading}\n\n### Part\n\n## {heading}")
    assert found.contents == ((anchor, heading), (f"{anchor}_1", heading))
    assert {anchor, f"{anchor}_1", "part"} <= found.anchors


def test_a_heading_in_the_contents_is_plain_text_because_templates_escape(docs: Path) -> None:
    assert render(docs, "## Law & *order* `a<b`").contents[0][1] == "Law & order a<b"


@pytest.mark.parametrize("language", tiny.LANGUAGES)
@pytest.mark.parametrize("kind", ["note", "warning", "example"])
def test_a_box_without_a_title_is_named_in_the_pages_language(docs: Path, language: str, kind: str) -> None:
    name = tiny.language(language).text(f"box_{kind}")
    assert f'<p class="admonition-title">{name}</p>' in render(docs, f"!!! {kind}\n    Text.", language).html


def test_a_box_keeps_a_title_of_its_own(docs: Path) -> None:
    html = render(docs, '!!! note "Own"\n    Text.\n\n!!! note ""\n    Text.', "kk").html
    assert '<p class="admonition-title">Own</p>' in html
    assert html.count("admonition-title") == 1


def test_the_way_back_from_a_footnote_is_told_in_the_pages_language(docs: Path) -> None:
    html = render(docs, "Text.[^1]\n\n[^1]: Note.", "kk").html
    assert f'title="{tiny.language("kk").text("footnote_back", n=1)}"' in html


@pytest.mark.parametrize("language", tiny.LANGUAGES)
def test_every_table_stands_in_a_frame_that_the_keyboard_can_scroll(docs: Path, language: str) -> None:
    table = "| a |\n| - |\n| 1 |"
    found = render(docs, f"{table}\n\ntext\n\n!!! note\n    {table.replace(chr(10), chr(10) + '    ')}", language).html
    name = tiny.open_site(docs, language).text("table")
    frame = f'<div class="table" role="group" aria-label="{name}" tabindex="0"><table>'
    assert found.count(frame) == found.count("</table></div>") == found.count("<table") == 2


def test_one_renderer_keeps_nothing_of_the_text_before(docs: Path) -> None:
    site = tiny.open_site(docs, "en")
    one = renderer(site)
    resolve = partial(resolve_link, site.library, site.library.items[HERE], "en", lists=LISTS)
    first = one.render("## Part\n\n[x](../nowhere/) [^1]\n\n[^1]: Note.", "en/", resolve)
    assert (len(first.broken), "part" in first.anchors) == (1, True)
    second = one.render("## Part\n\n[x](../../../about/)", "en/about/", resolve)
    assert (second.broken, second.contents) == ((), (("part", "Part"),))
    assert 'href="../../en/about/"' in second.html
    assert "Note" not in second.html


def bodies(docs: Path, language: str) -> list[tuple[str, str, int, str]]:
    site = tiny.open_site(docs, language)
    made = Bodies(site, renderer(site), LISTS)
    promised = [made.body_of(item, site.address(item.folder))[1] for item in site.library.items.values()]
    wrong = broken_links(site, [one for one in promised if one])
    return [(found.code, found.path, found.line, str(found.values["target"])) for found in wrong]


def test_every_text_of_the_sound_site_has_good_links(docs: Path) -> None:
    assert [bodies(docs, language) for language in tiny.LANGUAGES] == [[], [], []]


def test_links_are_judged_when_all_texts_are_rendered_each_at_its_line(tmp_path: Path) -> None:
    docs = tiny.site(tmp_path)
    path = "about/index.en.md"
    body = "\n".join(
        [
            "One [good](../projects/law/#three-days) and [bad](../projects/law/#four-days).",
            "",
            "[Own](#here), [no](#nowhere), [gone](../gone/).",
            "",
            "## Here",
        ]
    )
    tiny.change(docs, path, body=body)
    first = tiny.read(docs).library.items["about"].versions["en"].body_line
    assert bodies(docs, "en") == [
        ("anchor-broken", path, first, "../projects/law/#four-days"),
        ("anchor-broken", path, first + 2, "#nowhere"),
        ("link-broken", path, first + 2, "../gone/"),
    ]
    assert bodies(docs, "ru") == []


def test_a_part_of_a_page_in_another_language_is_not_judged_here(tmp_path: Path) -> None:
    docs = tiny.site(tmp_path)
    tiny.change(docs, "about/index.en.md", body="[x](../news/2023/letter/#три-дня)")
    assert bodies(docs, "en") == []


def test_a_missing_version_and_an_empty_text_have_no_body(docs: Path) -> None:
    site = tiny.open_site(docs, "en")
    made = Bodies(site, renderer(site), LISTS)
    for item in (None, site.library.items["news/2023/letter"]):
        text, promises = made.body_of(item, "en/")
        assert (text.html, promises) == ("", None)


def test_a_text_leads_where_it_led_until_a_target_goes_or_changes(tmp_path: Path) -> None:
    docs = tiny.site(tmp_path)
    tiny.change(docs, "about/index.en.md", body="[x](../projects/law/) [y](../news/) [z](https://example.org/)")
    site = tiny.open_site(docs, "en")
    _, promises = Bodies(site, renderer(site), LISTS).body_of(site.library.items["about"], "en/about/")
    assert promises
    assert still_leads(site, promises, LISTS)
    assert not still_leads(site, promises, LISTS - {"news"})
    (docs / "projects/law/index.en.md").unlink()
    assert not still_leads(tiny.open_site(docs, "en"), promises, LISTS)


def test_cells_that_name_a_column_or_a_row_say_so(docs: Path) -> None:
    named = "| Law | Says |\n| - | - |\n| A | 1 |"
    rows = "| | Extradition |\n| - | - |\n| Who | 1 |\n| When | |"
    found = render(docs, f"{named}\n\ntext\n\n{rows}", "en").html
    assert found.count('<th scope="col">') == 3
    assert '<th scope="row">Who</th>' in found
    assert '<th scope="row">When</th>' in found
    assert "<td></td>" in found.partition('<th scope="row"')[0]
    assert "<td>A</td>" in found


def test_a_column_says_its_side_by_a_class_because_html_has_no_align_any_more(docs: Path) -> None:
    found = render(docs, "| Who | Sum |\n| :-: | --: |\n| A | 5 000 ₸ |", "en").html
    assert '<th class="to-right" scope="col">Sum</th>' in found
    assert '<td class="to-center">A</td>' in found
    assert "align=" not in found
