"""Pictures as pages offer them: which widths and formats, what they are called, how they are made and kept."""

import io
import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

import media_files
import tiny
from arasha.checks.media.pictures import labels
from arasha.content import ProblemError
from arasha.pages.pictures import making
from arasha.pages.pictures.facts import Facts, Look, facts_of
from arasha.pages.pictures.known import FILE, Known
from arasha.pages.pictures.making import FOLDER, UNUSED, key_of, make, write_pictures
from arasha.pages.pictures.offers import SMALL, Offer, offer, widths
from arasha.pages.pictures.showing import file_address, picture_of
from arasha.pages.pictures.survey import linked_pictures, survey

PLACE = "news/2024/academy"
LARGE = SMALL * 10


def facts(width: int, height: int = 500, look: Look = Look.PHOTOGRAPH, weight: int = LARGE) -> Facts:
    return Facts(width, height, weight, "0" * 64, look)


@pytest.mark.parametrize(
    ("wide", "offered"),
    [
        (4000, (360, 720, 1000, 1280)),
        (1280, (360, 720, 1000, 1280)),
        (1000, (360, 720, 1000)),
        (800, (360, 800)),
        (720, (360, 720)),
        (450, (360, 450)),
        (449, (449,)),
        (100, (100,)),
    ],
)
def test_a_picture_is_offered_in_a_few_widths_and_never_wider_than_it_is(wide: int, offered: tuple[int, ...]) -> None:
    assert widths(facts(wide)) == offered


@pytest.mark.parametrize(
    "known",
    [
        facts(2000, weight=SMALL - 1),
        facts(2000, look=Look.AS_IT_IS),
        facts(1000, 20_000),
    ],
    ids=["small file", "moving or drawn for any size", "higher than WebP can be"],
)
def test_what_variants_would_not_help_is_shown_as_it_is(known: Facts) -> None:
    made = offer(PLACE, "a.png", known)
    assert (made.variants, made.published, made.shown.name) == ((), True, "a.png")


@pytest.mark.parametrize(
    ("look", "formats"),
    [
        (Look.PHOTOGRAPH, ["AVIF", "AVIF", "WEBP", "WEBP", "JPEG"]),
        (Look.LINES, ["AVIF", "AVIF", "WEBP", "WEBP", "PNG"]),
        (Look.CUT_OUT, ["AVIF", "AVIF", "WEBP", "WEBP", "PNG"]),
    ],
)
def test_the_best_format_comes_first_and_one_for_every_browser_last(look: Look, formats: list[str]) -> None:
    made = offer(PLACE, "a.png", facts(800, look=look))
    assert [variant.format for variant in made.variants] == formats
    assert made.shown.width == 800


def test_a_name_tells_the_picture_its_content_and_its_width() -> None:
    one = offer(PLACE, "Hall 1.jpg", facts(1000))
    other = offer(PLACE, "Hall 1.jpg", Facts(1000, 500, LARGE, "1" * 64, Look.PHOTOGRAPH))
    stem, digest, width, ending = one.variants[0].name.split(".")
    assert (stem, len(digest), width, ending) == ("Hall-1", 10, "360", "avif")
    assert one.shown.name == f"Hall-1.{digest}.1000.jpg"
    assert digest not in other.shown.name
    assert offer(PLACE, "зал.jpg", facts(1000)).shown.name.startswith("picture.")


@pytest.mark.parametrize(
    ("name", "data", "look"),
    [
        ("a.jpg", media_files.photograph(), Look.PHOTOGRAPH),
        ("a.jpg", media_files.photograph(mode="L"), Look.PHOTOGRAPH),
        ("a.jpg", media_files.photograph(mode="CMYK"), Look.PHOTOGRAPH),
        ("a.png", media_files.photograph("PNG"), Look.PHOTOGRAPH),
        ("a.png", media_files.photograph("PNG", mode="RGBA"), Look.PHOTOGRAPH),
        ("a.png", media_files.photograph("PNG", mode="P"), Look.PHOTOGRAPH),
        ("a.webp", media_files.photograph("WEBP", (400, 250), lossless=True), Look.PHOTOGRAPH),
        ("a.avif", media_files.photograph("AVIF", (400, 250)), Look.PHOTOGRAPH),
        ("a.png", media_files.chart(), Look.LINES),
        ("a.png", media_files.chart(mode="P"), Look.LINES),
        ("a.png", media_files.chart(mode="1"), Look.LINES),
        ("a.gif", media_files.chart("GIF"), Look.LINES),
        ("a.png", media_files.cut_out(), Look.CUT_OUT),
        ("a.webp", media_files.cut_out("WEBP"), Look.CUT_OUT),
    ],
)
def test_what_a_picture_is_like_is_seen_from_its_file(name: str, data: bytes, look: Look) -> None:
    found = facts_of(name, data)
    assert found is not None
    assert found.look is look
    assert found.weight == len(data)


