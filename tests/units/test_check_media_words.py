"""Every problem of a picture, document or other file is told in every language, with all its values."""

from collections.abc import Callable
from pathlib import Path

import pytest

import media_files
import tiny
from arasha.checks.documents import document_problems
from arasha.checks.files import file_problems
from arasha.checks.pictures import picture_problems
from arasha.checks.wording import words

SVG = b'<svg xmlns="http://www.w3.org/2000/svg">%b</svg>'
FILES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "picture-too-large": ("a.jpg", lambda: media_files.picture("JPEG") + bytes(5_000_000)),
    "picture-unreadable": ("a.jpg", lambda: b""),
    "picture-misnamed": ("a.jpg", lambda: media_files.picture("PNG")),
    "picture-animated": (
        "a.gif",
        lambda: media_files.picture("GIF", save_all=True, append_images=[media_files.drawing().transpose(0)]),
    ),
    "picture-metadata": ("a.jpg", lambda: media_files.picture("JPEG", exif=media_files.exif())),
    "picture-device": (
        "a.png",
        lambda: media_files.picture("PNG", icc_profile=media_files.of_one_screen(media_files.srgb())),
    ),
    "pdf-unreadable": ("a.pdf", lambda: b""),
    "pdf-encrypted": ("a.pdf", lambda: media_files.pdf(encryption=media_files.pikepdf.Encryption(owner="a", user="b"))),
    "pdf-metadata": ("a.pdf", lambda: media_files.pdf(media_files.with_author)),
    "pdf-attachment": ("a.pdf", lambda: media_files.pdf(media_files.with_attachment)),
    "pdf-active": ("a.pdf", lambda: media_files.pdf(media_files.with_script)),
    "pdf-earlier-versions": ("a.pdf", lambda: media_files.pdf() + b"startxref"),
    "svg-unreadable": ("a.svg", lambda: b""),
    "svg-entity": ("a.svg", lambda: b'<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG % b""),
    "svg-active": ("a.svg", lambda: SVG % b"<script/>"),
    "svg-foreign": ("a.svg", lambda: SVG % b'<image href="x.png"/>'),
    "svg-metadata": ("a.svg", lambda: SVG % b'<g docname="x"/>'),
    "file-kind": ("a.kml", bytes),
    "file-archive": ("a.zip", bytes),
    "file-office": ("a.docx", bytes),
    "file-web": ("a.html", bytes),
    "file-host": ("CNAME", bytes),
    "file-hidden": (".a", bytes),
    "file-picture-kind": ("a.heic", bytes),
    "file-film": ("a.mp4", bytes),
    "file-name-letters": ("а б.jpg", bytes),
    "file-too-large": ("a.pdf", lambda: bytes(21 * 1024 * 1024)),
    "file-not-its-kind": ("a.csv", lambda: b"\0"),
}


@pytest.mark.parametrize("code", FILES)
def test_it_is_told_in_every_language(tmp_path: Path, code: str) -> None:
    name, make = FILES[code]
    (tmp_path / name).write_bytes(make())
    rules = (file_problems, picture_problems, document_problems)
    found = [problem for rule in rules for problem in rule(tmp_path / name, name)]
    assert code in [problem.code for problem in found]
    for problem in found:
        said = [words(problem, tiny.language(language)) for language in tiny.LANGUAGES]
        assert all(what.strip() and mend.strip() for what, mend in said)
        assert len({what for what, _ in said}) == len(tiny.LANGUAGES)
