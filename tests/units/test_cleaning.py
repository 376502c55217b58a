"""Cleaning: what the rules refuse is gone, what is shown stays, and once is enough."""

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Pdf
from PIL import Image, ImageOps

import media_files
from arasha.checks.documents import document_problems
from arasha.checks.pictures import picture_problems
from arasha.cleaning import clean, stripped_copy
from arasha.content import ProblemError

LOSSLESS = {".png", ".webp"}


def refused(file: Path) -> list[str]:
    return [problem.code for problem in (*picture_problems(file, file.name), *document_problems(file, file.name))]


def pixels(data: bytes) -> bytes:
    """What is shown: turned as the file says."""
    with Image.open(io.BytesIO(data)) as image:
        return ImageOps.exif_transpose(image).convert("RGBA").tobytes()


def difference(one: bytes, other: bytes) -> float:
    """How far two pictures are from each other, of 255, on average."""
    first, second = pixels(one), pixels(other)
    return sum(abs(a - b) for a, b in zip(first, second, strict=True)) / len(first)


@pytest.fixture
def put(tmp_path: Path) -> Callable[[str, bytes], Path]:
    def write(name: str, data: bytes) -> Path:
        (tmp_path / name).write_bytes(data)
        return tmp_path / name

    return write


@pytest.mark.parametrize(("ending", "make", "told"), media_files.PICTURES.values(), ids=media_files.PICTURES)
def test_a_cleaned_picture_passes_and_shows_the_same(
    put: Callable[[str, bytes], Path], ending: str, make: Callable[[], bytes], told: set[str]
) -> None:
    before = make()
    file = put(f"a{ending}", before)
    assert set(clean(file)) == told
    after = file.read_bytes()
    assert refused(file) == []
    assert difference(before, after) < 3
    turned = Image.open(io.BytesIO(before)).getexif().get(media_files.ORIENTATION, 1) != 1
    if ending in LOSSLESS or not (turned or ending == ".avif"):
        assert pixels(before) == pixels(after)
    assert clean(file) == []
    assert file.read_bytes() == after


@pytest.mark.parametrize("orientation", range(2, 9))
@pytest.mark.parametrize(("kind", "ending"), [("JPEG", ".jpg"), ("PNG", ".png"), ("WEBP", ".webp")])
def test_a_picture_stands_upright_without_being_told_to(
    put: Callable[[str, bytes], Path], kind: str, ending: str, orientation: int
) -> None:
    before = media_files.picture(kind, exif=media_files.orientation_only(orientation))
    file = put(f"a{ending}", before)
    clean(file)
    with Image.open(file) as image:
        assert image.size == (media_files.SIZE if orientation < 5 else media_files.SIZE[::-1])
        assert not image.getexif()
    assert difference(before, file.read_bytes()) < 3


@pytest.mark.parametrize(("kind", "ending"), [("JPEG", ".jpg"), ("PNG", ".png"), ("WEBP", ".webp"), ("AVIF", ".avif")])
def test_other_colours_are_brought_to_those_of_the_web(
    put: Callable[[str, bytes], Path], kind: str, ending: str
) -> None:
    plain, file = media_files.picture(kind), put(f"a{ending}", b"")
    file.write_bytes(media_files.picture(kind, icc_profile=media_files.other_colours()))
    assert clean(file) == ["ICC"]
    assert "icc_profile" not in Image.open(file).info
    assert difference(plain, file.read_bytes()) > 9
    assert clean(file) == []


@pytest.mark.parametrize(("kind", "ending"), [("JPEG", ".jpg"), ("PNG", ".png"), ("WEBP", ".webp")])
@pytest.mark.parametrize("profile", [media_files.srgb(), b"no profile at all"])
def test_a_profile_that_changes_nothing_goes_without_a_dot_changed(
    put: Callable[[str, bytes], Path], kind: str, ending: str, profile: bytes
) -> None:
    file = put(f"a{ending}", media_files.picture(kind, icc_profile=profile))
    assert clean(file) == ["ICC"]
    assert pixels(file.read_bytes()) == pixels(media_files.picture(kind))
    assert "icc_profile" not in Image.open(file).info


