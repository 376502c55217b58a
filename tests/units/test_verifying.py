"""A true copy is known by its list and its signature, and every way to forge one is named; nothing harms the judge."""

from __future__ import annotations

import os
import socket
import stat
import struct
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from minisign import KeyPair

from arasha.editions.manifest import BUILD, SIGNATURE, SUMS, ManifestError, Origin, origin_text
from arasha.publish import copies
from arasha.publish.copies import CopyError
from arasha.publish.signing import signer
from arasha.publish.verifying import Verdict, verify
from copies import FILES, ORIGIN, folder_copy, list_of, packed, zip_copy

PAGE = "ru/index.html"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A true copy."""
    return folder_copy(tmp_path / "copy")


def found(verdict: Verdict) -> dict[str, list[str]]:
    """What is wrong, by how, without what is not."""
    odd = [f"{path}: {why}" for path, why in verdict.odd]
    wrong = {"missing": verdict.missing, "extra": verdict.extra, "changed": verdict.changed, "odd": odd}
    return {how: list(paths) for how, paths in wrong.items() if paths}


def test_a_true_folder_is_whole(copy: Path) -> None:
    heard: list[tuple[int, int]] = []
    verdict = verify(copy, heard=lambda done, total: heard.append((done, total)))
    assert (verdict.whole, verdict.files, verdict.signature, verdict.origin) == (True, len(FILES), "none", ORIGIN)
    assert heard == [(number, len(FILES)) for number in range(1, len(FILES) + 1)]


@pytest.mark.parametrize("top", ["", "course-ru/"])
def test_a_true_archive_is_whole(tmp_path: Path, top: str) -> None:
    verdict = verify(zip_copy(tmp_path / "copy.zip", top=top))
    assert (verdict.whole, verdict.files, verdict.origin) == (True, len(FILES), ORIGIN)


def swap_case(root: Path) -> None:
    (root / PAGE).rename(root / "ru/Index.html")


SPOILT: dict[str, tuple[Callable[[Path], object], dict[str, list[str]]]] = {
    "a forged byte": (lambda root: (root / PAGE).write_bytes(b"rU" + FILES[PAGE][2:]), {"changed": [PAGE]}),
    "a byte more": (lambda root: (root / PAGE).write_bytes(FILES[PAGE] + b"\n"), {"changed": [PAGE]}),
    "an empty file": (lambda root: (root / PAGE).write_bytes(b""), {"changed": [PAGE]}),
    "a page removed": (lambda root: (root / PAGE).unlink(), {"missing": [PAGE]}),
    "a page added": (lambda root: (root / "ru/new.html").write_text("x"), {"extra": ["ru/new.html"]}),
    "a hidden file added": (lambda root: (root / "ru/.x").write_text("x"), {"extra": ["ru/.x"]}),
    "a list below": (lambda root: (root / f"ru/{SUMS}").write_bytes(b""), {"extra": [f"ru/{SUMS}"]}),
    "a twin of other case": (
        lambda root: (root / "ru/INDEX.html").write_text("x"),
        {"extra": ["ru/INDEX.html"]},
    ),
    "another case": (swap_case, {"missing": [PAGE], "extra": ["ru/Index.html"]}),
    "a page moved": (
        lambda root: (root / PAGE).rename(root / "en.html"),
        {"missing": [PAGE], "extra": ["en.html"]},
    ),
    "pages exchanged": (
        lambda root: (root / PAGE).write_bytes(FILES["index.html"]) and (root / "index.html").write_bytes(FILES[PAGE]),
        {"changed": ["index.html", PAGE]},
    ),
    "a folder for a page": (
        lambda root: ((root / PAGE).unlink(), (root / PAGE).mkdir(), (root / PAGE / "x").write_text("x")),
        {"missing": [PAGE], "extra": [f"{PAGE}/x"]},
    ),
    "a name that is no text": (
        lambda root: Path(os.fsdecode(os.fsencode(root) + b"/\xff")).write_text("x"),
        {"extra": ["\udcff"]},
    ),
    "a forged origin": (lambda root: (root / BUILD).write_bytes(origin_text(Origin("f" * 40))), {"changed": [BUILD]}),
}


@pytest.mark.parametrize(("spoil", "told"), SPOILT.values(), ids=SPOILT)
def test_every_difference_is_named(copy: Path, spoil: Callable[[Path], object], told: dict[str, list[str]]) -> None:
    spoil(copy)
    verdict = verify(copy)
    assert found(verdict) == told
    assert not verdict.whole


def test_a_forged_origin_is_not_passed_on(copy: Path) -> None:
    (copy / BUILD).write_bytes(origin_text(Origin("f" * 40)))
    assert verify(copy).origin == Origin()


def test_links_are_named_and_not_followed(copy: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret").write_text("x")
    (copy / PAGE).rename(outside / "page")
    (copy / PAGE).symlink_to(outside / "page")
    (copy / "elsewhere").symlink_to(outside)
    (copy / "circle").symlink_to(copy)
    (copy / "nowhere").symlink_to("/nonexistent")
    assert found(verify(copy)) == {
        "missing": [PAGE],
        "odd": ["circle: link", "elsewhere: link", "nowhere: link", f"{PAGE}: link"],
    }


def test_what_would_block_a_reader_is_not_opened(copy: Path) -> None:
    os.mkfifo(copy / "pipe")
    listening = socket.socket(socket.AF_UNIX)
    before = Path.cwd()
    os.chdir(copy)  # the name of a socket is short
    try:
        listening.bind("socket")
    finally:
        os.chdir(before)
        listening.close()
    assert found(verify(copy)) == {"odd": ["pipe: special", "socket: special"]}


def refused(place: Path) -> str:
    with pytest.raises(CopyError) as caught:
        verify(place)
    return caught.value.reason


def test_what_is_no_copy_is_told(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("x")
    (tmp_path / "empty.zip").write_bytes(packed())
    os.mkfifo(tmp_path / "pipe")
    told = {name: refused(tmp_path / name) for name in ("nothing", "text", "pipe", "empty.zip", ".")}
    assert told == {"nothing": "absent", "text": "kind", "pipe": "kind", "empty.zip": "list", ".": "list"}


def test_a_copy_whose_list_is_a_link_has_none(copy: Path, tmp_path: Path) -> None:
    (copy / SUMS).rename(tmp_path / SUMS)
    (copy / SUMS).symlink_to(tmp_path / SUMS)
    assert refused(copy) == "list"


def test_a_list_made_to_deceive_is_refused(copy: Path) -> None:
    (copy / SUMS).write_bytes(list_of(FILES) + f"{'0' * 64}  ../../etc/passwd\n".encode())
    with pytest.raises(ManifestError) as caught:
        verify(copy)
    assert (caught.value.reason, caught.value.line) == ("path", len(FILES) + 1)


@pytest.fixture(scope="module")
def pair() -> KeyPair:
    return KeyPair.generate()


@pytest.mark.parametrize("form", ["folder", "zip"])
def test_signatures_are_judged(tmp_path: Path, pair: KeyPair, form: str) -> None:
    good = signer(pair.secret_key, "commit 1")(list_of(FILES))
    other = signer(KeyPair.generate().secret_key, "commit 1")(list_of(FILES))
    cases = {"good": good, "forged": other, "unreadable": b"x" * 100_000}
    for wanted, signature in cases.items():
        files = {SIGNATURE: signature}
        if form == "zip":
            place = zip_copy(tmp_path / f"{wanted}.zip", **files)
        else:
            place = folder_copy(tmp_path / wanted)
            (place / SIGNATURE).write_bytes(signature)
        verdict = verify(place, pair.public_key)
        assert (verdict.whole, verdict.signature) == (True, wanted)
        assert (verdict.signed is not None) == (wanted == "good")
        assert verify(place).signature == "unknown"


def test_a_list_changed_after_signing_is_forged(copy: Path, pair: KeyPair) -> None:
    (copy / SIGNATURE).write_bytes(signer(pair.secret_key, "")(list_of(FILES)))
    (copy / "index.html").write_bytes(b"other")
    (copy / SUMS).write_bytes(list_of({**FILES, "index.html": b"other"}))
    verdict = verify(copy, pair.public_key)
    assert (verdict.whole, verdict.signature) == (True, "forged")


def info(name: str, **fields: int) -> zipfile.ZipInfo:
    """A member's header with some fields of our own."""
    member = zipfile.ZipInfo(name)
    for field, value in fields.items():
        setattr(member, field, value)
    return member


