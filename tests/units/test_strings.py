"""The strings files: complete in every language, well-formed, and refused when they lack a word."""

import importlib.util
import re
import string
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

import tiny
from arasha.checks.wording import MESSAGES, catalogue
from arasha.content.fields import KindName
from arasha.content.kinds import KINDS, Role
from arasha.languages import MissingStringsError, load_language
from arasha.languages.language import STRINGS

CODES = sorted(path.stem for path in STRINGS.glob("*.yml"))
SECTIONS = ("interface", "dates", "material")


def strings(code: str) -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load((STRINGS / f"{code}.yml").read_text(encoding="utf-8"))
    return data


def plural(value: object) -> bool:
    return isinstance(value, Mapping) and set(value) <= {"zero", "one", "two", "few", "many", "other"}


def leaves(data: object, name: str = "") -> Iterator[tuple[str, object]]:
    """Every text by its dotted name; the forms of a plural share the name of the string."""
    if plural(data):
        assert isinstance(data, Mapping)
        yield from ((name, value) for value in data.values())
    elif isinstance(data, Mapping):
        for key, value in data.items():
            yield from leaves(value, f"{name}.{key}" if name else str(key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from leaves(value, f"{name}.{number}")
    else:
        yield name, data


def shared(code: str) -> list[tuple[str, object]]:
    """The strings that all languages must have; how one speaks of languages beyond the site's is its own affair."""
    data = strings(code)
    spoken = data["interface"]["language_words"]
    data["interface"]["language_words"] = {name: spoken[name] for name in (*tiny.LANGUAGES, "other")}
    return [pair for section in ("interface", "dates") for pair in leaves(data[section], section)]


def placeholders(text: object) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(str(text)) if name is not None}


def test_the_languages_of_the_project_have_strings_files() -> None:
    assert set(tiny.LANGUAGES) <= set(CODES)


@pytest.mark.parametrize("code", [code for code in CODES if code != "en"])
def test_every_language_has_the_same_strings_as_the_reference(code: str) -> None:
    assert {name for name, _ in shared(code)} == {name for name, _ in shared("en")}


@pytest.mark.parametrize("code", CODES)
def test_every_form_of_a_string_has_the_placeholders_of_the_reference(code: str) -> None:
    wanted = {name: placeholders(text) for name, text in shared("en")}
    assert [name for name, text in shared(code) if placeholders(text) != wanted[name]] == []


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_a_problem_is_worded_with_the_same_values_in_every_language(code: str) -> None:
    entry = catalogue()[code]
    assert set(entry) == set(MESSAGES)
    named = [placeholders(said["what"] + said["mend"]) - {"language"} for said in entry.values()]
    assert named == [named[0]] * len(named)
    assert all(text == text.strip() != "" for said in entry.values() for text in (said["what"], said["mend"]))


@pytest.mark.parametrize("code", CODES)
def test_no_string_is_empty_or_has_space_at_its_ends(code: str) -> None:
    tolerated = {"material.search.config.pipeline"}  # Material's own " " switches its pipeline off
    all_texts = [pair for section in SECTIONS for pair in leaves(strings(code).get(section, {}), section)]
    separators = {name for name, _ in all_texts if re.fullmatch(r"dates\.same_\w+\.1", name)}
    bad = [name for name, text in all_texts if not isinstance(text, str) or not text or text != text.strip()]
    assert set(bad) - tolerated - separators == set()


@pytest.mark.parametrize("code", CODES)
def test_a_plural_has_every_category_that_cldr_gives_the_language(code: str) -> None:
    wanted = set(load_language(code).locale.plural_form.tags) | {"other"}
    plurals = {key: set(value) for key, value in strings(code)["interface"].items() if plural(value)}
    assert plurals
    assert all(categories == wanted for categories in plurals.values()), (wanted, plurals)


@pytest.mark.parametrize(
    ("code", "number", "category"),
    [
        *(("ru", 1, "one"), ("ru", 2, "few"), ("ru", 5, "many"), ("ru", 11, "many"), ("ru", 21, "one")),
        *(("en", 1, "one"), ("en", 0, "other"), ("kk", 1, "one"), ("kk", 2, "other")),
    ],
)
def test_a_plural_string_takes_the_form_of_the_number(code: str, number: int, category: str) -> None:
    form = strings(code)["interface"]["materials"][category]
    assert tiny.language(code).text("materials", n=number) == form.format(n=number)


def test_a_string_that_is_not_there_is_an_error_and_no_silent_english() -> None:
    with pytest.raises(KeyError, match="no_such_key"):
        tiny.language("kk").text("no_such_key")


@pytest.mark.parametrize("name", ["interface.home", "interface.materials", "dates.day"], ids=lambda name: name)
@pytest.mark.parametrize("how", ["absent", "empty"])
def test_a_missing_string_is_named(tmp_path: Path, name: str, how: str) -> None:
    data = strings("kk")
    section, _, key = name.partition(".")
    data[section][key] = ""
    if how == "absent":
        del data[section][key]
    (tmp_path / "kk.yml").write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    with pytest.raises(MissingStringsError, match=re.escape(name)) as caught:
        load_language("kk", [tmp_path])
    assert (caught.value.language, caught.value.names) == ("kk", (name,))


def test_a_language_without_a_file_is_named_and_a_projects_own_file_comes_first(tmp_path: Path) -> None:
    with pytest.raises(MissingStringsError, match="'uz'") as caught:
        load_language("uz", [tmp_path])
    assert caught.value.names == ()
    (tmp_path / "uz.yml").write_text(yaml.safe_dump(strings("en") | {"name": "Oʻzbekcha"}), encoding="utf-8")
    assert load_language("uz", [tmp_path]).name == "Oʻzbekcha"


def test_kazakh_has_every_word_of_materials_interface() -> None:
    spec = importlib.util.find_spec("material")
    assert spec and spec.origin
    languages = Path(spec.origin).parent / "templates" / "partials" / "languages"
    keys = set(re.findall(r'^\s*"([^"]+)":', (languages / "en.html").read_text(encoding="utf-8"), re.MULTILINE))
    assert len(keys) > 50
    without = [code for code in CODES if not (languages / f"{code}.html").exists()]
    assert "kk" in without
    for code in without:
        assert set(strings(code)["material"]) == keys, code


@pytest.mark.parametrize("code", [code for code in CODES if code != "en"])
def test_no_latin_letter_hides_in_a_cyrillic_word(code: str) -> None:
    mixed = re.compile(r"[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")
    texts = (pair for section in SECTIONS for pair in leaves(strings(code).get(section, {}), section))
    plain = ((name, re.sub(r"\{\w*\}", " ", str(text))) for name, text in texts)
    assert [(name, text) for name, text in plain if mixed.search(text)] == []


@pytest.mark.parametrize("code", CODES)
def test_every_kind_role_and_language_has_its_words(code: str) -> None:
    language = load_language(code)
    wanted = [f"kind_{kind}" for kind in KINDS] + [f"role_{role.replace('-', '_')}" for role in get_args(Role)]
    assert [key for key in wanted if key not in language.strings] == []
    assert set(KINDS) == set(get_args(KindName))
    assert {*tiny.LANGUAGES, "other"} <= set(language.strings["language_words"])
