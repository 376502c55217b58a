"""Signatures: what minisign signs we check, what we sign minisign checks, and the key goes nowhere."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from minisign import KeyPair

from arasha.publish.signing import (
    KEY_VARIABLE,
    PASSWORD_VARIABLE,
    Signed,
    SigningError,
    checked,
    key_name,
    public_key,
    signer,
    take_key,
)

TEXT = f"{0:064}  a.html\n".encode()
COMMENT = "commit 1234, time 2025-06-01T12:00:00Z"
PUBLIC = "RWQjQPeWMbpFvUmwWHHeeH7MUaxH2kmsUkCCpPfWItwkPENBAIuLWrQE"
NAME = "BD45BA3196F74023"
SECRET = """untrusted comment: minisign encrypted secret key
RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAI0D3ljG6Rb28L+gQ8vM9jcdklYO6sHmlB0V9g7oKH5SefQap8CT7VUmwWHHeeH7MUaxH2kmsUkCCpPfWItwkPENBAIuLWrQEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
"""
"""A key pair that minisign 0.11 made for this test (`minisign -G -W`), which signs nothing else."""
SIGNATURE = """untrusted comment: signature from minisign secret key
RUQjQPeWMbpFvbwc0BzI3757PkETqm+oO/KZ6aPfJyKQxFoDG7hhEEk0+5AnMz2sE5KdjdXUvTo5AtPoqLag9vqj7NfyNzaGbwE=
trusted comment: commit 1234, time 2025-06-01T12:00:00Z
5ppC5WTNgwftq3IbQSCfWUZ/F7WnsH6YafMGD+5c1FiVp0nlw75bKhYaHZNMNmdg5+TdqdfA917vAD7yQRgWBQ==
"""
"""Of TEXT by that program with that key (`minisign -S -t`)."""


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An environment with the key."""
    monkeypatch.setenv(KEY_VARIABLE, SECRET)
    monkeypatch.delenv(PASSWORD_VARIABLE, raising=False)
    return monkeypatch


def reason(caught: pytest.ExceptionInfo[SigningError]) -> str:
    return caught.value.reason


def test_a_signature_of_minisign_holds() -> None:
    assert checked(TEXT, SIGNATURE.encode(), public_key(PUBLIC)) == Signed(NAME, COMMENT)


def test_we_sign_as_minisign_does(given: pytest.MonkeyPatch) -> None:
    key = take_key(PUBLIC)
    assert key
    ours = signer(key, COMMENT)(TEXT).decode()
    assert ours.splitlines()[1:] == SIGNATURE.splitlines()[1:]
    assert ours.splitlines()[0] == f"untrusted comment: signature by key {NAME}"
    assert ours == signer(key, COMMENT)(TEXT).decode()


@pytest.mark.parametrize(
    "text",
    [PUBLIC, f"  {PUBLIC}\n", f"untrusted comment: minisign public key {NAME}\n{PUBLIC}\n", f"\r\n{PUBLIC}\r\n"],
)
def test_a_public_key_is_its_line_or_its_file(text: str) -> None:
    assert key_name(public_key(text)) == NAME


@pytest.mark.parametrize(
    "text",
    ["", "RW", PUBLIC[:-1], PUBLIC + "A", PUBLIC + "\n" + PUBLIC, "ҚАЗ", SECRET, "RWQ=", PUBLIC.replace("RW", "RU", 1)],
)
def test_what_is_no_public_key_is_refused(text: str) -> None:
    with pytest.raises(SigningError) as caught:
        public_key(text)
    assert reason(caught) == "public"


FORGED = {
    "another text": (TEXT.replace(b"a", b"b"), SIGNATURE),
    "a longer text": (TEXT + b"\n", SIGNATURE),
    "another comment": (TEXT, SIGNATURE.replace("1234", "1235")),
    "another number of the key": (TEXT, SIGNATURE.replace("RUQjQPeW", "RUQjQPex")),
}


@pytest.mark.parametrize(("text", "signature"), FORGED.values(), ids=FORGED)
def test_what_was_changed_is_forged(text: bytes, signature: str) -> None:
    with pytest.raises(SigningError) as caught:
        checked(text, signature.encode(), public_key(PUBLIC))
    assert reason(caught) == "forged"


def test_the_signature_of_somebody_else_is_forged() -> None:
    with pytest.raises(SigningError) as caught:
        checked(TEXT, SIGNATURE.encode(), KeyPair.generate().public_key)
    assert reason(caught) == "forged"


@pytest.mark.parametrize(
    "signature", [b"", b"\n\n\n\n", b"\xff" * 300, SIGNATURE[:-30].encode(), PUBLIC.encode(), b"A" * 9999]
)
def test_what_is_no_signature_is_said_to_be_none(signature: bytes) -> None:
    with pytest.raises(SigningError) as caught:
        checked(TEXT, signature, public_key(PUBLIC))
    assert reason(caught) == "signature"


def test_without_a_key_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(KEY_VARIABLE, raising=False)
    assert take_key() is None
    monkeypatch.setenv(KEY_VARIABLE, " \n")
    assert take_key() is None


def test_the_key_leaves_the_environment_and_no_child_sees_it(given: pytest.MonkeyPatch) -> None:
    given.setenv(PASSWORD_VARIABLE, "secret")
    assert take_key()
    assert not {KEY_VARIABLE, PASSWORD_VARIABLE} & os.environ.keys()
    said = subprocess.check_output([sys.executable, "-c", "import os; print(sorted(os.environ))"], text=True)
    assert KEY_VARIABLE not in said
    assert PASSWORD_VARIABLE not in said


def test_a_locked_key_wants_its_password(given: pytest.MonkeyPatch) -> None:
    pair = KeyPair.generate()
    pair.secret_key.encrypt("сөз", opslimit=32768, memlimit=16777216)
    for password, wanted in (("сөз", ""), ("other", "password"), ("", "password")):
        given.setenv(KEY_VARIABLE, bytes(pair.secret_key).decode())
        given.setenv(PASSWORD_VARIABLE, password)
        if not wanted:
            key = take_key()
            assert key
            assert key.get_public_key() == pair.public_key
            continue
        with pytest.raises(SigningError) as caught:
            take_key()
        assert reason(caught) == wanted
        assert not {KEY_VARIABLE, PASSWORD_VARIABLE} & os.environ.keys()


@pytest.mark.parametrize("text", ["nonsense", PUBLIC, SECRET[:-20], "untrusted comment: x"])
def test_what_is_no_secret_key_is_refused_without_a_word_of_it(given: pytest.MonkeyPatch, text: str) -> None:
    given.setenv(KEY_VARIABLE, text)
    with pytest.raises(SigningError) as caught:
        take_key()
    assert reason(caught) == "key"
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__
    assert text not in str(caught.value)


def test_the_key_must_be_the_half_of_the_sites_own(given: pytest.MonkeyPatch) -> None:
    with pytest.raises(SigningError) as caught:
        take_key(KeyPair.generate().public_key.to_base64().decode())
    assert reason(caught) == "other"


def test_a_public_key_of_the_site_that_is_none_is_told(given: pytest.MonkeyPatch) -> None:
    with pytest.raises(SigningError) as caught:
        take_key("RW")
    assert reason(caught) == "public"
