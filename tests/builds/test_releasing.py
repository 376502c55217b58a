"""A built site becomes one that can be proven genuine, and `arasha verify` says of every copy whether it is."""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from minisign import KeyPair

from arasha.editions.manifest import BUILD, SIGNATURE, SUMS
from arasha.publish.signing import KEY_VARIABLE, PASSWORD_VARIABLE, key_name
from sites import LANGUAGES, URL, Project, said, words

PASSWORD = "құпия сөз"
PAGE = "ru/about/index.html"


@pytest.fixture(scope="module")
def pair() -> KeyPair:
    return KeyPair.generate()


@pytest.fixture(scope="module")
def key(pair: KeyPair) -> dict[str, str]:
    """The environment that gives the secret key, which a password locks."""
    pair.secret_key.encrypt(PASSWORD, opslimit=32768, memlimit=16777216)
    return {KEY_VARIABLE: bytes(pair.secret_key).decode(), PASSWORD_VARIABLE: PASSWORD}


@pytest.fixture(scope="module")
def public(pair: KeyPair) -> str:
    return str(pair.public_key.to_base64().decode())


@pytest.fixture(scope="module")
def signed_project(tmp_path_factory: pytest.TempPathFactory, key: dict[str, str]) -> Project:
    """A site released with all there is. Not to be changed: copy it."""
    project = Project(tmp_path_factory.mktemp("signed"))
    project.item("")
    project.item("about")
    project.built()
    done = release(project, "--compressed", **key)
    assert done.returncode == 0, done.stderr
    return project


@pytest.fixture
def signed(signed_project: Project, copied: Callable[[Project], Project]) -> Project:
    """A released site of the test's own."""
    return copied(signed_project)