def test_transparency_survives_other_colours(put: Callable[[str, bytes], Path]) -> None:
    image = media_files.drawing("RGBA")
    image.putalpha(media_files.drawing("L"))
    target = io.BytesIO()
    image.save(target, "PNG", icc_profile=media_files.other_colours())
    file = put("a.png", target.getvalue())
    clean(file)
    assert Image.open(file).getchannel("A").tobytes() == image.getchannel("A").tobytes()


@pytest.mark.parametrize(("change", "code"), media_files.HARMFUL_PDFS.values(), ids=media_files.HARMFUL_PDFS)
def test_a_cleaned_pdf_passes_and_keeps_title_and_language(
    put: Callable[[str, bytes], Path], change: Callable[[Pdf], None], code: str
) -> None:
    file = put("a.pdf", media_files.pdf(change))
    assert code in refused(file)
    assert clean(file)
    assert refused(file) == []
    with Pdf.open(file) as document:
        assert len(document.pages) == 1
        assert str(document.docinfo["/Title"]) == "Есеп"
        assert str(document.Root["/Lang"]) == "kk"
    after = file.read_bytes()
    assert b"A. Name" not in after
    assert clean(file) == []
    assert file.read_bytes() == after


def test_a_photograph_in_a_pdf_stays_the_same_photograph(put: Callable[[str, bytes], Path]) -> None:
    file = put("a.pdf", media_files.pdf(media_files.with_photograph))
    assert set(clean(file)) == {"EXIF"}
    with Pdf.open(file) as document:
        photograph = document.pages[0].obj["/Resources"]["/XObject"]["/Im0"].read_raw_bytes()
    assert photograph == media_files.picture("JPEG")


def test_the_mark_of_an_accessible_pdf_survives(put: Callable[[str, bytes], Path]) -> None:
    packet = (
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        b'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        b'xmlns:xmp="http://ns.adobe.com/xap/1.0/" pdfuaid:part="1" xmp:CreatorTool="Word"><dc:title><rdf:Alt>'
        b'<rdf:li xml:lang="kk">\xd0\x95\xd1\x81\xd0\xb5\xd0\xbf &amp; 2</rdf:li></rdf:Alt></dc:title>'
        b"</rdf:Description></rdf:RDF>"
    )

    def change(document: Pdf) -> None:
        del document.docinfo["/Title"]
        document.Root["/Metadata"] = document.make_stream(packet)

    file = put("a.pdf", media_files.pdf(change))
    assert clean(file) == ["XMP"]
    with Pdf.open(file) as document:
        told = document.open_metadata()
        assert told["pdfuaid:part" if "pdfuaid:part" in told else "{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        assert told["dc:title"] == str(document.docinfo["/Title"]) == "Есеп & 2"
        assert "xmp:CreatorTool" not in told


def test_an_encrypted_pdf_that_opens_is_opened_for_good(put: Callable[[str, bytes], Path]) -> None:
    file = put("a.pdf", media_files.pdf(encryption=pikepdf.Encryption(owner="owner", user="")))
    assert clean(file) == ["encryption"]
    assert refused(file) == []


def test_earlier_versions_of_a_pdf_go(put: Callable[[str, bytes], Path]) -> None:
    once = media_files.pdf()
    file = put("a.pdf", once + once[once.rindex(b"startxref") :])
    assert clean(file) == ["%%EOF"]
    assert refused(file) == []


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.pdf", media_files.pdf(encryption=pikepdf.Encryption(owner="o", user="u")), "pdf-encrypted"),
        ("a.pdf", b"no pdf", "pdf-unreadable"),
        ("a.jpg", b"no picture", "picture-unreadable"),
        ("a.png", media_files.picture("PNG", exif=media_files.exif(6))[:-30], "picture-unreadable"),
    ],
)
def test_what_cannot_be_read_is_told_and_left(
    put: Callable[[str, bytes], Path], name: str, data: bytes, code: str
) -> None:
    file = put(name, data)
    with pytest.raises(ProblemError) as caught:
        clean(file)
    assert caught.value.problem.code == code
    assert file.read_bytes() == data
    assert list(file.parent.iterdir()) == [file]


