"""Rules about files beside texts: kinds, names, sizes."""

import os
from pathlib import Path

import pytest

import media_files
from arasha.checks.files import LARGEST, file_problems

EPUB = b"PK\3\4" + bytes(26) + b"mimetypeapplication/epub+zip"


def codes(tmp_path: Path, name: str, data: bytes = b"") -> list[str]:
    file = tmp_path / name
    file.write_bytes(data)
    return [problem.code for problem in file_problems(file, f"about/{name}")]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jpg", media_files.picture("JPEG")),
        ("a.JPEG", b""),
        ("a.png", b""),
        ("a.webp", b""),
        ("a.avif", b""),
        ("a.gif", b""),
        ("a.svg", b""),
        ("a.pdf", b""),
        ("a-1_b.2.pdf", b""),
        ("a.csv", "аты,жасы\n".encode()),
        ("a.txt", "я".encode() * 4000),
        ("a.txt", b"x" + "я".encode() * 4000),
        ("a.epub", EPUB),
        ("a.mp3", b"ID3\4"),
        ("a.mp3", b"\xff\xfb\x90"),
        ("index.kk.md", b""),
    ],
)
def test_kinds_on_the_list_pass(tmp_path: Path, name: str, data: bytes) -> None:
    assert codes(tmp_path, name, data) == []


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("file-archive", "a.zip a.rar a.7z a.tar.gz a.ISO"),
        ("file-office", "a.doc a.docx a.DOCM a.odt a.xls a.xlsx a.ppt a.pptx a.rtf"),
        ("file-web", "a.html a.htm a.xhtml a.js a.mjs a.css a.xml a.json a.php a.exe a.sh a.svgz a.swf a.wasm a.url"),
        ("file-web", "a.html.txt a.php.jpg a.js.pdf"),
        (
            "file-host",
            "_headers _redirects CNAME cname robots.txt sw.js .htaccess .htpasswd netlify.toml web.config _a.jpg",
        ),
        ("file-hidden", ".DS_Store .gitkeep .nojekyll .a.jpg ._a.jpg"),
        ("file-picture-kind", "a.heic a.HEIF a.tiff a.bmp a.psd a.ico"),
        ("file-film", "a.mp4 a.mov a.avi a.wav a.ogg"),
        ("file-kind", "a a. a.kml a.ttf a.py3 Makefile a.map"),
    ],
)
def test_others_are_refused_in_words_of_their_own(tmp_path: Path, code: str, names: str) -> None:
    assert {name: codes(tmp_path, name) for name in names.split()} == {name: [code] for name in names.split()}


@pytest.mark.parametrize(
    ("name", "better"),
    [("Фото 1.jpg", "1.jpg"), ("зал.png", "picture.png"), ("a b (2).pdf", "a-b-2.pdf"), ("-a.jpg", "a.jpg")],
)
def test_a_name_that_fits_no_address_is_refused(tmp_path: Path, name: str, better: str) -> None:
    (tmp_path / name).write_bytes(b"")
    (problem,) = file_problems(tmp_path / name, name)
    assert (problem.code, problem.values["better"]) == ("file-name-letters", better)


@pytest.mark.parametrize("name", ["a\nb.jpg", "a\u202eb.jpg", "a&b.jpg", "a'b.jpg", "a%2e.jpg", "а.jpg"])
def test_so_are_names_that_could_deceive(tmp_path: Path, name: str) -> None:
    assert codes(tmp_path, name) == ["file-name-letters"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", b"PK\3\4\x14\0"),
        ("a.txt", b"text\0text"),
        ("a.txt", "я".encode("cp1251") * 9),
        ("a.epub", b"PK\3\4"),
        ("a.mp3", b"MZ\x90"),
        ("a.mp3", b""),
    ],
)
def test_a_name_makes_no_kind(tmp_path: Path, name: str, data: bytes) -> None:
    assert codes(tmp_path, name, data) == ["file-not-its-kind"]


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").touch()
    os.truncate(tmp_path / "a.pdf", LARGEST + 1)
    assert [problem.code for problem in file_problems(tmp_path / "a.pdf", "a.pdf")] == ["file-too-large"]


def test_a_hidden_folder_hides_all_that_is_in_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("text")
    found = file_problems(tmp_path / "a.txt", ".well-known/a.txt")
    assert [problem.code for problem in found] == ["file-hidden"]


def test_links_and_what_is_no_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").symlink_to("/etc/passwd")
    os.mkfifo(tmp_path / "b.jpg")
    found = [problem.code for name in ("a.pdf", "b.jpg") for problem in file_problems(tmp_path / name, name)]
    assert found == ["symbolic-link", "file-kind"]
