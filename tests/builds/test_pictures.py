"""Pictures of a built site: made once for all languages, with their sizes, without metadata, and never made twice."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from PIL import Image

import media_files
from arasha.checks.media.pictures import labels
from sites import LANGUAGES, Project

FOLDER = "news/2024/academy"
MEDIA = f"media/{FOLDER}"
BODY = '![A hall](hall.jpg "The hall of Almaty")\n\n![A chart](chart.png)\n\n[The plan](plan.jpg)'
LARGEST_ON_A_PHONE = 60_000
"""Bytes of a photograph on a telephone of 360 pixels, two dots each."""


def with_pictures(root: Path) -> Project:
    """A site with a photograph that leads a text and stands in it, a chart, and a photograph that is only linked."""
    project = Project(root)
    project.item("")
    project.item("about")
    (project.docs / FOLDER).mkdir(parents=True)
    hall = media_files.photograph(quality=90)
    (project.docs / FOLDER / "hall.jpg").write_bytes(hall)
    (project.docs / FOLDER / "chart.png").write_bytes(media_files.chart(size=(1000, 1200)))
    plan = media_files.photograph(size=(400, 700), quality=95, icc_profile=media_files.srgb())
    (project.docs / FOLDER / "plan.jpg").write_bytes(plan)
    texts = {"body": BODY, "picture_alt": "A hall"}
    project.item(FOLDER, {"date": "2024-08-21", "picture": "hall.jpg"}, **dict.fromkeys(LANGUAGES, texts))
    return project


@pytest.fixture(scope="module")
def pictured(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = with_pictures(tmp_path_factory.mktemp("pictures"))
    project.built()
    return project


def names(project: Project) -> dict[str, bytes]:
    """The pictures of the site by their names without the hash."""
    files = project.tree.files()
    assert [path for path in files if path.endswith((".avif", ".webp", ".jpg"))] == [
        path for path in files if path.startswith(f"{MEDIA}/") and not path.endswith(".png")
    ]
    found = {path.rpartition("/")[2]: content for path, content in files.items() if path.startswith(f"{MEDIA}/")}
    return {re.sub(r"\.[0-9a-f]{10}\.", ".", name): content for name, content in found.items()}


def test_variants_stand_once_for_all_languages(pictured: Project) -> None:
    assert set(names(pictured)) == {
        *(f"hall.{width}.{kind}" for width in (360, 720, 1000, 1280) for kind in ("avif", "webp")),
        "hall.1280.jpg",
        *(f"plan.400.{kind}" for kind in ("avif", "webp", "jpg")),
        "plan.jpg",
        *(f"chart.{width}.{kind}" for width in (360, 720, 1000) for kind in ("avif", "webp")),
        "chart.1000.png",
    }


def test_a_photograph_is_small_on_a_telephone(pictured: Project) -> None:
    found = names(pictured)
    assert len(found["hall.720.avif"]) < LARGEST_ON_A_PHONE
    assert len(found["hall.720.avif"]) < len(found["hall.720.webp"]) < len(found["hall.1280.jpg"])


def test_no_variant_tells_anything_but_the_picture(pictured: Project) -> None:
    for name, content in names(pictured).items():
        with Image.open(io.BytesIO(content)) as image:
            assert name == "plan.jpg" or labels(str(image.format), content) == [], name


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_name_what_is_there_and_how_large_it_is(pictured: Project, language: str) -> None:
    page = pictured.tree.page(f"{language}/{FOLDER}/")
    base = pictured.site / language / FOLDER
    named = [one.split(" ") for value in page.all("//source/@srcset") for one in value.split(", ")]
    assert len(named) == 8 + 8 + 6
    for address, width in named:
        with Image.open(base / address) as image:
            assert f"{image.width}w" == width
    images = page.all("//main//img[not(ancestor::*[@class='acknowledgements'])]")
    assert len(images) == 3
    for image in images:
        with Image.open(base / image.get("src")) as shown:
            assert (image.get("width"), image.get("height")) == tuple(str(side) for side in shown.size)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lead_picture_comes_at_once_and_the_others_when_they_are_near(pictured: Project, language: str) -> None:
    page = pictured.tree.page(f"{language}/{FOLDER}/")
    loading = [(one.get("loading"), one.get("fetchpriority")) for one in page.all("//main//img")]
    assert loading == [(None, "high"), ("lazy", None), ("lazy", None)]


def test_a_list_shows_the_lead_picture_small_and_without_words(pictured: Project) -> None:
    page = pictured.tree.page("ru/news/")
    (image,) = page.all("//*[@class='card-picture']//img")
    assert (image.get("alt"), image.get("loading")) == ("", "lazy")
    assert len(page.all("//*[@class='card-picture']//source")) == 2


def test_a_second_build_makes_none_and_gives_the_same_bytes(tmp_path: Path) -> None:
    project = with_pictures(tmp_path)
    first = project.built().files()
    kept = sorted((project.root / ".cache" / "pictures").glob("*/*.*"))
    made = [(file, file.stat().st_ino, file.stat().st_mtime_ns) for file in kept]
    assert len(made) == 19
    assert project.built().files() == first
    kept = sorted((project.root / ".cache" / "pictures").glob("*/*.*"))
    assert [(file, file.stat().st_ino, file.stat().st_mtime_ns) for file in kept] == made


def test_another_picture_under_the_same_name_has_another_address(tmp_path: Path) -> None:
    project = with_pictures(tmp_path)
    before = set(project.built().files())
    (project.docs / FOLDER / "hall.jpg").write_bytes(media_files.photograph(size=(1600, 900)))
    after = set(project.built().files())
    assert len([path for path in before - after if "/hall." in path]) == 9
    assert len([path for path in after - before if "/hall." in path]) == 9
    assert {path for path in before if "/hall." not in path} == {path for path in after if "/hall." not in path}