def test_other_files_and_links_are_left(put: Callable[[str, bytes], Path], tmp_path: Path) -> None:
    table, picture = put("a.csv", b"a,b"), put("b.jpg", media_files.picture("JPEG", exif=media_files.exif()))
    (tmp_path / "c.jpg").symlink_to(picture)
    assert clean(table) == clean(tmp_path / "c.jpg") == []
    assert (tmp_path / "c.jpg").is_symlink()


def test_the_file_keeps_its_rights(put: Callable[[str, bytes], Path]) -> None:
    file = put("a.jpg", media_files.picture("JPEG", exif=media_files.exif()))
    file.chmod(0o640)
    clean(file)
    assert file.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jpg", media_files.picture("JPEG", exif=media_files.exif(6, place=True))),
        ("a.avif", media_files.picture("AVIF", exif=media_files.exif(6, place=True))),
        ("a.webp", media_files.picture("WEBP", exif=media_files.exif(3), lossless=False)),
        ("a.pdf", media_files.pdf(media_files.with_photograph)),
        ("a.pdf", media_files.pdf(media_files.with_xmp)),
    ],
)
def test_a_copy_for_the_site_is_clean_and_always_the_same(
    put: Callable[[str, bytes], Path], tmp_path: Path, name: str, data: bytes
) -> None:
    source = put(name, data)
    copies = [tmp_path / f"{number}{source.suffix}" for number in range(2)]
    for target in copies:
        stripped_copy(source, target)
        assert refused(target) == []
    assert copies[0].read_bytes() == copies[1].read_bytes()
    assert source.read_bytes() == data


@pytest.mark.parametrize("profile", [media_files.srgb(), media_files.other_colours()])
@pytest.mark.parametrize("tag", [b"mmod", b"meta", b"vcgt"])
@pytest.mark.parametrize(("kind", "ending"), [("JPEG", ".jpg"), ("PNG", ".png"), ("WEBP", ".webp"), ("AVIF", ".avif")])
def test_a_copy_for_the_site_does_not_name_the_screen(
    put: Callable[[str, bytes], Path], tmp_path: Path, kind: str, ending: str, tag: bytes, profile: bytes
) -> None:
    """As a Mac's screenshot does. The colours stay those that were meant."""
    before = media_files.picture(kind, icc_profile=media_files.of_one_screen(profile, tag))
    stripped_copy(put(f"a{ending}", before), target := tmp_path / f"copy{ending}")
    after = target.read_bytes()
    assert b"SERIAL" in Image.open(io.BytesIO(before)).info["icc_profile"]
    assert "icc_profile" not in Image.open(target).info
    meant = tmp_path / f"meant{ending}"
    meant.write_bytes(media_files.picture(kind, icc_profile=profile))
    clean(meant)
    assert difference(meant.read_bytes(), after) < 3


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", b"a,b"),
        ("a.pdf", media_files.pdf()),
        ("a.jpg", media_files.picture("JPEG")),
        ("a.jpg", media_files.picture("JPEG", icc_profile=media_files.other_colours())),
    ],
)
def test_a_clean_file_is_copied_as_it_is(
    put: Callable[[str, bytes], Path], tmp_path: Path, name: str, data: bytes
) -> None:
    stripped_copy(put(name, data), tmp_path / "copy")
    assert (tmp_path / "copy").read_bytes() == data
