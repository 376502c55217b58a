"""What a change means to readers: the fate of items, texts, facts and files, and the old content out of git."""

import datetime
import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import tiny
from arasha.commands.change_forms import as_data, as_markdown, as_text, in_short
from arasha.commands.change_values import field_name
from arasha.commands.change_words import Changes, titles
from arasha.content.change import Beside, Fate, ItemChange, Snapshot
from arasha.content.differences import differences
from arasha.content.kinds import KINDS
from arasha.content.past import NoSuchCommitError, changed_outside, commit_before, files_now, lay_out
from arasha.content.stamping import stamp
from arasha.content.texts import TEXTS
from arasha.languages import load_language

NEWS = "news/2024/academy"
KK, RU, EN = (f"{NEWS}/index.{code}.md" for code in ("kk", "ru", "en"))
WHO = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false", "-c", "core.autocrlf=false")
ANY_COMMIT = "0" * 40


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return tiny.site(tmp_path)


def snapshot(docs: Path) -> Snapshot:
    return Snapshot(tiny.read(docs), files_now(docs, ANY_COMMIT))


def compare(docs: Path, work: Callable[[], object]) -> tuple[ItemChange, ...]:
    before = snapshot(docs)
    work()
    return differences(before, snapshot(docs))


def only(changes: tuple[ItemChange, ...]) -> ItemChange:
    (change,) = changes
    return change


def told(docs: Path, work: Callable[[], object], language: str = "en", form: Any = as_text) -> str:
    before = snapshot(docs)
    work()
    after = snapshot(docs)
    found = Changes(differences(before, after), titles(before, after), len(after.reading.problems))
    return str(form(found, load_language(language)))


