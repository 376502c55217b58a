"""Copies of a built site to read without a network, the page that lists them, and the other ways to a blocked site."""

from __future__ import annotations

import hashlib
import html
import json
import os
import posixpath
import re
import shutil
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from http import HTTPStatus
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from libzim.reader import Archive  # type: ignore[import-untyped]

from arasha.editions.manifest import BUILD, SIGNATURE, SUMS, Origin, origin_text, read_sums
from arasha.editions.offline.making import Sign, make_offline
from arasha.mkdocs_plugin.project import read_project
from browsers import served
from sites import LANGUAGES, THEME, URL, Project, folders, said, words
from trees import Html, Tree, flat

ONION = "http://abcdefghijklmnopqrstuvwxyz234567abcdefghijklmnopqrstuvwx.onion/"
MIRROR = "https://mirror.example.com/"
SETTINGS = f"""
      mirrors: [{{name: "Mirror & co", url: "{MIRROR}"}}]
      onion: "{ONION}"
"""
ORIGIN = Origin(commit="ab" * 20, time="2025-06-01T12:00:00Z", site=URL)
LATIN = folders("kk")[1]
BLOCKED = [f"{folder}/blocked/" for language in LANGUAGES for folder in folders(language)]
SIGNED = b"signature of "


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A site with a mirror, an address in Tor, a picture, a document, a text in one language, and one that moved."""
    project = Project(tmp_path_factory.mktemp("offline"))
    text = project.config.read_text(encoding="utf-8")
    project.config.write_text(re.sub(r"\n      per_page: 20\n", rf"\g<0>{SETTINGS}", text), encoding="utf-8")
    project.item("")
    body = "## Бөлім {#part}\n\n[A](../news/2024/one/#part), [B](../news/2023/russian/), <info@example.org>."
    project.item("about", kk=body, ru=body, en=body)
    project.item("blocked")
    project.item("safety", {"sensitive": True})
    picture = "## Бөлім {#part}\n\n![Сурет](picture.svg) [сурет](picture.svg)"
    project.item(
        "news/2024/one", {"date": "2024-05-01", "moved_from": ["news/2023/one"]}, kk=picture, ru=picture, en=picture
    )
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path d="M0 0h4v4z"/></svg>'
    (project.docs / "news/2024/one/picture.svg").write_bytes(svg)
    project.item("news/2023/russian", {"date": "2023"}, ru="Текст.")
    project.built()
    return project


def copied(project: Project, folder: Path, signature: Sign | None = None, **changed: str) -> Tree:
    """The site in another folder, with its copies, made by other settings."""
    shutil.copytree(project.site, folder)
    settings = replace(read_project(project.config).settings, **changed)  # type: ignore[arg-type]
    languages = {code: words(code) for code in LANGUAGES}
    make_offline(folder, ORIGIN, settings, languages, THEME, signature, lambda *_: None)
    return Tree(folder)


@pytest.fixture(scope="module")
def released(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """The site with its copies."""
    return copied(project, tmp_path_factory.mktemp("released") / "site", lambda text: SIGNED + text[:8])


@pytest.fixture(scope="module")
def unpacked(released: Tree, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Tree]:
    """Each language's archive as a folder."""
    found = {}
    for language in LANGUAGES:
        folder = tmp_path_factory.mktemp(f"copy-{language}")
        with zipfile.ZipFile(released.root / f"offline/arasha-{language}.zip") as archive:
            archive.extractall(folder)
        found[language] = Tree(folder)
    return found


def relative_links(page: Html) -> Iterator[str]:
    """Addresses within the site that a page leads to or shows."""
    for address in page.all("//@href | //@src"):
        if not urlsplit(address).scheme and not address.startswith("//"):
            yield address


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_of_a_copy_leads_to_a_file_and_place_in_it(unpacked: dict[str, Tree], language: str) -> None:
    tree = unpacked[language]
    files = tree.files()
    checked = 0
    for path, page in tree.pages():
        for address in relative_links(page):
            parts = urlsplit(address)
            target = (
                posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path))) if parts.path else path
            )
            assert target in files, (path, address)
            if parts.fragment and target.endswith(".html"):
                assert tree.page(target).all("//*[@id=$id]".replace("$id", repr(unquote(parts.fragment)))), (
                    path,
                    address,
                )
            checked += 1
    assert checked > 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_copy_holds_its_language_and_opens_at_its_top(unpacked: dict[str, Tree], language: str) -> None:
    tree = unpacked[language]
    assert {path.name for path in tree.root.iterdir() if path.is_dir()} == {*folders(language), "assets", "media"}
    start = tree.page("index.html")
    assert said(language, "offline_copy") in start.main
    assert start.one("//time").get("datetime") == "2025-06-01"
    assert start.one("//a[@class='button']").get("href") == f"{language}/index.html"
    assert start.links("blocked/index.html")
    assert (tree.root / language / "search" / "manifest.js").is_file()
    assert not (tree.root / language / "share").exists(), "only messengers look at these"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_copy_proves_what_is_in_it(unpacked: dict[str, Tree], language: str) -> None:
    files = unpacked[language].files()
    sums = read_sums(files[SUMS])
    assert sums.keys() | {SUMS, SIGNATURE} == files.keys()
    assert all(hashlib.sha256(files[path]).hexdigest() == sha256 for path, sha256 in sums.items())
    assert files[BUILD] == origin_text(ORIGIN)
    assert files[SIGNATURE] == SIGNED + files[SUMS][:8]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_a_copy_says_what_it_is(unpacked: dict[str, Tree], language: str) -> None:
    for path, page in unpacked[language].pages():
        if page.all("//footer"):
            note = page.one("//footer/p[1]")
            assert note.find("time").get("datetime") == "2025-06-01"
            assert note.find("a").get("href") == URL
            if not path.startswith(LATIN):
                assert said(language, "offline_copy") in flat(note)
        assert not page.all("//link[@rel='alternate'] | //meta[@property] | //script[@type]"), (
            "for machines in the network"
        )


