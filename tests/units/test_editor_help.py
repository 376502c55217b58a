"""Help for editors: schemas, explained problems, forms of the forge, the whole way in three languages."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest
import yaml

import tiny
from arasha.checks.wording import MESSAGES, catalogue, example
from arasha.console import EXPLAINED
from arasha.content.fields import KindName
from arasha.content.front_matter import read_source
from arasha.content.kinds import KINDS
from arasha.content.schemas import schema, texts_of_schemas
from arasha.pages.problem_codes import PROBLEMS, problems_page

GITHUB = tiny.ROOT / ".github"
FORMS = sorted((GITHUB / "ISSUE_TEMPLATE").glob("[0-9]*.yml"))
GUIDES = [tiny.ROOT / f"CONTRIBUTING.{code}.md" for code in MESSAGES]
ALL: tuple[KindName, ...] = get_args(KindName)


def data(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def validator(kind: KindName) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(schema(kind))


# Schemas


def test_the_schemas_are_those_of_the_models() -> None:
    """When this fails: .venv/bin/python -m arasha.content.schemas."""
    folder = tiny.ROOT / "schemas"
    assert {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()} == texts_of_schemas()


@pytest.mark.parametrize("kind", ALL)
def test_a_schema_is_one(kind: KindName) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(kind))


def test_all_content_fits_the_schemas() -> None:
    docs = tiny.ROOT / "docs"
    for item in tiny.read(docs).items.values():
        check = validator(item.kind)
        for version in item.versions.values():
            fields = dict(read_source(docs / version.path, version.path).fields)
            assert [error.message for error in check.iter_errors(fields)] == [], version.path


@pytest.mark.parametrize(
    ("kind", "fields", "good"),
    [
        ("news", {"title": "T", "summary": "S", "date": "2024-08"}, True),
        ("news", {"title": "T", "summary": "S", "date": 2024}, True),
        ("news", {"title": "T", "summary": "S", "date": "21.08.2024"}, False),
        ("news", {"title": "T", "summary": "S"}, False),
        ("news", {"title": "T", "summary": "S", "translated_from": {"language": "ru"}}, True),
        ("news", {"title": "T", "summary": "S", "date": "2024", "colour": "blue"}, False),
        ("story", {"title": "T", "summary": "S", "person": "P", "consent": "maybe", "consent_date": "2024"}, False),
        ("event", {"title": "T", "summary": "S", "start": "2024", "hours": {"start": "10:00"}}, True),
        ("event", {"title": "T", "summary": "S", "start": "2024", "hours": {"start": "25:00"}}, False),
        ("event", {"title": "T", "summary": "S", "start": "2024", "hours": {"start": 600}}, False),
        ("country", {"title": "T", "summary": "S", "code": "KZ"}, True),
        ("country", {"title": "T", "summary": "S", "code": "Kazakhstan"}, False),
    ],
)
def test_a_schema_tells_good_from_bad(kind: KindName, fields: dict[str, Any], good: bool) -> None:
    assert validator(kind).is_valid(fields) is good


# The page of problems


@pytest.mark.parametrize("language", tiny.LANGUAGES)
def test_every_sentence_of_the_check_is_explained(tmp_path: Path, language: str) -> None:
    page = problems_page(tiny.open_site(tiny.site(tmp_path), language))
    anchors = [name for code in page.codes for name in (code.code, *code.also)]
    assert len(anchors) == len(set(anchors))
    merged = {"field-unknown-near", "reference-unknown-near", "fact-not-in-original"}
    assert set(catalogue()) - merged <= set(anchors)
    assert {"topic-unknown", "date-disagrees", "moved-from-disagrees"} <= set(anchors)
    assert sum(len(code.explained) for code in page.codes) == len(catalogue())
    assert all(one.what and one.mend for code in page.codes for one in code.explained)
    assert not page.head.indexed
    assert page.address == f"{language}/{EXPLAINED}" == f"{language}/{PROBLEMS}/"


@pytest.mark.parametrize("code", sorted(code for code in catalogue() if example(code)))
def test_an_example_names_what_its_sentence_names(code: str) -> None:
    given = example(code)
    assert set(given) <= {"bad", "good", "values"}
    assert given["bad"] != given["good"]
    names = set(re.findall(r"(?<!\{)\{(\w+)\}(?!\})", " ".join(catalogue()[code]["en"].values()))) - {"example"}
    assert names <= set(given.get("values", {})), code


# The forge


def run(*arguments: str | Path) -> None:
    program = Path(sys.executable).parent / "check-jsonschema"
    done = subprocess.run([program, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_forms_are_valid() -> None:
    assert [form.stem.partition("-")[2] for form in FORMS] == ["news", "event", "correction", "takedown"]
    run("--builtin-schema", "vendor.github-issue-forms", *FORMS)
    run("--builtin-schema", "vendor.github-issue-config", GITHUB / "ISSUE_TEMPLATE" / "config.yml")


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
def test_a_form_is_worded_in_three_languages(form: Path) -> None:
    """Three parts between dots, the first two in Cyrillic; a warning that the page is public, or a safer way."""
    written = data(form)
    labels = [part["attributes"]["label"] for part in written["body"] if "label" in part["attributes"]]
    for text in (written["name"], written["description"], *labels):
        kazakh, russian, english = text.split(" · ")
        assert re.search("[а-яә]", kazakh)
        assert re.search("[а-я]", russian)
        assert re.search("[a-z]", english)
    said = written["body"][0]["attributes"]["value"]
    assert all(word in said for word in ("ашық", "открыта", "public"))


def test_the_contact_is_on_the_site() -> None:
    site = re.search(r'site_url: .*"(https://[^"]+)"', (tiny.ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    assert site
    (link,) = data(GITHUB / "ISSUE_TEMPLATE" / "config.yml")["contact_links"]
    assert link["url"].startswith(site[1])
    assert (tiny.ROOT / "docs" / "contact" / "index.kk.md").is_file()


def test_every_language_has_its_owners() -> None:
    lines = [line.split() for line in (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines()]
    owners = {line[0]: line[1:] for line in lines if line and not line[0].startswith("#")}
    assert next(iter(owners)) == "*"
    for code in tiny.LANGUAGES:
        assert owners[f"/docs/**/index.{code}.md"] == [f"@arasha/{code}"]
        assert owners[f"/CONTRIBUTING.{code}.md"] == [f"@arasha/{code}"]
    assert all(name.startswith("@arasha/") for names in owners.values() for name in names)


def test_the_hooks_before_a_commit_run_what_is_here() -> None:
    (local,) = data(tiny.ROOT / ".pre-commit-config.yaml")["repos"]
    assert local["repo"] == "local"
    assert {hook["entry"].split()[0] for hook in local["hooks"]} == {".venv/bin/arasha", ".venv/bin/ruff"}
    assert all(re.compile(hook.get("files", "")) for hook in local["hooks"])


# The whole way, in words


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_a_guide_leads_nowhere_that_is_not_there(guide: Path) -> None:
    text = guide.read_text(encoding="utf-8")
    targets = [target for target in re.findall(r"\]\(([^)]+)\)", text) if "://" not in target]
    assert targets
    assert [target for target in targets if not (tiny.ROOT / target).is_file()] == []
    assert guide.name in (tiny.ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_the_example_of_a_guide_is_sound(tmp_path: Path, guide: Path) -> None:
    """What an editor is told to paste passes the check, beside the topics and countries that the site has."""
    docs = tiny.site(tmp_path)
    for folder in ("topics/rule-of-law", "countries/kazakhstan"):
        for path in (tiny.ROOT / "docs" / folder).glob("*.md"):
            (docs / folder).mkdir(parents=True, exist_ok=True)
            (docs / folder / path.name).write_bytes(path.read_bytes())
    text = guide.read_text(encoding="utf-8").replace("\n   ", "\n").replace("\n  ", "\n  ")
    found = re.search(r"```yaml\n(---\n.*?)```", text, re.DOTALL)
    assert found
    code = guide.suffixes[0].removeprefix(".")
    file = docs / f"news/2024/rule-of-law-academy/index.{code}.md"
    file.parent.mkdir(parents=True)
    file.write_text(found[1], encoding="utf-8")
    assert [problem for problem in tiny.problems(docs) if "rule-of-law-academy" in problem.path] == []


def test_the_guides_say_the_same() -> None:
    """The same headings, steps and commands in each language."""
    shapes = []
    for guide in GUIDES:
        text = guide.read_text(encoding="utf-8")
        shapes.append(
            (len(re.findall(r"^#+ ", text, re.M)), len(re.findall(r"^ *(?:\d\.|-) ", text, re.M)), text.count("**"))
        )
        assert re.findall(r"arasha (\w+)", text) == ["new", "check", "status", "clean"]
    assert shapes[0] == shapes[1] == shapes[2]


def test_there_is_a_schema_for_every_kind() -> None:
    assert set(texts_of_schemas()) == {f"{kind}.json" for kind in KINDS}
    assert all(json.loads(text)["type"] == "object" for text in texts_of_schemas().values())