def release(project: Project, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return project.run("release", "--config", str(project.config), *arguments, **environment)


def verify(project: Project, *arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    place = arguments or (project.site,)
    return project.run("verify", "--config", str(project.config), *map(str, place), **environment)


def listed(project: Project) -> set[str]:
    return {line[66:] for line in (project.site / SUMS).read_text(encoding="utf-8").splitlines()}


def setting(project: Project, line: str) -> None:
    """One more setting of our plugin."""
    text = project.config.read_text(encoding="utf-8")
    assert "  - arasha:\n" in text
    project.config.write_text(text.replace("  - arasha:\n", f"  - arasha:\n      {line}\n"), encoding="utf-8")


def test_a_release_lists_every_file_and_signs_the_list(signed: Project, pair: KeyPair, public: str) -> None:
    files = signed.tree.files()
    assert listed(signed) == files.keys() - {SUMS, SIGNATURE}
    assert {"index.html.br", "ru/index.html.gz", SIGNATURE, BUILD} <= files.keys()
    assert len([path for path in files if path.startswith("offline/") and path.endswith(".zip")]) == len(LANGUAGES)
    done = verify(signed, signed.site, "--key", public)
    assert (done.returncode, done.stderr) == (0, "")
    assert said("en", "cli_verify_signature_good", name=key_name(pair.public_key)) in done.stdout
    assert said("en", "cli_verify_vouched", said=f"time 2025-06-01T12:00:00Z, site {URL}") in done.stdout


def test_a_second_release_gives_the_same_bytes(signed: Project, key: dict[str, str]) -> None:
    before = signed.tree.files()
    done = release(signed, "--compressed", **key)
    assert done.returncode == 0, done.stderr
    after = signed.tree.files()
    assert [path for path in before.keys() | after.keys() if before.get(path) != after.get(path)] == []


def test_the_offline_copies_prove_themselves(signed: Project, public: str) -> None:
    for archive in (signed.site / "offline").glob("*.zip"):
        done = verify(signed, archive, "--key", public)
        assert (done.returncode, done.stderr) == (0, "")
        with zipfile.ZipFile(archive) as opened:
            opened.extractall(signed.root / archive.stem)
        assert verify(signed, signed.root / archive.stem, "--key", public).returncode == 0


def test_the_key_is_nowhere(signed: Project, key: dict[str, str]) -> None:
    secret = key[KEY_VARIABLE].splitlines()[1].encode()
    for file in signed.root.rglob("*"):
        if file.is_file():
            held = file.read_bytes()
            assert secret not in held, file
            assert PASSWORD.encode() not in held, file


def test_what_others_have_released_stays_as_it_was(signed: Project, tmp_path: Path) -> None:
    mirror = tmp_path / "mirror"
    shutil.copytree(signed.site, mirror, copy_function=lambda one, other: Path(other).hardlink_to(one))
    before = {path: path.read_bytes() for path in mirror.rglob("*") if path.is_file()}
    assert release(signed, "--no-offline").returncode == 0
    assert {path: path.read_bytes() for path in mirror.rglob("*") if path.is_file()} == before


def test_forging_is_named_in_every_language(signed: Project, public: str) -> None:
    (signed.site / PAGE).write_bytes((signed.site / PAGE).read_bytes().replace(b"<main", b"<Main", 1))
    (signed.site / "kk/index.html").unlink()
    (signed.site / "en/new").mkdir()
    (signed.site / "en/new/index.html").write_text("<p>x", encoding="utf-8")
    (signed.site / "link").symlink_to("/etc/passwd")
    paths = {"changed": PAGE, "missing": "kk/index.html", "extra": "en/new/index.html", "odd_link": "link"}
    for language in LANGUAGES:
        done = verify(signed, signed.site, "--key", public, "--language", language)
        assert (done.returncode, done.stdout) == (1, "")
        lines = done.stderr.splitlines()
        assert lines[:4] == [
            said(language, f"cli_verify_{how}", path=paths[how]) for how in ("missing", "extra", "changed", "odd_link")
        ]
        assert lines[4] == said(language, "cli_verify_differs", n=4)
    data = json.loads(verify(signed, signed.site, "--json").stdout)
    assert data["good"] is False
    assert data["changed"] == [PAGE]
    assert data["missing"] == ["kk/index.html"]
    assert data["extra"] == ["en/new/index.html"]
    assert data["odd"] == [["link", "link"]]


def test_a_list_forged_with_the_files_is_known_by_the_key(signed: Project, public: str) -> None:
    (signed.site / PAGE).write_text("forged", encoding="utf-8")
    assert release(signed, "--no-offline").returncode == 1  # the build did not make this
    (signed.site / SUMS).unlink()
    assert release(signed, "--no-offline").returncode == 0
    done = verify(signed)
    assert (done.returncode, said("en", "cli_verify_signature_none") in done.stdout) == (0, True)
    done = verify(signed, signed.site, "--key", public)
    assert (done.returncode, said("en", "cli_verify_signature_none") in done.stderr) == (1, True)
    assert verify(signed, signed.site, "--key", public, "--unsigned").returncode == 0


def test_a_copy_signed_by_another_is_known(signed: Project, tmp_path: Path) -> None:
    other = KeyPair.generate().public_key
    (tmp_path / "other.pub").write_bytes(bytes(other))
    done = verify(signed, signed.site, "--key", tmp_path / "other.pub", "--unsigned")
    assert (done.returncode, said("en", "cli_verify_signature_forged") in done.stderr) == (1, True)


def test_a_signature_without_a_key_to_check_it_proves_nothing(signed: Project) -> None:
    done = verify(signed)
    assert (done.returncode, said("en", "cli_verify_signature_unknown") in done.stdout) == (0, True)


def test_the_sites_own_key_is_asked_unless_another_is_given(signed: Project, public: str) -> None:
    setting(signed, f"public_key: {public}")
    assert verify(signed).returncode == 0
    (signed.site / SIGNATURE).unlink()
    assert verify(signed).returncode == 1
    assert verify(signed, signed.site, "--unsigned").returncode == 0


def test_a_copy_brings_no_key_of_its_own(signed: Project, public: str) -> None:
    setting(signed, f"public_key: {public}")
    shutil.copy(signed.config, signed.site)
    done = signed.run("verify", str(signed.site), "--config", str(signed.site / "mkdocs.yml"))
    assert said("en", "cli_verify_signature_unknown") in done.stderr


def test_a_copy_is_verified_where_no_project_is(signed: Project, tmp_path: Path, public: str) -> None:
    done = signed.run("verify", str(signed.site), "--key", public, "--config", str(tmp_path / "mkdocs.yml"))
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("place", "told", "code"),
    [("nowhere", "cli_verify_absent", 2), ("mkdocs.yml", "cli_verify_kind", 2), ("docs", "cli_verify_list", 1)],
)
def test_what_is_no_copy_is_told(signed: Project, place: str, told: str, code: int) -> None:
    done = verify(signed, signed.root / place)
    assert (done.returncode, done.stderr.strip()) == (code, said("en", told, path=signed.root / place))


def test_a_key_that_is_none_is_wrong_use(signed: Project) -> None:
    for given in ("nowhere.pub", "RW", str(signed.config)):
        done = verify(signed, signed.site, "--key", given)
        assert (done.returncode, done.stderr.strip()) == (2, said("en", "cli_signing_public", name=given))


def test_a_list_that_deceives_is_told_with_its_line(signed: Project) -> None:
    (signed.site / SUMS).write_text(f"{'0' * 64}  ../../etc/passwd\n", encoding="utf-8")
    done = verify(signed)
    told = said("en", "cli_verify_list_path", line=1, path="../../etc/passwd")
    assert (done.returncode, done.stderr.strip()) == (1, told)


def test_a_name_gives_the_terminal_no_commands(signed: Project) -> None:
    (signed.site / "\x1b[2J\u202efdp").write_text("x", encoding="utf-8")
    done = verify(signed)
    assert said("en", "cli_verify_extra", path="\ufffd[2J\ufffdfdp") in done.stderr
    assert "\x1b" not in done.stderr


BAD_KEYS = {
    "cli_signing_key": {KEY_VARIABLE: "nonsense"},
    "cli_signing_password": {PASSWORD_VARIABLE: "nonsense"},
}


@pytest.mark.parametrize(("told", "environment"), BAD_KEYS.items(), ids=BAD_KEYS)
def test_a_key_that_does_not_fit_leaves_the_site(
    signed: Project, key: dict[str, str], told: str, environment: dict[str, str]
) -> None:
    before = signed.tree.files()
    done = release(signed, **(key | environment))
    assert (done.returncode, done.stderr.strip()) == (2, said("en", told))
    assert signed.tree.files() == before


def test_a_key_that_is_not_the_sites_own_signs_nothing(signed: Project, key: dict[str, str]) -> None:
    other = KeyPair.generate().public_key.to_base64().decode()
    setting(signed, f"public_key: {other}")
    done = release(signed, **key)
    assert (done.returncode, done.stderr.strip()) == (2, said("en", "cli_signing_other", name=other))


def test_an_empty_key_is_none(signed: Project) -> None:
    done = release(signed, "--no-offline", **{KEY_VARIABLE: "", PASSWORD_VARIABLE: ""})
    assert done.returncode == 0
    assert said("en", "cli_release_unsigned") in done.stdout
    assert not (signed.site / SIGNATURE).exists()


def test_a_site_changed_after_it_was_built_is_not_released(signed: Project, key: dict[str, str]) -> None:
    (signed.site / PAGE).unlink()
    before = signed.tree.files()
    done = release(signed, **key)
    assert done.returncode == 1
    assert said("en", "cli_verify_missing", path=PAGE) in done.stderr
    assert said("en", "cli_release_changed", folder="site") in done.stderr
    assert signed.tree.files() == before


def test_there_must_be_a_site(signed: Project) -> None:
    (signed.root / "empty").mkdir()
    for place in ("empty", "nowhere", "said.txt"):
        done = release(signed, place)
        assert (done.returncode, done.stderr.strip()) == (2, said("en", "cli_release_nothing", folder=place))
    done = release(signed, "docs")
    assert (done.returncode, (signed.docs / "about").is_dir()) == (2, True)


def test_a_release_says_what_it_did_or_nothing(signed: Project, pair: KeyPair, key: dict[str, str]) -> None:
    done = release(signed, "--no-offline", LANG="ru_RU.UTF-8", **key)
    assert done.stdout.splitlines() == [
        words("ru").text("cli_released", n=len(listed(signed)), folder="site"),
        said("ru", "cli_release_signed", name=key_name(pair.public_key)),
    ]
    assert done.stderr == ""
    quiet = release(signed, "--no-offline", "--quiet", **key)
    assert (quiet.returncode, quiet.stdout, quiet.stderr) == (0, "", "")