@pytest.mark.parametrize("kind", ["GIF", "WEBP"])
def test_what_moves_stays_as_it_is(kind: str) -> None:
    target = io.BytesIO()
    frames = [media_files.drawing(), media_files.drawing().transpose(Image.Transpose.ROTATE_180)]
    frames[0].save(target, kind, save_all=True, append_images=frames[1:])
    found = facts_of(f"a.{kind.lower()}", target.getvalue())
    assert found is not None
    assert (found.look, found.width, found.height) == (Look.AS_IT_IS, *media_files.SIZE)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize(("orientation", "size"), [(1, (64, 48)), (3, (64, 48)), (6, (48, 64)), (8, (48, 64))])
def test_the_size_is_that_of_the_picture_as_it_is_seen(kind: str, orientation: int, size: tuple[int, int]) -> None:
    found = facts_of(f"a.{kind.lower()}", media_files.picture(kind, exif=media_files.exif(orientation)))
    assert found is not None
    assert (found.width, found.height) == size


@pytest.mark.parametrize(
    ("name", "data"), [("a.pdf", b"%PDF"), ("a.jpg", b"no picture"), ("a.png", media_files.picture("PNG")[:30])]
)
def test_nothing_is_known_of_what_is_no_picture(name: str, data: bytes) -> None:
    assert facts_of(name, data) is None


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="40" height="30"', (40, 30)),
        ('width="40px" height="30.4px" viewBox="0 0 4 3"', (40, 30)),
        ('width="1in" height="25.4mm"', (96, 96)),
        ('width="3pc" height="36pt"', (48, 48)),
        ('viewBox="0 0 120 80"', (120, 80)),
        ('width="100%" height="100%" viewBox="-10,-10,120,80"', (120, 80)),
        ('width="40"', (0, 0)),
        ('width="0" height="0"', (0, 0)),
        ('width="-4" height="9e99"', (0, 0)),
        ('viewBox="0 0 x y"', (0, 0)),
        ("", (0, 0)),
    ],
)
def test_a_drawing_says_its_size(attributes: str, size: tuple[int, int]) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}><svg width="7" height="7"/></svg>'
    found = facts_of("a.svg", svg.encode())
    assert found is not None
    assert (found.width, found.height, found.look) == (*size, Look.AS_IT_IS)


def test_a_broken_drawing_has_no_size() -> None:
    found = facts_of("a.svg", b"<svg")
    assert found is not None
    assert (found.width, found.height) == (0, 0)


def put(folder: Path, name: str, data: bytes, **options: bool) -> Offer:
    """A picture in a folder, and how it is offered."""
    (folder / PLACE).mkdir(parents=True, exist_ok=True)
    (folder / PLACE / name).write_bytes(data)
    known = facts_of(name, data)
    assert known is not None
    return offer(PLACE, name, known, **options)


def written(offers: list[Offer], docs: Path, cache: Path, target: Path, workers: int = 1) -> dict[str, bytes]:
    """What a build writes, by name."""
    write_pictures(offers, docs, cache, target, workers)
    return {file.name: file.read_bytes() for file in (target / PLACE).iterdir()}