def git(root: Path, *arguments: str) -> str:
    command = ["git", "-C", str(root), *WHO, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def commit(root: Path, *paths: str) -> str:
    """Commit these files of a folder, or all; the commit's name."""
    if not (root / ".git").exists():
        git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A", "--", *(paths or (".",)))
    git(root, "commit", "-q", "--allow-empty", "-m", "x")
    return git(root, "rev-parse", "HEAD")


def test_nothing_changed_is_nothing_told(docs: Path) -> None:
    assert compare(docs, lambda: None) == ()


@pytest.mark.parametrize(
    ("before", "after", "seen"),
    [
        ("One two three.", "One\ntwo  three.", False),
        ("One\ntwo.", "One \ntwo.", False),
        ("One\ntwo.", "One  \ntwo.", True),
        ("One two.", "One\n\ntwo.", True),
        ("One - two.", "One\n- two.", True),
        ("One.\n\n- two", "One.\n\n    - two", True),
    ],
)
def test_only_line_ends_that_readers_see_are_a_change(docs: Path, before: str, after: str, seen: bool) -> None:
    folder = tiny.news(docs, "fresh")
    tiny.change(docs, f"{folder}/index.ru.md", body=before)
    found = compare(docs, lambda: tiny.change(docs, f"{folder}/index.ru.md", body=after))
    assert bool(found) is seen


def test_a_changed_original_leaves_its_translations_behind(docs: Path) -> None:
    change = only(compare(docs, lambda: tiny.change(docs, RU, body="Другой текст.", title="Другое название")))
    assert change.fate is Fate.CHANGED
    assert [(one.language, one.text, one.behind) for one in change.versions] == [
        ("kk", False, True),
        ("ru", True, None),
        ("en", False, True),
    ]
    title = change.versions[1].fields[0]
    assert (title.field, title.after) == ("title", "Другое название")
    assert set(change.pages) == {"kk", "ru", "en"}


def test_a_stamped_translation_has_caught_up(docs: Path) -> None:
    tiny.change(docs, RU, body="Другой текст.")
    change = only(compare(docs, lambda: stamp(docs, KK)))
    assert [(one.language, one.behind) for one in change.versions] == [("kk", False)]
    assert change.pages == ("kk",)


def test_a_fact_says_from_what_to_what_and_touches_every_language(docs: Path) -> None:
    change = only(compare(docs, lambda: tiny.change(docs, RU, date="2024-08-22")))
    assert [(one.field, str(one.before), str(one.after)) for one in change.facts] == [
        ("date", "2024-08-21", "2024-08-22")
    ]
    assert change.pages == tuple(change.item.versions)


def test_a_new_item_brings_its_languages_and_files(docs: Path) -> None:
    def work() -> None:
        folder = tiny.news(docs, "fresh")
        tiny.translate(docs, folder, "en", "ru", title="Fresh", summary="In short.")
        (docs / folder / "hall.png").write_bytes(tiny.PNG)

    change = only(compare(docs, work))
    assert change.fate is Fate.NEW
    assert [one.language for one in change.versions] == ["ru", "en"]
    assert [(one.name, one.before, one.after) for one in change.files] == [("hall.png", None, len(tiny.PNG))]


def test_a_file_is_replaced_or_gone(docs: Path) -> None:
    folder = tiny.news(docs, "fresh")
    (docs / folder / "a.png").write_bytes(tiny.PNG)
    (docs / folder / "b.png").write_bytes(tiny.PNG)

    def work() -> None:
        (docs / folder / "a.png").write_bytes(tiny.PNG + b"!")
        (docs / folder / "b.png").unlink()

    found = only(compare(docs, work)).files
    size = len(tiny.PNG)
    assert [(one.name, one.before, one.after) for one in found] == [("a.png", size, size + 1), ("b.png", size, None)]


def remove(docs: Path, folder: str) -> None:
    for file in (docs / folder).iterdir():
        file.unlink()
    (docs / folder).rmdir()


def test_an_item_moves_when_it_says_from_where(docs: Path) -> None:
    old = tiny.news(docs, "old-name")

    def work() -> None:
        remove(docs, old)
        tiny.news(docs, "new-name", moved_from=[f"/{old}/"], title="Title of old-name")

    change = only(compare(docs, work))
    assert (change.fate, change.item.folder) == (Fate.MOVED, "news/2024/new-name")
    assert change.before
    assert change.before.folder == old
    assert (change.versions, change.facts) == ((), ())


def test_without_that_it_is_removed_and_another_is_new(docs: Path) -> None:
    old = tiny.news(docs, "old-name")

    def work() -> None:
        remove(docs, old)
        tiny.news(docs, "new-name")

    assert [change.fate for change in compare(docs, work)] == [Fate.NEW, Fate.REMOVED]


@pytest.mark.parametrize(
    ("before", "after", "fate"),
    [
        ({}, {"withdrawn": {"date": "2024-08-30"}}, Fate.WITHDRAWN),
        ({"withdrawn": {"date": "2024-08-30"}}, {"withdrawn": None}, Fate.RETURNED),
        ({}, {"embargo": "2999-01-01T00:00:00+05:00"}, Fate.HELD),
        ({"embargo": "2999-01-01T00:00:00+05:00"}, {"embargo": None}, Fate.NEW),
        ({"embargo": "2999-01-01T00:00:00+05:00"}, {"title": "Other"}, Fate.HELD),
    ],
)
def test_what_readers_see_decides_the_fate(docs: Path, before: Any, after: Any, fate: Fate) -> None:
    folder = tiny.news(docs, "fresh", **before)
    assert only(compare(docs, lambda: tiny.change(docs, f"{folder}/index.ru.md", **after))).fate is fate


def test_an_item_that_waits_unchanged_is_not_told(docs: Path) -> None:
    tiny.news(docs, "fresh", embargo="2999-01-01T00:00:00+05:00")
    assert compare(docs, lambda: None) == ()


def test_an_item_that_can_no_longer_be_read_is_not_called_removed(docs: Path) -> None:
    text = told(docs, lambda: tiny.write(docs, RU, "title: [\n"))
    assert "academy" not in text
    assert load_language("en").text("changes_unread", n=1) in text


def test_every_field_has_a_name_in_every_language() -> None:
    models = [*KINDS.values(), *TEXTS.values()]
    fields = {name for model in models for name in model.model_fields}
    for code in tiny.LANGUAGES:
        words = load_language(code)
        for field in fields - {"translated_from", "withdrawn", "moved_from"}:
            assert field_name(field, words), field


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "Date (date): 21 August 2024 → August 2024"),
        ("ru", "Дата (date): 21 августа 2024 г. → август 2024 г."),
        ("kk", "Күні (date): 2024 ж. 21 тамыз → 2024 ж. тамыз"),
    ],
)
def test_values_are_written_as_the_language_writes_them(docs: Path, language: str, expected: str) -> None:
    folder = tiny.news(docs, "fresh")
    work = lambda: tiny.change(docs, f"{folder}/index.ru.md", date="2024-08")  # noqa: E731
    assert expected in told(docs, work, language)