def test_what_a_copy_lacks_leads_to_the_site_and_says_so(unpacked: dict[str, Tree]) -> None:
    page = unpacked["kk"].page("kk/about/")
    for address in (f"{URL}ru/about/", f"{URL}ru/news/2023/russian/", f"{URL}kk/feed.xml"):
        links = page.all(f"//a[@href='{address}']")
        assert links, address
        for link in links:
            assert link.get("rel") == "noreferrer"
            mark = link.xpath("span[@class='tongue']")[-1]
            assert (mark.get("lang"), flat(mark)) == ("kk", said("kk", "offline_online"))
    latin = unpacked["kk"].page(f"{LATIN}/about/")
    assert latin.all(f"//a[@href='{URL}ru/about/']/span[@lang='kk-Latn']")


def test_a_copy_of_a_site_without_an_address_has_no_links_out(project: Project, tmp_path: Path) -> None:
    tree = copied(project, tmp_path / "site", url="")
    with zipfile.ZipFile(tree.root / "offline/arasha-ru.zip") as archive:
        text = archive.read("ru/about/index.html").decode()
    assert '<b lang="kk">' in text
    assert not re.search(r'href="[^"]*/?kk/about', text)


def test_the_search_of_a_copy_knows_that_it_is_alone(unpacked: dict[str, Tree], released: Tree) -> None:
    assert '"languages":{}' in unpacked["ru"].text("ru/search/manifest.js")
    assert '"languages":{}' not in released.text("ru/search/manifest.js")


def test_an_old_address_leads_on_in_a_copy(unpacked: dict[str, Tree]) -> None:
    page = unpacked["ru"].page("ru/news/2023/one/")
    refresh = page.one("//meta[@http-equiv='refresh']").get("content")
    assert refresh == "0; url=../../../../ru/news/2024/one/index.html"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_zim_holds_the_same_pages(released: Tree, unpacked: dict[str, Tree], language: str) -> None:
    archive = Archive(released.root / f"offline/arasha-{language}.zim")
    assert archive.check()
    files = unpacked[language].files()
    for path in files.keys() - {"index.html", SUMS, SIGNATURE, BUILD}:
        entry = archive.get_entry_by_path(path)
        if not entry.is_redirect:
            assert bytes(entry.get_item().content) == files[path]
    assert archive.main_entry.get_item().path == f"{language}/index.html"
    assert archive.get_entry_by_path(f"{language}/news/2023/one/index.html").is_redirect


def test_two_runs_in_two_folders_give_the_same_bytes(project: Project, released: Tree, tmp_path: Path) -> None:
    other = copied(project, tmp_path / "elsewhere" / "site", lambda text: SIGNED + text[:8])
    assert other.files() == released.files()