SMALL_PHOTOGRAPH = media_files.photograph(size=(500, 320), quality=95)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jpg", media_files.photograph(size=(1400, 900), exif=media_files.exif(6, place=True), xmp=media_files.XMP)),
        ("a.jpg", media_files.photograph(mode="CMYK", size=(500, 320), quality=95)),
        ("a.png", media_files.photograph("PNG", (500, 320), "RGBA", pnginfo=media_files.png_texts())),
        ("a.png", media_files.chart(mode="P")),
        ("a.png", media_files.cut_out()),
        ("a.webp", media_files.photograph("WEBP", (500, 320), lossless=True, icc_profile=media_files.srgb())),
    ],
)
def test_every_variant_is_what_its_name_says_and_tells_nothing_else(tmp_path: Path, name: str, data: bytes) -> None:
    made = put(tmp_path, name, data)
    files = written([made], tmp_path, tmp_path / "cache", tmp_path / "site")
    assert set(files) == {variant.name for variant in made.variants}
    for variant in made.variants:
        assert labels(variant.format, files[variant.name]) == []
        with Image.open(io.BytesIO(files[variant.name])) as image:
            assert (image.format, image.size) == (variant.format, (variant.width, variant.height))
            assert image.has_transparency_data <= (made.facts.look is not Look.PHOTOGRAPH)
            assert not image.getexif()


@pytest.mark.parametrize("orientation", [1, 6])
def test_the_variants_show_the_picture_upright(tmp_path: Path, orientation: int) -> None:
    data = media_files.photograph(size=(1000, 640), quality=95, exif=media_files.exif(orientation))
    made = put(tmp_path, "a.jpg", data)
    files = written([made], tmp_path, tmp_path / "cache", tmp_path / "site")
    turned = Image.open(io.BytesIO(data))
    meant = turned.transpose(Image.Transpose.ROTATE_270) if orientation == 6 else turned
    for variant in made.variants:
        shown = Image.open(io.BytesIO(files[variant.name])).convert("RGB")
        difference = ImageStat.Stat(ImageChops.difference(shown, meant.resize(shown.size)))
        assert max(difference.rms) < 16, variant


def test_colours_are_those_that_the_profile_means(tmp_path: Path) -> None:
    red = Image.new("RGB", (600, 600), (220, 30, 40))
    red.paste(Image.open(io.BytesIO(SMALL_PHOTOGRAPH)), (50, 50))
    target = io.BytesIO()
    red.save(target, "JPEG", quality=95, icc_profile=media_files.other_colours())
    made = put(tmp_path, "a.jpg", target.getvalue())
    for content in written([made], tmp_path, tmp_path / "cache", tmp_path / "site").values():
        r, g, _ = Image.open(io.BytesIO(content)).convert("RGB").getpixel((5, 5))  # type: ignore[misc]
        assert g > r


def test_grey_of_sixteen_bits_keeps_its_lights(tmp_path: Path) -> None:
    grain = random.Random(1).randbytes(256 * 256)
    samples = b"".join(bytes((low, place % 256)) for place, low in enumerate(grain))
    deep = Image.frombytes("I;16", (256, 256), samples)
    target = io.BytesIO()
    deep.save(target, "PNG")
    made = put(tmp_path, "a.png", target.getvalue())
    files = written([made], tmp_path, tmp_path / "cache", tmp_path / "site")
    shown = Image.open(io.BytesIO(files[made.shown.name])).convert("L")
    assert abs(shown.getpixel((64, 99)) - 64) < 12  # type: ignore[operator]
    assert abs(shown.getpixel((200, 99)) - 200) < 12  # type: ignore[operator]


def test_the_bytes_are_the_same_however_many_are_drawn_at_once(tmp_path: Path) -> None:
    made = [put(tmp_path, "a.jpg", SMALL_PHOTOGRAPH), put(tmp_path, "b.png", media_files.cut_out(size=(400, 300)))]
    one = written(made, tmp_path, tmp_path / "cache1", tmp_path / "site1", workers=1)
    two = written(made, tmp_path, tmp_path / "cache2", tmp_path / "site2", workers=2)
    assert len(one) == 8
    assert one == two


def test_a_second_build_draws_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = [put(tmp_path, "a.jpg", SMALL_PHOTOGRAPH)]
    assert write_pictures(made, tmp_path, tmp_path / "cache", tmp_path / "one") == 1
    monkeypatch.setattr(making, "variants", None)
    assert write_pictures(made, tmp_path, tmp_path / "cache", tmp_path / "two") == 0
    assert sorted((tmp_path / "one").rglob("*.*")) != []
    assert [file.name for file in sorted((tmp_path / "one").rglob("*.*"))] == [
        file.name for file in sorted((tmp_path / "two").rglob("*.*"))
    ]


