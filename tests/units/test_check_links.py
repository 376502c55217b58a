"""Links that the check judges without a build."""

from pathlib import Path

import pytest
from pymdownx.slugs import slugify

import tiny
from arasha.checks.code import without_code
from arasha.checks.links import anchors, link_problems
from arasha.checks.memory import Memory
from arasha.content import read
from arasha.pages.bodies import Bodies
from arasha.pages.rendering import Renderer

RU = "news/2024/academy/index.ru.md"


def found(docs: Path) -> list[tuple[str, int, str]]:
    problems = link_problems(tiny.read(docs), Memory())
    return [(problem.code, problem.line, problem.values["target"]) for problem in problems]


@pytest.mark.parametrize(
    ("link", "code"),
    [
        ("[x](../../../topics/rights/)", ""),
        ("[x](../../../topics/rights/index.ru.md)", ""),
        ("[x](../../)", ""),
        ("[x](../)", ""),
        ("[x](https://example.org/a_(b))", ""),
        ("[x](<../../../topics/rights/>)", ""),
        ("`[x](../nowhere/)`", ""),
        ("[x](../nowhere/)", "link-broken"),
        ("[x][a]\n\n[a]: ../nowhere/", "link-broken"),
        ("![x](gone.png)", "link-broken"),
        ("[x](#часть)\n\n## Часть", ""),
        ("[x](#part)\n\n## Часть {#part}", ""),
        ("[x](#part)\n\n## Часть", "anchor-broken"),
        ("[x](../../../topics/rights/#nowhere)", "anchor-broken"),
        ("text[^1]\n\n[^1]: a note", ""),
    ],
)
def test_a_link_leads_somewhere_or_is_told_with_its_line(tmp_path: Path, link: str, code: str) -> None:
    docs = tiny.site(tmp_path)
    file = tiny.change(docs, RU, body=f"First.\n\n{link}")
    lines = file.read_text(encoding="utf-8").splitlines()
    problems = found(docs)
    assert [problem[0] for problem in problems] == ([code] if code else [])
    assert all(target in lines[line - 1] for _, line, target in problems)


@pytest.mark.parametrize("language", tiny.LANGUAGES)
def test_the_anchors_are_those_of_the_finished_pages(language: str) -> None:
    docs = tiny.ROOT / "docs"
    reading = read(docs, tiny.LANGUAGES)
    site = tiny.open_site(docs, language)
    extensions = ["admonition", "attr_list", "footnotes", "pymdownx.superfences", "tables", "toc"]
    renderer = Renderer(site, extensions, {"toc": {"slugify": slugify(case="lower")}})
    bodies = Bodies(site, renderer, frozenset())
    for item in reading.items.values():
        version = item.versions[language]
        rendered = bodies.body_of(item, site.address(item.folder))[0].anchors
        assert set(anchors(without_code(version.body))) == {
            anchor for anchor in rendered if not anchor.startswith("fn")
        }, version.path


def test_what_leads_to_a_broken_item_is_not_wrong_too(tmp_path: Path) -> None:
    docs = tiny.site(tmp_path)
    tiny.change(docs, RU, body="[x](../../../topics/rights/)")
    for version in (docs / "topics/rights").glob("index.*.md"):
        version.write_text("---\ntitle: [\n---\n", encoding="utf-8")
    assert not found(docs)
