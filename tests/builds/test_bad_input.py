"""Each mistake is one problem with file, line, code and mend, in the editor's language; the last good site stays."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from arasha.checks.wording import catalogue
from sites import LANGUAGES, Project, said

HEAD = re.compile(r"^docs/(?P<path>\S+):(?P<line>\d+)  (?P<code>[a-z0-9-]+)$")
NEWS = "news/2024/academy"
STAMP = {"fingerprint": "12345678"}
GOOD = {"title": "New", "summary": "New."}


def required_field(project: Project) -> None:
    project.write("news/2024/new", "ru", {**GOOD, "form": "news"})


def unknown_topic(project: Project) -> None:
    project.write("news/2024/new", "ru", {**GOOD, "date": "2024", "topics": ["nothing"]})


def two_originals(project: Project) -> None:
    project.write("contact", "kk", GOOD)
    project.write("contact", "ru", GOOD)


def cycle(project: Project) -> None:
    for language, source in (("kk", "ru"), ("ru", "en"), ("en", "kk")):
        project.write("contact", language, {**GOOD, "translated_from": {"language": source, **STAMP}})


def not_utf8(project: Project) -> None:
    project.write("contact", "ru", GOOD)
    text = "---\ntitle: Good\nsummary: Новость\n---\n"
    (project.docs / "contact/index.ru.md").write_bytes(text.encode("cp1251"))


def broken_yaml(project: Project) -> None:
    project.write("contact", "ru", GOOD)
    (project.docs / "contact/index.ru.md").write_text('---\ntitle: Good\nsummary: "Open\n---\n\nText.\n')


def colon(project: Project) -> None:
    project.write("contact", "ru", GOOD)
    (project.docs / "contact/index.ru.md").write_text("---\ntitle: Good: better\n---\n\nText.\n")


def capitals(project: Project) -> None:
    project.write("news/2024/New", "ru", {**GOOD, "date": "2024"})


def country_for_language(project: Project) -> None:
    project.write("contact", "kz", GOOD)


def broken_link(project: Project) -> None:
    project.write("contact", "ru", GOOD, "Text.\n\nSee [nothing](../nothing/).")


def broken_picture(project: Project) -> None:
    project.write("contact", "ru", GOOD, "![nothing](nothing.jpg)")


def broken_anchor(project: Project) -> None:
    project.write("contact", "ru", GOOD, "See [nothing](#nothing).\n\n## Something")


def disagreement(project: Project) -> None:
    file = project.docs / NEWS / "index.kk.md"
    file.write_text(file.read_text(encoding="utf-8").replace("---\n", "---\ndate: 2023-01-01\n", 1), encoding="utf-8")


MISTAKES: list[tuple[Callable[[Project], None], str, int, str]] = [
    (required_field, "news/2024/new/index.ru.md", 2, "field-missing"),
    (unknown_topic, "news/2024/new/index.ru.md", 6, "topic-unknown"),
    (two_originals, "contact/index.ru.md", 2, "two-originals"),
    (cycle, "contact/index.en.md", 4, "translation-cycle"),
    (not_utf8, "contact/index.ru.md", 3, "not-utf-8"),
    (broken_yaml, "contact/index.ru.md", 3, "yaml-broken"),
    (colon, "contact/index.ru.md", 2, "yaml-colon"),
    (capitals, "news/2024/New/index.ru.md", 1, "slug"),
    (country_for_language, "contact/index.kz.md", 1, "language-code"),
    (broken_link, "contact/index.ru.md", 8, "link-broken"),
    (broken_picture, "contact/index.ru.md", 6, "link-broken"),
    (broken_anchor, "contact/index.ru.md", 6, "anchor-broken"),
    (disagreement, f"{NEWS}/index.kk.md", 2, "date-disagrees"),
]


def sentences(language: str, part: str) -> list[re.Pattern[str]]:
    """What problems say in a language, as patterns with any values filled in."""
    found = [str(entry[language][part]) for entry in catalogue().values()]
    plain = [text.replace("{{", "\x01").replace("}}", "\x02") for text in found]
    patterns = [".*".join(map(re.escape, re.split(r"\{[^{}]*\}", text))) for text in plain]
    return [re.compile(pattern.replace("\x01", r"\{").replace("\x02", r"\}")) for pattern in patterns]


def is_said_in(language: str, part: str, line: str) -> bool:
    return any(pattern.fullmatch(line.strip()) for pattern in sentences(language, part))


@pytest.mark.parametrize(
    ("mistake", "path", "line", "code"), MISTAKES, ids=[mistake.__name__ for mistake, *_ in MISTAKES]
)
def test_a_mistake_is_one_problem_and_the_good_site_stays(
    small_project: Project, mistake: Callable[[Project], None], path: str, line: int, code: str
) -> None:
    before = small_project.tree.files()
    mistake(small_project)
    for language in LANGUAGES:
        done = small_project.build(LANG=f"{language}_XX.UTF-8")
        said_lines = done.stderr.splitlines()
        problems = [(number, found) for number, text in enumerate(said_lines) if (found := HEAD.match(text))]
        assert [found.group("path", "line", "code") for _, found in problems] == [(path, str(line), code)], done.stderr
        what, mend = said_lines[problems[0][0] + 1 : problems[0][0] + 3]
        assert is_said_in(language, "what", what), what
        assert is_said_in(language, "mend", mend), mend
        assert said(language, "cli_problems", n=1) in said_lines
        assert said(language, "cli_kept") in said_lines
        assert "Traceback" not in done.stderr
        assert done.stdout == ""
        assert done.returncode == 1
    assert small_project.tree.files() == before
    assert not list(small_project.root.glob(".staging-*"))


def test_every_mistake_is_told_at_once(small_project: Project) -> None:
    for mistake in (required_field, broken_yaml):
        mistake(small_project)
    done = small_project.build()
    assert [found[1] for found in map(HEAD.match, done.stderr.splitlines()) if found] == [
        "contact/index.ru.md",
        "news/2024/new/index.ru.md",
    ]


def test_on_the_forge_a_mistake_is_an_annotation_too(small_project: Project) -> None:
    broken_link(small_project)
    done = small_project.build(GITHUB_ACTIONS="true")
    assert done.stdout.startswith("::error file=docs/contact/index.ru.md,line=8,title=link-broken::")
    assert done.returncode == 1


def test_a_mended_mistake_is_forgotten(small_project: Project) -> None:
    broken_anchor(small_project)
    assert small_project.build().returncode == 1
    small_project.write("contact", "ru", GOOD, "See [something](#something).\n\n## Something")
    page = small_project.built().page("ru/contact/")
    assert page.one("//main//p/a/@href") == "#something"
    assert page.one("//main//h2/@id") == "something"