def test_the_same_picture_in_two_places_is_drawn_once(tmp_path: Path) -> None:
    made = [put(tmp_path, "a.jpg", SMALL_PHOTOGRAPH), put(tmp_path, "b.jpg", SMALL_PHOTOGRAPH)]
    assert write_pictures(made, tmp_path, tmp_path / "cache", tmp_path / "site") == 1
    assert len(list((tmp_path / "site" / PLACE).iterdir())) == 10


class KilledError(BaseException):
    """What happens to a build that is stopped."""


def test_a_build_that_is_killed_leaves_nothing_half_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = put(tmp_path, "a.jpg", SMALL_PHOTOGRAPH)
    cache, kept = tmp_path / "cache", tmp_path / "cache" / FOLDER

    def killed(*_: object, **__: object) -> None:
        raise KilledError

    with monkeypatch.context() as patch:
        patch.setattr(making, "_put", killed)
        patch.setattr(making.shutil, "rmtree", killed)  # nobody cleans up after a process that was killed
        with pytest.raises(KilledError):
            write_pictures([made], tmp_path, cache, tmp_path / "site")
    assert [folder.name.startswith("draft-") for folder in kept.iterdir()] == [True]
    assert not (tmp_path / "site").exists()
    assert write_pictures([made], tmp_path, cache, tmp_path / "site") == 1


def test_two_builds_at_once_do_not_hinder_each_other(tmp_path: Path) -> None:
    made = put(tmp_path, "a.jpg", SMALL_PHOTOGRAPH)
    for _ in range(2):
        make(made, tmp_path, tmp_path)
    assert [folder.name for folder in tmp_path.iterdir() if folder.name != "news"] == [key_of(made)]
    kept = [file.name for file in (tmp_path / key_of(made)).iterdir()]
    assert len(kept) == len(made.variants) + len({"sums"} & set(kept)) == len(made.variants) + 1


@pytest.mark.parametrize("name", ["sums", "500.jpeg", "500.webp"])
def test_what_was_spoilt_in_the_cache_is_drawn_anew(tmp_path: Path, name: str) -> None:
    made = put(tmp_path, "a.jpg", SMALL_PHOTOGRAPH)
    cache = tmp_path / "cache"
    assert write_pictures([made], tmp_path, cache, tmp_path / "one") == 1
    file = cache / FOLDER / key_of(made) / name
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    assert write_pictures([made], tmp_path, cache, tmp_path / "two") == 1
    assert write_pictures([made], tmp_path, cache, tmp_path / "two") == 0
    first = {path.name: path.read_bytes() for path in (tmp_path / "one").rglob("*.*")}
    assert {path.name: path.read_bytes() for path in (tmp_path / "two").rglob("*.*")} == first


def test_what_no_build_has_used_for_long_goes(tmp_path: Path) -> None:
    made = put(tmp_path, "a.jpg", SMALL_PHOTOGRAPH)
    kept = tmp_path / "cache" / FOLDER
    for name, age in (("old", UNUSED + 60), ("draft-old", UNUSED + 60), ("new", UNUSED - 60)):
        (kept / name).mkdir(parents=True)
        now = (kept / name).stat().st_mtime
        os.utime(kept / name, (now - age, now - age))
    write_pictures([made], tmp_path, tmp_path / "cache", tmp_path / "site")
    os.utime(kept / key_of(made), (0, 0))
    write_pictures([made], tmp_path, tmp_path / "cache", tmp_path / "site")
    assert {folder.name for folder in kept.iterdir()} == {"new", key_of(made)}


def test_a_picture_that_was_changed_meanwhile_is_not_kept_under_the_old_name(tmp_path: Path) -> None:
    made = put(tmp_path, "a.jpg", SMALL_PHOTOGRAPH)
    put(tmp_path, "a.jpg", media_files.photograph(size=(500, 330)))
    with pytest.raises(OSError, match=r"a\.jpg was changed"):
        write_pictures([made], tmp_path, tmp_path / "cache", tmp_path / "site")


@pytest.mark.parametrize("others", [0, 1])
def test_a_picture_that_cannot_be_drawn_is_told_by_name(tmp_path: Path, others: int) -> None:
    broken = media_files.photograph()[: SMALL * 2]
    made = [put(tmp_path, "a.jpg", broken), *[put(tmp_path, "b.jpg", SMALL_PHOTOGRAPH)][:others]]
    with pytest.raises(ProblemError) as caught:
        write_pictures(made, tmp_path, tmp_path / "cache", tmp_path / "site", workers=2)
    assert (caught.value.problem.code, caught.value.problem.path) == ("picture-unreadable", f"{PLACE}/a.jpg")


