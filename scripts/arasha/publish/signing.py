"""Signatures in minisign's format: made with a key that the environment gives, checked with the public one.

The format is that of Frank Denis' minisign (jedisct1.github.io/minisign), so that a reader checks a copy with a program
that is in every Linux distribution and in Homebrew: `minisign -Vm SHA256SUMS -P RW…`.
"""

from __future__ import annotations

import base64
import os
from collections.abc import Callable
from dataclasses import dataclass

from minisign import Error, PublicKey, SecretKey, Signature, VerifyError

KEY_VARIABLE, PASSWORD_VARIABLE = "ARASHA_SIGNING_KEY", "ARASHA_SIGNING_PASSWORD"
"""Environment variables: the text of a file that `minisign -G` made with its secret key, and that key's password."""
LARGEST = 20_000
"""Bytes of a signature; it has a few hundred."""
KEY_START = "RW"
"""How every public key begins: the name of its algorithm, `Ed`, in base64."""
_COMMENT = "untrusted comment:"
_NUMBER = slice(2, 10)
"""Where a public key's number stands, lowest byte first."""

Sign = Callable[[bytes], bytes]
"""Makes the signature file of a text."""


class SigningError(Exception):
    """A key or a signature is of no use.

    Attributes:
        reason: `key` (not a secret key), `password` (not the key's), `other` (not the secret half of the site's public
            key), `public` (not a public key), `forged` (the signature is not of this text by this key) or `signature`
            (not a signature). What a key holds is in none of them.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature that holds: by which key, and what its maker said in it."""

    key: str
    comment: str


def take_key(public: str = "") -> SecretKey | None:
    """The key of the environment, which then has it no longer: programs that we start don't get it. None without one.

    Args:
        public: the public key that the site names; the pair must be whole. Empty when it names none.

    Raises:
        SigningError: `key`, `password`, `other` or `public`.
    """
    text = os.environ.pop(KEY_VARIABLE, "").strip()
    password = os.environ.pop(PASSWORD_VARIABLE, "")
    if not text:
        return None
    try:
        key = SecretKey.from_base64(text.splitlines()[-1].strip())
    except Error:
        raise SigningError("key") from None
    if key.is_encrypted():
        try:
            key.decrypt(password)
        except (Error, ValueError):
            raise SigningError("password") from None
    if public and key.get_public_key() != public_key(public):
        raise SigningError("other")
    return key


def signer(key: SecretKey, comment: str) -> Sign:
    """Signs with this key; the comment is signed too. The same text gives the same signature (Ed25519, RFC 8032)."""

    def sign(text: bytes) -> bytes:
        name = f"signature by key {key_name(key.get_public_key())}"
        return bytes(key.sign(text, untrusted_comment=name, trusted_comment=comment)) + b"\n"

    return sign


def public_key(text: str) -> PublicKey:
    """A public key: its line `RW…`, or the whole text of the file that `minisign -G` made.

    Raises:
        SigningError: `public`.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith(_COMMENT)]
    try:
        return PublicKey.from_base64(lines[0] if len(lines) == 1 else "")
    except Error:
        raise SigningError("public") from None


def key_name(key: PublicKey) -> str:
    """What minisign calls a key: the 16 digits that it prints."""
    number = base64.b64decode(key.to_base64())[_NUMBER]
    return number[::-1].hex().upper()


def checked(text: bytes, signature: bytes, key: PublicKey) -> Signed:
    """The signature, which is of this text and by this key.

    Raises:
        SigningError: `signature` or `forged`.
    """
    try:
        given = Signature.from_bytes(signature)
    except (Error, ValueError):
        raise SigningError("signature") from None
    try:
        key.verify(text, given)
    except VerifyError:
        raise SigningError("forged") from None
    return Signed(key_name(key), given.trusted_comment)