def test_a_second_run_over_the_first_changes_nothing(project: Project, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    first = copied(project, folder).files()
    settings = read_project(project.config).settings
    languages = {code: words(code) for code in LANGUAGES}
    make_offline(folder, ORIGIN, settings, languages, THEME, None, lambda *_: None)
    assert Tree(folder).files() == first


def test_what_shares_files_with_the_site_keeps_them(project: Project, tmp_path: Path) -> None:
    before = project.tree.files()
    folder = tmp_path / "site"
    shutil.copytree(project.site, folder, copy_function=os.link)
    settings = read_project(project.config).settings
    languages = {code: words(code) for code in LANGUAGES}
    make_offline(folder, ORIGIN, settings, languages, THEME, None, lambda *_: None)
    assert Tree(folder).text("ru/blocked/") != project.tree.text("ru/blocked/")
    assert project.tree.files() == before


@pytest.mark.parametrize("address", BLOCKED)
def test_the_page_for_blocked_readers_lists_the_copies(released: Tree, address: str) -> None:
    page = released.page(address)
    links = page.all("//section[@class='downloads']//a[@download]")
    assert len(links) == 2 * len(LANGUAGES)
    own = next(language for language in LANGUAGES if address.split("/", maxsplit=1)[0] in folders(language))
    assert links[0].get("href") == f"../../offline/arasha-{own}.zip"
    text = page.main
    for link in links:
        data = (released.root / address / link.get("href")).resolve().read_bytes()
        assert hashlib.sha256(data).hexdigest() in text
    if address.startswith(LATIN):
        assert not re.search("[\u0400-\u04ff]", flat(page.one("//section[@class='downloads']")))
    else:
        assert said(own, "offline_none") not in text


@pytest.mark.parametrize("signature", [None, lambda text: SIGNED + text[:8]])
def test_a_key_that_copies_are_not_signed_with_promises_nothing(
    project: Project, tmp_path: Path, signature: Sign | None
) -> None:
    tree = copied(project, tmp_path / "site", signature, public_key="RWkey")
    for language in LANGUAGES:
        listed = tree.page(f"{language}/blocked/").main
        assert (said(language, "offline_not_signed") in listed) == (signature is None)
        with zipfile.ZipFile(tree.root / f"offline/arasha-{language}.zip") as archive:
            start = archive.read("index.html").decode()
        assert ("-P RWkey" in start) == (signature is not None)
        assert (said(language, "offline_unsigned") in start) == (signature is None)


@pytest.mark.parametrize("address", BLOCKED)
def test_before_there_are_copies_it_says_so(project: Project, address: str) -> None:
    page = project.tree.page(address)
    assert not page.all("//a[@download]")
    if not address.startswith(LATIN):
        assert said(address.split("/", maxsplit=1)[0], "offline_none") in page.main


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_the_copy_it_names_the_copy(unpacked: dict[str, Tree], language: str) -> None:
    text = unpacked[language].page(f"{language}/blocked/").main
    assert said(language, "offline_inside") in text
    assert said(language, "offline_none") not in text


@pytest.mark.parametrize("address", BLOCKED)
def test_it_names_mirror_onion_and_that_there_is_no_key(project: Project, address: str) -> None:
    page = project.tree.page(address)
    assert page.all(f"//main//a[@href='{MIRROR}'][@rel='noreferrer']")
    assert page.all(f"//main//a[@href='{ONION}']")
    if not address.startswith(LATIN):
        assert said(address.split("/", maxsplit=1)[0], "public_key_none") in page.main


def test_every_page_links_to_the_mirrors_and_has_its_address_in_tor(project: Project) -> None:
    seen = 0
    for path, page in project.tree.pages():
        onion = page.all("//head/meta[@http-equiv='onion-location']/@content")
        address = path.removesuffix("index.html")
        if page.all("//footer"):
            link = page.one(f"//footer//a[@href='{MIRROR}']")
            assert (link.get("rel"), flat(link)) == ("noreferrer", "Mirror & co")
            seen += 1
        assert onion in ([], [f"{ONION}{address}"]), path
        if page.all("//link[@rel='canonical']"):
            assert onion or page.all("//meta[@http-equiv='refresh']"), path
            assert page.one("//link[@rel='canonical']").get("href").startswith(URL), (
                "a mirror does not call itself the site"
            )
    assert seen > 20


def test_a_site_without_mirrors_says_nothing_of_them(rich: Tree) -> None:
    for path, page in rich.pages():
        assert len(page.all("//footer//nav")) <= 1, path
        assert not page.all("//meta[@http-equiv='onion-location']"), path


def test_programs_read_the_mirrors_too(project: Project) -> None:
    data = json.loads(project.tree.text("mirrors.json"))
    assert data == {
        "site": URL,
        "mirrors": [{"name": "Mirror & co", "url": MIRROR}],
        "onion": ONION,
        "public_key": "",
    }


def crawled(start: str) -> dict[str, int]:
    """Every address below `start` that its pages lead to, and how the server answers."""
    found: dict[str, int] = {}
    waiting = [start]
    while waiting:
        address = waiting.pop().partition("#")[0]
        if address in found or not address.startswith(start):
            continue
        try:
            answer = urllib.request.urlopen(address)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            found[address] = answer.status
            data = answer.read()
            text = data.decode() if answer.headers.get_content_type() == "text/html" else ""
        if text:
            waiting += [urljoin(address, html.unescape(link)) for link in re.findall(r' (?:href|src)="([^"]+)"', text)]
    return found


def test_a_mirror_restored_from_the_site_alone_serves_it(released: Tree, tmp_path: Path) -> None:
    restored = shutil.copytree(released.root, tmp_path / "mirror")
    with served(restored) as start:
        found = crawled(start)
    assert {f"{start}{language}/news/2024/one/" for language in LANGUAGES} <= found.keys()
    assert {address: status for address, status in found.items() if status != HTTPStatus.OK} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_mirror_restored_from_a_copy_alone_serves_it(unpacked: dict[str, Tree], language: str) -> None:
    with served(unpacked[language].root) as start:
        found = crawled(start)
    assert f"{start}{language}/news/2024/one/index.html" in found
    assert f"{start}media/news/2024/one/picture.svg" in found
    assert {address: status for address, status in found.items() if status != HTTPStatus.OK} == {}