def test_the_file_itself_is_published_only_where_a_text_leads_to_it(tmp_path: Path) -> None:
    camera = media_files.photograph(size=(500, 320), quality=95, exif=media_files.exif(place=True))
    made = [put(tmp_path, "a.jpg", SMALL_PHOTOGRAPH), put(tmp_path, "b.jpg", camera, linked=True)]
    files = written(made, tmp_path, tmp_path / "cache", tmp_path / "site")
    assert "a.jpg" not in files
    assert labels("JPEG", files["b.jpg"]) == []


@pytest.mark.parametrize(
    ("body", "linked"),
    [
        ("![A hall](hall.png)", False),
        ("![A hall](hall.png 'Title') and ![x](./hall.png)", False),
        ("[The plan](hall.png)", True),
        ("[The plan](../academy/hall.png)", True),
        ("[![A hall](hall.png)](hall.png)", True),
        ("[The plan][1]\n\n[1]: hall.png", True),
        ("[The plan](<hall.png>)", True),
        ("hall.png", False),
    ],
)
def test_what_a_text_leads_to_is_read_from_it(tmp_path: Path, body: str, linked: bool) -> None:
    docs = tiny.site(tmp_path)
    tiny.change(docs, f"{PLACE}/index.ru.md", body=body)
    assert (f"{PLACE}/hall.png" in linked_pictures(tiny.read(docs).library)) is linked


def test_another_items_text_may_lead_to_it_too(tmp_path: Path) -> None:
    docs = tiny.site(tmp_path)
    tiny.change(docs, "about/index.en.md", body=f"[The plan](../{PLACE}/hall.png)")
    assert linked_pictures(tiny.read(docs).library) == {f"{PLACE}/hall.png"}


def test_a_survey_knows_all_pictures_and_nothing_else(tmp_path: Path) -> None:
    docs = tiny.site(tmp_path)
    (docs / PLACE / "report.pdf").write_bytes(b"%PDF")
    (docs / "map.svg").write_bytes(b'<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>')
    found = survey(tiny.read(docs).library, docs)
    assert {path: (one.facts.width, one.facts.height) for path, one in found.items()} == {
        "map.svg": (4, 3),
        f"{PLACE}/hall.png": (1, 1),
    }


def test_a_file_is_read_once_until_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.png").write_bytes(tiny.PNG)
    (tmp_path / "b.png").write_bytes(b"no picture")
    read: list[Path] = []
    read_bytes: Callable[[Path], bytes] = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: read.append(path) or read_bytes(path))  # type: ignore[func-returns-value]

    def look() -> list[Facts | None]:
        read.clear()
        known = Known(tmp_path / "cache")
        found = [known.facts(tmp_path, name) for name in ("a.png", "b.png")]
        known.save()
        return found

    first = look()
    assert len(read) > 1
    assert look() == first == [facts_of("a.png", tiny.PNG), None]
    assert [path.parent == tmp_path for path in read] == [False] * len(read)
    (tmp_path / "a.png").write_bytes(media_files.picture("PNG"))
    assert look() == [facts_of("a.png", media_files.picture("PNG")), None]
    (tmp_path / "cache" / FILE).write_text("broken", encoding="utf-8")
    assert look() == [facts_of("a.png", media_files.picture("PNG")), None]


def test_pages_and_feeds_are_given_the_same_picture(tmp_path: Path) -> None:
    docs = tiny.site(tmp_path)
    (docs / PLACE / "hall.png").write_bytes(media_files.photograph("PNG", (1000, 640)))
    site = tiny.open_site(docs, "en", pictures=survey(tiny.read(docs).library, docs))
    found = picture_of(site, PLACE, "hall.png", "A hall")
    assert found.address.startswith(f"media/{PLACE}/hall.")
    assert found.address.endswith(".1000.jpg")
    assert (found.width, found.height, found.alt) == (1000, 640, "A hall")
    assert [source.media_type for source in found.sources] == ["image/avif", "image/webp"]
    assert [width for _, width in found.sources[0].candidates] == [360, 720, 1000]
    assert file_address(site, f"{PLACE}/hall.png") == found.address
    assert file_address(site, f"{PLACE}/report.pdf") == f"media/{PLACE}/report.pdf"
