"""Every page says truthfully whether it is the original or a translation, and how the translation stands."""

from __future__ import annotations

from pathlib import Path

from sites import Project, said, words
from trees import Tree, flat, folded


def standing(tree: Tree, address: str) -> str:
    """The truthful line of a page, without the links to the other versions."""
    page = tree.page(address)
    language = page.root.get("lang")
    links = page.one(f"//ul[@aria-label='{said(language, 'other_versions')}']")
    (line,) = links.xpath("preceding-sibling::p")
    return flat(line)


def sentence(language: str, state: str, source: str, case: str = "from", **values: str) -> str:
    """What the page must say, in the words of the strings file."""
    forms = words(language).strings["language_words"]
    name = "language" if case == "in" else "source"
    return folded(said(language, f"standing_{state}", **{name: forms[source][case]}, **values))


def test_the_original_says_so(rich: Tree) -> None:
    assert standing(rich, "ru/news/2024/standings/") == sentence("ru", "original", "ru", "in")
    assert standing(rich, "en/news/2024/summaries/") == sentence("en", "original", "en", "in")


def test_a_current_translation_names_its_original(rich: Tree) -> None:
    assert standing(rich, "kk/news/2024/standings/") == sentence("kk", "current", "ru")


def test_a_translation_that_is_behind_says_since_when(rich: Tree) -> None:
    assert standing(rich, "en/news/2024/standings/") == sentence("en", "behind_since", "ru", date="1 September 2024")


def test_a_summary_says_that_it_is_one(rich: Tree) -> None:
    assert standing(rich, "ru/news/2024/summaries/") == sentence("ru", "summary", "en")


def test_a_summary_of_a_changed_text_says_both(rich: Tree) -> None:
    assert standing(rich, "kk/news/2024/summaries/") == sentence("kk", "summary_behind", "en")


def test_links_to_the_other_versions_say_how_they_stand(rich: Tree) -> None:
    page = rich.page("ru/news/2024/standings/")
    versions = page.all(f"//ul[@aria-label='{said('ru', 'other_versions')}']/li")
    assert [one.xpath("string(.//a/@hreflang)") for one in versions] == ["kk", "en"]
    assert [one.xpath(".//a/@lang") for one in versions] == [["kk"], ["en"]]
    assert said("ru", "state_current") in flat(versions[0])
    assert said("ru", "state_behind") in flat(versions[1])


def test_the_switcher_says_how_the_versions_stand(rich: Tree) -> None:
    page = rich.page("kk/news/2024/standings/")
    links = page.all(f"//nav[@aria-label='{said('kk', 'languages')}']//a")
    states = ("state_current", "state_original", "state_behind")
    assert all(said("kk", state) in flat(link) for link, state in zip(links, states, strict=True))


def test_a_changed_original_puts_its_translations_behind(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.item("about", ru="Было.", kk="Болды.")
    assert standing(project.built(), "kk/about/") == sentence("kk", "current", "ru")
    file = project.docs / "about/index.ru.md"
    file.write_text(file.read_text(encoding="utf-8").replace("Было.", "Стало."), encoding="utf-8")
    assert standing(project.built(), "kk/about/") == sentence("kk", "behind", "ru")
    translation = str(project.docs / "about/index.kk.md")
    done = project.run("translated", translation, "--config", str(project.config))
    assert done.returncode == 0, done.stderr
    assert standing(project.built(), "kk/about/") == sentence("kk", "current", "ru")


def test_a_list_has_no_standing(rich: Tree) -> None:
    assert not rich.page("ru/news/").all(f"//ul[@aria-label='{said('ru', 'other_versions')}']")