TRUE = tuple({**FILES, SUMS: list_of(FILES)}.items())
ODD: dict[str, tuple[tuple[str | zipfile.ZipInfo, bytes], dict[str, list[str]]]] = {
    "a page added": (("new.html", b"x"), {"extra": ["new.html"]}),
    "a way out": (("../../x", b"x"), {"extra": ["../../x"]}),
    "from the root": (("/etc/passwd", b"x"), {"extra": ["/etc/passwd"]}),
    "another system's way": (("..\\x", b"x"), {"extra": ["..\\x"]}),
    "a page twice": ((PAGE, b"other"), {"odd": [f"{PAGE}: twice"]}),
    "the list twice": ((SUMS, list_of({PAGE: b"other"})), {"odd": [f"{SUMS}: twice"]}),
    "a link": ((info("link", external_attr=(stat.S_IFLNK | 0o777) << 16), b"/etc/passwd"), {"odd": ["link: link"]}),
    "a device": ((info("device", external_attr=stat.S_IFCHR << 16), b""), {"odd": ["device: special"]}),
    "another packing": ((info("packed", compress_type=zipfile.ZIP_LZMA), b"x" * 99), {"odd": ["packed: method"]}),
}


@pytest.mark.parametrize(("member", "told"), ODD.values(), ids=ODD)
def test_odd_members_are_named(
    tmp_path: Path, member: tuple[str | zipfile.ZipInfo, bytes], told: dict[str, list[str]]
) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # zipfile warns of names that stand twice
        (tmp_path / "copy.zip").write_bytes(packed(*TRUE, member))
    assert found(verify(tmp_path / "copy.zip")) == told


