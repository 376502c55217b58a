"""Rules about pictures: what they are, weigh and tell, and whether they have words for those who can't see them."""

import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

import media_files
import tiny
from arasha.checks.memory import Memory
from arasha.checks.pictures import lead_pictures_without_words, picture_problems, pictures_without_words
from arasha.checks.texts import Text
from arasha.cleaning import clean
from arasha.content import Problem

RU = "news/2024/academy/index.ru.md"


def found(tmp_path: Path, name: str, data: bytes) -> list[Problem]:
    (tmp_path / name).write_bytes(data)
    return list(picture_problems(tmp_path / name, name))


def codes(tmp_path: Path, name: str, data: bytes) -> list[str]:
    return [problem.code for problem in found(tmp_path, name, data)]


def png_chunk(name: bytes, content: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(name + content))
    return struct.pack(">I", len(content)) + name + content + check


def png_of(width: int, height: int) -> bytes:
    """A PNG that claims a size and holds next to nothing."""
    header = png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + png_chunk(b"IDAT", zlib.compress(bytes(99))) + png_chunk(b"IEND", b"")


@pytest.mark.parametrize(("ending", "make", "told"), media_files.PICTURES.values(), ids=media_files.PICTURES)
def test_what_a_picture_tells_is_refused(
    tmp_path: Path, ending: str, make: Callable[[], bytes], told: set[str]
) -> None:
    (problem,) = found(tmp_path, f"a{ending}", make())
    assert problem.code == "picture-metadata"
    assert set(problem.values["found"].split(", ")) == told


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_profile_that_names_a_screen_is_worth_a_look(tmp_path: Path, kind: str) -> None:
    """A Mac's screenshot has one, and the repository is public; `clean` takes it out."""
    data = media_files.picture(kind, icc_profile=media_files.of_one_screen(media_files.srgb()))
    ending = f".{kind.lower()}"
    (problem,) = found(tmp_path, f"a{ending}", data)
    assert (problem.code, problem.warning) == ("picture-device", True)
    clean(tmp_path / f"a{ending}")
    assert found(tmp_path, f"a{ending}", (tmp_path / f"a{ending}").read_bytes()) == []


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jpg", media_files.picture("JPEG")),
        ("a.jpg", media_files.picture("JPEG", progressive=True, icc_profile=media_files.srgb())),
        ("a.jpg", media_files.picture("JPEG", "CMYK")),
        ("a.JPEG", media_files.picture("JPEG", "L")),
        ("a.png", media_files.picture("PNG")),
        ("a.png", media_files.picture("PNG", "P")),
        ("a.png", tiny.PNG),
        ("a.webp", media_files.picture("WEBP")),
        ("a.webp", media_files.picture("WEBP", "RGBA", lossless=False)),
        ("a.avif", media_files.picture("AVIF")),
        ("a.gif", media_files.picture("GIF")),
        ("a.txt", b"no picture"),
    ],
)
def test_a_clean_picture_passes(tmp_path: Path, name: str, data: bytes) -> None:
    assert codes(tmp_path, name, data) == []


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html><script>alert(1)</script>",
        b"%PDF-1.7",
        b"\xff\xd8\xff",
        b"\xff\xd8\xff\xe0\xff\xff",
        media_files.picture("JPEG")[:-100],
        media_files.picture("PNG")[:-20],
        media_files.picture("PNG").replace(b"IDAT", b"IDAT\0", 1),
        media_files.picture("WEBP")[:-20],
        media_files.picture("GIF")[:-20],
        media_files.picture("AVIF")[:-40],
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
    ],
)
@pytest.mark.parametrize("ending", [".jpg", ".png", ".webp", ".avif", ".gif"])
def test_what_is_no_picture_is_refused(tmp_path: Path, data: bytes, ending: str) -> None:
    assert codes(tmp_path, f"a{ending}", data) == ["picture-unreadable"]


def test_a_picture_of_another_format_is_told_its_right_ending(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, "a.jpg", media_files.picture("PNG"))
    assert (problem.code, problem.values["better"]) == ("picture-misnamed", ".png")


@pytest.mark.parametrize(("width", "height"), [(10_000, 5_001), (20_000, 20_000), (2**31 - 1, 2**31 - 1)])
def test_a_bomb_is_refused_and_not_lit(tmp_path: Path, width: int, height: int) -> None:
    assert codes(tmp_path, "a.png", png_of(width, height)) in (["picture-bomb"], ["picture-unreadable"])


def test_the_largest_allowed_is_no_bomb(tmp_path: Path) -> None:
    assert "picture-bomb" not in codes(tmp_path, "a.png", png_of(10_000, 5_000))


def test_a_heavy_picture_is_refused(tmp_path: Path) -> None:
    data = media_files.picture("JPEG")
    problems = found(tmp_path, "a.jpg", data + bytes(5 * 1024 * 1024))
    assert [problem.code for problem in problems] == ["picture-too-large", "picture-metadata"]
    assert problems[0].values["size"] == "5.0"


@pytest.mark.parametrize(("kind", "name"), [("GIF", "a.gif"), ("WEBP", "a.webp"), ("PNG", "a.png"), ("AVIF", "a.avif")])
def test_a_moving_picture_is_refused(tmp_path: Path, kind: str, name: str) -> None:
    other = media_files.drawing().transpose(0)
    data = media_files.picture(kind, save_all=True, append_images=[other], duration=99)
    assert "picture-animated" in codes(tmp_path, name, data)


def test_neither_links_nor_folders_are_opened(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").symlink_to("/etc/passwd")
    (tmp_path / "b.jpg").mkdir()
    assert [*picture_problems(tmp_path / "a.jpg", "a.jpg"), *picture_problems(tmp_path / "b.jpg", "b.jpg")] == []


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("![](a.jpg)", [6]),
        ("Text.\n\n![ ](a.jpg) and ![](<b c.jpg>)", [8, 8]),
        ("![][a]\n\n[a]: a.jpg", [6]),
        ("![A hall](a.jpg)", []),
        ("`![](a.jpg)`", []),
        ("```\n![](a.jpg)\n```", []),
        (r"\![](a.jpg)", []),
    ],
)
def test_a_picture_in_a_text_needs_words(tmp_path: Path, body: str, lines: list[int]) -> None:
    tiny.write(tmp_path, "about/index.ru.md", {"title": "О нас", "summary": "Коротко."}, body)
    text = text_of(tmp_path, "about", "ru")
    assert [problem.line for problem in pictures_without_words(text)] == lines


def test_a_lead_picture_needs_words_in_every_full_version(tmp_path: Path) -> None:
    docs = tiny.site(tmp_path)
    tiny.change(docs, RU, picture_alt="Зал")
    tiny.change(docs, RU.replace(".ru.", ".en."), coverage="summary")
    places = [(problem.code, problem.path) for problem in lead_pictures_without_words(tiny.read(docs), docs, Memory())]
    assert places == [("picture-alt-missing", RU.replace(".ru.", ".kk."))]


def test_in_the_original_the_line_is_that_of_the_picture(tmp_path: Path) -> None:
    docs = tiny.site(tmp_path)
    (original,) = (p for p in lead_pictures_without_words(tiny.read(docs), docs, Memory()) if p.path == RU)
    assert (docs / RU).read_text(encoding="utf-8").splitlines()[original.line - 1].startswith("picture:")


def text_of(docs: Path, folder: str, language: str) -> Text:
    item = tiny.read(docs).items[folder]
    version = item.versions[language]
    return Text(item, version, (docs / version.path).read_text(encoding="utf-8"))