def test_references_are_told_by_their_titles(docs: Path) -> None:
    text = told(docs, lambda: tiny.change(docs, RU, events=None), "ru")
    event = snapshot(docs).reading.items["events/2024/academy"].versions["ru"].title
    assert f"{load_language('ru').text('fact_events')} (events): {event} → —" in text


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        (
            "{long}one end",
            "{long}other end",
            "…word word word word word word one end → …word word word word word word other end",
        ),
        ("One {long}", "Other {long}", "One word word word word word word… → Other word word word word word word…"),
        ("{long}", "{long}more", "…word {some} → …word {some} more"),
        ("{long}a {long}", "{long}b {long}", "…{some} a {some}… → …{some} b {some}…"),
    ],
)
def test_of_a_long_value_only_what_differs_is_shown(docs: Path, before: str, after: str, shown: str) -> None:
    long, some = "word " * 60, " ".join(["word"] * 6)
    first, second = (text.format(long=long).strip() for text in (before, after))
    folder = tiny.news(docs, "fresh", summary=first)
    text = told(docs, lambda: tiny.change(docs, f"{folder}/index.ru.md", summary=second))
    line = next(line for line in text.splitlines() if "(summary)" in line)
    assert line.partition("(summary): ")[2] == shown.format(some=some)


HOSTILE = "<img src=//x.example/t.gif> [a](http://x.example) @all `b` *c* https://x.example\u202e |"


def test_what_a_stranger_wrote_is_no_markdown(docs: Path) -> None:
    text = told(docs, lambda: tiny.news(docs, "fresh", title=HOSTILE), form=as_markdown)
    line = next(line for line in text.splitlines() if "&#60;img" in line)
    assert line.startswith("**") and line.endswith("**  ")
    assert not set("<>[]()@`*|!_") & set(line[2:-4].replace("&#", "").replace(";", ""))
    assert "://" not in line
    assert "\u202e" not in text


def test_what_a_stranger_wrote_is_no_command_to_the_terminal(docs: Path) -> None:
    text = told(docs, lambda: tiny.news(docs, "fresh", title="\x85\u202e\u200bx"))
    assert "\ufffd" in text
    assert all(letter.isprintable() or letter == "\n" for letter in text)


def test_the_short_form_is_one_line(docs: Path) -> None:
    assert told(docs, lambda: tiny.news(docs, "fresh"), form=in_short).count("\n") == 1


def test_languages_are_those_that_somebody_wrote_in(docs: Path) -> None:
    def languages(work: Callable[[], object]) -> frozenset[str]:
        return Changes(compare(docs, work), {}).languages

    assert languages(lambda: tiny.change(docs, KK, body="Басқа мәтін.")) == {"kk"}
    assert languages(lambda: tiny.change(docs, RU, date="2024-08-22")) == {"ru"}
    assert languages(lambda: stamp(docs, EN)) == frozenset()