def test_a_locked_member_is_named(tmp_path: Path) -> None:
    data = bytearray(packed(*TRUE, ("zz", b"x")))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.rindex(signature) + flags] |= 1
    (tmp_path / "copy.zip").write_bytes(data)
    assert found(verify(tmp_path / "copy.zip")) == {"odd": ["zz: encrypted"]}


def test_a_name_with_a_hidden_end_is_named(tmp_path: Path) -> None:
    data = packed(*TRUE, ("a.htmlQevil", b"x"))
    (tmp_path / "copy.zip").write_bytes(data.replace(b"a.htmlQevil", b"a.html\0evil"))
    assert found(verify(tmp_path / "copy.zip")) == {"odd": ["a.html: name"]}


def test_what_lies_outside_the_folder_of_the_list_is_extra(tmp_path: Path) -> None:
    members = [(f"top/{path}", data) for path, data in TRUE]
    (tmp_path / "copy.zip").write_bytes(packed(*members, ("beside.html", b"x")))
    assert found(verify(tmp_path / "copy.zip")) == {"extra": ["../beside.html"]}


@pytest.mark.parametrize("tops", [("a/", "b/"), ("a/b/",), ("../",), ("/",)], ids=str)
def test_a_list_that_might_be_another_does_not_count(tmp_path: Path, tops: tuple[str, ...]) -> None:
    (tmp_path / "copy.zip").write_bytes(packed(*((f"{top}{path}", data) for top in tops for path, data in TRUE)))
    assert refused(tmp_path / "copy.zip") == ("lists" if len(tops) > 1 else "list")


def test_an_archive_that_swells_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "LARGEST_ARCHIVE", 10_000_000)
    (tmp_path / "copy.zip").write_bytes(packed(*TRUE, *((f"bomb{n}", bytes(1_000_000)) for n in range(10))))
    assert (tmp_path / "copy.zip").stat().st_size < 100_000
    assert refused(tmp_path / "copy.zip") == "large"


def test_an_archive_that_lies_of_its_size_is_changed(tmp_path: Path) -> None:
    data = bytearray(packed(*TRUE, ("zz", bytes(100_000))))
    at = data.rindex(b"PK\x01\x02")
    struct.pack_into("<L", data, at + 24, 10)
    (tmp_path / "copy.zip").write_bytes(data)
    files = {**FILES, "zz": bytes(100_000)}
    assert found(verify(tmp_path / "copy.zip")) == {"extra": ["zz"]}
    listed = bytearray(packed(*files.items(), (SUMS, list_of(files))))
    at = listed.index(b"zz", listed.index(b"PK\x01\x02")) - 46
    struct.pack_into("<L", listed, at + 24, 10)
    (tmp_path / "copy.zip").write_bytes(listed)
    assert found(verify(tmp_path / "copy.zip")) == {"changed": ["zz"]}


def test_no_damage_to_an_archive_breaks_the_judge_or_goes_unseen(tmp_path: Path) -> None:
    file = tmp_path / "copy.zip"
    files = {"index.html": b"start" * 20, BUILD: origin_text(ORIGIN)}
    sound = packed(*files.items(), (SUMS, list_of(files)))
    for place in range(len(sound)):
        damaged = bytearray(sound)
        damaged[place] ^= 1 << place % 8
        file.write_bytes(damaged)
        try:
            verdict = verify(file)
        except (CopyError, ManifestError):
            continue
        if verdict.whole:  # it hit a time, a version: nothing that is unpacked
            with zipfile.ZipFile(file) as archive:
                assert {name: archive.read(name) for name in archive.namelist() if name != SUMS} == files


def test_no_shortened_archive_breaks_the_judge(tmp_path: Path) -> None:
    file = tmp_path / "copy.zip"
    sound = zip_copy(tmp_path / "sound.zip").read_bytes()
    for length in range(0, len(sound), 7):
        file.write_bytes(sound[:length])
        assert refused(file) in {"kind", "list"}