def test_data_hold_the_addresses_of_the_pages(docs: Path) -> None:
    found = Changes(compare(docs, lambda: tiny.change(docs, KK, body="Басқа мәтін.")), {}, others=("mkdocs.yml",))
    data = json.loads(json.dumps(as_data(found, "abc")))
    assert data["items"][0]["pages"] == {"kk": f"kk/{NEWS}/"}
    assert (data["since"], data["others"]) == ("abc", ["mkdocs.yml"])


def test_the_old_content_comes_out_of_git(docs: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    first = commit(docs.parent)
    tiny.change(docs, RU, body="Другой текст.")
    (docs / NEWS / "added.png").write_bytes(tiny.PNG)
    folder = tmp_path_factory.mktemp("past")
    files = lay_out(docs, first, folder)
    now = datetime.datetime(2024, 9, 1, tzinfo=datetime.UTC)
    before = Snapshot(tiny.read(folder, now), files)
    change = only(differences(before, Snapshot(tiny.read(docs, now), files_now(docs, first))))
    assert [one.language for one in change.versions] == ["kk", "ru", "en"]
    assert [one.name for one in change.files] == ["added.png"]


def test_links_and_odd_names_in_git_stay_where_they_are(docs: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    root, folder = docs.parent, tmp_path_factory.mktemp("past")
    (docs / "news" / "link").symlink_to("/etc")
    odd = ("tab\there.png", "line\nend.png", "-rf.png", '"quote".png')
    for name in odd:
        (docs / NEWS / name).write_bytes(tiny.PNG)
    commit(root)
    blob = git(root, "hash-object", "-w", "mkdocs.yml")
    tree = subprocess.run(
        ["git", "-C", root, "mktree"], input=f"100644 blob {blob}\t..\n".encode(), capture_output=True, check=True
    ).stdout.decode()
    entry = f"040000 tree {tree.strip()}\tdocs\n"
    climbing = subprocess.run(
        ["git", "-C", root, "mktree"], input=entry.encode(), capture_output=True, check=True
    ).stdout.decode()
    climbed = git(root, "commit-tree", climbing.strip(), "-m", "x")
    assert lay_out(docs, climbed, folder) == {}
    assert list(folder.iterdir()) == []
    files = lay_out(docs, "HEAD", folder)
    assert {f"{NEWS}/{name}" for name in odd} <= set(files)
    assert not os.path.lexists(folder / "news" / "link")
    assert files[f"{NEWS}/-rf.png"] == files_now(docs, ANY_COMMIT)[f"{NEWS}/-rf.png"]


def test_what_others_did_since_is_not_ours(docs: Path) -> None:
    root = docs.parent
    fork = commit(root)
    git(root, "checkout", "-q", "-b", "work")
    (root / "mkdocs.yml").write_text("x: 1\n", encoding="utf-8")
    commit(root)
    git(root, "checkout", "-q", "main")
    tiny.news(docs, "others")
    commit(root)
    git(root, "checkout", "-q", "work")
    assert commit_before(docs, "main") == fork
    assert changed_outside(docs, fork) == ["mkdocs.yml"]


@pytest.mark.parametrize("reference", ["no-such-branch", "--output=/tmp/x", "", "HEAD:docs"])
def test_a_commit_that_is_not_there(docs: Path, reference: str) -> None:
    commit(docs.parent)
    with pytest.raises(NoSuchCommitError):
        commit_before(docs, reference)


def test_sizes_and_hashes_of_files_are_those_of_git(docs: Path) -> None:
    (docs / NEWS / "a.png").write_bytes(tiny.PNG)
    commit(docs.parent)
    blob = git(docs.parent, "rev-parse", f"HEAD:docs/{NEWS}/a.png")
    assert files_now(docs, ANY_COMMIT)[f"{NEWS}/a.png"] == Beside(len(tiny.PNG), blob)
